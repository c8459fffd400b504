// The page of a sample. In: the name of a file. Out: its only page, and its Document.
//
// The idea: a sample guards what `pith` prints, so the file goes through the same readers, and what they refuse is no sample.
#include "command/check/sample_page.h"

#include "input/records.h"

namespace pith::internal {
namespace {

ReadOptions read_options(const Options& stated) {
  ReadOptions options;
  options.page_format = stated.from;
  if (stated.from) options.from = InputContainer::page;
  return options;
}

// A record without a page comes with a hint at --field, which only `pith` has.
std::string reason_of(const Page& page) {
  const bool json = page.error_code == PageError::json || page.error_code == PageError::record;
  return json ? "JSON data, not a page" : page.error;
}

}  // namespace

bool read_sample_page(const std::string& name, const Options& stated, SamplePage& sample, std::string& error) {
  Records records(name, read_options(stated));
  Page next;
  if (!records.next(sample.page))
    error = "no page in it";
  else if (!sample.page.error.empty())
    error = reason_of(sample.page);
  else if (records.next(next))
    error = "several pages in it, and a sample is one";
  sample.is_file = records.container() == InputContainer::page;
  sample.options = stated;
  if (!sample.options.from) sample.options.from = sample.page.from;
  if (sample.options.url.empty()) sample.options.url = sample.page.url;
  if (sample.options.encoding.empty()) sample.options.encoding = sample.page.encoding;
  return error.empty();
}

Document document_of(const SamplePage& sample) {
  Document document = extract(sample.page.bytes, sample.options);
  if (document.metadata.title.empty()) document.metadata.title = sample.page.title;
  return document;
}

}  // namespace pith::internal

// write() and kept_kinds() of pith.h. In: a Document. Out: its bytes in the format that the caller asks for.
#include "base/enum_tables.h"
#include "write/writers.h"

namespace pith {

using namespace internal;

namespace {

std::string body_of(const Document& document, const WriteOptions& options) {
  switch (options.to) {
    case OutputFormat::text:
      return options.explain ? explain(document, options) : text_of(document, kept_kinds(options));
    case OutputFormat::markdown:
      return markdown_of(document, options);
    case OutputFormat::html:
      return html_of(document, options);
    case OutputFormat::report:
      return report_of(document, options);
    case OutputFormat::json:
      return json_of(document, options, true);
    case OutputFormat::jsonl:
      return json_of(document, options, false);
  }
  return {};
}

}  // namespace

KindSet kept_kinds(const WriteOptions& options) {
  return options.keep.value_or(row_of(options.to).prints_title ? kArticleOnly.with(Kind::title) : kArticleOnly);
}

std::string write(const Document& document, const WriteOptions& options) {
  std::string out = body_of(document, options);
  if (!out.empty() && out.back() != '\n') out.push_back('\n');
  return out;
}

}  // namespace pith

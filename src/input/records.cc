// The pages of one input. In: its name. Out: a page at a time.
//
// The idea: the input is decompressed, then its first bytes tell the format; the file name is never asked.
#include "input/records.h"

#include <utility>

#include "base/text.h"
#include "input/decompress.h"
#include "input/json_sniff.h"

namespace pith::internal {

Records::Records(std::string name, const ReadOptions& options) : name_(std::move(name)), options_(options) {}

namespace {

// A caller who says where a record has its page expects records, also where the first of them is damaged.
const ContainerFormat& format_for(const Stream& stream, const ReadOptions& options) {
  if (options.from) return format_of(*options.from);
  const std::string_view text = skip_space(remove_byte_order_mark(stream.view()));
  const bool records = !options.field.empty() && (text.starts_with('{') || text.starts_with('['));
  return records ? format_of(InputContainer::jsonl) : recognise_container(stream.view());
}

}  // namespace

void Records::open() {
  windows_ = std::make_unique<WindowMemory>(window_memory(options_));
  if (name_ != "-") options_.file = name_;
  Stream stream = decompressed(file_stream(name_, options_.waiting, options_.bytes_read), *windows_);
  // When the format is given, nothing is read ahead: a filter answers JSONL line by line.
  if (!options_.from) stream.fill(kStartSize);
  const ContainerFormat& format = format_for(stream, options_);
  container_ = format.container;
  source_ = format.open(std::move(stream), options_);
}

bool Records::next(Page& page) {
  if (!source_) open();
  const bool found = source_->next(page);
  // Whatever holds the page, it may be JSON in spite of what is said about it, unless the user says so.
  if (found && !options_.page_format && is_json_document(page.bytes)) set_error(page, PageError::record, "JSON data, not a page");
  page.name = name_;
  page.reader_memory = std::min(windows_->max, windows_->held + source_->held_memory());
  return found;
}

}  // namespace pith::internal

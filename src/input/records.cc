// The pages of one input. In: its name. Out: a page at a time.
//
// The idea: the input is decompressed, then its first bytes tell the format; the file name is never asked.
#include "input/records.h"

#include <utility>

#include "input/decompress.h"

namespace pith::internal {

Records::Records(std::string name, const ReadOptions& options) : name_(std::move(name)), options_(options) {}

void Records::open() {
  Stream stream = decompressed(Stream(file_source(name_, options_.waiting)));
  // When the format is given, nothing is read ahead: a filter answers JSONL line by line.
  if (!options_.from) stream.fill(kStartSize);
  const ContainerFormat& format = options_.from ? format_of(*options_.from) : recognise_container(stream.view());
  container_ = format.container;
  source_ = format.open(std::move(stream), options_);
}

bool Records::next(Page& page) {
  if (!source_) open();
  const bool found = source_->next(page);
  page.name = name_;
  return found;
}

}  // namespace pith::internal

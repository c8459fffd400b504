// The middle step of a batch. In: an Item with a page. Out: the same with its result.
#include "command/batch/item.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace pith::internal {
namespace {

// The relative address of the index of the reports in a folder, from a report of this input; empty if there is no index.
std::string index_address(const Input& input, const BatchJob& job) {
  if (job.write.to != OutputFormat::report || !to_folder(job)) return {};
  std::string address;
  for (auto folders = std::ranges::count(input.output_path, '/'); folders > 0; --folders) address.append("../");
  return address.append("index.html");
}

}  // namespace

void process(Item& item, const BatchJob& job) {
  if (item.type != Item::Type::page) return;
  item.result = process(item.page, job, index_address(item.input, job));
  // Results may wait for those of earlier pages, and the input is not needed any more.
  release_text(item.page.bytes);
  release_text(item.page.extra_members);
}

}  // namespace pith::internal

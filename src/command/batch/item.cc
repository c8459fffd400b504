// The middle step of a batch. In: an Item with a page. Out: the same with its result.
#include "command/batch/item.h"

namespace pith::internal {

void process(Item& item, const BatchJob& job) {
  if (item.type != Item::Type::page) return;
  item.result = process(item.page, job);
  // Results may wait for those of earlier pages, and the input is not needed any more.
  item.page.bytes = {};
  item.page.extra_members = {};
}

}  // namespace pith::internal

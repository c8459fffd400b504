// The middle step of a batch. In: an Item with a page. Out: the same with its result.
#include "command/batch/item.h"

#include "base/text.h"

namespace pith::internal {

void process(Item& item, const BatchJob& job) {
  if (item.type != Item::Type::page) return;
  item.result = process(item.page, job);
  // Results may wait for those of earlier pages, and the input is not needed any more.
  release_text(item.page.bytes);
  release_text(item.page.extra_members);
}

}  // namespace pith::internal

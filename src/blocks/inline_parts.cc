// In: parts whose names are in the page. Out: a copy for the outline, which outlives the page.
#include "blocks/inline_parts.h"

#include "base/utf8.h"

namespace pith::internal {
std::span<const InlinePart> copy_parts(std::vector<InlinePart> parts, Arena& arena) {
  if (parts.empty()) return {};
  for (InlinePart& part : parts) part.names = arena.copy(truncate_utf8(part.names, kMaxPartNames));
  return arena.copy(parts);
}

}  // namespace pith::internal

// In: parts of links whose names are in the page. Out: a copy for the outline, which outlives the page.
#include "blocks/link_parts.h"

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNames = 80;

}  // namespace

std::span<const LinkPart> copy_link_parts(std::vector<LinkPart> parts, Arena& arena) {
  if (parts.empty()) return {};
  for (LinkPart& part : parts) part.names = arena.copy(truncate_utf8(part.names, kMaxNames));
  return arena.copy(parts);
}

}  // namespace pith::internal

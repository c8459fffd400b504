// In: the tree of a page. Out: its elements of MathML, by their names.
#include "blocks/mathml_tree.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kElementNames[] = {
#define MATHML_ELEMENT(name) #name,
#include "blocks/mathml_elements.inc"
#undef MATHML_ELEMENT
};
static_assert(std::ranges::is_sorted(kElementNames));

}  // namespace

MathTree::Nodes MathTree::children(NodeId parent) const {
  Nodes found;
  const auto& nodes = dom_.nodes();
  for (NodeId id = parent + 1; id < nodes[parent].end; id = nodes[id].end)
    if (!is_text(id) || !characters(id).empty()) found.push_back(id);
  return found;
}

std::optional<MathElement> MathTree::element_of(NodeId id) const {
  const std::string name = to_lower(dom_.name_as_written(id));
  const std::string_view local = std::string_view(name).substr(name.find(':') + 1);  // the whole name where it has no prefix
  const auto* const found = std::ranges::lower_bound(kElementNames, local);
  if (found == std::end(kElementNames) || *found != local) return std::nullopt;
  return static_cast<MathElement>(found - std::begin(kElementNames));
}

std::string MathTree::text_of(NodeId id) const {
  std::string text;
  const auto& nodes = dom_.nodes();
  if (is_text(id)) return collapse(dom_.text(id));
  for (NodeId inside = id + 1; inside < nodes[id].end; ++inside)
    if (is_text(inside)) text.append(dom_.text(inside));
  return collapse(text);
}

std::string_view MathTree::characters(NodeId id) const { return trim(dom_.text(id)); }

}  // namespace pith::internal

// In: an element. Out: its TeX source. MathML without TeX is read as text, like any other element.
#include "blocks/formulas.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kDrawingClasses[] = {"katex-html",    "MathJax",     "MathJax_Display",
                                                "MathJax_CHTML", "MathJax_SVG", "MathJax_Preview"};
constexpr std::string_view kTex = "application/x-tex";
constexpr std::string_view kMathJax = "math/tex";

std::string_view first_text(const Dom& dom, NodeId element) {
  const NodeId inside = element + 1;
  const bool text = inside < dom.nodes()[element].end && dom.nodes()[inside].tag == Tag::text;
  return text ? trim(dom.text(inside)) : std::string_view();
}

bool in_display(const Dom& dom, NodeId math) {
  if (dom.attribute(math, "display") == "block") return true;
  constexpr int kMaxLevels = 3;
  for (int level = 0; level < kMaxLevels && math != 0; ++level) {
    math = dom.nodes()[math].parent;
    if (has_token(dom.attribute(math, "class"), "katex-display")) return true;
  }
  return false;
}

}  // namespace

std::optional<Formula> formula_at(const Dom& dom, NodeId element) {
  const Node& node = dom.nodes()[element];
  if (node.tag == Tag::script) {
    const std::string_view type = dom.attribute(element, "type");
    if (!type.starts_with(kMathJax)) return std::nullopt;
    return Formula{first_text(dom, element), type.find("mode=display") != std::string_view::npos};
  }
  if (node.tag != Tag::math) return std::nullopt;
  // Elements of MathML are unknown to HTML, but only annotations have an encoding.
  for (NodeId id = element + 1; id < node.end; ++id)
    if (dom.nodes()[id].tag == Tag::unknown && dom.attribute(id, "encoding") == kTex)
      return Formula{first_text(dom, id), in_display(dom, element)};
  const std::string_view alternative = trim(dom.attribute(element, "alttext"));
  if (alternative.empty()) return std::nullopt;
  return Formula{alternative, in_display(dom, element)};
}

bool draws_formula(const Dom& dom, NodeId element) {
  const Tag tag = dom.nodes()[element].tag;
  if (tag != Tag::span && tag != Tag::div) return false;
  return any_token(dom.attribute(element, "class"),
                   [](std::string_view name) { return std::ranges::find(kDrawingClasses, name) != std::end(kDrawingClasses); });
}

}  // namespace pith::internal

// Formulas. In: elements. Out: their TeX. MathML without TeX is left to be read as text.
#include "blocks/formulas.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::string_view kDrawings[] = {"katex-html",    "MathJax",     "MathJax_Display",
                                          "MathJax_CHTML", "MathJax_SVG", "MathJax_Preview"};
constexpr char kInDrawings = 'x';  // a letter that all of them have, and few other classes
static_assert(std::all_of(std::begin(kDrawings), std::end(kDrawings),
                          [](std::string_view name) { return name.find(kInDrawings) != std::string_view::npos; }));
constexpr std::string_view kTex = "application/x-tex";
constexpr std::string_view kMathJax = "math/tex";

template <typename Wanted>
bool has_class(std::string_view classes, Wanted&& wanted) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    if (wanted(classes.substr(0, end))) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

std::string_view without_space(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view first_text(const Dom& dom, NodeId element) {
  const NodeId inside = element + 1;
  const bool text = inside < dom.nodes()[element].end && dom.nodes()[inside].tag == Tag::text;
  return text ? without_space(dom.text(inside)) : std::string_view();
}

bool in_display(const Dom& dom, NodeId math) {
  if (dom.attribute(math, "display") == "block") return true;
  constexpr int kLevels = 3;
  for (int level = 0; level < kLevels && math != 0; ++level) {
    math = dom.nodes()[math].parent;
    if (has_class(dom.attribute(math, "class"), [](std::string_view name) { return name == "katex-display"; })) return true;
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
  // Only annotations have an encoding, and one formula has few nodes.
  for (NodeId id = element + 1; id < node.end; ++id)
    if (dom.nodes()[id].tag == Tag::unknown && dom.attribute(id, "encoding") == kTex)
      return Formula{first_text(dom, id), in_display(dom, element)};
  const std::string_view alternative = without_space(dom.attribute(element, "alttext"));
  if (alternative.empty()) return std::nullopt;
  return Formula{alternative, in_display(dom, element)};
}

bool draws_formula(const Dom& dom, NodeId element) {
  const Tag tag = dom.nodes()[element].tag;
  if (tag != Tag::span && tag != Tag::div) return false;
  const std::string_view classes = dom.attribute(element, "class");
  if (classes.find(kInDrawings) == std::string_view::npos) return false;
  return has_class(classes, [](std::string_view name) {
    return std::find(std::begin(kDrawings), std::end(kDrawings), name) != std::end(kDrawings);
  });
}

}  // namespace pith::internal

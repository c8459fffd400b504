// In: an element. Out: its TeX source.
//
// The idea: whatever draws formulas keeps their source near: as an annotation inside of MathML, an attribute of the element
// around the drawing, a script, or the alternative text of a picture. Where there is none, MathML is turned into TeX.
#include "blocks/formulas.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "base/text.h"
#include "blocks/mathml.h"

namespace pith::internal {
namespace {

constexpr std::string_view kDrawingClasses[] = {"katex-html",  "MathJax",         "MathJax_Display", "MathJax_CHTML",
                                                "MathJax_SVG", "MathJax_Preview", "mjx-math"};
// Parts of the classes of elements that may hold the source of a formula.
constexpr std::string_view kDrawingNames[] = {"katex", "math", "Math", "matex", "tex2jax"};
constexpr std::string_view kTex = "application/x-tex";
constexpr std::string_view kMathJax = "math/tex";
constexpr std::string_view kSourceAttributes[] = {"data-math", "data-latex", "data-tex", "data-equation-content"};
// Classes and addresses of pictures that were drawn from TeX: MediaWiki, WordPress, QuickLaTeX, Canvas; services that draw it.
constexpr std::string_view kPictureClasses[] = {"equation_image", "latex",  "math",          "mathtex",
                                                "mwe-math",       "ql-img", "rendered-math", "tex"};
constexpr std::string_view kPictureAddresses[] = {"codecogs.com", "latex.php",  "mathtex",
                                                  "mimetex",      "quicklatex", "/math/render/"};
constexpr std::string_view kDisplayClasses[] = {"katex-display", "math-display", "mwe-math-mathml-display",
                                                "mwe-math-fallback-image-display", "ql-img-displayed-equation"};
// Classes of elements that hold TeX between delimiters, which a script draws when a reader sees the page.
constexpr std::string_view kSourceClasses[] = {"arithmatex",      "math",           "math-container", "mathjax",
                                               "mathjax_process", "tex2jax_process"};
struct Delimiters {
  std::string_view begin;
  std::string_view end;
  bool display;
};
constexpr Delimiters kDelimiters[] = {{"$$", "$$", true}, {"\\[", "\\]", true}, {"\\(", "\\)", false}, {"$", "$", false}};
constexpr std::string_view kDisplayStyle = "\\displaystyle";

bool has_any_token(std::string_view list, std::span<const std::string_view> tokens) {
  return any_token(list, [&](std::string_view token) { return std::ranges::find(tokens, token) != tokens.end(); });
}

bool begins_any_token(std::string_view list, std::span<const std::string_view> begins) {
  return any_token(list, [&](std::string_view token) {
    return std::ranges::any_of(begins, [&](std::string_view begin) { return token.starts_with(begin); });
  });
}

std::string_view first_text(const Dom& dom, NodeId element) {
  const NodeId inside = element + 1;
  const bool text = inside < dom.nodes()[element].end && dom.nodes()[inside].tag == Tag::text;
  return text ? trim(dom.text(inside)) : std::string_view();
}

bool in_display(const Dom& dom, NodeId element) {
  constexpr int kMaxLevels = 3;
  for (int level = 0; level <= kMaxLevels && element != 0; ++level, element = dom.nodes()[element].parent) {
    const std::string_view display = dom.attribute(element, "display");
    if (display == "block" || display == "true" || has_any_token(dom.attribute(element, "class"), kDisplayClasses)) return true;
  }
  return false;
}

// MediaWiki writes "{\displaystyle x}" for every formula.
std::string_view without_display_style(std::string_view tex) {
  if (!tex.starts_with('{') || !tex.ends_with('}') || !tex.substr(1).starts_with(kDisplayStyle)) return tex;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < tex.size(); ++i) {
    depth += tex[i] == '\\' ? 0 : tex[i] == '{' ? 1 : tex[i] == '}' ? -1 : 0;
    if (tex[i] == '\\') ++i;
    if (depth == 0) return tex;  // the first brace is closed before the end
  }
  return trim(tex.substr(1 + kDisplayStyle.size(), tex.size() - 2 - kDisplayStyle.size()));
}

Formula formula_of(const Dom& dom, NodeId element, std::string_view tex) {
  return {std::string(without_display_style(trim(tex))), in_display(dom, element)};
}

std::optional<Formula> of_script(const Dom& dom, NodeId element) {
  const std::string_view type = dom.attribute(element, "type");
  if (!type.starts_with(kMathJax)) return std::nullopt;
  return Formula{std::string(first_text(dom, element)), type.find("mode=display") != std::string_view::npos};
}

// Elements of MathML are unknown to HTML, but only annotations have an encoding.
std::optional<Formula> of_math(const Dom& dom, NodeId math) {
  for (NodeId id = math + 1; id < dom.nodes()[math].end; ++id)
    if (dom.nodes()[id].tag == Tag::unknown && dom.attribute(id, "encoding") == kTex)
      return formula_of(dom, math, first_text(dom, id));
  const std::string_view alternative = trim(dom.attribute(math, "alttext"));
  return alternative.empty() ? Formula{tex_of_mathml(dom, math), in_display(dom, math)} : formula_of(dom, math, alternative);
}

std::optional<Formula> of_picture(const Dom& dom, NodeId image) {
  const std::string_view alternative = trim(dom.attribute(image, "alt"));
  if (alternative.empty()) return std::nullopt;
  const std::string_view address = dom.attribute(image, "src");
  const bool is_drawn =
      begins_any_token(dom.attribute(image, "class"), kPictureClasses) ||
      std::ranges::any_of(kPictureAddresses, [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
  return is_drawn ? std::optional(formula_of(dom, image, alternative)) : std::nullopt;
}

// An element whose only text is TeX between delimiters.
std::optional<Formula> of_delimited(const Dom& dom, NodeId element) {
  if (dom.nodes()[element].end != element + 2 || !has_any_token(dom.classes(element), kSourceClasses)) return std::nullopt;
  const std::string_view text = first_text(dom, element);
  for (const auto& [begin, end, display] : kDelimiters) {
    if (text.size() < begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end)) continue;
    const std::string_view tex = trim(text.substr(begin.size(), text.size() - begin.size() - end.size()));
    if (tex.empty() || tex.find(end) != std::string_view::npos) return std::nullopt;  // none, or several with words between them
    return Formula{std::string(tex), display};
  }
  return std::nullopt;
}

// MathJax 2 keeps MathML in an attribute, and mostly TeX in a script behind it.
std::optional<Formula> of_mathml_attribute(const Dom& dom, NodeId element) {
  const std::string_view mathml = dom.rare_attribute(element, "data-mathml");
  if (mathml.empty()) return std::nullopt;
  const auto& nodes = dom.nodes();
  NodeId behind = nodes[element].end;
  if (behind < nodes.size() && nodes[behind].tag == Tag::text && trim(dom.text(behind)).empty()) ++behind;
  if (behind < nodes.size() && nodes[behind].tag == Tag::script) return std::nullopt;
  const Dom inner = Dom::parse(mathml);
  for (NodeId id = 0; id < inner.nodes().size(); ++id)
    if (inner.nodes()[id].tag == Tag::math) return of_math(inner, id);
  return std::nullopt;
}

std::optional<Formula> of_drawing(const Dom& dom, NodeId element) {
  for (const std::string_view name : kSourceAttributes)
    if (const std::string_view tex = trim(dom.rare_attribute(element, name)); !tex.empty()) return formula_of(dom, element, tex);
  if (auto formula = of_delimited(dom, element)) return formula;
  return of_mathml_attribute(dom, element);
}

// Each of kDrawingNames has "tex" or "ath", which most names have not.
bool has_drawing_name(std::string_view names) {
  for (std::size_t t = names.find('t'); t != std::string_view::npos; t = names.find('t', t + 1)) {
    if (!names.substr(t).starts_with("tex") && !(t > 0 && names.substr(t - 1).starts_with("ath"))) continue;
    return std::ranges::any_of(kDrawingNames, [&](std::string_view name) { return names.find(name) != std::string_view::npos; });
  }
  return false;
}
static_assert(std::ranges::all_of(kDrawingNames, [](std::string_view name) {
  return name.find("tex") != std::string_view::npos || name.find("ath") != std::string_view::npos;
}));
static_assert(std::ranges::all_of(kDrawingClasses, [](std::string_view drawing) {
  return std::ranges::any_of(kDrawingNames, [&](std::string_view name) { return drawing.find(name) != std::string_view::npos; });
}));

}  // namespace

bool may_have_formula(const Dom& dom, NodeId element) {
  switch (dom.nodes()[element].tag) {
    case Tag::script:
    case Tag::math:
    case Tag::img:
      return true;
    case Tag::span:
    case Tag::div:
      return has_drawing_name(dom.attribute(element, "class"));
    case Tag::unknown:
      return dom.name_as_written(element) == "mjx-container";
    default:
      return false;
  }
}

std::optional<Formula> formula_at(const Dom& dom, NodeId element) {
  switch (dom.nodes()[element].tag) {
    case Tag::script:
      return of_script(dom, element);
    case Tag::math:
      return of_math(dom, element);
    case Tag::img:
      return of_picture(dom, element);
    default:
      return may_have_formula(dom, element) ? of_drawing(dom, element) : std::nullopt;
  }
}

bool draws_formula(const Dom& dom, NodeId element) {
  const Tag tag = dom.nodes()[element].tag;
  return (tag == Tag::span || tag == Tag::div) && has_any_token(dom.attribute(element, "class"), kDrawingClasses);
}

}  // namespace pith::internal

// In: a <math> element. Out: TeX.
//
// The idea: each element is written by what TeX has for it, its arguments in braces, so that nothing depends on what stands
// beside it; only brackets around a table, a base with a mark and bases with limits are looked at together.
#include "blocks/mathml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/tex.h"

namespace pith::internal {
namespace {

constexpr int kMaxDepth = 64;

enum class Element : std::uint8_t {
#define MATHML_ELEMENT(name) name,
#include "blocks/mathml_elements.inc"
#undef MATHML_ELEMENT
};
constexpr std::string_view kElementNames[] = {
#define MATHML_ELEMENT(name) #name,
#include "blocks/mathml_elements.inc"
#undef MATHML_ELEMENT
};
static_assert(std::ranges::is_sorted(kElementNames));

constexpr std::string_view kFunctions[] = {
#define TEX_FUNCTION(name) name,
#include "blocks/tex_functions.inc"
#undef TEX_FUNCTION
};
static_assert(std::ranges::is_sorted(kFunctions));

struct Accent {
  char32_t code_point;
  std::string_view of_letter;
  std::string_view of_more;
};
constexpr Accent kOver[] = {
#define TEX_OVER(code_point, of_letter, of_more) {code_point, of_letter, of_more},
#define TEX_UNDER(code_point, of_letter, of_more)
#include "blocks/tex_accents.inc"
#undef TEX_UNDER
#undef TEX_OVER
};
constexpr Accent kUnder[] = {
#define TEX_OVER(code_point, of_letter, of_more)
#define TEX_UNDER(code_point, of_letter, of_more) {code_point, of_letter, of_more},
#include "blocks/tex_accents.inc"
#undef TEX_UNDER
#undef TEX_OVER
};

constexpr std::string_view kWithLimits[] = {
#define TEX_LIMITS(command) command,
#include "blocks/tex_limits.inc"
#undef TEX_LIMITS
};

struct Variant {
  std::string_view name;
  std::string_view command;
};
constexpr Variant kVariants[] = {{"bold", "\\mathbf"},       {"bold-italic", "\\boldsymbol"}, {"double-struck", "\\mathbb"},
                                 {"fraktur", "\\mathfrak"},  {"monospace", "\\mathtt"},       {"normal", "\\mathrm"},
                                 {"sans-serif", "\\mathsf"}, {"script", "\\mathcal"}};

struct Matrix {
  std::string_view open;
  std::string_view close;
  std::string_view environment;
};
constexpr Matrix kMatrices[] = {{"(", ")", "pmatrix"}, {"[", "]", "bmatrix"}, {"{", "}", "Bmatrix"},
                                {"|", "|", "vmatrix"}, {"‖", "‖", "Vmatrix"}, {"{", "", "cases"}};

const Accent* find_accent(std::span<const Accent> accents, std::string_view text) {
  if (text.empty()) return nullptr;
  std::size_t at = 0;
  const char32_t c = decode_code_point(text, at);
  const auto found = std::ranges::find(accents, c, &Accent::code_point);
  return at == text.size() && found != accents.end() ? &*found : nullptr;
}

class MathReader {
 public:
  MathReader(const Dom& dom, Tex& tex) : dom_(dom), tex_(tex) {}

  void row(NodeId parent, int depth) { row(children(parent), depth); }

 private:
  using Nodes = std::vector<NodeId>;

  Nodes children(NodeId parent) const {
    Nodes found;
    const auto& nodes = dom_.nodes();
    for (NodeId id = parent + 1; id < nodes[parent].end; id = nodes[id].end)
      if (nodes[id].tag != Tag::text || !trim(dom_.text(id)).empty()) found.push_back(id);
    return found;
  }

  std::optional<Element> element_of(NodeId id) const {
    const std::string name = to_lower(dom_.name_as_written(id));
    const std::string_view local = std::string_view(name).substr(name.find(':') + 1);  // the whole name where it has no prefix
    const auto found = std::ranges::lower_bound(kElementNames, local);
    if (found == std::end(kElementNames) || *found != local) return std::nullopt;
    return static_cast<Element>(found - std::begin(kElementNames));
  }
  bool is(NodeId id, Element element) const { return element_of(id) == element; }

  // All text in an element, white space collapsed.
  std::string text_of(NodeId id) const {
    std::string text;
    const auto& nodes = dom_.nodes();
    if (nodes[id].tag == Tag::text) return collapse(dom_.text(id));
    for (NodeId inside = id + 1; inside < nodes[id].end; ++inside)
      if (nodes[inside].tag == Tag::text) text.append(dom_.text(inside));
    return collapse(text);
  }

  void row(const Nodes& nodes, int depth) {
    for (std::size_t i = 0; i < nodes.size();) {
      if (const std::size_t taken = matrix(nodes, i, depth); taken > 0) {
        i += taken;
        continue;
      }
      element(nodes[i], depth);
      ++i;
    }
  }

  // A table between brackets. How many nodes it takes, 0 if there is none.
  std::size_t matrix(const Nodes& nodes, std::size_t i, int depth) {
    if (i + 1 >= nodes.size() || !is(nodes[i], Element::mo) || !is(nodes[i + 1], Element::mtable)) return 0;
    const std::string open = text_of(nodes[i]);
    const bool has_close = i + 2 < nodes.size() && is(nodes[i + 2], Element::mo);
    const std::string close = has_close ? text_of(nodes[i + 2]) : std::string();
    for (const Matrix& matrix : kMatrices) {
      if (open != matrix.open || (close != matrix.close && !matrix.close.empty())) continue;
      table(nodes[i + 1], matrix.environment, depth + 1);
      return matrix.close.empty() ? 2 : 3;
    }
    return 0;
  }

  void braced(NodeId id, int depth) {
    tex_.add("{");
    element(id, depth);
    tex_.add("}");
  }
  void braced_row(const Nodes& nodes, int depth) {
    tex_.add("{");
    row(nodes, depth);
    tex_.add("}");
  }

  void element(NodeId id, int depth) {
    if (depth > kMaxDepth) return;
    if (dom_.nodes()[id].tag == Tag::text) return tex_.add_characters(trim(dom_.text(id)));
    const std::optional<Element> element = element_of(id);
    if (!element) return row(id, depth + 1);
    switch (*element) {
      case Element::annotation:
      case Element::mphantom:
      case Element::mprescripts:
        return;
      case Element::mi:
        return identifier(id);
      case Element::mn:
        return tex_.add_characters(text_of(id));
      case Element::mo:
        return operator_(id);
      case Element::mtext:
        return tex_.add_text(text_of(id));
      case Element::ms:
        return tex_.add_text(fmt::format("\"{}\"", text_of(id)));
      case Element::mspace:
        return tex_.add(dom_.rare_attribute(id, "width").empty() ? "" : "\\ ");
      case Element::mtable:
        return table(id, "matrix", depth + 1);
      case Element::mtr:
        return table_row(id, depth + 1);
      case Element::mtd:
      case Element::mrow:
        return row(id, depth + 1);
      default:
        return construct(id, *element, children(id), depth + 1);
    }
  }

  // Elements with arguments. One that has too few of them is read as a row.
  void construct(NodeId id, Element element, const Nodes& arguments, int depth) {
    if (element == Element::msqrt) {
      tex_.add("\\sqrt");
      return braced_row(arguments, depth);
    }
    if (element == Element::mfenced) return fenced(id, arguments, depth);
    if (element == Element::menclose) return enclosed(id, arguments, depth);
    if (element == Element::mmultiscripts && !arguments.empty()) return multiscripts(arguments, depth);
    if ((element == Element::semantics || element == Element::maction) && !arguments.empty())
      return this->element(arguments[0], depth);
    const bool has_three = element == Element::msubsup || element == Element::munderover;
    if (arguments.size() != (has_three ? 3U : 2U)) return row(arguments, depth);
    if (element == Element::mfrac) return fraction(id, arguments, depth);
    if (element == Element::mroot) return root(arguments, depth);
    if (element == Element::mover || element == Element::munder) return over_or_under(element, arguments, depth);
    if (element == Element::munderover) return under_and_over(arguments, depth);
    base(arguments[0], depth);
    if (element != Element::msup) script("_", arguments[1], depth);
    if (element != Element::msub) script("^", arguments.back(), depth);
  }

  void identifier(NodeId id) {
    const std::string text = text_of(id);
    std::size_t first = 0;
    if (!text.empty()) decode_code_point(text, first);
    const std::string variant = to_lower(dom_.rare_attribute(id, "mathvariant"));
    const auto found = std::ranges::find(kVariants, std::string_view(variant), &Variant::name);
    if (std::ranges::binary_search(kFunctions, std::string_view(text))) return tex_.add_command(text);
    const bool is_word = first < text.size() && is_ascii_letter(text.front());
    const std::string_view command = is_word && variant.empty() ? "\\mathrm" : found != std::end(kVariants) ? found->command : "";
    const bool is_plain = command.empty() || (command == "\\mathrm" && first == text.size() && !is_ascii_letter(text.front()));
    if (is_plain) return tex_.add_characters(text);
    tex_.add(command);
    tex_.add("{");
    tex_.add_characters(text);
    tex_.add("}");
  }

  void operator_(NodeId id) {
    const std::string text = text_of(id);
    if (std::ranges::binary_search(kFunctions, std::string_view(text))) return tex_.add_command(text);
    if (text.size() > 1 && std::ranges::all_of(text, is_ascii_letter)) return tex_.add(fmt::format("\\operatorname{{{}}}", text));
    tex_.add_characters(text);
  }

  // What a script belongs to: in braces if it is more than one element.
  void base(NodeId id, int depth) {
    const bool is_token = is(id, Element::mi) || is(id, Element::mn) || is(id, Element::mo) || dom_.nodes()[id].tag == Tag::text;
    is_token ? element(id, depth) : braced(id, depth);
  }

  void script(std::string_view sign, NodeId id, int depth) {
    if (is_empty(id)) return;
    tex_.add(sign);
    braced(id, depth);
  }
  // "none" and an empty row keep the place of a script that is not there.
  bool is_empty(NodeId id) const { return dom_.nodes()[id].tag != Tag::text && text_of(id).empty(); }

  void fraction(NodeId id, const Nodes& arguments, int depth) {
    const std::string_view thickness = dom_.rare_attribute(id, "linethickness");
    const bool has_line = thickness.empty() || thickness.front() != '0';
    tex_.add(has_line ? "\\frac" : "\\genfrac{}{}{0pt}{}");
    braced(arguments[0], depth);
    braced(arguments[1], depth);
  }

  void root(const Nodes& arguments, int depth) {
    tex_.add("\\sqrt[");
    element(arguments[1], depth);
    tex_.add("]");
    braced(arguments[0], depth);
  }

  std::string tex_of(NodeId id, int depth) {
    Tex tex;
    MathReader(dom_, tex).element(id, depth);
    return tex.take();
  }

  void over_or_under(Element element, const Nodes& arguments, int depth) {
    const bool over = element == Element::mover;
    const Accent* accent =
        find_accent(over ? std::span<const Accent>(kOver) : std::span<const Accent>(kUnder), text_of(arguments[1]));
    if (accent && is(arguments[1], Element::mo)) {
      const std::string text = text_of(arguments[0]);
      std::size_t first = 0;
      if (!text.empty()) decode_code_point(text, first);
      tex_.add_command(first == text.size() ? accent->of_letter : accent->of_more);
      return braced(arguments[0], depth);
    }
    if (const std::string limits = tex_of(arguments[0], depth); std::ranges::find(kWithLimits, limits) != std::end(kWithLimits)) {
      tex_.add(limits);
      return script(over ? "^" : "_", arguments[1], depth);
    }
    tex_.add(over ? "\\overset" : "\\underset");
    braced(arguments[1], depth);
    braced(arguments[0], depth);
  }

  void under_and_over(const Nodes& arguments, int depth) {
    const std::string limits = tex_of(arguments[0], depth);
    if (std::ranges::find(kWithLimits, limits) != std::end(kWithLimits)) {
      tex_.add(limits);
    } else {
      tex_.add("\\mathop");
      braced(arguments[0], depth);
    }
    script("_", arguments[1], depth);
    script("^", arguments[2], depth);
  }

  // A base, pairs of a subscript and a superscript, and after <mprescripts> pairs of those before the base.
  void multiscripts(const Nodes& arguments, int depth) {
    const auto before = std::ranges::find_if(arguments, [&](NodeId id) { return is(id, Element::mprescripts); });
    const auto pairs = [&](auto begin, auto end) {
      for (const auto first = begin; begin != end; ++begin) {
        if (begin != first) tex_.add("{}");  // no base may have two subscripts
        script("_", *begin, depth);
        if (++begin == end) return;
        script("^", *begin, depth);
      }
    };
    if (before != arguments.end()) {
      tex_.add("{}");
      pairs(before + 1, arguments.end());
    }
    base(arguments[0], depth);
    pairs(arguments.begin() + 1, before);
  }

  // The separator of <mfenced> between its arguments is a comma where it does not give another one.
  void fenced(NodeId id, const Nodes& arguments, int depth) {
    const auto or_else = [&](std::string_view name, std::string_view other) {
      const std::string_view value = dom_.rare_attribute(id, name);
      return value.data() ? value : other;
    };
    const std::string_view separators = or_else("separators", ",");
    tex_.add("\\left");
    fence(or_else("open", "("));
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (i > 0 && !separators.empty()) tex_.add_characters(separators.substr(std::min(i - 1, separators.size() - 1), 1));
      element(arguments[i], depth);
    }
    tex_.add("\\right");
    fence(or_else("close", ")"));
  }
  void fence(std::string_view text) { text.empty() ? tex_.add(".") : tex_.add_characters(text); }

  void enclosed(NodeId id, const Nodes& arguments, int depth) {
    const std::string_view notation = dom_.rare_attribute(id, "notation");
    const bool struck = notation.find("strike") != std::string_view::npos;
    tex_.add(struck                                           ? "\\cancel"
             : notation.find("box") != std::string_view::npos ? "\\boxed"
             : notation == "radical"                          ? "\\sqrt"
                                                              : "");
    braced_row(arguments, depth);
  }

  void table(NodeId id, std::string_view environment, int depth) {
    tex_.add(fmt::format("\\begin{{{}}}", environment));
    bool is_first = true;
    for (const NodeId table_row : children(id)) {
      if (!std::exchange(is_first, false)) tex_.add(" \\\\ ");
      is(table_row, Element::mtr) ? this->table_row(table_row, depth) : element(table_row, depth);
    }
    tex_.add(fmt::format("\\end{{{}}}", environment));
  }

  void table_row(NodeId id, int depth) {
    bool is_first = true;
    for (const NodeId cell : children(id)) {
      if (!std::exchange(is_first, false)) tex_.add(" & ");
      element(cell, depth + 1);
    }
  }

  const Dom& dom_;
  Tex& tex_;
};

}  // namespace

std::string tex_of_mathml(const Dom& dom, NodeId math) {
  Tex tex;
  MathReader(dom, tex).row(math, 0);
  return tex.take();
}

}  // namespace pith::internal

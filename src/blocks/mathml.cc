// In: a <math> element. Out: TeX.
//
// The idea: each element is written by what TeX has for it, its arguments in braces, so that nothing depends on what stands
// beside it; only brackets around a table, a base with a mark and bases with limits are looked at together.
#include "blocks/mathml.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/mathml_tree.h"
#include "blocks/tex.h"

namespace pith::internal {
namespace {

constexpr int kMaxDepth = 64;

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

// "x", "sin", "\\mathbf{v}". Words are upright where no `variant` says otherwise.
void add_identifier(Tex& tex, const std::string& text, std::string_view variant) {
  std::size_t first = 0;
  if (!text.empty()) decode_code_point(text, first);
  const auto* const found = std::ranges::find(kVariants, variant, &Variant::name);
  if (std::ranges::binary_search(kFunctions, std::string_view(text))) return tex.add_command(text);
  const bool is_word = first < text.size() && is_ascii_letter(text.front());
  const std::string_view command = is_word && variant.empty() ? "\\mathrm" : found != std::end(kVariants) ? found->command : "";
  const bool is_plain = command.empty() || (command == "\\mathrm" && first == text.size() && !is_ascii_letter(text.front()));
  if (is_plain) return tex.add_characters(text);
  tex.add(command);
  tex.add("{");
  tex.add_characters(text);
  tex.add("}");
}

void add_operator(Tex& tex, const std::string& text) {
  if (std::ranges::binary_search(kFunctions, std::string_view(text))) return tex.add_command(text);
  if (text.size() > 1 && std::ranges::all_of(text, is_ascii_letter)) return tex.add(fmt::format("\\operatorname{{{}}}", text));
  tex.add_characters(text);
}

class MathReader {
 public:
  MathReader(const MathTree& tree, Tex& tex) : tree_(tree), tex_(tex) {}

  void row(NodeId parent, int depth) { row(tree_.children(parent), depth); }

 private:
  using Nodes = MathTree::Nodes;

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
    if (i + 1 >= nodes.size() || !tree_.is(nodes[i], MathElement::mo) || !tree_.is(nodes[i + 1], MathElement::mtable)) return 0;
    const std::string open = tree_.text_of(nodes[i]);
    const bool has_close = i + 2 < nodes.size() && tree_.is(nodes[i + 2], MathElement::mo);
    const std::string close = has_close ? tree_.text_of(nodes[i + 2]) : std::string();
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
    if (tree_.is_text(id)) return tex_.add_characters(tree_.characters(id));
    const std::optional<MathElement> element = tree_.element_of(id);
    if (!element) return row(id, depth + 1);
    switch (*element) {
      case MathElement::annotation:
      case MathElement::mphantom:
      case MathElement::mprescripts:
        return;
      case MathElement::mi:
        return add_identifier(tex_, tree_.text_of(id), to_lower(tree_.attribute(id, "mathvariant")));
      case MathElement::mn:
        return tex_.add_characters(tree_.text_of(id));
      case MathElement::mo:
        return add_operator(tex_, tree_.text_of(id));
      case MathElement::mtext:
        return tex_.add_text(tree_.text_of(id));
      case MathElement::ms:
        return tex_.add_text(fmt::format("\"{}\"", tree_.text_of(id)));
      case MathElement::mspace:
        return tex_.add(tree_.attribute(id, "width").empty() ? "" : "\\ ");
      case MathElement::mtable:
        return table(id, "matrix", depth + 1);
      case MathElement::mtr:
        return table_row(id, depth + 1);
      case MathElement::mtd:
      case MathElement::mrow:
        return row(id, depth + 1);
      default:
        return construct(id, *element, tree_.children(id), depth + 1);
    }
  }

  // Elements with arguments. One that has too few of them is read as a row.
  void construct(NodeId id, MathElement element, const Nodes& arguments, int depth) {
    if (element == MathElement::msqrt) {
      tex_.add("\\sqrt");
      return braced_row(arguments, depth);
    }
    if (element == MathElement::mfenced) return fenced(id, arguments, depth);
    if (element == MathElement::menclose) return enclosed(id, arguments, depth);
    if (element == MathElement::mmultiscripts && !arguments.empty()) return multiscripts(arguments, depth);
    if ((element == MathElement::semantics || element == MathElement::maction) && !arguments.empty())
      return this->element(arguments[0], depth);
    const bool has_three = element == MathElement::msubsup || element == MathElement::munderover;
    if (arguments.size() != (has_three ? 3U : 2U)) return row(arguments, depth);
    if (element == MathElement::mfrac) return fraction(id, arguments, depth);
    if (element == MathElement::mroot) return root(arguments, depth);
    if (element == MathElement::mover || element == MathElement::munder) return over_or_under(element, arguments, depth);
    if (element == MathElement::munderover) return under_and_over(arguments, depth);
    base(arguments[0], depth);
    if (element != MathElement::msup) script("_", arguments[1], depth);
    if (element != MathElement::msub) script("^", arguments.back(), depth);
  }

  // What a script belongs to: in braces if it is more than one element.
  void base(NodeId id, int depth) {
    const bool is_token =
        tree_.is(id, MathElement::mi) || tree_.is(id, MathElement::mn) || tree_.is(id, MathElement::mo) || tree_.is_text(id);
    is_token ? element(id, depth) : braced(id, depth);
  }

  void script(std::string_view sign, NodeId id, int depth) {
    if (tree_.is_empty(id)) return;
    tex_.add(sign);
    braced(id, depth);
  }

  void fraction(NodeId id, const Nodes& arguments, int depth) {
    const std::string_view thickness = tree_.attribute(id, "linethickness");
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
    MathReader(tree_, tex).element(id, depth);
    return tex.take();
  }

  void over_or_under(MathElement element, const Nodes& arguments, int depth) {
    const bool over = element == MathElement::mover;
    const Accent* accent =
        find_accent(over ? std::span<const Accent>(kOver) : std::span<const Accent>(kUnder), tree_.text_of(arguments[1]));
    if (accent && tree_.is(arguments[1], MathElement::mo)) {
      const std::string text = tree_.text_of(arguments[0]);
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
    const auto before = std::ranges::find_if(arguments, [&](NodeId id) { return tree_.is(id, MathElement::mprescripts); });
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
      const std::string_view value = tree_.attribute(id, name);
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
    const std::string_view notation = tree_.attribute(id, "notation");
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
    for (const NodeId table_row : tree_.children(id)) {
      if (!std::exchange(is_first, false)) tex_.add(" \\\\ ");
      tree_.is(table_row, MathElement::mtr) ? this->table_row(table_row, depth) : element(table_row, depth);
    }
    tex_.add(fmt::format("\\end{{{}}}", environment));
  }

  void table_row(NodeId id, int depth) {
    bool is_first = true;
    for (const NodeId cell : tree_.children(id)) {
      if (!std::exchange(is_first, false)) tex_.add(" & ");
      element(cell, depth + 1);
    }
  }

  const MathTree& tree_;
  Tex& tex_;
};

}  // namespace

std::string tex_of_mathml(const Dom& dom, NodeId math) {
  const MathTree tree(dom);
  Tex tex;
  MathReader(tree, tex).row(math, 0);
  return tex.take();
}

}  // namespace pith::internal

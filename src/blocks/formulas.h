// Mathematics in pages: the source in place of what a script drew of it.
#pragma once

#include <optional>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

struct Formula {
  std::string_view tex{};  ///< views the Dom
  bool display = false;    ///< stands on lines of its own
};

/// The TeX that an element carries for what it shows: MathML with an annotation or an alttext, a MathJax script.
std::optional<Formula> formula_at(const Dom& dom, NodeId element);

/// Whether the element is a drawing of a formula whose source stands beside it (KaTeX, MathJax 2).
bool draws_formula(const Dom& dom, NodeId element);

}  // namespace pith::internal

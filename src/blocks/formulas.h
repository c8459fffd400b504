// Formulas in pages: their TeX source, which is read in place of the drawing that a script made of it.
#pragma once

#include <optional>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

struct Formula {
  std::string_view tex{};  ///< without white space at both ends; the view is the Dom's
  bool display = false;    ///< shown on lines of its own
};

/// The formula that an element has the TeX source of: <math> with an annotation or an alttext, or a script of MathJax.
std::optional<Formula> formula_at(const Dom& dom, NodeId element);

/// Whether the element is the drawing of a formula whose source is beside it (KaTeX, MathJax 2).
bool draws_formula(const Dom& dom, NodeId element);

}  // namespace pith::internal

// Formulas in pages: their TeX source, which is read in place of the drawing that a script or a server made of it.
#pragma once

#include <optional>
#include <string>

#include "html/dom.h"

namespace pith::internal {

struct Formula {
  std::string tex{};     ///< without white space at both ends
  bool display = false;  ///< shown on lines of its own
};

/// Whether the element may show a formula or draw one: false for most elements, for which the others need not be asked.
bool may_have_formula(const Dom& dom, NodeId element);

/// The formula that an element shows: TeX of an annotation or attribute of MathML, KaTeX or MathJax, of a script of MathJax, or
/// of the alternative text of a picture that a converter of TeX has drawn; else what MathML shows (tex_of_mathml()).
std::optional<Formula> formula_at(const Dom& dom, NodeId element);

/// Whether the element is the drawing of a formula whose source is beside it (KaTeX, MathJax 2 and 3).
bool draws_formula(const Dom& dom, NodeId element);

}  // namespace pith::internal

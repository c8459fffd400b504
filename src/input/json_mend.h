// JSON that is right but beyond what the parser takes.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// The same JSON with numbers of many digits or large exponents as 0, and halves of surrogate pairs that stand alone as U+FFFD. Every
/// byte keeps its place. What is no JSON stays none.
std::string mend_json(std::string_view json);

}  // namespace pith::internal

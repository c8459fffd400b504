// What the names of rules and signals mean.
#pragma once

#include <string_view>

namespace pith::internal {

/// What the rule or signal of that name looks for, in a few words; empty when there is none.
std::string_view note_of(std::string_view reason);

}  // namespace pith::internal

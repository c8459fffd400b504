// What the names of rules and features mean.
#pragma once

#include <string_view>

namespace pith::internal {

/// What the rule or feature of that name looks for, in a few words; empty when there is none.
std::string_view note_of(std::string_view reason);

}  // namespace pith::internal

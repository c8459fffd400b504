// Descriptions of rules and features, for readers of reasons. In: the name of a rule or feature. Out: a few words.
#pragma once

#include <string_view>

namespace pith::internal {

/// What the rule or feature of that name looks for; empty if there is none of that name. The view never becomes invalid.
std::string_view note_of(std::string_view reason);

}  // namespace pith::internal

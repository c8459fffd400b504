// Names of months.
#pragma once

#include <string_view>

namespace pith::internal {

/// The month, 1 to 12, that a word in lower case names in one of the languages of months.inc; 0 when it names none. Where
/// languages disagree, the earlier one of the table counts.
int month_named(std::string_view word);

}  // namespace pith::internal

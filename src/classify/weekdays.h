// Names of the days of the week.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether a word in lower case is the name of a day, perhaps a short one ("Mon", "lun").
bool is_weekday(std::string_view lower_case_word);

/// The text without the name of a day at its end. A short one, which may be a part of a name ("Rui Ma"), stays.
std::string_view without_weekday(std::string_view text);

}  // namespace pith::internal

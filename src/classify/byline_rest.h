// What stands after a word that begins bylines, and prose as well: "By Ann Lee", but not "By the time the boats came".
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether `text` reads as a name, a date or a time and what bylines add to them, and not as the rest of a sentence. In scripts
/// without case nothing tells a name, and the answer is always yes.
bool reads_as_byline(std::string_view text);

/// `text` without its first word of letters and what comes before that.
std::string_view after_first_word(std::string_view text);

}  // namespace pith::internal

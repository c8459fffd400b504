// What stands around a name in a byline and is no part of it (name_phrases.inc).
#pragma once

#include <string_view>

namespace pith::internal {

/// "View all posts by Ann Lee →" and "Interview: Ann Lee" without the label.
std::string_view without_name_label(std::string_view text);

/// Whether a text begins with a label that announces an author only before a colon, such as "Interview:" or "Words:".
bool has_colon_label(std::string_view text);

/// The rest behind a label without the end of its plural: "(s)" in "Author(s)".
std::string_view without_plural_end(std::string_view rest);

/// The name at the start of a text without what follows it: a date or word glued to it, a number of comments, a label, a role, a
/// sign such as "»", the beginning of a sentence. "Ann LeeUpdated", "Ann Lee 24 Comments", "Ann Lee Senior Writer".
std::string_view cut_name_tail(std::string_view text);

/// Whether all words are degrees, such as "PhD" or "M.D.", with capitals or dots in them.
bool are_degrees(std::string_view text);

/// The text without degrees before it.
std::string_view without_leading_degrees(std::string_view text);

/// Whether a text tells what somebody does, such as "Senior Writer".
bool is_role(std::string_view text);

/// Whether a text is the name of an organization by one of its words, such as "The Selm Team".
bool names_organization(std::string_view text);

/// Whether a text stands where a name would be, such as "See full bio", or is a sentence rather than a name.
bool is_no_name(std::string_view text);

}  // namespace pith::internal

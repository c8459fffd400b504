// Names of people and organizations in bylines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

inline constexpr std::size_t kMaxNameBytes = 80;

/// The names in "By Ann Lee and Bo Orr" or "Ann Lee, PhD, Bo Orr", each once and in their order. Labels, addresses, dates and
/// phrases that stand in place of a name are left out.
std::vector<std::string> split_names(std::string_view text);

/// Whether a text is likely to be a name even where no label announces one: two to six words, nearly all of them with a capital.
bool is_likely_name(std::string_view text);

/// Whether a text in a script without capitals may be the name that a label announces: a few words without digits and signs, or
/// without spaces as many letters as a name has.
bool is_caseless_name(std::string_view text);

/// Whether a text is a label of share buttons, menus and the like, such as "Email", as a whole or word by word.
bool is_site_label(std::string_view text);

}  // namespace pith::internal

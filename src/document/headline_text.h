// Forms of headlines and of what looks like them.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

/// The words of an entry of a menu, or of a section in a path, at most.
inline constexpr std::uint32_t kItemWords = 3;

/// "Home / Culture / Headline" without the sections; the text itself when no sections are before it.
std::string_view without_path(std::string_view text);

/// Once what the text says twice.
std::string_view without_repetition(std::string_view text);

/// The text without numbers at its ends.
std::string_view without_numbers(std::string_view text);

/// Whether bars or dots part the text into short items, as in a menu.
bool is_parted(std::string_view text);

bool ends_sentence(std::string_view text);

/// Whether `text` is the name of the site in "Headline | Site", which is `whole`.
bool follows_headline(std::string_view text, std::uint32_t words, std::string_view whole);

/// Whether a text begins with "by" or another label of authors, and is a name after that.
bool names_author(std::string_view text);

}  // namespace pith::internal

// Small operations on text that every room needs: trimming, white space, comparison without regard to case, lists of tokens.
//
// In: text, mostly UTF-8. Out: views of it, or copies. White space is that of the WHATWG Infra Standard (space, tab, line feed,
// form feed, carriage return) and case is that of ASCII, unless a function says otherwise.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace pith::internal {

/// U+FEFF in UTF-8: the byte order mark of a text, or a space without width inside of it.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// U+00A0 in UTF-8.
inline constexpr std::string_view kNoBreakSpace = "\u00A0";
/// U+00AD in UTF-8.
inline constexpr std::string_view kSoftHyphen = "\u00AD";
/// U+200B in UTF-8.
inline constexpr std::string_view kZeroWidthSpace = "\u200B";

/// The bytes of a code point without width that `text` begins with: a soft hyphen, a zero width space or a byte order mark, which
/// only get in the way of searching; 0 if it begins with none.
constexpr std::size_t unseen_bytes(std::string_view text) {
  for (const std::string_view unseen : {kSoftHyphen, kZeroWidthSpace, kByteOrderMark})
    if (text.starts_with(unseen)) return unseen.size();
  return 0;
}

constexpr std::string_view remove_byte_order_mark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

/// The text without the characters at both ends that are `unwanted`.
template <typename Unwanted>
constexpr std::string_view trim_if(std::string_view text, const Unwanted& unwanted) {
  while (!text.empty() && unwanted(text.front())) text.remove_prefix(1);
  while (!text.empty() && unwanted(text.back())) text.remove_suffix(1);
  return text;
}

/// The text without white space at both ends.
constexpr std::string_view trim(std::string_view text) { return trim_if(text, is_ascii_space); }

/// Whether two texts are the same but for the case of ASCII letters.
constexpr bool iequals(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_ascii_lower, to_ascii_lower);
}

/// Whether the text begins with `prefix`, but for the case of ASCII letters.
constexpr bool istarts_with(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && iequals(text.substr(0, prefix.size()), prefix);
}

/// ASCII letters in lower case, all other bytes as they are.
inline std::string to_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), to_ascii_lower);
  return lower;
}

/// Empties the text and frees its memory, which an assignment of an empty text would keep.
inline void release_text(std::string& text) { std::string().swap(text); }

/// Calls `visit(token)` for each token of a list that is separated by white space, such as the value of a class attribute, until
/// it returns true. Whether it did.
template <typename Visit>
constexpr bool any_token(std::string_view list, const Visit& visit) {
  for (std::size_t at = 0; at < list.size();) {
    while (at < list.size() && is_ascii_space(list[at])) ++at;
    std::size_t end = at;
    while (end < list.size() && !is_ascii_space(list[end])) ++end;
    if (end > at && visit(list.substr(at, end - at))) return true;
    at = end;
  }
  return false;
}

/// Calls `visit(token)` for each token of a list that is separated by white space.
template <typename Visit>
constexpr void for_each_token(std::string_view list, const Visit& visit) {
  any_token(list, [&](std::string_view token) {
    visit(token);
    return false;
  });
}

/// How many tokens the list has.
constexpr std::size_t count_tokens(std::string_view list) {
  std::size_t tokens = 0;
  for_each_token(list, [&](std::string_view) { ++tokens; });
  return tokens;
}

/// Whether `token` is one of the tokens of the list, byte for byte.
constexpr bool has_token(std::string_view list, std::string_view token) {
  return any_token(list, [&](std::string_view one) { return one == token; });
}

/// Whether `value` is one of the values of `list`.
constexpr bool is_one_of(std::string_view value, std::span<const std::string_view> list) {
  return std::ranges::find(list, value) != list.end();
}

/// The first byte from `at` on that collapsing white space may have to change, or the size of the text if there is none: white
/// space other than a single ASCII space between two other characters, control characters, and the lead bytes of U+00A0, U+200B
/// and U+FEFF, which other characters have too.
std::size_t find_collapsible(std::string_view text, std::size_t at);

/// Valid UTF-8 with each run of Unicode white space as one space, and none at the ends. A long text is cut: once the result
/// has `max_bytes`, no more is read, even in the middle of a word of ASCII.
std::string collapse(std::string_view utf8, std::size_t max_bytes = std::string_view::npos);

}  // namespace pith::internal

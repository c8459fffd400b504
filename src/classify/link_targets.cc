// Where a link leads. In: an address. Out: what the page behind it is for.
//
// The idea: addresses are read by the words of their path (link_paths.inc), so that "/tag/rivers" and "/en/tags/1" both lead to a
// page of a tag.
#include "classify/link_targets.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/hosts.h"
#include "base/simd.h"
#include "base/text.h"
#include "base/utf8.h"
#include "classify/link_paths.h"

namespace pith::internal {
namespace {

constexpr auto kTargetPaths = link_paths_where<[](const LinkPath& row) { return row.target != LinkTarget::other; }>();

// For each first letter, where its rows begin; one more, where they end.
constexpr auto kLetterRows = [] {
  std::array<std::uint8_t, 27> begins{};
  for (std::size_t letter = 0; letter < begins.size(); ++letter)
    begins[letter] = static_cast<std::uint8_t>(std::ranges::count_if(
        kTargetPaths, [&](const LinkPath& row) { return row.word.front() < static_cast<char>('a' + letter); }));
  return begins;
}();
static_assert(kTargetPaths.size() <= 255);

constexpr std::size_t kMaxTarget = 150;      // bytes of an address that are looked at
constexpr std::size_t kMinStoryHyphens = 3;  // in the last part of a path that is made of a headline
constexpr std::size_t kMinStoryDigits = 5;   // in a row, in the path of a story with a number

bool is_word_char(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// The path and query of an address, or all of it where it has no host.
std::string_view path_of(std::string_view address) {
  const std::size_t slashes = address.find("//");
  if (slashes == std::string_view::npos || slashes > 8) return address;
  const std::size_t path = address.find('/', slashes + 2);
  return path == std::string_view::npos ? std::string_view() : address.substr(path);
}

std::optional<LinkTarget> target_named(std::string_view word) {
  const char first = word.empty() ? '\0' : to_ascii_lower(word.front());
  if (first < 'a' || first > 'z') return std::nullopt;
  const auto letter = static_cast<std::size_t>(first - 'a');
  for (std::size_t row = kLetterRows[letter]; row < kLetterRows[letter + 1]; ++row)
    if (kTargetPaths[row].word.size() == word.size() && iequals(kTargetPaths[row].word, word)) return kTargetPaths[row].target;
  return std::nullopt;
}

bool is_like_story(std::string_view path) {
  path = path.substr(0, find_any<'?', '#'>(path));
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const auto parts = [](char c) { return c == '-' || c == '_'; };
  if (static_cast<std::size_t>(std::count_if(last.begin(), last.end(), parts)) >= kMinStoryHyphens) return true;
  std::size_t digits = 0;
  for (const char c : last) {
    digits = is_ascii_digit(c) ? digits + 1 : 0;
    if (digits >= kMinStoryDigits) return true;
  }
  return false;
}

}  // namespace

// The first word of the path that names a kind of page decides; the words of a story's own headline do not.
LinkTarget link_target(std::string_view address) {
  address = address.substr(0, kMaxTarget);
  if (leads_to_mailbox(address)) return LinkTarget::shares;
  const std::string_view path = path_of(address);
  const bool like_story = is_like_story(path);
  const std::size_t last = like_story ? path.rfind('/') : path.size();
  const std::string_view named = path.substr(0, last == std::string_view::npos ? 0 : last);
  for (std::size_t at = 0; at < named.size();) {
    std::size_t end = at;
    while (end < named.size() && is_word_char(named[end])) ++end;
    if (const auto target = target_named(named.substr(at, end - at))) return *target;
    at = end + 1;
  }
  return like_story ? LinkTarget::story : LinkTarget::other;
}

}  // namespace pith::internal

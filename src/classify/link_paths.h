// Words in addresses that tell what the page behind a link is for.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "classify/link_targets.h"

namespace pith::internal {

/// What a page is when a word is a whole part of its address.
enum class LinkedPage : std::uint8_t {
  list,          ///< a list of stories or people
  short_list,    ///< the same, with a name of a few words
  site_page,     ///< a page about the site, or one that serves its readers; only if the word is the last part
  section,       ///< a list of stories of one kind; only if the word is the last part and no query comes after it
  paid_link,     ///< one that leads on to a shop or a service elsewhere; only if the word is the first part of several
  person,        ///< a person, whose name is the next and last part
  about_people,  ///< a person, whose title and name are the text, or a story of people
  goods,         ///< one of the goods of a shop; only if the word is the first part of several, or comes after a language
  unknown        ///< the word says nothing of the whole page
};

struct LinkPath {
  LinkTarget target = LinkTarget::other;
  std::string_view word{};
  LinkedPage page = LinkedPage::unknown;
};

inline constexpr auto kLinkPaths = std::to_array<LinkPath>({
#define LINK_PATH(target, word, page) {LinkTarget::target, word, LinkedPage::page},
#include "classify/link_paths.inc"
#undef LINK_PATH
});

/// The rows that `Wanted` holds for, sorted by word.
template <auto Wanted>
constexpr auto link_paths_where() {
  std::array<LinkPath, static_cast<std::size_t>(std::ranges::count_if(kLinkPaths, Wanted))> rows{};
  std::ranges::copy_if(kLinkPaths, rows.begin(), Wanted);
  std::ranges::sort(rows, {}, &LinkPath::word);
  return rows;
}

}  // namespace pith::internal

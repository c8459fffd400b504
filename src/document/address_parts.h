// Parts of addresses: paths, words and queries. All views are of the address.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace pith::internal {

/// The path of an absolute address with its query, or all of a relative one.
std::string_view path_of(std::string_view address);

/// What comes before the query, which some sites begin with an ampersand.
std::string_view without_query(std::string_view address);

/// The first of several parts of a path; empty where it has one.
std::string_view first_part(std::string_view path);

/// The last part of a path, without what it ends with: "ferry-is-late" of "/2021/ferry-is-late/?from=mail".
std::string_view last_part(std::string_view path);

/// The words of a part of a path, between hyphens and the like.
std::vector<std::string_view> words_of_slug(std::string_view slug);

/// Whether an address is that of a file to print, not of a page: "/ropes/manual.pdf".
bool is_document(std::string_view address);

/// Whether a text has an ASCII digit.
bool has_digit(std::string_view text);

/// Whether a text is all ASCII digits, of which it has one or more.
bool is_number(std::string_view text);

/// Whether a part of a path is as those of languages are: "en", "pt-br".
bool is_language(std::string_view part);

/// Whether a number is like a day or a month, which many pages have in their addresses: "20240517", "17052024", "202405".
bool is_day_or_month(std::string_view number);

/// Whether `is_wanted` holds for a "name=value" of the query.
template <typename Wanted>
bool any_query_part(std::string_view address, const Wanted& is_wanted) {
  const std::size_t query = address.find('?');
  if (query == std::string_view::npos) return false;
  for (std::string_view rest = address.substr(query + 1); !rest.empty();) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    if (is_wanted(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// Whether an address goes on after that of a section with a slash: "/boats/oars" for "/boats".
bool lies_right_below(std::string_view address, std::string_view section);

}  // namespace pith::internal

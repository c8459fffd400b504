// Sections and filters. In: the addresses of a page's links. Out: which of them lead to sections, or to parts of one list.
//
// The idea: stories lie below the address of their section, and the parts of a list differ in their queries alone.
#include "document/section_addresses.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "document/address_parts.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinFilters = 3;      // of one list
constexpr std::size_t kMinWordsOfName = 3;  // in a query

// Whether a query has no number and no name of several words, which tell one page from others; nor has a path a file's name.
bool may_filter(std::string_view address) {
  const std::string_view last = last_part(path_of(address));
  const std::size_t query = address.find('?');
  if (query == std::string_view::npos || last.empty() || last.find('.') != std::string_view::npos) return false;
  return !has_digit(address.substr(query)) && !any_query_part(address, [](std::string_view part) {
    const std::size_t value = part.find('=');
    return value == std::string_view::npos || words_of_slug(part.substr(value + 1)).size() >= kMinWordsOfName;
  });
}

}  // namespace

// In alphabetical order with "/" before all else, what lies below an address comes right after it.
std::vector<bool> find_sections(std::span<const std::string_view> addresses) {
  std::vector<std::size_t> order(addresses.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [](char c) { return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)) + 1; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(addresses[a], addresses[b], {}, rank, rank);
  });
  std::vector<bool> sections(addresses.size());
  for (std::size_t i = 0; i + 2 < order.size(); ++i)
    sections[order[i]] = lies_right_below(addresses[order[i + 1]], addresses[order[i]]) &&
                         lies_right_below(addresses[order[i + 2]], addresses[order[i]]);
  return sections;
}

std::vector<bool> find_filters(std::span<const std::string_view> addresses) {
  std::unordered_map<std::string_view, std::size_t> filters;
  for (const std::string_view address : addresses)
    if (may_filter(address)) ++filters[without_query(address)];
  std::vector<bool> found(addresses.size());
  for (std::size_t i = 0; i < addresses.size(); ++i)
    found[i] = may_filter(addresses[i]) && filters[without_query(addresses[i])] >= kMinFilters;
  return found;
}

}  // namespace pith::internal

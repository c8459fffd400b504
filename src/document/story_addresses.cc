// Addresses of stories. In: addresses. Out: which of them are pages, sites, lists and sections.
#include "document/story_addresses.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "base/text.h"
#include "base/words.h"
#include "document/addresses.h"

namespace pith::internal {
namespace {

// The words in paths of pages that list stories or people.
constexpr std::string_view kListPaths[] = {"author",  "authors", "auteur",    "auteurs",   "autor",    "autoren",    "autori",
                                           "autore",  "board",   "boards",    "categoria", "category", "categories", "categorie",
                                           "forum",   "forums",  "kategorie", "kategoria", "label",    "labels",     "members",
                                           "profile", "rubrik",  "rubrique",  "search",    "section",  "sections",   "tag",
                                           "tags",    "thema",   "topic",     "topics",    "user",     "users"};

constexpr std::string_view kNetworks[] = {"facebook.com/", "instagram.com/", "linkedin.com/", "t.me/",
                                          "tiktok.com/",   "twitter.com/",   "x.com/",        "google.com/maps",
                                          "goo.gl/maps",   "maps.google.",   "wa.me/",        "threads.net/"};

// The path of an absolute address, or all of a relative one.
std::string_view path_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return address;
  const std::size_t slash = address.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::string_view{} : address.substr(slash);
}

bool lies_below(std::string_view address, std::string_view section) {
  return address.size() > section.size() + 1 && address.starts_with(section) && address[section.size()] == '/';
}

}  // namespace

std::string_view page_address(std::string_view address) {
  address = trim(address.substr(0, address.find('#')));
  if (!is_safe_address(address) || istarts_with(address, "mailto:") || istarts_with(address, "tel:")) return {};
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

bool is_home(std::string_view address) { return path_of(address).empty(); }

bool is_of_network(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return false;
  std::string_view host = address.substr(scheme + 3);
  for (const std::string_view start : {"www.", "m.", "mobile."})
    if (host.starts_with(start)) host.remove_prefix(start.size());
  return std::ranges::any_of(kNetworks, [&](std::string_view network) { return host.starts_with(network); });
}

bool leads_to_list(std::string_view address) {
  for (std::string_view path = path_of(address); !path.empty();) {
    const std::size_t end = std::min(path.find_first_of("/?&="), path.size());
    const std::string_view word = path.substr(0, end);
    if (std::ranges::any_of(kListPaths, [&](std::string_view list) { return iequals(word, list); })) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

std::size_t words_in_address(std::string_view address, std::string_view title) {
  constexpr std::size_t kMinLetters = 3;
  const std::string_view path = path_of(address);
  const std::string_view slug = path.substr(path.rfind('/') + 1);
  std::vector<std::string> words;
  append_words(words, title);
  std::size_t same = 0;
  for (std::size_t begin = 0; begin < slug.size();) {
    const std::size_t end = std::min(slug.find_first_of("-_.+", begin), slug.size());
    same += end - begin >= kMinLetters && std::ranges::find(words, to_lower(slug.substr(begin, end - begin))) != words.end();
    begin = end + 1;
  }
  return same;
}

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
    sections[order[i]] =
        lies_below(addresses[order[i + 1]], addresses[order[i]]) && lies_below(addresses[order[i + 2]], addresses[order[i]]);
  return sections;
}

}  // namespace pith::internal

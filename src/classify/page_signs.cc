// The signs of a page's type. In: an Outline whose names are read. Out: how many signs of each type there are, by place.
//
// The idea: tables of words for each place (page_signs.inc). What is looked up is folded first, so that a label is found whatever
// its case, and the numbers and marks around it ("Reply", "3 replies", "Filters (2)").
#include "classify/page_signs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/phrases.h"
#include "base/text.h"

namespace pith::internal {
namespace {

struct SignRow {
  PageType type;
  std::string_view words;
};

#define ADDRESS(type, words) SignRow{PageType::type, words},
#define SOFTWARE(...)
#define NAME(...)
#define LABEL(...)
constexpr SignRow kAddressWords[] = {
#include "classify/page_signs.inc"
};
#undef ADDRESS
#undef SOFTWARE
#define ADDRESS(...)
#define SOFTWARE(type, words) SignRow{PageType::type, words},
constexpr SignRow kSoftware[] = {
#include "classify/page_signs.inc"
};
#undef SOFTWARE
#undef LABEL
#define SOFTWARE(...)
#define LABEL(type, words) SignRow{PageType::type, words},
constexpr SignRow kLabelRows[] = {
#include "classify/page_signs.inc"
};
#undef ADDRESS
#undef SOFTWARE
#undef NAME
#undef LABEL

constexpr char kNoSeparator = '\0';  // a label is looked up as one word
constexpr std::string_view phrase_of(const SignRow& row) { return row.words; }
constexpr PhraseSet kLabelSet(kLabelRows, kNoSeparator);
constexpr std::size_t kMaxLabelSize =
    std::ranges::max(kLabelRows, {}, [](const SignRow& row) { return row.words.size(); }).words.size();
constexpr std::size_t kMaxAddressSize = 300;  // bytes looked at

// Of other scripts and languages every byte belongs to the text.
constexpr bool may_begin_label(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

void count(TypeCounts& counts, PageType type) { ++counts[static_cast<std::size_t>(type)]; }

void count_all(TypeCounts& counts, PageTypeSet types) {
  for (std::size_t type = 0; type < kPageTypeCount; ++type) counts[type] += types >> type & 1U;
}

// Words joined by "-" and with one at either end: "/docs/Getting_started.html" becomes "-docs-getting-started-html-".
std::string joined_words(std::string_view text) {
  std::string words = "-";
  for (const char c : text.substr(0, kMaxAddressSize)) {
    if (is_ascii_letter(c))
      words.push_back(to_ascii_lower(c));
    else if (words.back() != '-')
      words.push_back('-');
  }
  if (words.back() != '-') words.push_back('-');
  return words;
}

// The first part of the host, unless that is all of its name or "www", and the path.
std::string address_words(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return joined_words(url);
  url.remove_prefix(scheme + 3);
  const std::size_t slash = std::min(url.find('/'), url.size());
  const std::string_view host = url.substr(0, slash);
  const bool has_subdomain = std::ranges::count(host, '.') > 1;
  return joined_words(has_subdomain ? host.substr(0, host.find('.')) : std::string_view()) + joined_words(url.substr(slash));
}

void read_address(const Facts& facts, TypeCounts& counts) {
  std::string_view url = facts.first(Fact::canonical_url);
  if (url.empty()) url = facts.first(Fact::og_url);
  if (url.empty()) return;
  const std::string words = address_words(url);
  for (const SignRow& row : kAddressWords) {
    const std::size_t at = words.find(row.words);
    if (at == std::string::npos) continue;
    std::string wanted = "-";
    wanted.append(row.words).push_back('-');
    if (words.find(wanted) != std::string::npos) count(counts, row.type);
  }
}

void read_software(const Facts& facts, TypeCounts& counts) {
  for (const Facts::Entry& entry : facts.entries) {
    if (entry.fact != Fact::generator) continue;
    const std::string name = to_lower(entry.value.substr(0, kMaxAddressSize));
    for (const SignRow& row : kSoftware)
      if (name.starts_with(row.words)) count(counts, row.type);
  }
}

}  // namespace

PageTypeSet types_of_label(std::string_view text) {
  if (text.size() > kMaxLabelSize + 8) return 0;  // with a number
  while (!text.empty() && !may_begin_label(text.front())) text.remove_prefix(1);
  while (!text.empty() && !may_begin_label(text.back())) text.remove_suffix(1);
  if (text.empty() || text.size() > kMaxLabelSize) return 0;
  const std::string label = to_lower(text);
  PageTypeSet types = 0;
  PhraseKey key;
  key.add(label);
  kLabelSet.find(key, label,
                 [&](const SignRow& row) { types |= static_cast<PageTypeSet>(1U << static_cast<unsigned>(row.type)); });
  return types;
}

PageSigns read_page_signs(const Outline& outline) {
  PageSigns signs;
  read_address(outline.facts, signs.address);
  read_software(outline.facts, signs.software);
  for (const Container& container : outline.containers) count_all(signs.names, container.page_types);
  for (const Block& block : outline.blocks) count_all(signs.labels, types_of_label(block.text));
  return signs;
}

}  // namespace pith::internal

// Addresses of stories. In: addresses. Out: which of them are pages, sites, lists and sections.
#include "document/story_addresses.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/file_extensions.h"
#include "base/hosts.h"
#include "base/simd.h"
#include "base/text.h"
#include "base/words.h"
#include "classify/link_paths.h"
#include "document/address_parts.h"
#include "document/addresses.h"

namespace pith::internal {
namespace {

constexpr std::string_view kRecordingWords[] = {
#define RECORDING_WORD(word) word,
#include "document/recording_words.inc"
#undef RECORDING_WORD
};

constexpr auto kListPaths =
    link_paths_where<[](const LinkPath& row) { return row.page == LinkedPage::list || row.page == LinkedPage::short_list; }>();
constexpr auto kPaidLinks = link_paths_where<[](const LinkPath& row) { return row.page == LinkedPage::paid_link; }>();
constexpr auto kSitePages = link_paths_where<[](const LinkPath& row) { return row.page == LinkedPage::site_page; }>();
constexpr auto kNamedSections = link_paths_where<[](const LinkPath& row) { return row.page == LinkedPage::section; }>();
constexpr auto kGoods = link_paths_where<[](const LinkPath& row) { return row.page == LinkedPage::goods; }>();
constexpr std::string_view kNetworks[] = {
#define NETWORK(text) text,
#include "document/networks.inc"
#undef NETWORK
};
constexpr std::string_view kCommentFragments[] = {
#define COMMENT_FRAGMENT(text) text,
#include "document/comment_fragments.inc"
#undef COMMENT_FRAGMENT
};
constexpr std::string_view kSearchNames[] = {
#define SEARCH_NAME(text) text,
#include "document/search_names.inc"
#undef SEARCH_NAME
};
constexpr std::size_t kMinWordsOfStory = 3;     // in the last part of a path
constexpr std::size_t kMinWordsOfHeadline = 5;  // in the last part of a path that goods have as well
constexpr std::size_t kMinPartsOfStory = 3;     // of a path
constexpr std::size_t kMinWordsOfSearch = 2;
constexpr std::size_t kMinDigitsOfPage = 6;    // of a number that tells a page from others
constexpr std::size_t kMinPartsBelowList = 2;  // of a word of several letters
constexpr std::size_t kMaxDigitsOfIssue = 4;
constexpr std::size_t kMaxWordsOfName = 3;     // of an author or a tag
constexpr std::size_t kMaxWordsOfSection = 2;  // of a link that is a section, whatever words its path has
constexpr std::size_t kMaxWordsInSection = 5;
constexpr std::size_t kMinWordsInPath = 2;  // of a longer one

// "https://tarn.example/" for "https%3A%2F%2Ftarn.example%2F"; empty for what is no absolute address.
std::string decode_address(std::string_view value) {
  if (!istarts_with(value, "http")) return {};
  std::string decoded;
  for (std::size_t i = 0; i < value.size(); ++i) {
    unsigned char c = 0;
    const char* const end = value.data() + std::min(i + 3, value.size());
    if (value[i] == '%' && i + 2 < value.size() && std::from_chars(value.data() + i + 1, end, c, 16).ptr == end) {
      decoded.push_back(static_cast<char>(c));
      i += 2;
    } else {
      decoded.push_back(value[i]);
    }
  }
  return istarts_with(decoded, "http://") || istarts_with(decoded, "https://") ? decoded : std::string();
}

// The words of "name=two+words" without its name.
std::vector<std::string> words_of_query(std::string_view query) {
  constexpr std::string_view kEscapedSpace = "%20";
  std::vector<std::string> words;
  query.remove_prefix(query.find('=') + 1);  // npos + 1 is 0
  while (!query.empty()) {
    const std::size_t end = std::min({query.find('+'), query.find(kEscapedSpace), query.size()});
    append_words(words, query.substr(0, end));
    query.remove_prefix(end);
    query.remove_prefix(std::min(query.starts_with('+') ? 1 : kEscapedSpace.size(), query.size()));
  }
  return words;
}

// Whether the fragment of an address says that comments are there.
bool names_comments(std::string_view target) {
  const std::size_t hash = target.find('#');
  if (hash == std::string_view::npos) return false;
  const std::string fragment = to_lower(target.substr(hash + 1));
  return std::ranges::any_of(kCommentFragments, [&](std::string_view name) { return fragment.find(name) != std::string::npos; });
}

// Without scheme and "www.".
std::string_view without_scheme(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address;
}

// Calls `visit(word, parts)` for each part of a path that is a word for lists, with the number of the word among kListPaths and how
// many parts come after it, until it returns true.
template <typename Visit>
bool any_list_word(std::string_view address, const Visit& visit) {
  std::string_view path = path_of(address);
  if (path.starts_with('/')) path.remove_prefix(1);
  auto parts = static_cast<std::size_t>(std::ranges::count(without_query(path), '/'));
  const bool is_short = words_of_slug(last_part(without_query(path))).size() <= kMaxWordsOfName;
  for (bool is_first = true; !path.empty(); is_first = false) {
    const std::size_t end = find_any<'/', '?', '&', '='>(path);
    const std::string_view word = path.substr(0, end);
    const auto row = std::ranges::find_if(kListPaths, [&](const LinkPath& known) { return iequals(word, known.word); });
    const bool counts = row != kListPaths.end() && (is_first || word.size() > 1) && (is_short || row->page == LinkedPage::list);
    if (counts && visit(static_cast<std::size_t>(row - kListPaths.begin()), parts)) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
    if (parts > 0) --parts;
  }
  return false;
}

bool is_word_of(std::span<const LinkPath> rows, std::string_view word) {
  return std::ranges::any_of(rows, [&](const LinkPath& row) { return iequals(word, row.word); });
}

// Whether the first of several parts of a path is that of links to shops, which lead on to them. A site may have its own stories
// there, whose addresses are longer than names of goods or as that of the page.
bool begins_as_paid_link(std::string_view address, std::string_view page) {
  const std::string_view path = path_of(address);
  if (!is_word_of(kPaidLinks, first_part(path))) return false;
  if (!host_of(address).empty() && !is_same_site(host_of(address), host_of(page))) return true;
  return !iequals(first_part(path), first_part(path_of(page))) && words_of_slug(last_part(path)).size() < kMinWordsOfHeadline;
}

// "453207266" of "/quay/453207266-repairs" or "/!453207266"; empty for none.
std::string_view number_of_page(std::string_view address) {
  std::string_view last = last_part(path_of(address));
  while (!last.empty() && !has_digit(last.substr(0, 1))) last.remove_prefix(1);
  const std::string_view number = last.substr(0, last.find_first_not_of("0123456789"));
  return number.size() >= kMinDigitsOfPage ? number : std::string_view();
}

// Whether the last part of a path, of several words or a long number, is that of a single page.
bool tells_page(std::string_view path) {
  const std::string_view last = last_part(path);
  return (is_number(last) && last.size() >= kMinDigitsOfPage) || words_of_slug(last).size() >= kMinWordsOfStory;
}

// "/2018/52/index.html"
bool is_index_of_issue(std::string_view address) {
  std::string_view path = without_query(path_of(address));
  if (!last_part(path).starts_with("index.")) return false;
  const auto drop_part = [&] { path = path.substr(0, std::min(path.rfind('/'), path.size())); };
  const auto ends_with_short_number = [&] {
    const std::string_view last = last_part(path);
    return last.size() <= kMaxDigitsOfIssue && is_number(last);
  };
  drop_part();
  if (!ends_with_short_number()) return false;
  drop_part();
  return ends_with_short_number();
}

// The last part of a path that is no number: "ferry-is-late" of "/2021/ferry-is-late/4137".
std::string_view part_of_headline(std::string_view address) {
  const std::string_view path = without_query(path_of(address));
  const std::string_view last = last_part(path);
  if (!is_number(last)) return last;
  return last_part(path.substr(0, static_cast<std::size_t>(last.data() - path.data())));
}

}  // namespace

std::string_view page_address(std::string_view address) {
  address = trim(address.substr(0, address.find('#')));
  if (!is_safe_address(address) || leads_to_mailbox(address) || has_scheme(address, "tel")) return {};
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

bool leads_to_comments(std::string_view target) { return names_comments(target) && !has_digit(target.substr(target.find('#'))); }

bool leads_to_comment(std::string_view target) { return names_comments(target) && has_digit(target.substr(target.find('#'))); }

// A page whose last part tells it from others is the same with any query.
bool is_same_page(std::string_view address, std::string_view page) {
  if (page.empty()) return false;
  const auto key_of = [](std::string_view whole) {
    whole = without_query(without_scheme(whole));
    while (whole.ends_with('/')) whole.remove_suffix(1);
    return whole;
  };
  if (without_scheme(address) == without_scheme(page)) return true;
  if (key_of(address) == key_of(page)) return tells_page(path_of(page));
  // A short address is the number of the page alone.
  const std::string_view number = number_of_page(address);
  return !number.empty() && !is_day_or_month(number) && number == number_of_page(page) &&
         last_part(path_of(address)).size() <= number.size() + 1 && is_same_site(host_of(address), host_of(page));
}

bool is_home(std::string_view address) { return path_of(address).empty(); }

bool is_of_network(std::string_view address, std::string_view page) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos || is_same_site(host_of(address), host_of(page))) return false;
  std::string_view host = address.substr(scheme + 3);
  for (const std::string_view start : {"www.", "m.", "mobile."})
    if (host.starts_with(start)) host.remove_prefix(start.size());
  return std::ranges::any_of(kNetworks, [&](std::string_view network) { return host.starts_with(network); });
}

// What sites name in their own addresses is where a reader came from or goes back to; archives have the address of a copied page in
// their paths, but those who count the links of a page have its site there.
bool is_redirect(std::string_view address, std::string_view page) {
  if (begins_as_paid_link(address, page)) return true;
  const std::string_view host = host_of(address);
  const std::string_view site = host_of(page);
  if (host.empty() || host == site) return false;
  const std::size_t in_path = path_of(without_query(address)).find("http");
  if (in_path != std::string_view::npos && !site.empty()) {
    const std::string inner = decode_address(path_of(without_query(address)).substr(in_path));
    if (is_same_site(host_of(inner), site)) return true;
  }
  const auto is_elsewhere = [&](std::string_view inner_host) {
    return !inner_host.empty() && !is_same_site(inner_host, host) && !is_same_site(inner_host, site);
  };
  return any_query_part(address, [&](std::string_view part) {
    const std::string inner = decode_address(part.substr(part.find('=') + 1));  // npos + 1 is 0
    return is_elsewhere(host_of(inner)) || (!inner.empty() && is_same_page(page_address(inner), page));
  });
}

bool lies_below(std::string_view address, std::string_view section) {
  address = without_scheme(address);
  section = without_query(without_scheme(section));
  while (section.ends_with('/')) section.remove_suffix(1);
  return section.find('/') != std::string_view::npos && lies_right_below(address, section);
}

std::vector<std::size_t> parts_below_lists(std::string_view page) {
  std::vector<std::size_t> below(kListPaths.size());
  any_list_word(page, [&](std::size_t word, std::size_t parts) {
    if (kListPaths[word].word.size() == 1)
      below[word] = 1;
    else if (parts >= kMinPartsBelowList)
      below[word] = parts;
    return false;
  });
  return below;
}

bool leads_to_list(std::string_view address, std::span<const std::size_t> page) {
  if (is_index_of_issue(address)) return true;
  return any_list_word(address, [&](std::size_t word, std::size_t parts) {
    const bool is_beside_page = word < page.size() && page[word] > 0 && parts >= page[word];
    return !is_beside_page;
  });
}

bool is_named_section(std::string_view address, std::string_view text) {
  const std::string_view path = path_of(address);
  if (address.find('?') != std::string_view::npos || !is_word_of(kNamedSections, last_part(path))) return false;
  std::vector<std::string> words;
  append_words(words, text);
  if (words.size() <= kMaxWordsOfSection) return true;
  std::vector<std::string> slug;
  append_words(slug, path);
  const auto in_path =
      std::ranges::count_if(words, [&](const std::string& word) { return std::ranges::find(slug, word) != slug.end(); });
  return words.size() <= kMaxWordsInSection && static_cast<std::size_t>(in_path) >= kMinWordsInPath;
}

bool leads_to_recording(std::string_view address) {
  std::vector<std::string> words;
  append_words(words, without_query(path_of(address)));
  return std::ranges::any_of(
      words, [&](const std::string& word) { return std::ranges::find(kRecordingWords, word) != std::end(kRecordingWords); });
}

bool names_list(std::string_view address) {
  const std::string_view last = last_part(path_of(address));
  return !is_number(last) && words_of_slug(last).size() <= kMaxWordsOfName &&
         any_list_word(address, [](std::size_t word, std::size_t parts) {
           const LinkTarget target = kListPaths[word].target;
           return parts == 1 && (target == LinkTarget::people || target == LinkTarget::tags);
         });
}

bool leads_to_goods(std::string_view address, std::string_view page) {
  const auto shelf_of = [](std::string_view path) {
    const std::string_view first = first_part(path);
    const std::string_view word = is_language(first) ? first_part(path.substr(path.find(first) + first.size())) : first;
    return is_word_of(kGoods, word) ? word : std::string_view();
  };
  const std::string_view shelf = shelf_of(path_of(address));
  return !shelf.empty() && !iequals(shelf, shelf_of(path_of(page)));
}

bool is_site_page(std::string_view address) {
  std::string last = to_lower(last_part(path_of(address)));
  const std::size_t stem = std::min(last.rfind('.'), last.size());
  const auto use = use_of_extension(std::string_view(last).substr(stem));
  if (use == FileUse::saved || use == FileUse::served) last.resize(stem);
  return std::ranges::binary_search(kSitePages, std::string_view(last), {}, &LinkPath::word);
}

// "?q=harbour+ferry" for "Harbour ferry"
bool is_search_for(std::string_view address, std::string_view text) {
  std::vector<std::string> wanted;
  append_words(wanted, text);
  return wanted.size() >= kMinWordsOfSearch &&
         any_query_part(address, [&](std::string_view part) { return words_of_query(part) == wanted; });
}

bool is_search(std::string_view address) {
  const std::string_view path = path_of(address);
  if (tells_page(path) || !number_of_page(without_query(address)).empty()) return false;
  return any_query_part(address, [&](std::string_view part) {
    const bool is_page = part.find('/') != std::string_view::npos;  // "q=node/12"
    const std::size_t name = part.find('=');
    return !is_page && name < part.size() - 1 &&
           std::ranges::any_of(kSearchNames, [&](std::string_view known) { return iequals(part.substr(0, name), known); });
  });
}

bool may_be_story(std::string_view address, std::string_view title) {
  const std::string_view path = without_query(path_of(address));
  const std::vector<std::string_view> words = words_of_slug(last_part(path));
  return words.size() >= kMinWordsOfStory || has_digit(path_of(address)) ||
         static_cast<std::size_t>(std::ranges::count(path, '/')) >= kMinPartsOfStory ||
         (words.size() > 1 && words_in_address(address, title) > 0);
}

bool is_part_of_site(std::string_view address) {
  const std::string_view path = path_of(address);
  return path.rfind('/') == 0 && !has_digit(path) && words_of_slug(path.substr(1)).size() == 1;
}

std::string_view directory_of(std::string_view address) {
  const std::string_view path = without_query(path_of(address));
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return {};
  return address.substr(0, address.size() - path_of(address).size() + slash);
}

bool is_path_of(std::string_view address, std::string_view title) {
  const std::string_view path = path_of(address);
  std::vector<std::string> words;
  append_words(words, title);
  const std::vector<std::string_view> slug = words_of_slug(path.substr(std::min<std::size_t>(1, path.size())));
  return path.rfind('/') == 0 &&
         std::ranges::equal(slug, words, [](std::string_view a, const std::string& b) { return to_lower(a) == b; });
}

std::size_t words_in_address(std::string_view address, std::string_view title) {
  constexpr std::size_t kMinLetters = 3;
  std::vector<std::string> words;
  append_words(words, title);
  std::ranges::sort(words);
  const std::vector<std::string_view> slug = words_of_slug(part_of_headline(address));
  return static_cast<std::size_t>(std::ranges::count_if(slug, [&](std::string_view word) {
    return word.size() >= kMinLetters && std::ranges::binary_search(words, to_lower(word));
  }));
}

}  // namespace pith::internal

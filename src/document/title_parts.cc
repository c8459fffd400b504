// Parts of titles. In: a title as a page states or shows it. Out: the headline in it.
//
// The idea: bars, arrows and dots stand between the headline and what the site adds, on either side. What readers see as the
// headline is kept whatever else is there, then the site's names go, then a short end.
#include "document/title_parts.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "base/words.h"
#include "classify/dates.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLongestSite = 40;      // bytes
constexpr std::size_t kMinTitleWords = 3;     // that are left when a date or what follows a bar is cut off
constexpr double kMinSameTitleOverlap = 0.4;  // of the words of two titles of one story
constexpr std::string_view kBars[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " :: ",     " \u00BB ",
                                      " \u00AB ", " \u203A ", " \u00B7 ", " \u2022 ", " \u22C6 ", " // ",
                                      " \uFF5C ", "\uFF5C",   " \u2192 ", " \u2190 ", " ~ "};
constexpr std::string_view kColon = ": ";
constexpr std::string_view kWideColon = "\uFF1A";
// Texts of links that lead to the headline itself, at its end.
constexpr std::string_view kEndMarks[] = {"\u00B6", "#"};
// Characters that are not seen: the soft hyphen, spaces without width, the mark of byte order.
constexpr std::string_view kUnseen[] = {"\u00AD", "\u200B", "\u2060", "\uFEFF"};
// What blogs call their articles in titles, as letters_of() has it.
constexpr std::string_view kArchives[] = {"blogarchive", "blogarchiv", "blogarchives", "blogarchief", "archivedublog"};

// The size of the bar that a text begins with; 0 for none. Bars begin with a space or beyond ASCII.
std::size_t bar_size(std::string_view text) {
  if (text.front() != ' ' && static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const std::string_view bar : kBars)
    if (bar.front() == text.front() && text.starts_with(bar)) return bar.size();
  return 0;
}

bool has_title_words(std::string_view text) {
  std::vector<std::string> words;
  append_words(words, text);
  return words.size() >= kMinTitleWords;
}

// The title from the first of its parts to the last one.
std::string_view span_of(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

}  // namespace

bool is_archive_part(std::string_view part) { return std::ranges::find(kArchives, letters_of(part)) != std::end(kArchives); }

namespace {

// "Headline - Site" without the site when the end is short and not part of the headline.
std::string without_short_end(std::string_view title, std::string_view headline) {
  for (const std::string_view bar : kBars) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view tail = title.substr(at + bar.size());
    const std::string_view head = title.substr(0, at);
    if (head == headline || (tail.size() <= kLongestSite && headline.find(tail) == std::string_view::npos))
      return std::string(head);
  }
  return std::string(title);
}

// Kana, and the brackets around readings.
bool is_part_of_reading(char32_t c) { return (c >= 0x3040 && c <= 0x30FF) || c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09; }

bool is_inside_word(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const char32_t after = decode_code_point(text, next);
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  return is_letter(after) && is_letter(decode_code_point(text, before)) && !is_unspaced_script(after);
}

}  // namespace

bool is_same_title(std::string_view a, std::string_view b) { return word_overlap(a, b) >= kMinSameTitleOverlap; }

std::string without_marks(std::string_view stated) {
  std::string title(stated);
  for (const std::string_view unseen : kUnseen)
    for (std::size_t at = title.find(unseen); at != std::string::npos; at = title.find(unseen, at))
      title.erase(at, unseen.size());
  std::replace(title.begin(), title.end(), '\n', ' ');
  for (const std::string_view mark : kEndMarks)
    if (title.size() > mark.size() && title.ends_with(mark)) title.resize(title.size() - mark.size());
  while (title.ends_with(' ')) title.pop_back();
  if (const auto date = find_date(title, DateOrder::day_first); date && date->span.begin == 0) {
    const std::size_t begin = title.find_first_not_of(" -:|,.", date->span.end);
    if (begin != std::string::npos && has_title_words(std::string_view(title).substr(begin))) title.erase(0, begin);
  }
  return title;
}

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t size = bar_size(title.substr(at));
    if (size > 0) parts.push_back(title.substr(begin, at - begin)), begin = at + size;
    at += std::max<std::size_t>(size, 1);
  }
  parts.push_back(title.substr(begin));
  return parts;
}

namespace {

// What a colon parts from the site's name: before it in Latin script, behind it in East Asian ones.
std::optional<std::string_view> part_beside_site(std::string_view title, const SiteNames& names) {
  const std::size_t colon = title.find(kColon);
  if (colon != std::string_view::npos && names.contains(title.substr(0, colon))) return title.substr(colon + kColon.size());
  const std::size_t wide = title.rfind(kWideColon);
  if (wide == std::string_view::npos || wide == 0) return std::nullopt;
  if (names.contains(title.substr(wide + kWideColon.size()))) return title.substr(0, wide);
  return std::nullopt;
}

std::string without_site_names(const std::string& title, const SiteNames& names, std::string_view site,
                               std::string_view headline) {
  const std::string wanted = letters_of(headline);
  if (!wanted.empty() && letters_of(title) == wanted) return title;
  std::vector<std::string_view> parts = title_parts(title);
  std::erase_if(parts, [](std::string_view part) { return part.find_first_not_of(' ') == std::string_view::npos; });
  if (parts.empty()) return title;
  for (std::size_t i = 0; i < parts.size() && !wanted.empty() && parts.size() > 1; ++i)
    if (letters_of(parts[i]) == wanted) return std::string(parts[i]);
  for (std::size_t i = parts.size() - 1; i > 0; --i)
    if (is_archive_part(parts[i - 1])) parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i)), i = 1;
  const auto is_site = [&](std::string_view part) {
    return names.contains(part) || (site.size() > 3 && part.find(site) != std::string_view::npos);
  };
  std::size_t first = 0;
  std::size_t last = parts.size() - 1;
  while (last > first && is_site(parts[last])) --last;
  while (first < last && is_site(parts[first])) ++first;
  const bool is_cut = first > 0 || last + 1 < parts.size();
  const std::string_view rest = span_of(parts[first], parts[last]);
  if (is_cut && (first == last || !names.contains(rest))) return std::string(rest);
  if (const auto part = part_beside_site(title, names)) return std::string(*part);
  return without_short_end(title, headline);
}

}  // namespace

std::string without_site(const std::string& title, const SiteNames& names, std::string_view site, std::string_view headline) {
  return without_second_title(without_site_names(title, names, site, headline));
}

std::string without_second_title(std::string title) {
  const std::size_t bar = title.find(" | ");
  if (bar != std::string::npos && has_title_words(std::string_view(title).substr(0, bar))) title.resize(bar);
  return title;
}

bool ends_with_words(std::string_view text, std::string_view end) {
  if (end.empty() || text.size() <= end.size() || !text.ends_with(end)) return false;
  return !is_inside_word(text, text.size() - end.size());
}

bool has_readings(std::string_view text, std::string_view plain) {
  if (plain.empty() || text.size() <= plain.size()) return false;
  std::size_t at = 0;
  std::size_t wanted = 0;
  while (at < text.size()) {
    const char32_t c = decode_code_point(text, at);
    std::size_t next = wanted;
    const bool is_next = wanted < plain.size() && decode_code_point(plain, next) == c;
    if (is_next)
      wanted = next;
    else if (!is_part_of_reading(c))
      return false;
  }
  return wanted == plain.size();
}

}  // namespace pith::internal

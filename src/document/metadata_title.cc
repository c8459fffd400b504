// The title of a page. In: the headline among the blocks, the titles that the page states, the name of the site. Out: one title.
//
// The idea: the headline that readers see is the best title, unless it has nothing to do with what the page states, or says more
// than that. Titles for search engines name the site too, before or after a bar; that part is cut off before titles are compared.
#include "document/metadata_title.h"

#include <algorithm>
#include <vector>

#include "base/words.h"
#include "classify/dates.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLongestSite = 40;      // bytes
constexpr std::size_t kMinTitleWords = 3;     // that are left when a date or what follows a bar is cut off
constexpr double kMinSameTitleOverlap = 0.4;  // of the words of two titles of one story
constexpr std::string_view kBars[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " :: ", " \u00BB ",
                                      " \u203A ", " \u00B7 ", " \u2022 ", " \u22C6 ", " // "};
// Texts of links that lead to the headline itself, at its end, and a space without width.
constexpr std::string_view kEndMarks[] = {"\u00B6", "#", "\u200B"};

bool has_title_words(std::string_view text) {
  std::vector<std::string> words;
  append_words(words, text);
  return words.size() >= kMinTitleWords;
}

// "Headline - Site" without the site: the tail is cut off when it is the site's name, or is short and not part of the headline.
std::string without_site(const std::string& title, std::string_view site, std::string_view headline) {
  for (const std::string_view bar : kBars) {
    if (title.find(bar[1]) == std::string::npos) continue;  // rfind() compares at each place
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view tail = std::string_view(title).substr(at + bar.size());
    const std::string_view head = std::string_view(title).substr(0, at);
    const bool is_site =
        !site.empty() && (tail.find(site) != std::string_view::npos || site.find(tail) != std::string_view::npos);
    const bool is_addition = tail.size() <= kLongestSite && headline.find(tail) == std::string_view::npos;
    if (is_site || head == headline || is_addition) return std::string(head);
    if (!site.empty() && head == site) return std::string(tail);
  }
  return title;
}

// The title without what sites add to it: marks at its end, a date at its start, more after a bar.
std::string without_additions(std::string title) {
  std::replace(title.begin(), title.end(), '\n', ' ');
  for (const std::string_view mark : kEndMarks)
    if (title.size() > mark.size() && title.ends_with(mark)) title.resize(title.size() - mark.size());
  while (title.ends_with(' ')) title.pop_back();
  if (const auto date = find_date(title, DateOrder::day_first); date && date->span.begin == 0) {
    const std::size_t begin = title.find_first_not_of(" -:|,.", date->span.end);
    if (begin != std::string::npos && has_title_words(std::string_view(title).substr(begin))) title.erase(0, begin);
  }
  const std::size_t bar = title.find(" | ");
  if (bar != std::string::npos && has_title_words(std::string_view(title).substr(0, bar))) title.resize(bar);
  return title;
}

bool is_same_title(std::string_view a, std::string_view b) { return word_overlap(a, b) >= kMinSameTitleOverlap; }

// The title of the highest rank that is not taken from the page's first heading.
std::string best_stated(const std::vector<Candidate>& candidates) {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates)
    if (candidate.fact != Fact::heading_title && candidate.rank > (best ? best->rank : 0)) best = &candidate;
  return best ? best->value : std::string();
}

Candidate headline_candidate(const Outline& outline, const Headline& headline, const std::vector<Candidate>& candidates,
                             std::string_view stated) {
  Candidate candidate =
      make_candidate(Fact::headline, without_additions(std::string(headline.text)), outline.blocks[headline.block].line);
  if (stated.empty()) return candidate;
  const std::string& shown = candidate.value;
  const bool is_known = std::ranges::any_of(
      candidates, [&](const Candidate& c) { return c.fact != Fact::heading_title && is_same_title(c.value, shown); });
  if (!is_known) lower_rank(candidate, kDoubt, "unlike the title that the page states");
  if (stated.size() < shown.size() && (shown.starts_with(stated) || shown.ends_with(stated)))
    lower_rank(candidate, kDoubt, "more than the title that the page states");
  return candidate;
}

}  // namespace

std::string select_title(CandidateSelector& selector, const Outline& outline, const Headline& headline, std::string_view site) {
  std::vector<Candidate> candidates = selector.stated(MetadataField::title);
  for (Candidate& candidate : candidates) candidate.value = without_additions(without_site(candidate.value, site, headline.text));
  const std::string stated = best_stated(candidates);
  if (!headline.text.empty()) {
    candidates.push_back(headline_candidate(outline, headline, candidates, stated));
  } else {
    // The first heading takes the place of the headline.
    for (Candidate& candidate : candidates)
      if (candidate.fact == Fact::heading_title && candidate.rank > 0 && is_same_title(candidate.value, stated))
        candidate.rank = row_of(Fact::headline).rank;
  }
  return selector.select_best(MetadataField::title, std::move(candidates));
}

}  // namespace pith::internal

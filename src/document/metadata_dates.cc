// When a page was published and last changed. In: what the page's head and bylines state, its address. Out: dates in ISO 8601.
//
// The idea: whatever is not a date is rejected, and an unlikely year is doubted. Where no date of publication is stated, the date
// of the last change is taken.
#include "document/metadata_dates.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace pith::internal {
namespace {

// The result does not depend on the clock, so a bound is fixed: a later year is the end of an offer, or a mistake.
constexpr int kMinYear = 1990;
constexpr int kMaxYear = 2035;
constexpr std::size_t kDayLength = 10;        // of "2024-05-17"
constexpr std::size_t kMinUrlDateLength = 8;  // "2024/5/7"

bool is_likely_year(std::string_view iso) {
  int year = 0;
  std::from_chars(iso.data(), iso.data() + iso.size(), year);
  return year >= kMinYear && year <= kMaxYear;
}

std::vector<Candidate> date_candidates(const CandidateSelector& selector, MetadataField field,
                                       const std::vector<BylineStatement>& bylines, DateOrder order) {
  std::vector<Candidate> candidates = selector.stated(field);
  for (Candidate& candidate : candidates) {
    if (auto date = find_date(candidate.value, order))
      candidate.value = std::move(date->iso);
    else
      reject(candidate, "no date");
  }
  append_candidates(candidates, field, bylines);
  for (Candidate& candidate : candidates)
    if (candidate.rank > 0 && !is_likely_year(candidate.value)) lower_rank(candidate, kDoubt, "an unlikely year");
  return candidates;
}

// "/2024/05/17/" and "/2024-05-17-" in the path of an address.
std::optional<Candidate> url_candidate(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = scheme == std::string_view::npos ? std::string_view::npos : url.find('/', scheme + 3);
  if (slash == std::string_view::npos) return std::nullopt;
  const auto date = find_date(url.substr(slash + 1), DateOrder::day_first);
  if (!date || date->iso.size() < kDayLength || date->span.end - date->span.begin < kMinUrlDateLength) return std::nullopt;
  return make_candidate(Fact::url_published, date->iso.substr(0, kDayLength));
}

// A moment that is stated in UTC may be on another day than the one that the page shows its readers.
void prefer_shown_day(std::vector<Candidate>& candidates) {
  const auto shown = std::ranges::find_if(
      candidates, [](const Candidate& c) { return c.fact == Fact::byline_published || c.fact == Fact::byline_date; });
  if (shown == candidates.end()) return;
  const std::string day = shown->value.substr(0, kDayLength);
  for (Candidate& candidate : candidates) {
    const std::string& value = candidate.value;
    const bool is_utc = value.size() > kDayLength && (value.ends_with('Z') || value.ends_with("+00:00"));
    if (is_utc && days_apart(value, day) == 1) lower_rank(candidate, kDoubt, "UTC; the page shows another day");
  }
}

}  // namespace

DateOrder date_order_of(std::string_view language) {
  // Americans write the month first, and English pages that do not name their country are mostly American.
  const bool month_first = language == "en" || language == "en-US" || language == "en-us" || language.empty();
  return month_first ? DateOrder::month_first : DateOrder::day_first;
}

std::string select_published(CandidateSelector& selector, const std::vector<BylineStatement>& bylines, DateOrder order,
                             std::string_view url) {
  std::vector<Candidate> candidates = date_candidates(selector, MetadataField::published, bylines, order);
  for (Candidate& modified : date_candidates(selector, MetadataField::modified, bylines, order)) {
    if (modified.rank <= 0) continue;
    modified.fact = Fact::modified_only;
    modified.rank = row_of(Fact::modified_only).rank;
    candidates.push_back(std::move(modified));
  }
  if (auto candidate = url_candidate(url)) candidates.push_back(std::move(*candidate));
  prefer_shown_day(candidates);
  return selector.select_best(MetadataField::published, std::move(candidates));
}

std::string select_modified(CandidateSelector& selector, const std::vector<BylineStatement>& bylines, DateOrder order) {
  return selector.select_best(MetadataField::modified, date_candidates(selector, MetadataField::modified, bylines, order));
}

}  // namespace pith::internal

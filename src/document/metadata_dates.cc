// When a page was published and last changed. In: what the page's head and bylines state, its address. Out: dates in ISO 8601.
//
// The idea: whatever is not a date is rejected, and an unlikely year is doubted. What programs state and what readers see are held
// against each other: they tell which of two readings of 3/4/2024 is right, in which zone a moment is on another day, and whether
// a program wrote the day of the last change. Where no date of publication is stated, the date of the last change is taken.
#include "document/metadata_dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "classify/years.h"

namespace pith::internal {
namespace {

// The result does not depend on the clock, so a bound is fixed: a later year is the end of an offer, or a mistake.
constexpr int kMaxYear = 2035;
constexpr std::size_t kDayLength = 10;        // of "2024-05-17"
constexpr std::size_t kMinUrlDateLength = 8;  // "2024/5/7"
constexpr std::size_t kMaxFromHeadline = 20;  // blocks between the headline and an element with a date that is sure to be its own
constexpr int kFarPoints = 20;
constexpr int kMinDaysBefore = 30;      // that a page shows an earlier date than it states for programs
constexpr int kAgreementPoints = 5;     // where programs state the day that readers see
constexpr int kMaxDaysAfterChange = 2;  // between the last change and a date of publication that may be the same

// Where programs state dates.
constexpr Fact kMachineFacts[] = {Fact::jsonld_published, Fact::article_published, Fact::microdata_published,
                                  Fact::meta_published};
// Where readers see them.
constexpr Fact kShownFacts[] = {Fact::byline_published, Fact::byline_date, Fact::labelled_date};
// What is at a place of the page, which may be one of a teaser or a comment.
constexpr Fact kPlacedFacts[] = {Fact::microdata_published, Fact::time_marked,        Fact::time_published,
                                 Fact::byline_date,         Fact::microdata_modified, Fact::time_modified};

template <std::size_t N>
bool is_of(Fact fact, const Fact (&facts)[N]) {
  return std::ranges::find(facts, fact) != std::end(facts);
}

bool is_likely_year(std::string_view iso) {
  int year = 0;
  std::from_chars(iso.data(), iso.data() + iso.size(), year);
  return year >= kFirstWebYear && year <= kMaxYear;
}

std::string day_of(std::string_view iso) { return std::string(iso.substr(0, kDayLength)); }

bool is_day_of(const std::vector<Candidate>& candidates, std::string_view iso) {
  return std::ranges::any_of(candidates, [&](const Candidate& c) { return c.rank > 0 && day_of(c.value) == day_of(iso); });
}

DateOrder other_order(DateOrder order) {
  const bool is_month_first = order == DateOrder::month_first || order == DateOrder::month_first_in_all;
  return is_month_first ? DateOrder::day_first : DateOrder::month_first;
}

// What is stated is read in another order than the page's where that gives the day that the page shows: programs often write dates
// as Americans do.
DateOrder stated_order(const std::vector<Candidate>& stated, const std::vector<Candidate>& shown, DateOrder order) {
  for (const Candidate& candidate : stated) {
    const auto usual = find_date(candidate.value, order);
    const auto other = find_date(candidate.value, other_order(order));
    if (!usual || !other || day_of(usual->iso) == day_of(other->iso)) continue;
    if (is_day_of(shown, other->iso) && !is_day_of(shown, usual->iso)) return other_order(order);
  }
  return order;
}

// A date far from the headline may be that of a teaser or comment whose kind is not known.
void doubt_far(std::vector<Candidate>& candidates, const Outline& outline) {
  if (!outline.html || outline.headline.text.empty()) return;
  for (Candidate& candidate : candidates) {
    if (!is_of(candidate.fact, kPlacedFacts) || candidate.rank <= 0) continue;
    const std::optional<std::size_t> block = block_of(candidate.group);
    if (!block) continue;
    const std::size_t headline = outline.headline.block;
    const std::size_t distance = *block > headline ? *block - headline : headline - *block;
    if (distance > kMaxFromHeadline) lower_rank(candidate, kFarPoints, "far from the headline");
  }
}

constexpr Fact kTimeFacts[] = {Fact::time_published, Fact::time_marked, Fact::microdata_published};

// The fact of what readers see where an element states a date; none where they see no other thing than a date of publication.
std::optional<Fact> other_role(const Candidate& time, const std::vector<BylineStatement>& shown) {
  const std::optional<std::size_t> block = block_of(time.group);
  if (!block || !is_of(time.fact, kTimeFacts)) return std::nullopt;
  const auto found = std::ranges::find_if(shown, [&](const BylineStatement& statement) {
    const bool is_other = statement.fact == Fact::byline_modified || statement.fact == Fact::noted_modified ||
                          statement.fact == Fact::unrelated_date;
    return is_other && statement.block == *block && days_apart(statement.value, time.value) <= 1;
  });
  return found == shown.end() ? std::nullopt : std::optional(found->fact);
}

// An element for a time may be in a line that says what the time is: "Updated on <time>".
void follow_labels(std::vector<Candidate>& candidates, const std::vector<BylineStatement>& shown) {
  for (Candidate& candidate : candidates)
    if (candidate.rank > 0 && other_role(candidate, shown)) reject(candidate, "of something else than the publication");
}

// The elements for the time of a change that do not say so, but the words around them do.
void append_labelled_changes(std::vector<Candidate>& changes, std::vector<Candidate> published,
                             const std::vector<BylineStatement>& shown, DateOrder order) {
  for (Candidate& candidate : published) {
    const auto date = find_date(candidate.value, order);
    if (candidate.rank <= 0 || !date) continue;
    candidate.value = date->iso;
    const std::optional<Fact> role = other_role(candidate, shown);
    if (!role || *role == Fact::unrelated_date) continue;
    candidate.fact = Fact::time_modified;
    candidate.rank = row_of(Fact::time_modified).rank;
    changes.push_back(std::move(candidate));
  }
}

std::vector<Candidate> date_candidates(const CandidateSelector& selector, MetadataField field, const DateSources& sources) {
  std::vector<Candidate> shown;
  append_candidates(shown, MetadataField::published, sources.shown);
  std::vector<Candidate> candidates = selector.stated(field);
  const DateOrder order = stated_order(candidates, shown, sources.order);
  for (Candidate& candidate : candidates) {
    if (auto date = find_date(candidate.value, order))
      candidate.value = std::move(date->iso);
    else
      reject(candidate, "no date");
  }
  follow_labels(candidates, sources.shown);
  if (field == MetadataField::modified)
    append_labelled_changes(candidates, selector.stated(MetadataField::published), sources.shown, order);
  append_candidates(candidates, field, sources.shown);
  doubt_far(candidates, sources.outline);
  for (Candidate& candidate : candidates)
    if (candidate.rank > 0 && !is_likely_year(candidate.value)) lower_rank(candidate, kDoubt, "an unlikely year");
  return candidates;
}

bool is_digit_run(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return false;
  const auto is_digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t i = at; i < at + digits; ++i)
    if (!is_digit(i)) return false;
  return at + digits == text.size() || !is_digit(at + digits);
}

// "/2012-06/04/" and "/2012/0604/", which only addresses have, as "2012/06/04"; empty where there is none.
std::string split_url_date(std::string_view path) {
  for (std::size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1)) {
    const std::string_view rest = path.substr(at + 1);
    if (!is_digit_run(rest, 0, 4)) continue;
    const std::string year(rest.substr(0, 4));
    const bool has_dash =
        rest.size() > 10 && rest[4] == '-' && is_digit_run(rest, 5, 2) && rest[7] == '/' && is_digit_run(rest, 8, 2);
    if (has_dash) return year + "/" + std::string(rest.substr(5, 2)) + "/" + std::string(rest.substr(8, 2));
    const bool has_run = rest.size() > 9 && rest[4] == '/' && is_digit_run(rest, 5, 4) && rest[9] == '/';
    if (has_run) return year + "/" + std::string(rest.substr(5, 2)) + "/" + std::string(rest.substr(7, 2));
  }
  return {};
}

// "/2024/05/17/" and "/2024-05-17-" in the path of an address.
std::optional<Candidate> url_candidate(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = scheme == std::string_view::npos ? std::string_view::npos : url.find('/', scheme + 3);
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view path = url.substr(slash);
  const std::string split = split_url_date(path);
  const auto date = find_date(split.empty() ? path.substr(1) : std::string_view(split), DateOrder::day_first);
  if (!date || date->iso.size() < kDayLength || date->span.end - date->span.begin < kMinUrlDateLength) return std::nullopt;
  return make_candidate(Fact::url_published, date->iso.substr(0, kDayLength));
}

bool is_utc(std::string_view iso) { return iso.size() > kDayLength && (iso.ends_with('Z') || iso.ends_with("+00:00")); }

// The minutes since 1970 of a moment with a zone.
std::optional<std::int64_t> minutes_of(std::string_view iso) {
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    std::from_chars(iso.data() + at, iso.data() + at + digits, value);
    return value;
  };
  if (iso.size() < 17) return std::nullopt;  // "2024-05-17T09:05Z"
  std::int64_t offset = 0;
  const std::size_t sign = iso.size() - 6;
  if (!iso.ends_with('Z')) {
    if (iso[sign] != '+' && iso[sign] != '-') return std::nullopt;
    offset = number(sign + 1, 2) * 60 + number(sign + 4, 2);
    if (iso[sign] == '-') offset = -offset;
  }
  const std::chrono::year_month_day day{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                        std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days(day).time_since_epoch().count() * std::int64_t{1440} + number(11, 2) * 60 + number(14, 2) - offset;
}

// The same moment is written in the page's own zone where an element of the page does so.
void prefer_own_zone(std::vector<Candidate>& candidates) {
  std::map<std::int64_t, std::string> in_zone;
  for (const Candidate& candidate : candidates)
    if (candidate.rank > 0 && !is_utc(candidate.value))
      if (const auto moment = minutes_of(candidate.value)) in_zone.emplace(*moment, candidate.value);
  if (in_zone.empty()) return;
  for (Candidate& candidate : candidates) {
    if (candidate.rank <= 0 || !is_utc(candidate.value)) continue;
    const auto moment = minutes_of(candidate.value);
    const auto same = moment ? in_zone.find(*moment) : in_zone.end();
    if (same != in_zone.end()) candidate.value = same->second;
  }
}

// An element for a time, or JSON-LD of the whole page, states the moment that the page shows less exactly.
void take_exact_times(std::vector<Candidate>& candidates) {
  std::map<std::size_t, std::string> exact;  // by block
  const auto page = std::ranges::find_if(candidates, [](const Candidate& candidate) {
    return candidate.rank > 0 && candidate.fact == Fact::page_published && minutes_of(candidate.value);
  });
  const std::string moment = page == candidates.end() ? std::string() : page->value;
  for (const Candidate& candidate : candidates)
    if (candidate.rank > 0 && is_of(candidate.fact, kTimeFacts) && minutes_of(candidate.value))
      exact.emplace(candidate.group, candidate.value);
  for (Candidate& candidate : candidates) {
    if (!is_of(candidate.fact, kShownFacts)) continue;
    const auto found = exact.find(candidate.group);
    if (found != exact.end() && day_of(found->second) == day_of(candidate.value))
      candidate.value = found->second;
    else if (candidate.value.size() == kDayLength && day_of(moment) == candidate.value)
      candidate.value = moment;
  }
}

// The first sure date that readers are shown; none where there is none. A date of the day alone in an element for times is one,
// too.
std::optional<Candidate> shown_date(const std::vector<Candidate>& candidates) {
  const auto is_shown = [](const Candidate& c) {
    const bool is_sure = c.rank >= row_of(c.fact).rank;
    return is_sure && (is_of(c.fact, kShownFacts) || (c.fact == Fact::time_published && c.value.size() == kDayLength));
  };
  const auto shown = std::ranges::find_if(candidates, is_shown);
  return shown == candidates.end() ? std::nullopt : std::optional(*shown);
}

// A later post of a forum may repeat the headline, with its own date beside it. The first post is above it, and earlier.
void doubt_later_posts(std::vector<Candidate>& candidates) {
  const auto first =
      std::ranges::find_if(candidates, [](const Candidate& c) { return c.rank > 0 && c.fact == Fact::date_above; });
  if (first == candidates.end()) return;
  for (Candidate& candidate : candidates)
    if (candidate.rank > 0 && candidate.fact == Fact::byline_date && day_of(candidate.value) > day_of(first->value))
      lower_rank(candidate, kDoubt, "of a later post");
}

// A moment without the page's zone may be on another day than the one that the page shows its readers.
void prefer_shown_day(std::vector<Candidate>& candidates, const std::string& shown) {
  for (Candidate& candidate : candidates) {
    const bool has_zone = minutes_of(candidate.value) && !is_utc(candidate.value);
    const bool is_moment = candidate.value.size() > kDayLength && !has_zone && !is_of(candidate.fact, kShownFacts);
    if (is_moment && days_apart(candidate.value, shown) == 1) lower_rank(candidate, kDoubt, "the page shows another day");
  }
}

// Programs may know another day than that of publication: of a draft, of the last change, of a move to another address. What
// readers see tells whether they do. Forums show the days of many posts.
class ShownDateComparison {
 public:
  ShownDateComparison(const Candidate& shown, const std::vector<Candidate>& candidates, const std::vector<Candidate>& modified,
                      const DateSources& sources)
      : shown_(shown),
        day_(day_of(shown.value)),
        modified_(modified),
        is_forum_(sources.outline.type == PageType::forum),
        is_change_(is_day_of(modified, day_)) {
    const auto address = url_candidate(sources.url);
    for (const Candidate& candidate : candidates) {
      if (candidate.rank <= 0 || !is_of(candidate.fact, kMachineFacts)) continue;
      is_far_from_a_program_ |= days_apart(candidate.value, day_) >= kMinDaysBefore;
      if (address && day_of(candidate.value) == address->value) day_in_address_ = address->value;
    }
  }

  void judge(Candidate& candidate) const {
    if (candidate.rank <= 0 || !is_of(candidate.fact, kMachineFacts)) return;
    const std::string day = day_of(candidate.value);
    if (day == day_)
      candidate.rank += points_of_agreement();
    else if (day != day_in_address_ && (day < day_ ? is_before_shown(candidate) : is_after_shown(candidate, day)))
      lower_rank(candidate, kDoubt, day < day_ ? "the page shows a later date" : "the page shows an earlier date");
  }

 private:
  // Where the day is that of a change and another program states one far from it, the program that agrees may state the change,
  // too: then agreement only decides between candidates that are equal otherwise.
  int points_of_agreement() const {
    if (is_forum_) return 0;
    return is_change_ && is_far_from_a_program_ ? 1 : kAgreementPoints;
  }

  // A moment is on another day in another zone.
  bool may_be_same_day(const Candidate& candidate) const {
    return candidate.value.size() > kDayLength && days_apart(candidate.value, day_) <= 1;
  }

  // A day that neither the address nor a change explains is that of a draft.
  bool is_before_shown(const Candidate& candidate) const {
    return !is_forum_ && shown_.fact == Fact::byline_date && !is_change_ && !may_be_same_day(candidate);
  }

  bool is_after_shown(const Candidate& candidate, const std::string& day) const {
    if (is_last_change(day)) return true;
    return !is_forum_ && (days_apart(day, day_) >= kMinDaysBefore || (!is_change_ && !may_be_same_day(candidate)));
  }

  bool is_last_change(const std::string& day) const {
    const auto last =
        std::ranges::find_if(modified_, [](const Candidate& c) { return c.rank >= row_of(Fact::byline_modified).rank; });
    return last != modified_.end() && day >= day_of(last->value) && days_apart(day, last->value) <= kMaxDaysAfterChange;
  }

  const Candidate& shown_;
  std::string day_;
  const std::vector<Candidate>& modified_;
  bool is_forum_;
  bool is_change_;  // whether the shown day is one of a change
  bool is_far_from_a_program_ = false;
  std::string day_in_address_{};  // the day of a program that the address has, too
};

// What the page shows after the last change that its byline names is a date in the text, such as that of a task.
void doubt_after_change(std::vector<Candidate>& published, const std::vector<Candidate>& modified) {
  constexpr Fact kFactsOfText[] = {Fact::byline_date, Fact::shown_date, Fact::time_published, Fact::time_marked};
  std::string last;
  for (const Candidate& change : modified)
    if (change.rank > 0 && change.fact == Fact::byline_modified) last = std::max(last, day_of(change.value));
  if (last.empty()) return;
  for (Candidate& candidate : published) {
    const std::string day = day_of(candidate.value);
    if (is_of(candidate.fact, kFactsOfText) && day > last && days_apart(day, last) > 1)
      reject(candidate, "after the last change");
  }
}

bool is_shown_change(const Candidate& change, const std::vector<BylineStatement>& shown) {
  if (change.fact == Fact::byline_modified || change.fact == Fact::noted_modified) return true;
  const std::optional<std::size_t> block = block_of(change.group);
  return block && std::ranges::any_of(shown, [&](const BylineStatement& statement) {
           return statement.block == *block && row_of(statement.fact).field == MetadataField::modified;
         });
}

}  // namespace

std::string select_published(CandidateSelector& selector, const DateSources& sources) {
  std::vector<Candidate> candidates = date_candidates(selector, MetadataField::published, sources);
  const std::vector<Candidate> modified = date_candidates(selector, MetadataField::modified, sources);
  for (Candidate change : modified) {
    // What is shown of them stands for a date of publication as shown_updated.
    if (change.rank <= 0 || is_shown_change(change, sources.shown)) continue;
    change.fact = Fact::modified_only;
    change.rank = row_of(Fact::modified_only).rank;
    candidates.push_back(std::move(change));
  }
  if (auto candidate = url_candidate(sources.url)) candidates.push_back(std::move(*candidate));
  take_exact_times(candidates);
  prefer_own_zone(candidates);
  doubt_after_change(candidates, modified);
  if (sources.outline.type == PageType::forum) doubt_later_posts(candidates);
  if (const std::optional<Candidate> shown = shown_date(candidates)) {
    const ShownDateComparison comparison(*shown, candidates, modified, sources);
    for (Candidate& candidate : candidates) comparison.judge(candidate);
    prefer_shown_day(candidates, day_of(shown->value));
  }
  return selector.select_best(MetadataField::published, std::move(candidates));
}

std::string select_modified(CandidateSelector& selector, const DateSources& sources) {
  std::vector<Candidate> candidates = date_candidates(selector, MetadataField::modified, sources);
  prefer_own_zone(candidates);
  return selector.select_best(MetadataField::modified, std::move(candidates));
}

}  // namespace pith::internal

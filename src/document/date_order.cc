// Order of dates. In: the blocks and facts of a page, its language and address. Out: whether the day, the month or the year is
// first.
//
// The idea: 25/3/2024 tells how the page writes dates, and 3/4/2024 is read in the same way. Only Americans and a few others write
// the month first, and English pages that do not name their country are mostly American. With hyphens those that count the hours of
// the day only to twelve do so, too.
#include "document/date_order.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxBlocks = 5000;
constexpr std::size_t kMaxBytes = 200;  // of a block, from its start
constexpr int kMonths = 12;
constexpr int kDays = 31;
constexpr int kHalfDayHours = 12;

constexpr std::string_view kMonthFirstDomains[] = {"us", "gov", "mil", "edu", "ph"};
constexpr std::string_view kYearFirstLanguages[] = {"ja", "ko", "zh", "hu", "lt", "mn"};
// Domains that are used all over the world.
constexpr std::string_view kGenericDomains[] = {"com", "org", "net", "info", "biz", "io",   "ai",      "co",     "tv",
                                                "me",  "fm",  "ly",  "app",  "dev", "blog", "news",    "online", "site",
                                                "cc",  "gg",  "to",  "so",   "sh",  "xyz",  "example", "test",   "ca"};

// How many dates of a page can only be read in one way.
struct Votes {
  std::size_t day_first = 0;
  std::size_t month_first = 0;
  std::size_t month_first_in_all = 0;  // not only with slashes
  std::size_t half_day_clocks = 0;     // behind dates with hyphens
};

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

Number number_at(std::string_view text, std::size_t& at) {
  Number number;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && number.digits < 9; ++at, ++number.digits)
    number.value = number.value * 10 + (text[at] - '0');
  return number;
}

// "09:14 PM", perhaps after a comma.
bool begins_with_half_day_clock(std::string_view text) {
  std::size_t at = std::min(text.find_first_not_of(" ,"), text.size());
  const Number hours = number_at(text, at);
  if (hours.digits == 0 || hours.value < 1 || hours.value > kHalfDayHours || at >= text.size() || text[at] != ':') return false;
  at = text.find_first_not_of("0123456789: ", at);
  return at < text.size() && (istarts_with(text.substr(at), "am") || istarts_with(text.substr(at), "pm"));
}

// Counts what looks like a date at a place, which is moved behind it: two small numbers and a year, with the same mark between.
void count_date(std::string_view text, std::size_t& at, Votes& votes) {
  const Number first = number_at(text, at);
  const char mark = at < text.size() ? text[at] : ' ';
  if (first.digits > 2 || (mark != '/' && mark != '-' && mark != '.')) return;
  std::size_t next = at + 1;
  const Number second = number_at(text, next);
  if (second.digits == 0 || second.digits > 2 || next >= text.size() || text[next] != mark) return;
  const std::size_t after_mark = ++next;
  const Number year = number_at(text, next);
  const bool goes_on = next + 1 < text.size() && text[next] == mark && text[next + 1] >= '0' && text[next + 1] <= '9';
  if ((year.digits != 4 && !(year.digits == 2 && mark == '/')) || goes_on) return;
  at = after_mark + year.digits;
  const bool is_first_a_day = first.value > kMonths && first.value <= kDays && second.value >= 1 && second.value <= kMonths;
  const bool is_second_a_day = second.value > kMonths && second.value <= kDays && first.value >= 1 && first.value <= kMonths;
  votes.day_first += is_first_a_day && mark != '.';
  votes.month_first += is_second_a_day;
  votes.month_first_in_all += is_second_a_day && mark != '/';
  votes.half_day_clocks += mark == '-' && begins_with_half_day_clock(text.substr(at));
}

void count_dates(std::string_view text, Votes& votes) {
  for (std::size_t at = 0; at < text.size();) {
    const bool is_digit = text[at] >= '0' && text[at] <= '9';
    if (is_digit)
      count_date(text, at, votes);
    else
      ++at;
  }
}

std::string_view top_domain(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  const std::size_t dot = host.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
}

DateOrder usual_order(std::string_view language, std::string_view url) {
  const std::string tag = to_lower(language);
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  if (is_one_of(primary, kYearFirstLanguages)) return DateOrder::year_first;
  const std::string domain = to_lower(top_domain(url));
  if (is_one_of(domain, kMonthFirstDomains) || tag.ends_with("-us") || tag.ends_with("-ph")) return DateOrder::month_first;
  const bool is_english = tag.empty() || tag == "en";
  const bool is_country = domain.size() == 2 && !is_one_of(domain, kGenericDomains);
  return is_english && !is_country ? DateOrder::month_first : DateOrder::day_first;
}

}  // namespace

DateOrder find_date_order(const Outline& outline, std::string_view language, std::string_view url) {
  Votes votes;
  for (const Facts::Entry& entry : outline.facts.entries) {
    const MetadataField field = row_of(entry.fact).field;
    if (field == MetadataField::published || field == MetadataField::modified) count_dates(entry.value, votes);
  }
  for (std::size_t i = 0; i < std::min(outline.blocks.size(), kMaxBlocks); ++i)
    if (outline.counts[i].text.digits >= 3) count_dates(truncate_utf8(outline.blocks[i].text, kMaxBytes), votes);
  if (votes.month_first_in_all > 0) return DateOrder::month_first_in_all;
  if (votes.month_first > votes.day_first) return DateOrder::month_first;
  if (votes.day_first > votes.month_first) return DateOrder::day_first;
  const DateOrder usual = usual_order(language, url);
  return usual == DateOrder::month_first && votes.half_day_clocks > 0 ? DateOrder::month_first_in_all : usual;
}

}  // namespace pith::internal

// Dates and times as they are printed. In: a short text. Out: where the time in it begins and ends.
//
// The idea: a core is found first - a date of any form, a day and a month without a year, a time of day, a number glued to a unit
// - and then grows over what belongs to it on both sides: a weekday, a time of day, a zone. Times that have passed are found by
// their phrases: the shortest part of the text in which the cue is still found.
#include "document/printed_times.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "blocks/letter_case.h"
#include "classify/cues.h"
#include "classify/date_tokens.h"
#include "classify/dates.h"
#include "classify/month_names.h"
#include "classify/weekdays.h"
#include "classify/years.h"

namespace pith::internal {
namespace {

enum class Place : std::uint8_t { before, behind };

struct ClockWord {
  Place place;
  std::string_view text;
};
constexpr ClockWord kClockWords[] = {
#define CLOCK_WORD(place, text) {Place::place, text},
#include "document/clock_words.inc"
#undef CLOCK_WORD
};
// Units of times that have passed, glued to their number: "3h", "2d".
constexpr std::string_view kGluedUnits[] = {"s",  "m", "min", "mins", "h",  "hr", "hrs", "d",   "w", "wk", "wks",
                                            "mo", "y", "yr",  "yrs",  "sa", "j",  "t",   "std", "u", "ч",  "д"};

constexpr std::size_t kMaxAgoWords = 16;
constexpr std::size_t kMaxTextBytes = 400;
constexpr std::size_t kMaxShortWeekday = 3;  // bytes
constexpr std::size_t kMaxGapTokens = 3;     // between a day and its month, and between a date and its time of day
constexpr std::int64_t kMonths = 12;

bool is_clock_word(Place place, std::string_view word) {
  return std::ranges::any_of(kClockWords, [&](const ClockWord& row) { return row.place == place && row.text == word; });
}

// A range of tokens.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class TimeFinder {
 public:
  explicit TimeFinder(std::string_view text) : text_(text), tokens_(text) {}

  std::optional<PrintedTime> find() {
    if (tokens_.size() == 0) return std::nullopt;
    auto core = full_date();
    bool clock = false;
    if (!core) {
      core = first_of([&](std::size_t i) { return numbers_and_clock(i); });
      clock = core.has_value();
    }
    if (!core) core = first_of([&](std::size_t i) { return day_and_month(i); });
    if (!core && is_day_and_month_alone()) core = TokenRange{0, tokens_.size()};
    if (!core) {
      core = first_of([&](std::size_t i) { return clock_at(i); }, true);
      clock = core.has_value();
    }
    if (!core) core = first_of([&](std::size_t i) { return glued_unit(i); });
    if (!core) return std::nullopt;
    if (!clock) clock = add_clock_behind(*core) || add_clock_before(*core);
    add_weekday(*core);
    if (const std::uint32_t end = end_of_glued_year(*core)) return PrintedTime{{tokens_[core->begin].span.begin, end}, clock};
    add_zone(*core);
    return PrintedTime{{tokens_[core->begin].span.begin, end_of(*core)}, clock};
  }

 private:
  template <typename Read>
  std::optional<TokenRange> first_of(const Read& read, bool may_be_glued = false) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (const std::size_t end = !may_be_glued && is_glued_to_word(i) ? 0 : read(i); end > i) return TokenRange{i, end};
    return std::nullopt;
  }

  // Digits of a name such as "Rider66".
  bool is_glued_to_word(std::size_t i) const {
    return i > 0 && !tokens_[i].after_space && tokens_[i - 1].type == DateToken::Type::word && tokens_.is_number(i) &&
           month_named(tokens_[i - 1].word) == 0;
  }

  std::optional<TokenRange> full_date() const {
    const auto date = find_date(tokens_, DateOrder::day_first);
    if (!date) return std::nullopt;
    TokenRange range;
    while (range.begin < tokens_.size() && tokens_[range.begin].span.begin < date->span.begin) ++range.begin;
    range.end = range.begin;
    while (range.end < tokens_.size() && tokens_[range.end].span.end <= date->span.end) ++range.end;
    return range.end > range.begin ? std::optional(range) : std::nullopt;
  }

  bool is_month(std::size_t i) const { return tokens_.is_word(i) && month_named(tokens_[i].word) != 0; }
  bool is_day(std::size_t i) const { return tokens_.is_number_below(i, 32) && tokens_[i].number > 0; }

  // "11 May", "May 11th": the token after it, or 0.
  std::size_t day_and_month(std::size_t i) const {
    const bool month_first = is_month(i);
    if (!month_first && !is_day(i)) return 0;
    for (std::size_t next = i + 1; next <= i + kMaxGapTokens && next < tokens_.size(); ++next) {
      if (month_first ? is_day(next) : is_month(next)) return tokens_.is_word(next + 1, "of") ? 0 : next + 1;
      if (month_first && tokens_.is_word(next, "of")) return 0;  // "out of 5" is no date in Portuguese
      const bool is_short = tokens_.is_mark(next, U'.') || tokens_.is_mark(next, U',') || tokens_.is_mark(next, U'-') ||
                            (tokens_.is_word(next) && tokens_[next].word.size() <= 3);
      if (!is_short) return 0;
    }
    return 0;
  }

  // "06-10 17:50", "06.10. 17:50", "10/06 17:50": the token after it, or 0. Both numbers have two digits: "3-1 17:50" is a score.
  std::size_t numbers_and_clock(std::size_t i) const {
    const bool parted = tokens_.is_mark(i + 1, U'-') || tokens_.is_mark(i + 1, U'.') || tokens_.is_mark(i + 1, U'/');
    if (!parted || !is_day(i) || !is_day(i + 2) || !tokens_.is_joined_number(i + 2)) return 0;
    if (tokens_[i].digits != 2 || tokens_[i + 2].digits != 2 || std::min(tokens_[i].number, tokens_[i + 2].number) > kMonths)
      return 0;
    std::size_t next = i + 3;
    if (tokens_.is_mark(next, U'.')) ++next;
    if (tokens_.is_mark(next, U',')) ++next;
    if (!tokens_.is_number(next) || !tokens_[next].after_space || !tokens_.is_mark(next + 1, U':')) return 0;
    const std::size_t end = clock_at(next);
    return end > next ? end : 0;
  }

  // "04.11." that is all of the text.
  bool is_day_and_month_alone() const {
    constexpr std::size_t kTokens = 4;
    return tokens_.size() == kTokens && is_day(0) && tokens_.is_mark(1, U'.') && tokens_.is_number_below(2, kMonths + 1) &&
           tokens_[2].number > 0 && tokens_.is_mark(3, U'.') && tokens_[0].digits == 2 && tokens_[2].digits == 2;
  }

  // "14:06:30", "2 pm", "10h20", "10.20 Uhr": the token after it, or 0. After a word such as "at", "10.20" is a time, too.
  std::size_t clock_at(std::size_t i, bool announced = false) const {
    if (!tokens_.is_number_below(i, 25)) return 0;
    const bool is_parted = tokens_.is_mark(i + 1, U':') || tokens_.is_word(i + 1, "h") || tokens_.is_mark(i + 1, U'.');
    if (is_parted && tokens_.is_number_below(i + 2, 60) && tokens_[i + 2].digits == 2 && tokens_.is_joined_number(i + 2)) {
      std::size_t end = i + 3;
      if (tokens_.is_mark(end, U':') && tokens_.is_number_below(end + 1, 61)) end += 2;
      if (announced || !tokens_.is_mark(i + 1, U'.')) return end;
      return tokens_.is_word(end, "uhr") || tokens_.is_word(end, "pm") || tokens_.is_word(end, "am") ? end + 1 : 0;
    }
    const bool names_half = tokens_.is_word(i + 1, "am") || tokens_.is_word(i + 1, "pm") || tokens_.is_word(i + 1, "uhr");
    return names_half ? i + 2 : 0;
  }

  // "3d" that is all of the text or ends it.
  std::size_t glued_unit(std::size_t i) const {
    if (!tokens_.is_number(i) || i + 2 != tokens_.size() || !tokens_.is_word(i + 1) || tokens_[i + 1].after_space) return 0;
    return std::ranges::find(kGluedUnits, tokens_[i + 1].word) != std::end(kGluedUnits) ? i + 2 : 0;
  }

  // The end of the year in "June 14, 20241 yr", where a short form of the time is glued to the long one; 0 for none.
  std::uint32_t end_of_glued_year(const TokenRange& core) const {
    constexpr std::uint32_t kYearDigits = 4;
    const std::size_t year = tokens_.is_mark(core.end, U',') ? core.end + 1 : core.end;
    if (!tokens_.is_number(year) || !tokens_.is_word(year + 1)) return 0;
    const DateToken& token = tokens_[year];
    const std::string_view digits = text_.substr(token.span.begin, token.span.end - token.span.begin);
    const bool glued = (token.digits == 5 || token.digits == 6) && begins_as_year(digits);
    return glued ? token.span.begin + kYearDigits : 0;
  }

  bool is_between(std::size_t i) const {
    return tokens_.is_mark(i, U',') || tokens_.is_mark(i, U'-') || tokens_.is_mark(i, U'\u2013') || tokens_.is_mark(i, U'|') ||
           tokens_.is_mark(i, U'.') || tokens_.is_mark(i, U'/') || tokens_.is_mark(i, U'@') || tokens_.is_mark(i, U'(') ||
           tokens_.is_mark(i, U':') || tokens_.is_mark(i, U'\u2022') || tokens_.is_mark(i, U'\u00B7') ||
           (tokens_.is_word(i) && (is_clock_word(Place::before, tokens_[i].word) || is_weekday(tokens_[i].word)));
  }

  bool add_clock_behind(TokenRange& core) const {
    for (std::size_t next = core.end; next <= core.end + kMaxGapTokens && next < tokens_.size(); ++next) {
      const bool announced = next > core.end && tokens_.is_word(next - 1);
      if (const std::size_t end = clock_at(next, announced); end > next) return core.end = end, true;
      if (!is_between(next)) return false;
    }
    return false;
  }

  bool add_clock_before(TokenRange& core) const {
    constexpr std::size_t kMaxTokens = 8;  // of "14:06:30 Uhr, am"
    const std::size_t first = core.begin > kMaxTokens ? core.begin - kMaxTokens : 0;
    for (std::size_t i = first; i < core.begin; ++i) {
      std::size_t end = is_glued_to_word(i) ? 0 : clock_at(i);
      if (end == 0 || end > core.begin) continue;
      const auto belongs = [&](std::size_t at) {
        return is_between(at) || (tokens_.is_word(at) && (is_clock_word(Place::behind, tokens_[at].word)));
      };
      while (end < core.begin && belongs(end)) ++end;
      if (end == core.begin) return core.begin = i, true;
    }
    return false;
  }

  void add_weekday(TokenRange& core) const {
    std::size_t before = core.begin;
    if (before > 0 && (tokens_.is_mark(before - 1, U',') || tokens_.is_mark(before - 1, U'.'))) --before;
    // "Thursday at 6:00"
    const bool announced = before > 1 && tokens_.is_word(before - 1) && is_clock_word(Place::before, tokens_[before - 1].word);
    if (announced && tokens_.is_word(before - 2) && is_weekday(tokens_[before - 2].word)) --before;
    if (before == 0 || !tokens_.is_word(before - 1) || !is_weekday(tokens_[before - 1].word)) return;
    // "Rui Ma 3/16/2021": a short weekday right after a capitalised word is part of a name.
    const bool after_word = before > 1 && tokens_.is_word(before - 2);
    const bool parted = before < core.begin;
    const bool is_name = !parted && after_word && tokens_[before - 1].word.size() <= kMaxShortWeekday &&
                         class_at(text_, tokens_[before - 2].span.begin) == CharClass::upper;
    if (!is_name) core.begin = before - 1;
  }

  // "p.m.", "Uhr", "GMT+1", "(UTC)".
  void add_zone(TokenRange& core) const {
    while (core.end < tokens_.size() && tokens_.is_word(core.end) && is_clock_word(Place::behind, tokens_[core.end].word)) {
      ++core.end;
      if (tokens_.is_mark(core.end, U'.') && tokens_[core.end - 1].word.size() == 1) ++core.end;
    }
    const bool is_offset = tokens_.is_mark(core.end, U'+') && tokens_.is_joined_number(core.end + 1);
    if (is_offset) core.end += 2;
    if (is_offset && tokens_.is_mark(core.end, U':') && tokens_.is_joined_number(core.end + 1)) core.end += 2;
  }

  std::uint32_t end_of(const TokenRange& core) const { return tokens_[core.end - 1].span.end; }

  std::string_view text_;
  DateTokens tokens_;
};

// "2 years," before "3 months ago".
bool is_quantity(std::string_view text) {
  text = trim(text);
  return text.ends_with(',') && !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// Where a time that has passed may begin: at each word, and at a number that is glued to a name, "Ann Lee2 hours ago", or to a
// bullet.
std::vector<std::uint32_t> beginnings_of_ago(std::string_view text) {
  std::vector<std::uint32_t> begins{0};
  CharClass before = CharClass::space;
  char32_t sign = U' ';
  bool after_underscore = false;  // as the character before the last
  for (std::size_t at = 0; at < text.size();) {
    const auto here = static_cast<std::uint32_t>(at);
    const char32_t c = decode_code_point(text, at);
    const CharClass type = class_of(c);
    const bool after_letter = before == CharClass::lower || before == CharClass::upper || before == CharClass::caseless;
    const bool in_name = before == CharClass::digit && after_underscore;  // "ann_74 hours ago": a name does not end with "_"
    const bool after_bullet = sign == U'\u2022' || sign == U'\u00B7' || sign == U'|';
    const bool glued = ((after_letter || in_name) && type == CharClass::digit) || (after_bullet && is_part_of_word(type));
    if (here > 0 && (glued || (before == CharClass::space && type != CharClass::space))) begins.push_back(here);
    after_underscore = sign == U'_';
    before = type;
    sign = c;
  }
  return begins;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return is_ascii_digit(c); });
}

// The shortest part of the text that still says how long ago something was, with the number before it.
std::optional<PrintedTime> find_ago(std::string_view text) {
  const std::vector<std::uint32_t> begins = beginnings_of_ago(text);
  if (begins.size() > kMaxAgoWords) return std::nullopt;
  CueReader reader;
  const auto says_ago = [&](std::size_t begin, std::size_t end) {
    const std::string_view part = trim(text.substr(begin, end - begin));
    const auto& found = reader.read(part, count_text(part).words);
    return std::ranges::find(found, Rule::time_ago) != found.end();
  };
  std::size_t first = begins.size();
  while (first > 0 && !says_ago(begins[first - 1], text.size())) --first;
  if (first == 0) return std::nullopt;
  std::size_t end = first;
  const auto end_after = [&](std::size_t words) { return words < begins.size() ? begins[words] : text.size(); };
  while (end < begins.size() && !says_ago(begins[first - 1], end_after(end))) ++end;
  const std::string_view shortest = text.substr(begins[first - 1], end_after(end) - begins[first - 1]);
  const bool counts = first > 1 && count_text(shortest).digits == 0;
  if (counts && is_number(trim(text.substr(begins[first - 2], begins[first - 1] - begins[first - 2])))) --first;
  while (first > 2 && is_quantity(text.substr(begins[first - 3], begins[first - 1] - begins[first - 3]))) first -= 2;
  const std::uint32_t begin = begins[first - 1];
  const std::string_view part = trim(text.substr(begin, end_after(end) - begin));
  PrintedTime time{{begin, begin + static_cast<std::uint32_t>(part.size())}, false};
  // "Yesterday at" goes on with the time of the day.
  const auto rest = TimeFinder(text.substr(time.span.end)).find();
  if (rest && rest->clock && rest->span.begin <= 1) time = {{begin, time.span.end + rest->span.end}, true};
  return time;
}

}  // namespace

// The cells of a table's row are read one by one: a number in one is no year of the date in the next.
std::optional<PrintedTime> find_printed_time(std::string_view text, bool says_ago) {
  if (says_ago)
    if (const auto ago = find_ago(text)) return ago;
  for (std::size_t begin = 0; begin <= text.size() && begin < kMaxTextBytes;) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    if (auto time = TimeFinder(text.substr(begin, end - begin)).find()) {
      time->span.begin += static_cast<std::uint32_t>(begin);
      time->span.end += static_cast<std::uint32_t>(begin);
      return time;
    }
    begin = end + 1;
  }
  return std::nullopt;
}

std::optional<PrintedTime> find_month_of_year(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  const DateTokens tokens(text);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool year = tokens.is_number(i + 1) && tokens[i + 1].digits == kYearDigits && is_web_year(tokens[i + 1].number);
    if (year && tokens.is_word(i) && month_named(tokens[i].word) != 0)
      return PrintedTime{{tokens[i].span.begin, tokens[i + 1].span.end}, false};
  }
  return std::nullopt;
}

}  // namespace pith::internal

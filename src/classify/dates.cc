// Dates in text. In: text. Out: ISO 8601.
//
// The idea: a text is cut into tokens - numbers, words and marks - and the first of them at which a date begins (date_forms.h) is
// taken, with the time behind it.
#include "classify/dates.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <climits>
#include <cstdlib>

#include "base/utf8.h"
#include "classify/calendars.h"
#include "classify/date_forms.h"
#include "classify/date_times.h"
#include "classify/date_tokens.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinDateDigits = 3;
constexpr std::size_t kMaxSearchedBytes = 240;  // of a text in which digits are counted before dates are looked for

// Seconds or milliseconds since 1970, when the text is nothing else.
std::optional<FoundDate> find_timestamp(const DateTokens& tokens) {
  if (tokens.size() != 1 || (tokens[0].digits != 10 && tokens[0].digits != 13)) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds{tokens[0].digits == 13 ? tokens[0].number / 1000 : tokens[0].number}};
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day day{midnight};
  const std::chrono::hh_mm_ss clock{time - midnight};
  return FoundDate{
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count()),
      tokens[0].span};
}

// Dates in ASCII have three digits at least: "3 May 24". Many short texts have a number with fewer of them.
bool may_have_date(std::string_view text) {
  std::size_t digits = 0;
  bool is_ascii = true;
  for (const char c : text.substr(0, kMaxSearchedBytes)) {
    digits += is_ascii_digit(c);
    is_ascii &= static_cast<unsigned char>(c) < 0x80;
  }
  return digits >= kMinDateDigits || !is_ascii || text.size() > kMaxSearchedBytes;
}

std::optional<std::chrono::sys_days> parse_day(std::string_view iso) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    const char* end = iso.data() + at + length;
    const auto [last, error] = std::from_chars(iso.data() + at, end, value);
    return error == std::errc() && last == end ? value : 0;
  };
  if (iso.size() < 10) return std::nullopt;
  return sys_days_of({number(0, 4), number(5, 2), number(8, 2)});
}

}  // namespace

std::optional<FoundDate> find_date(const DateTokens& tokens, DateOrder order) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto match = day_at(tokens, i, order);
    if (!match) continue;
    const Day& day = match->day;
    const std::string time = match->time.empty() ? find_time(tokens, match->next) : match->time;
    return FoundDate{fmt::format("{:04}-{:02}-{:02}{}", day.year, day.month, day.day, time),
                     {tokens[i].span.begin, tokens[match->next - 1].span.end}};
  }
  return find_timestamp(tokens);
}

std::optional<FoundDate> find_date(std::string_view text, DateOrder order) {
  return may_have_date(text) ? find_date(DateTokens(text), order) : std::nullopt;
}

int days_apart(std::string_view a, std::string_view b) {
  const auto first = parse_day(a);
  const auto second = parse_day(b);
  return first && second ? static_cast<int>(std::abs((*first - *second).count())) : INT_MAX;
}

}  // namespace pith::internal

// Times of the day. In: the tokens after a date. Out: the time as ISO 8601 has it, with its zone.
#include "classify/date_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxTokensBefore = 3;  // "T", "at", ",", "a las", "(月)"
constexpr std::size_t kMaxFractionDigits = 9;

constexpr struct {
  std::string_view name;
  std::string_view offset;
} kZones[] = {{"z", "Z"},         {"utc", "Z"},      {"gmt", "Z"},       {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"},
              {"cdt", "-05:00"},  {"mst", "-07:00"}, {"mdt", "-06:00"},  {"pst", "-08:00"}, {"pdt", "-07:00"}, {"cet", "+01:00"},
              {"cest", "+02:00"}, {"mez", "+01:00"}, {"mesz", "+02:00"}, {"bst", "+01:00"}, {"eet", "+02:00"}, {"eest", "+03:00"},
              {"msk", "+03:00"},  {"jst", "+09:00"}, {"kst", "+09:00"}};

constexpr std::string_view kHourWords[] = {"h", "時", "时", "点", "點", "시"};
constexpr std::string_view kWordsBeforeDots[] = {"kl", "klo", "ora", "ore", "ob"};  // "kl. 08.15"
constexpr std::string_view kMorningWords[] = {"오전", "上午", "午前"};
constexpr std::string_view kAfternoonWords[] = {"오후", "下午", "午後"};

template <std::size_t N>
bool is_word_of(const DateTokens& tokens, std::size_t i, const std::string_view (&words)[N]) {
  return tokens.is_word(i) && std::ranges::find(words, tokens[i].word) != std::end(words);
}

bool is_dotted_time(const DateTokens& tokens, std::size_t i) {
  if (!tokens.is_mark(i + 1, U'.')) return false;
  const std::size_t before = i >= 1 && tokens.is_mark(i - 1, U'.') ? i - 1 : i;
  return tokens.is_word(i + 3, "uhr") || (before >= 1 && is_word_of(tokens, before - 1, kWordsBeforeDots));
}

// "10:20", "10h20", "10時20分" or "10.20 Uhr" at a place.
bool is_time(const DateTokens& tokens, std::size_t i) {
  const bool is_separated = tokens.is_mark(i + 1, U':') || is_word_of(tokens, i + 1, kHourWords) || is_dotted_time(tokens, i);
  return is_separated && tokens.is_number_below(i, 24) && tokens.is_number_below(i + 2, 60) && tokens[i + 2].digits == 2;
}

// ":30.250" at a place, which is moved to its end.
std::string take_seconds(const DateTokens& tokens, std::size_t& i) {
  if (!tokens.is_mark(i, U':') || !tokens.is_number_below(i + 1, 61)) return {};
  std::string seconds = fmt::format(":{:02}", tokens[i + 1].number);
  i += 2;
  if (tokens.is_mark(i, U'.') && tokens.is_joined_number(i + 1)) {
    const DateToken& fraction = tokens[i + 1];
    if (fraction.digits <= kMaxFractionDigits) seconds += fmt::format(".{:0{}}", fraction.number, fraction.digits);
    i += 2;
  }
  return seconds;
}

// An hour of the half of the day that "am", "p.m." or the like at a place tells; the place is moved to its end.
std::int64_t take_half_of_day(const DateTokens& tokens, std::size_t& i, std::int64_t hour) {
  const bool before_noon = tokens.is_word(i, "am") || tokens.is_word(i, "a");
  const bool after_noon = tokens.is_word(i, "pm") || tokens.is_word(i, "p");
  if (!before_noon && !after_noon) return hour;
  ++i;
  while (tokens.is_mark(i, U'.') || tokens.is_word(i, "m")) ++i;
  return hour % 12 + (after_noon ? 12 : 0);
}

// "Z", "+02:00" or the like, of a zone at a place, which is moved to its end; empty when there is none.
std::string take_zone(const DateTokens& tokens, std::size_t& i) {
  for (const auto& zone : kZones) {
    if (!tokens.is_word(i, zone.name)) continue;
    ++i;
    return std::string(zone.offset);
  }
  const bool is_east = tokens.is_mark(i, U'+');
  if ((!is_east && !tokens.is_mark(i, U'-')) || !tokens.is_joined_number(i + 1)) return {};
  const DateToken& hours = tokens[i + 1];
  const char sign = is_east ? '+' : '-';
  if (hours.digits == 4 && hours.number < 1500) {
    i += 2;
    return fmt::format("{}{:02}:{:02}", sign, hours.number / 100, hours.number % 100);
  }
  if (hours.digits == 2 && hours.number < 15 && tokens.is_mark(i + 2, U':') && tokens.is_number_below(i + 3, 60)) {
    i += 4;
    return fmt::format("{}{:02}:{:02}", sign, hours.number, tokens[i - 1].number);
  }
  return {};
}

// The same for a time whose hour is at a place, in a half of the day that a word before it may have told.
std::string take_time(const DateTokens& tokens, std::size_t& i, bool is_morning, bool is_afternoon) {
  const std::int64_t minute = tokens[i + 2].number;
  std::int64_t hour = tokens[i].number;
  if (is_morning || is_afternoon) hour = hour % 12 + (is_afternoon ? 12 : 0);
  i += 3;
  const std::string seconds = take_seconds(tokens, i);
  hour = take_half_of_day(tokens, i, hour);
  return fmt::format("T{:02}:{:02}{}{}", hour, minute, seconds, take_zone(tokens, i));
}

}  // namespace

std::string find_time(const DateTokens& tokens, std::size_t first) {
  std::size_t i = first;
  while (i < tokens.size() && i < first + kMaxTokensBefore && !tokens.is_number(i)) ++i;
  if (!is_time(tokens, i)) return {};
  bool is_morning = false;
  bool is_afternoon = false;
  for (std::size_t before = first; before < i; ++before) {
    is_morning |= is_word_of(tokens, before, kMorningWords);
    is_afternoon |= is_word_of(tokens, before, kAfternoonWords);
  }
  return take_time(tokens, i, is_morning, is_afternoon);
}

std::string take_time(const DateTokens& tokens, std::size_t& i) {
  return is_time(tokens, i) ? take_time(tokens, i, false, false) : std::string();
}

}  // namespace pith::internal

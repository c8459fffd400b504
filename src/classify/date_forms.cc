// Dates at a place. In: tokens. Out: the day that they begin with.
//
// The idea: a date is one of a few rows of tokens, listed in kForms, whatever the language is. Only the names of months and the
// signs of East Asian dates count as words; a few others are skipped where a form has a gap.
#include "classify/date_forms.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "classify/date_times.h"
#include "classify/date_tokens.h"
#include "classify/month_names.h"
#include "classify/years.h"

namespace pith::internal {
namespace {

// In Thai, the last digits of a year may be those of a Buddhist one: "67" is 2567, "24" is 2024.
constexpr int kBuddhistCentury = 2500;
constexpr int kMinBuddhistShortYear = 43;

// What a form is made of: parts of the date, and what separates them.
enum class Part : std::uint8_t {
  year,
  short_year,
  era,       // "令和", which tells what the next part counts from
  era_year,  // "6" or "元"
  month,
  day,
  month_name,
  dash,
  slash,
  dot,
  gap,
  time,       // "11:02:44 UTC"
  year_sign,  // as in "2024年5月3日", "2024년 5월 3일", "3 tháng 5, 2024"
  month_sign,
  day_sign
};

constexpr std::size_t kMaxParts = 8;
struct Form {
  std::size_t size;
  std::array<Part, kMaxParts> parts;
};
constexpr Form kForms[] = {
    {5, {Part::year, Part::dash, Part::month, Part::dash, Part::day}},
    {5, {Part::year, Part::slash, Part::month, Part::slash, Part::day}},
    {5, {Part::year, Part::dot, Part::month, Part::dot, Part::day}},
    {6, {Part::year, Part::year_sign, Part::month, Part::month_sign, Part::day, Part::day_sign}},
    {7, {Part::era, Part::era_year, Part::year_sign, Part::month, Part::month_sign, Part::day, Part::day_sign}},
    {5, {Part::day, Part::dot, Part::month, Part::dot, Part::year}},
    {5, {Part::day, Part::dash, Part::month, Part::dash, Part::year}},
    {5, {Part::day, Part::slash, Part::month, Part::slash, Part::year}},
    {5, {Part::day, Part::dot, Part::month, Part::dot, Part::short_year}},
    {5, {Part::day, Part::slash, Part::month, Part::slash, Part::short_year}},
    {5, {Part::day, Part::month_sign, Part::month, Part::year_sign, Part::year}},
    {5, {Part::day, Part::gap, Part::month_name, Part::gap, Part::year}},
    {5, {Part::month_name, Part::gap, Part::day, Part::gap, Part::year}},
    {5, {Part::month_name, Part::gap, Part::day, Part::time, Part::year}},  // of the C library's asctime()
    {5, {Part::year, Part::gap, Part::month_name, Part::gap, Part::day}},
    {5, {Part::day, Part::gap, Part::month_name, Part::gap, Part::short_year}},
};

// Short years before the others, where the order of the page tells that the year is first.
constexpr Form kShortYearFirst[] = {
    {5, {Part::short_year, Part::dot, Part::month, Part::dot, Part::day}},
    {5, {Part::short_year, Part::slash, Part::month, Part::slash, Part::day}},
    {5, {Part::short_year, Part::dash, Part::month, Part::dash, Part::day}},
};

constexpr struct {
  std::string_view name;
  int year_before;  // its first one
} kEras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}, {"中華民國", 1911}};
constexpr std::string_view kFirstEraYear = "元年";

constexpr std::string_view kYearSigns[] = {"年", "년", "năm"};
constexpr std::string_view kMonthSigns[] = {"月", "월", "tháng"};
constexpr std::string_view kDaySigns[] = {"日", "일"};
// Words between a day, the name of a month and a year: endings of ordinal numbers, "of", the eras of Thai dates.
constexpr std::string_view kGapWords[] = {"st", "nd",  "rd", "th", "of", "de", "del", "er", "º", "ª",
                                          "re", "the", "г",  "พ",  "ค",  "ศ",  "d",   "m",  "ab"};
constexpr std::u32string_view kGapMarks = U".,-/'’،၊";
constexpr std::u32string_view kSlashes = U"/|\uFF0F";
constexpr std::u32string_view kDashes = U"-\u2010\u2011\u2013";
constexpr std::size_t kMaxGap = 4;  // tokens

struct MonthMatch {
  int month = 0;  // 0: none
  std::size_t tokens = 0;
};

constexpr std::string_view kFirstWordsOfMonths[] = {"كانون", "تشرين"};

bool is_thai(std::string_view word) { return word.starts_with("\xE0\xB8") || word.starts_with("\xE0\xB9"); }

// The name of a month at a place: a word, two words, or two parts of one with a full stop between.
MonthMatch month_at(const DateTokens& tokens, std::size_t i) {
  if (!tokens.is_word(i)) return {};
  if (tokens.is_mark(i + 1, U'.') && tokens.is_word(i + 2) && !tokens[i + 2].after_space)
    if (const int month = month_named(tokens[i].word + "." + tokens[i + 2].word); month != 0) return {month, 3};
  if (const int month = month_named(tokens[i].word); month != 0) return {month, 1};
  if (std::ranges::find(kFirstWordsOfMonths, tokens[i].word) == std::end(kFirstWordsOfMonths) || !tokens.is_word(i + 1))
    return {};
  return {month_named(tokens[i].word + "_" + tokens[i + 1].word), 2};
}

// Reads one form at one place.
class FormReader {
 public:
  FormReader(const DateTokens& tokens, std::size_t first) : tokens_(tokens), next_(first) {}

  bool read(const Form& form) {
    return std::all_of(form.parts.begin(), form.parts.begin() + static_cast<std::ptrdiff_t>(form.size),
                       [this](Part part) { return take(part); }) &&
           !continues();
  }

  const Day& day() const { return day_; }
  const std::string& time() const { return time_; }  // inside of the date
  std::size_t next() const { return next_; }

 private:
  bool take(Part part) {
    switch (part) {
      case Part::year:
        return take_number(day_.year, 4, 4);
      case Part::short_year:
        return take_short_year();
      case Part::era:
        return take_era();
      case Part::era_year:
        return take_era_year();
      case Part::month:
        return take_number(day_.month, 1, 2);
      case Part::day:
        return take_number(day_.day, 1, 2);
      case Part::month_name:
        return take_month_name();
      case Part::dash:
        return take_mark(kDashes);
      case Part::slash:
        return take_mark(kSlashes);
      case Part::dot:
        return take_mark(U".");
      case Part::gap:
        return skip_gap();
      case Part::time:
        time_ = take_time(tokens_, next_);
        return !time_.empty();
      case Part::year_sign:
        return is_first_of_era_ || take_sign(kYearSigns) || take_mark(U",");
      case Part::month_sign:
        return take_sign(kMonthSigns);
      case Part::day_sign:
        take_sign(kDaySigns);
        return true;  // some leave it out
    }
    return false;
  }

  bool advance() {
    ++next_;
    return true;
  }

  bool take_short_year() {
    if (!take_number(day_.year, 2, 2)) return false;
    day_.year += is_thai_ && day_.year >= kMinBuddhistShortYear ? kBuddhistCentury : day_.year < 70 ? 2000 : 1900;
    return true;
  }

  bool take_era() {
    if (!tokens_.is_word(next_)) return false;
    const std::string_view word = tokens_[next_].word;
    const auto era = std::ranges::find_if(kEras, [&](const auto& row) { return word.starts_with(row.name); });
    if (era == std::end(kEras)) return false;
    // The sign of the first year is part of the same word.
    is_first_of_era_ = word.substr(era->name.size()) == kFirstEraYear;
    if (!is_first_of_era_ && word != era->name) return false;
    day_.year = era->year_before + (is_first_of_era_ ? 1 : 0);
    return advance();
  }

  bool take_era_year() {
    int count = 0;
    if (is_first_of_era_) return true;
    if (!take_number(count, 1, 3)) return false;
    day_.year += count;
    return true;
  }

  bool take_month_name() {
    const MonthMatch month = month_at(tokens_, next_);
    day_.month = month.month;
    is_thai_ = month.month != 0 && is_thai(tokens_[next_].word);
    next_ += month.tokens;
    return month.month != 0;
  }

  bool take_number(int& value, std::size_t min_digits, std::size_t max_digits) {
    if (!tokens_.is_number(next_)) return false;
    const DateToken& token = tokens_[next_];
    if (token.digits < min_digits || token.digits > max_digits) return false;
    value = static_cast<int>(token.number);
    return advance();
  }

  bool is_mark_of(std::u32string_view marks) const {
    return next_ < tokens_.size() && marks.find(tokens_[next_].mark) != std::u32string_view::npos;
  }

  bool take_mark(std::u32string_view marks) { return is_mark_of(marks) && advance(); }

  // A word that begins with one of the signs: "日星期五".
  template <std::size_t N>
  bool take_sign(const std::string_view (&signs)[N]) {
    return tokens_.is_word(next_) &&
           std::ranges::any_of(signs, [&](std::string_view sign) { return tokens_[next_].word.starts_with(sign); }) && advance();
  }

  bool skip_gap() {
    for (std::size_t skipped = 0; skipped < kMaxGap; ++skipped) {
      const bool is_gap_word = tokens_.is_word(next_) && std::ranges::find(kGapWords, tokens_[next_].word) != std::end(kGapWords);
      if (!is_gap_word && !is_mark_of(kGapMarks)) break;
      ++next_;
    }
    return true;
  }

  // More digits after a full stop are a longer number, such as a version; after a colon, the last number was an hour.
  bool continues() const {
    return (tokens_.is_mark(next_, U'.') || tokens_.is_mark(next_, U':')) && tokens_.is_joined_number(next_ + 1);
  }

  const DateTokens& tokens_;
  std::size_t next_;
  Day day_;
  std::string time_;
  bool is_thai_ = false;
  bool is_first_of_era_ = false;
};

// "20240517". Other numbers of eight digits are years of no page.
std::optional<Day> compact_day(const DateToken& token) {
  const auto number = static_cast<int>(token.number);
  const Day day{number / 10000, number / 100 % 100, number % 100};
  return day.year >= kFirstPrintedYear && day.year <= kLastYear && sys_days_of(day) ? std::optional(day) : std::nullopt;
}

bool is_month_first(const Form& form, const Day& day, DateOrder order) {
  if (form.parts[0] != Part::day || form.parts[2] != Part::month || form.parts[1] == Part::month_sign) return false;
  if (day.month > 12) return true;
  const bool is_month_first =
      order == DateOrder::month_first_in_all || (order == DateOrder::month_first && form.parts[1] == Part::slash);
  return is_month_first && day.day <= 12;
}

bool is_joined_mark(const DateTokens& tokens, std::size_t i) {
  return i < tokens.size() && !tokens.is_number(i) && !tokens.is_word(i) && !tokens[i].after_space;
}

// A date with two digits for the year is easily a part of something longer, such as the number of a document.
bool is_inside_number(const DateTokens& tokens, std::size_t first, std::size_t end) {
  const bool follows =
      first >= 2 && tokens.is_number(first - 2) && is_joined_mark(tokens, first - 1) && !tokens[first].after_space;
  return follows || (is_joined_mark(tokens, end) && tokens.is_joined_number(end + 1));
}

// Whether a form may begin with the token, which rules out most of them.
bool may_begin(const Form& form, const DateToken& token) {
  const Part part = form.parts[0];
  if (token.type != DateToken::Type::number) return part == Part::month_name || part == Part::era;
  return part == Part::year ? token.digits == 4 : (part == Part::day || part == Part::short_year) && token.digits <= 2;
}

template <std::size_t N>
std::optional<DayMatch> match_forms(const Form (&forms)[N], const DateTokens& tokens, std::size_t first, DateOrder order) {
  for (const Form& form : forms) {
    if (!may_begin(form, tokens[first])) continue;
    FormReader reader(tokens, first);
    if (!reader.read(form)) continue;
    Day day = reader.day();
    if (is_month_first(form, day, order)) std::swap(day.day, day.month);
    day = to_gregorian(day);
    const bool has_short_year = form.parts[form.size - 1] == Part::short_year || form.parts[0] == Part::short_year;
    if (has_short_year && is_inside_number(tokens, first, reader.next())) continue;
    if (sys_days_of(day)) return DayMatch{day, reader.next(), reader.time()};
  }
  return std::nullopt;
}

bool may_begin_date(const DateTokens& tokens, std::size_t i) {
  if (tokens.is_number(i)) return true;
  if (month_at(tokens, i).month != 0) return true;
  const bool is_east_asian = tokens.is_word(i) && static_cast<unsigned char>(tokens[i].word.front()) >= 0xE4;
  return is_east_asian && std::ranges::any_of(kEras, [&](const auto& era) { return tokens[i].word.starts_with(era.name); });
}

}  // namespace

std::optional<DayMatch> day_at(const DateTokens& tokens, std::size_t first, DateOrder order) {
  if (!may_begin_date(tokens, first)) return std::nullopt;
  if (tokens.is_number(first) && tokens[first].digits == 8) {
    const std::optional<Day> day = compact_day(tokens[first]);
    return day ? std::optional(DayMatch{*day, first + 1, {}}) : std::nullopt;
  }
  if (order == DateOrder::year_first)
    if (const auto match = match_forms(kShortYearFirst, tokens, first, order)) return match;
  return match_forms(kForms, tokens, first, order);
}

}  // namespace pith::internal

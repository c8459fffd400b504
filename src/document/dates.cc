// Dates in text. In: text. Out: ISO 8601.
//
// The idea: a text is cut into numbers, words and marks; a date is one of a few rows of such pieces, listed in kForms, whatever the
// language is: only names of months and the signs of East Asian dates are words that count, all others are skipped where a form
// allows it.
#include "document/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/phrases.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLongestText = 400;  // bytes
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2999;

struct MonthsRow {
  std::string_view language;
  std::array<std::string_view, 12> names;  // the forms of each, with spaces between
};
constexpr MonthsRow kMonths[] = {
#define MONTHS(language, ...) {language, {__VA_ARGS__}},
#include "document/months.inc"
#undef MONTHS
};

struct MonthWord {
  std::string_view phrase;
  int month;
};

// Calls `visit(word, month)` for every form of every month.
template <typename Visit>
constexpr void for_each_month(Visit&& visit) {
  for (const MonthsRow& row : kMonths)
    for (std::size_t month = 0; month < row.names.size(); ++month)
      for (std::string_view forms = row.names[month]; !forms.empty();) {
        const std::size_t end = std::min(forms.find(' '), forms.size());
        visit(forms.substr(0, end), static_cast<int>(month) + 1);
        forms.remove_prefix(std::min(end + 1, forms.size()));
      }
}

constexpr std::size_t kMonthWordCount = [] {
  std::size_t count = 0;
  for_each_month([&](std::string_view, int) { ++count; });
  return count;
}();

struct MonthWords {
  MonthWord rows[kMonthWordCount]{};
};

constexpr MonthWords kMonthWords = [] {
  MonthWords words;
  std::size_t count = 0;
  for_each_month([&](std::string_view word, int month) { words.rows[count++] = {word, month}; });
  return words;
}();

constexpr PhraseSet kMonthNames(kMonthWords.rows);

constexpr struct {
  std::string_view name;
  std::string_view offset;
} kZones[] = {{"z", "Z"},         {"utc", "Z"},      {"gmt", "Z"},       {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"},
              {"cdt", "-05:00"},  {"mst", "-07:00"}, {"mdt", "-06:00"},  {"pst", "-08:00"}, {"pdt", "-07:00"}, {"cet", "+01:00"},
              {"cest", "+02:00"}, {"mez", "+01:00"}, {"mesz", "+02:00"}, {"bst", "+01:00"}, {"eet", "+02:00"}, {"eest", "+03:00"},
              {"msk", "+03:00"},  {"jst", "+09:00"}, {"kst", "+09:00"}};

// The zeros of the decimal digits that dates are written with.
constexpr char32_t kZeros[] = {U'0', U'٠', U'۰', U'०', U'０'};

enum class Sort : std::uint8_t { number, word, mark };

struct Piece {
  Sort sort{};
  Span span{};
  std::size_t digits = 0;
  std::int64_t number = 0;
  std::string word{};  // in lower case
  char32_t mark = 0;
  bool spaced = false;  // white space ahead of it
};

std::optional<int> digit_of(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? std::optional(static_cast<int>(c - U'0')) : std::nullopt;
  for (const char32_t zero : kZeros)
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  return std::nullopt;
}

// Whether a date can be in the text at all; most texts are dismissed here.
bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && at < kLongestText;)
    if (digit_of(decode_code_point(text, at))) return true;
  return false;
}

// Vowel signs are parts of words too, so beyond Latin everything is that is no punctuation.
bool in_word(char32_t c) { return is_letter(c) || (c >= 0x300 && c < 0x2000 && !is_digit(c)) || c == U'ª' || c == U'º'; }

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool spaced = false;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size() && at < kLongestText;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode_code_point(text, at);
    const auto digit = digit_of(c);
    const Sort sort = digit ? Sort::number : in_word(c) ? Sort::word : Sort::mark;
    const bool joined = !pieces.empty() && !spaced && sort != Sort::mark && pieces.back().sort == sort && before != U' ';
    if (is_space(c)) {
      spaced = true;
      before = U' ';
      continue;
    }
    if (!joined) pieces.push_back({.sort = sort, .span = {begin, begin}, .mark = sort == Sort::mark ? c : 0, .spaced = spaced});
    Piece& piece = pieces.back();
    piece.span.end = static_cast<std::uint32_t>(at);
    if (digit && ++piece.digits <= 13) piece.number = piece.number * 10 + *digit;
    if (sort == Sort::word) append_utf8(piece.word, fold_case(c));
    spaced = false;
    before = c;
  }
  return pieces;
}

// The month of that name, of two languages that share it the earlier row's; 0 when it is none.
int month_named(std::string_view word) {
  PhraseKey key;
  key.add(word);
  int month = 0;
  kMonthNames.find(key, word, [&](const MonthWord& row) { month = month == 0 ? row.month : month; });
  return month;
}

int days_in(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month) - 1];
}

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
  bool valid() const {
    return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
  }
};

// Days from 0000-03-01 to a date of the Gregorian calendar.
int days_before(const Day& date) {
  const int year = date.month > 2 ? date.year : date.year - 1;
  const int month = (date.month + 9) % 12;
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1;
}

// Days since 1970-01-01 to the date (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
Day civil(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2)), static_cast<int>(month),
          static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

class Finder {
 public:
  Finder(std::string_view text, DateOrder order) : pieces_(pieces_of(text)), order_(order) {}

  std::optional<FoundDate> run() {
    for (at_ = 0; at_ < pieces_.size(); ++at_) {
      next_ = at_;
      if (pieces_[at_].sort == Sort::mark || (pieces_[at_].sort == Sort::word && month_named(pieces_[at_].word) == 0)) continue;
      if (const Day day = date(); day.valid()) {
        const Span span{pieces_[at_].span.begin, pieces_[next_ - 1].span.end};
        return FoundDate{fmt::format("{:04}-{:02}-{:02}{}", day.year, day.month, day.day, time()), span};
      }
      if (auto stamp = seconds()) return stamp;
    }
    return std::nullopt;
  }

 private:
  // What a form is made of: year, month and day in numbers, a month's name, signs between.
  enum class Part : std::uint8_t { year, short_year, month, day, name, dash, slash, dot, gap, sign_y, sign_m, sign_d };
  static constexpr std::size_t kLongestForm = 6;
  using P = Part;
  struct Form {
    std::size_t length;
    std::array<Part, kLongestForm> parts;
  };
  static constexpr Form kForms[] = {
      {5, {P::year, P::dash, P::month, P::dash, P::day}},     {5, {P::year, P::slash, P::month, P::slash, P::day}},
      {5, {P::year, P::dot, P::month, P::dot, P::day}},       {6, {P::year, P::sign_y, P::month, P::sign_m, P::day, P::sign_d}},
      {5, {P::day, P::dot, P::month, P::dot, P::year}},       {5, {P::day, P::dash, P::month, P::dash, P::year}},
      {5, {P::day, P::slash, P::month, P::slash, P::year}},   {5, {P::day, P::dot, P::month, P::dot, P::short_year}},
      {5, {P::day, P::sign_m, P::month, P::sign_y, P::year}}, {5, {P::day, P::gap, P::name, P::gap, P::year}},
      {5, {P::name, P::gap, P::day, P::gap, P::year}},        {5, {P::year, P::gap, P::name, P::gap, P::day}},
      {5, {P::day, P::gap, P::name, P::gap, P::short_year}},
  };

  const Piece* peek() const { return next_ < pieces_.size() ? &pieces_[next_] : nullptr; }

  Day date() {
    if (const Piece* piece = peek(); piece->sort == Sort::number && piece->digits == 8) {
      const auto number = static_cast<int>(piece->number);
      const Day day{number / 10000, number / 100 % 100, number % 100};
      ++next_;
      return day;
    }
    for (const Form& form : kForms) {
      Day day;
      next_ = at_;
      bool fits = true;
      bool slashed = false;
      for (std::size_t i = 0; i < form.length && fits; ++i) {
        slashed |= form.parts[i] == P::slash;
        fits = take(form.parts[i], day);
      }
      if (!fits || goes_on()) continue;
      if (slashed && form.parts[0] == P::day && (day.month > 12 || (order_ == DateOrder::month_first && day.day <= 12)))
        std::swap(day.day, day.month);
      if (day.valid()) return day;
    }
    return {};
  }

  // A dot and more digits make it a longer number: a version, an address; a colon, that the last number is an hour.
  bool goes_on() const {
    return (mark_at(next_, U'.') || mark_at(next_, U':')) && next_ + 1 < pieces_.size() &&
           pieces_[next_ + 1].sort == Sort::number && !pieces_[next_ + 1].spaced;
  }

  bool take(Part part, Day& day) {
    const Piece* piece = peek();
    if (part == P::gap) return gap();
    if (!piece) return part == P::sign_d;
    const auto number = static_cast<int>(piece->number);
    const bool is_number = piece->sort == Sort::number;
    switch (part) {
      case P::year:
        if (!is_number || piece->digits != 4) return false;
        day.year = number;
        break;
      case P::short_year:
        if (!is_number || piece->digits != 2) return false;
        day.year = number < 70 ? 2000 + number : 1900 + number;
        break;
      case P::month:
      case P::day:
        if (!is_number || piece->digits > 2) return false;
        (part == P::month ? day.month : day.day) = number;
        break;
      case P::name:
        if (piece->sort != Sort::word || (day.month = month_named(piece->word)) == 0) return false;
        break;
      case P::dash:
        if (piece->mark != U'-' && piece->mark != U'\u2010' && piece->mark != U'\u2011' && piece->mark != U'\u2013') return false;
        break;
      case P::slash:
        if (piece->mark != U'/') return false;
        break;
      case P::dot:
        if (piece->mark != U'.') return false;
        break;
      case P::sign_y:
        if (!sign({"年", "년", "năm", ","})) return false;
        break;
      case P::sign_m:
        if (!sign({"月", "월", "tháng"})) return false;
        break;
      case P::sign_d:
        if (!sign({"日", "일"})) return true;  // some leave it out
        break;
      case P::gap:
        break;
    }
    ++next_;
    return true;
  }

  bool sign(std::initializer_list<std::string_view> signs) const {
    const Piece* piece = peek();
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
      return piece->sort == Sort::word ? piece->word.starts_with(sign) : sign == "," && piece->mark == U',';
    });
  }

  // Between a day, a month's name and a year: a full stop or comma, an ordinal's ending, "of", "de", "del".
  bool gap() {
    constexpr std::string_view kBetween[] = {"st", "nd", "rd", "th", "of", "de", "del", "er", "º", "ª", "re", "the", "г"};
    for (std::size_t skipped = 0; skipped < 3; ++skipped) {
      const Piece* piece = peek();
      if (!piece) return true;
      const bool mark =
          piece->mark == U'.' || piece->mark == U',' || piece->mark == U'-' || piece->mark == U'/' || piece->mark == U'\'';
      const bool word =
          piece->sort == Sort::word && std::find(std::begin(kBetween), std::end(kBetween), piece->word) != std::end(kBetween);
      if (!mark && !word) return true;
      ++next_;
    }
    return true;
  }

  // ---------------------------------------------------------------------------------------------------------------- times

  bool mark_at(std::size_t i, char32_t mark) const { return i < pieces_.size() && pieces_[i].mark == mark; }
  bool number_at(std::size_t i, std::int64_t below) const {
    return i < pieces_.size() && pieces_[i].sort == Sort::number && pieces_[i].digits <= 2 && pieces_[i].number < below;
  }
  bool word_at(std::size_t i, std::string_view word) const {
    return i < pieces_.size() && pieces_[i].sort == Sort::word && pieces_[i].word == word;
  }

  // A time of the day near behind the date, as "T10:20:30+02:00"; empty when there is none.
  std::string time() const {
    constexpr std::size_t kMaxBetween = 3;  // pieces: "T", "at", ",", "a las"
    for (std::size_t i = next_; i < next_ + kMaxBetween && i < pieces_.size(); ++i) {
      if (pieces_[i].sort != Sort::number) continue;
      const bool colon = mark_at(i + 1, U':') || word_at(i + 1, "h");
      const bool spoken = mark_at(i + 1, U'.') && word_at(i + 3, "uhr");
      if (!number_at(i, 24) || !(colon || spoken) || !number_at(i + 2, 60) || pieces_[i + 2].digits != 2) return {};
      return clock(i);
    }
    return {};
  }

  std::string clock(std::size_t i) const {
    std::int64_t hour = pieces_[i].number;
    const std::int64_t minute = pieces_[i + 2].number;
    std::string seconds;
    i += 3;
    if (mark_at(i, U':') && number_at(i + 1, 61)) {
      seconds = fmt::format(":{:02}", pieces_[i + 1].number);
      i += 2;
      if (mark_at(i, U'.') && i + 1 < pieces_.size() && pieces_[i + 1].sort == Sort::number && !pieces_[i + 1].spaced) {
        if (pieces_[i + 1].digits <= 9) seconds += fmt::format(".{:0{}}", pieces_[i + 1].number, pieces_[i + 1].digits);
        i += 2;
      }
    }
    for (const auto& [word, afternoon] :
         {std::pair("am", false), std::pair("pm", true), std::pair("a", false), std::pair("p", true)}) {
      if (!word_at(i, word)) continue;
      hour = hour % 12 + (afternoon ? 12 : 0);
      ++i;
      while (mark_at(i, U'.') || word_at(i, "m")) ++i;
      break;
    }
    return fmt::format("T{:02}:{:02}{}{}", hour, minute, seconds, zone(i));
  }

  std::string zone(std::size_t i) const {
    if (i >= pieces_.size()) return {};
    if (pieces_[i].sort == Sort::word)
      for (const auto& row : kZones)
        if (row.name == pieces_[i].word) return std::string(row.offset);
    const bool plus = mark_at(i, U'+');
    if ((!plus && !mark_at(i, U'-')) || i + 1 >= pieces_.size() || pieces_[i + 1].sort != Sort::number || pieces_[i + 1].spaced)
      return {};
    const Piece& hours = pieces_[i + 1];
    if (hours.digits == 4 && hours.number < 1500)
      return fmt::format("{}{:02}:{:02}", plus ? '+' : '-', hours.number / 100, hours.number % 100);
    if (hours.digits == 2 && hours.number < 15 && mark_at(i + 2, U':') && number_at(i + 3, 60))
      return fmt::format("{}{:02}:{:02}", plus ? '+' : '-', hours.number, pieces_[i + 3].number);
    return {};
  }

  // Seconds or milliseconds since 1970, when that is all there is.
  std::optional<FoundDate> seconds() const {
    const Piece& piece = pieces_[at_];
    if (pieces_.size() != 1 || (piece.digits != 10 && piece.digits != 13)) return std::nullopt;
    constexpr std::int64_t kDay = 86400;
    const std::int64_t stamp = piece.digits == 13 ? piece.number / 1000 : piece.number;
    const Day day = civil(stamp / kDay);
    const std::int64_t of_day = stamp % kDay;
    return FoundDate{fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", day.year, day.month, day.day, of_day / 3600,
                                 of_day / 60 % 60, of_day % 60),
                     piece.span};
  }

  std::vector<Piece> pieces_;
  DateOrder order_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, DateOrder order) {
  if (!has_digit(text)) return std::nullopt;
  return Finder(text, order).run();
}

int days_apart(std::string_view a, std::string_view b) {
  const auto days = [](std::string_view iso) {
    const auto field = [&](std::size_t at, std::size_t length) {
      int number = 0;
      for (const char c : iso.substr(std::min(at, iso.size()), length)) number = number * 10 + (c - '0');
      return number;
    };
    return days_before({field(0, 4), field(5, 2), field(8, 2)});
  };
  return std::abs(days(a) - days(b));
}

}  // namespace pith::internal

// In: the text of a block. Out: whether all of it is a byline.
//
// The idea: a byline is a row of labels, names, dates, times, trades and places. Each is taken from the begin of what is left; a
// text of which anything stays is prose, whatever it begins with.
#include "classify/byline_form.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/simd.h"
#include "base/text.h"
#include "blocks/letter_case.h"
#include "classify/byline_phrases.h"
#include "classify/credits.h"
#include "classify/cues.h"
#include "classify/dates.h"
#include "classify/person_names.h"
#include "classify/weekdays.h"
#include "classify/years.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxBytes = 240;
constexpr std::size_t kMaxParts = 24;
constexpr std::size_t kMaxPrepositionBytes = 3;  // of labels such as "by", which begin other phrases too
constexpr std::size_t kMaxParticleBytes = 3;
constexpr std::size_t kMaxSmallWords = 6;
constexpr std::size_t kMaxAgoWords = 5;
constexpr std::size_t kMaxNameWords = 4;
constexpr std::size_t kMaxLabelledNameWords = 6;
constexpr std::size_t kMaxPlaceWords = 4;
constexpr std::size_t kMaxRoleWords = 6;
constexpr std::size_t kMaxLeadWords = 5;  // of "A report from Hals by"
constexpr std::size_t kYearDigits = 4;
constexpr std::string_view kSeparators[] = {"\n",     "\t",       "|",        "\u2022", "\u00B7", "\u2219",
                                            "\u25CF", " \u2013 ", " \u2014 ", " - ",    " / "};

std::string_view first_word(std::string_view text) { return text.substr(0, std::min(text.find(' '), text.size())); }

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (text = trim(text); !text.empty(); text = trim(text.substr(first_word(text).size()))) ++words;
  return words;
}

bool is_capitalised(std::string_view text, std::size_t max_words, std::size_t max_small) {
  std::size_t words = 0;
  std::size_t small = 0;
  for (text = trim(text); !text.empty(); text = trim(text.substr(first_word(text).size()))) {
    const CharClass first = class_at(text, 0);
    if (first != CharClass::upper && first != CharClass::lower && first != CharClass::other) return false;
    small += first == CharClass::lower;
    if (++words > max_words) return false;
  }
  return words > 0 && small <= max_small && small < words;
}

bool names_weekday(std::string_view word) { return is_weekday(lower_case(trim_separators(word))); }

std::string_view first_two_words(std::string_view text) {
  const std::size_t space = text.find(' ');
  return space == std::string_view::npos ? text : text.substr(0, std::min(text.find(' ', space + 1), text.size()));
}

// Takes the phrases of that type, of one or two words, from the begin of the text. How many they are.
std::size_t take_phrases(std::string_view& text, PhraseType type) {
  std::size_t phrases = 0;
  for (; !text.empty(); ++phrases) {
    const bool has_two = is_phrase(trim_separators(first_two_words(text)), type);
    const std::string_view phrase = has_two ? first_two_words(text) : first_word(text);
    if (!has_two && !is_phrase(trim_separators(phrase), type)) break;
    text = trim_separators(text.substr(phrase.size()));
  }
  return phrases;
}

// Labels and trades are words in lower case too, but only a few.
bool is_prose(std::string_view text) {
  std::size_t small = 0;
  return any_token(text, [&](std::string_view word) {
    small += word.size() > kMaxParticleBytes && word.front() >= 'a' && word.front() <= 'z';
    return small > kMaxSmallWords;
  });
}

// Where the first label inside a text begins; the end of the text for none. One with a capital may be part of a name.
std::size_t find_label(std::string_view text) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const LabelMatch label = label_at_start(rest);
    if (label.type == PhraseType::none || is_phrase(rest.substr(0, label.bytes), PhraseType::role)) continue;
    const bool is_of_date = label.type == PhraseType::published || label.type == PhraseType::updated;
    if (class_at(rest, 0) == CharClass::lower || (is_of_date && label.bytes > kMaxPrepositionBytes)) return at + 1;
  }
  return text.size();
}

class FormReader {
 public:
  BylineForm read(std::string_view text) {
    for (text = trim_separators(text); !text.empty(); text = trim_separators(text)) {
      const auto [end, next] = find_part_end(text);
      if (!part(trim_separators(text.substr(0, end)))) return BylineForm::none;
      text.remove_prefix(next);
    }
    if (names_ == 0 && dates_ == 0 && !has_reading_time_) return BylineForm::none;
    return is_labelled_ && !has_lead_ ? BylineForm::sure : BylineForm::possible;
  }
  // All that it tells is the day of an update.
  bool tells_update() const { return has_update_ && names_ == 0 && dates_ == 1; }

 private:
  // Where the first part ends and the next one begins.
  static std::pair<std::size_t, std::size_t> find_part_end(std::string_view text) {
    const auto may_separate = [](Bytes16 c) { return c | (c < 0x20) | (c == '|') | (c == '-') | (c == '/'); };
    for (std::size_t at = 0; (at = find_class(text, at, may_separate)) < text.size(); ++at) {
      const std::size_t begin = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
      for (const std::string_view separator : kSeparators)
        for (const std::size_t from : {begin, at})
          if (text[from] == separator.front() && text.substr(from).starts_with(separator)) return {from, from + separator.size()};
    }
    return {text.size(), text.size()};
  }

  // What stands between two separators.
  bool part(std::string_view text) {
    while (!text.empty()) {
      if (++parts_ > kMaxParts) return false;
      const std::size_t size = text.size();
      if (!take_label(text) && !take_date(text) && !take_time(text) && !take_words(text)) return false;
      text = trim_separators(text);
      if (text.size() == size) return false;
    }
    return true;
  }

  bool take_label(std::string_view& text) {
    const LabelMatch label = label_at_start(text);
    if (label.type == PhraseType::none) return false;
    text.remove_prefix(label.bytes);
    // "on" after "Published" says no more than that, and so does "vom" ahead of a date, but not "by" ahead of a name.
    const bool is_preposition = label.bytes <= kMaxPrepositionBytes;
    const bool announces_name = label.type == PhraseType::author && class_at(trim_separators(text), 0) == CharClass::upper;
    if (!is_preposition || !announces_date() || announces_name) {
      label_ = label.type;
      is_long_label_ = !is_preposition;
    }
    return true;
  }

  // A date, its weekday and time, after whatever else is before them.
  bool take_date(std::string_view& text) {
    const auto date = find_date(text, DateOrder::day_first);
    if (!date) return take_year(text);
    std::string_view before = trim_separators(text.substr(0, date->span.begin));
    while (!before.empty() && !names_weekday(before)) {
      const std::size_t size = before.size();
      if (!take_label(before) && !take_time(before) && !take_words(before)) return false;
      before = trim_separators(before);
      if (before.size() == size) return false;
    }
    has_update_ |= label_ == PhraseType::updated && is_long_label_;
    add_date();
    text.remove_prefix(date->span.end);
    return true;
  }

  // "Hanne Vik, 2018"; a year by itself is none.
  bool take_year(std::string_view& text) {
    if (!is_year(first_word(text)) || (names_ == 0 && label_ == PhraseType::none)) return false;
    add_date();
    text.remove_prefix(kYearDigits);
    return true;
  }

  static bool is_year(std::string_view word) {
    return word.size() == kYearDigits && std::ranges::all_of(word, is_ascii_digit) && begins_as_year(word);
  }

  void add_date() {
    ++dates_;
    is_labelled_ |= is_long_label_ && announces_date();
    label_ = PhraseType::none;
  }

  bool announces_date() const { return label_ == PhraseType::published || label_ == PhraseType::updated; }

  // "at 1:11pm", "4 min read", "5 hours ago".
  bool take_time(std::string_view& text) {
    std::string_view rest = text;
    take_phrases(rest, PhraseType::time_word);
    std::size_t digits = 0;
    while (digits < rest.size() && is_ascii_digit(rest[digits])) ++digits;
    const bool may_have_time = dates_ > 0 || has_time_ || announces_date();
    if (digits == 0) {
      if (rest.size() == text.size() || !may_have_time) return false;
      text = rest;
      return true;
    }
    if (const std::size_t clock = clock_size(rest); clock > 0 && may_have_time) {
      has_time_ = true;
      text = rest.substr(clock);
      return true;
    }
    return take_reading_time(text, digits) || take_time_ago(text);
  }

  bool take_time_ago(std::string_view& text) {
    const std::size_t words = count_words(text);
    if (words > kMaxAgoWords || (names_ == 0 && !announces_date())) return false;
    CueReader reader;
    const std::vector<Rule>& found = reader.read(text, static_cast<std::uint32_t>(words));
    if (std::ranges::find(found, Rule::time_ago) == found.end()) return false;
    add_date();
    text = {};
    return true;
  }

  static std::size_t clock_size(std::string_view text) {
    std::size_t at = 0;
    std::size_t numbers = 0;
    while (at < text.size()) {
      const std::size_t begin = at;
      while (at < text.size() && is_ascii_digit(text[at])) ++at;
      if (at == begin || at - begin > 2) return 0;
      ++numbers;
      const bool goes_on =
          at + 1 < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == 'h') && is_ascii_digit(text[at + 1]);
      if (!goes_on) break;
      ++at;
    }
    if (numbers < 2) return 0;
    for (const std::string_view half : {"am", "pm", "AM", "PM"})
      if (text.substr(at).starts_with(half)) return at + half.size();
    return at;
  }

  bool take_reading_time(std::string_view& text, std::size_t digits) {
    if (digits > 2) return false;
    std::string_view rest = trim_separators(text.substr(digits));
    const std::size_t words = take_phrases(rest, PhraseType::reading_word);
    if (words < 2 && !(words == 1 && rest.empty() && (names_ > 0 || dates_ > 0))) return false;
    has_reading_time_ = true;
    text = rest;
    return true;
  }

  // Names, trades, places, or words that end in a label.
  bool take_words(std::string_view& text) {
    const std::size_t label = find_label(text);
    const std::string_view before = trim_separators(text.substr(0, label));
    if (const bool known = names(before); !known) {
      if (label == text.size() || !is_lead(before, text.substr(label))) return false;
      has_lead_ = true;
    }
    text.remove_prefix(label);
    return true;
  }

  // "HALS (Quay Post)", "A report", ahead of "by" and a name.
  bool is_lead(std::string_view text, std::string_view rest) const {
    const LabelMatch label = label_at_start(rest);
    return parts_ == 1 && names_ == 0 && dates_ == 0 && label.type == PhraseType::author && count_words(text) <= kMaxLeadWords &&
           class_at(text, 0) == CharClass::upper && find_any<'.', ',', ';', '!', '?', ':'>(text) == text.size() &&
           is_likely_name(trim_separators(rest.substr(label.bytes)));
  }

  bool names(std::string_view text) {
    const PhraseType announced = label_;
    label_ = PhraseType::none;
    bool is_first = true;
    for (; !text.empty(); is_first = false) {
      const std::size_t comma = find_any<',', ';'>(text);
      if (!name(trim_separators(text.substr(0, comma)), announced, is_first)) return false;
      text = trim_separators(text.substr(comma));
    }
    return true;
  }

  // One or two names with a conjunction, or what may stand after a name or in place of it.
  bool name(std::string_view text, PhraseType announced, bool is_first) {
    const bool by_author = announced == PhraseType::author;
    const bool may_be_one_word = by_author && (is_long_label_ || count_words(text) == 1);
    if (are_names(text, by_author, may_be_one_word)) {
      if (announced == PhraseType::other) return true;
      ++names_;
      is_labelled_ |= by_author && (is_long_label_ || count_words(text) > 1);
      return true;
    }
    if (announced == PhraseType::other) return is_capitalised(text, kMaxPlaceWords, 1);
    if (names_ == 0) return false;
    if (text.starts_with('@') || credit_at_end(text).agency) return true;
    if (is_year(text)) {
      add_date();
      return true;
    }
    return is_role(text) || (!is_first && is_capitalised(text, kMaxPlaceWords, 1));
  }

  static bool is_role(std::string_view text) {
    if (count_words(text) > kMaxRoleWords) return false;
    for (std::string_view rest = text; !rest.empty(); rest = trim(rest.substr(first_word(rest).size())))
      if (is_phrase(trim_separators(first_word(rest)), PhraseType::role)) return true;
    return false;
  }

  static bool are_names(std::string_view text, bool by_author, bool may_be_one_word) {
    if (by_author && names_nobody(text)) return true;
    std::size_t begin = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (at > begin && is_phrase(text.substr(at, end - at), PhraseType::conjunction)) {
        if (!is_one_name(trim(text.substr(begin, at - begin)), by_author, may_be_one_word)) return false;
        begin = end;
        ++count;
      }
      at = end + 1;
    }
    return is_one_name(trim(text.substr(std::min(begin, text.size()))), by_author || count > 0, may_be_one_word);
  }

  static bool is_one_name(std::string_view text, bool by_author, bool may_be_one_word) {
    const std::size_t words = count_words(text);
    if (words > (by_author ? kMaxLabelledNameWords : kMaxNameWords)) return false;
    if (text.ends_with('.') && (words == 1 || !by_author) && !text.ends_with("Jr.") && !text.ends_with("Sr.")) return false;
    if (may_be_one_word && words == 1) return is_capitalised(text, 1, 0);
    return is_likely_name(text) && has_no_small_word(text) && (by_author || !is_site_label(text));
  }

  // Particles, and words such as "staff" at the end, are no words of other texts.
  static bool has_no_small_word(std::string_view text) {
    for (std::string_view rest = text; !rest.empty(); rest = trim(rest.substr(first_word(rest).size()))) {
      const std::string_view word = first_word(rest);
      const bool is_small = class_at(word, 0) == CharClass::lower && word.size() > kMaxParticleBytes;
      if (is_small && !names_nobody(word) && !is_phrase(word, PhraseType::role)) return false;
    }
    return true;
  }

  PhraseType label_ = PhraseType::none;  // the last one, while its name or date has not come
  std::size_t parts_ = 0;
  std::size_t names_ = 0;
  std::size_t dates_ = 0;
  bool has_time_ = false;
  bool has_reading_time_ = false;
  bool is_long_label_ = false;
  bool is_labelled_ = false;  // an author, or a date
  bool has_lead_ = false;
  bool has_update_ = false;  // with its day
};

}  // namespace

std::string_view name_after_lead(std::string_view text) {
  if (byline_form(text) == BylineForm::none) return {};
  const std::string_view rest = text.substr(find_label(text));
  const LabelMatch label = label_at_start(rest);
  const std::string_view name = trim_separators(rest.substr(label.bytes));
  return label.type == PhraseType::author && is_likely_name(name) ? name : std::string_view();
}

BylineForm byline_form(std::string_view text) {
  text = trim_separators(text);
  if (text.empty() || text.size() > kMaxBytes || is_prose(text)) return BylineForm::none;
  const BylineForm form = FormReader().read(text);
  if (form != BylineForm::none || !text.ends_with('.')) return form;
  // "This page was last edited on 4 March 2023." But prose tells of books that were published in 1999.
  FormReader sentence;
  const bool is_sure = sentence.read(text.substr(0, text.size() - 1)) == BylineForm::sure;
  return is_sure && sentence.tells_update() ? BylineForm::sure : BylineForm::none;
}

}  // namespace pith::internal

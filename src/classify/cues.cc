// Text of a block to the cue rules that fire. In: text. Out: rules.
//
// The idea: fold the text once, then grow a hash from each place where a phrase may begin, and ask the table at each place where
// one may end. Long blocks are not asked at all, so that an article about cookies is safe.
#include "classify/cues.h"

#include <algorithm>

#include "base/phrases.h"
#include "base/utf8.h"

namespace pith {
namespace {

enum class Place : std::uint8_t { whole, start, inside };

struct CueRow {
  Rule rule;
  Place place;
  std::string_view phrase;
};

constexpr CueRow kRows[] = {
#define CUE(rule, language, place, phrase) CueRow{Rule::rule, Place::place, phrase},
#include "classify/cues.inc"
#undef CUE
};

constexpr PhraseSet kCues(kRows);

constexpr std::uint32_t kMostWords = 120;   // longer blocks hold no cue
constexpr std::size_t kStartOnly = 40;      // words; in longer blocks only the beginning is looked at
constexpr std::size_t kLongestPhrase = 14;  // boundaries: words, or letters of scripts without spaces
constexpr std::string_view kNumber = "#";

bool is_kept_symbol(char32_t c) {
  return c == U'©' || c == U'@' || c == U'&' || c == U'®' || c == U'™' || c == U'€' || c == U'$' || c == U'£';
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

// Letters and the marks that belong to them; a combining mark is neither letter nor punctuation, so ask what it is not.
bool is_word_part(char32_t c) {
  if (c < 0x80) return is_letter(c);
  if (is_letter(c)) return true;
  const bool mark = (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x610 && c <= 0x65F) ||
                    (c >= 0x900 && c <= 0xDFF) || (c >= 0xE31 && c <= 0xE4E) || c == 0x30FC || c == 0x200C || c == 0x200D;
  return mark;
}

class Folder {
 public:
  std::string fold(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = decode_code_point(text, at);
      if (is_digit(c))
        add_digit();
      else if (is_word_part(c))
        add(fold_case(c));
      else if (is_kept_symbol(c))
        add(c);
      else if (is_apostrophe(c) && in_word_ && at < text.size() && starts_letter(text, at))
        add(U'\'');
      else if ((c == U'.' || c == U',') && in_number_ && at < text.size() && text[at] >= '0' && text[at] <= '9')
        continue;
      else
        in_word_ = in_number_ = false, gap_ = true;
    }
    return std::move(out_);
  }

 private:
  static bool starts_letter(std::string_view text, std::size_t at) { return is_letter(decode_code_point(text, at)); }

  void add_digit() {
    if (in_number_) return;
    if (in_word_) gap_ = true;
    separate();
    out_.append(kNumber);
    in_number_ = true;
    in_word_ = false;
  }

  void add(char32_t c) {
    if (in_number_) gap_ = true;
    separate();
    append_utf8(out_, c);
    in_word_ = true;
    in_number_ = false;
  }

  void separate() {
    if (gap_ && !out_.empty()) out_.push_back(' ');
    gap_ = false;
  }

  std::string out_;
  bool in_word_ = false;
  bool in_number_ = false;
  bool gap_ = false;
};

// Where phrases may begin and end in folded text: at the ends of words, and around each letter of a script without spaces.
struct Boundaries {
  std::vector<std::uint32_t> begins{};
  std::vector<std::uint32_t> ends{};
};

Boundaries boundaries_of(std::string_view folded) {
  Boundaries found;
  bool wide_before = true;
  bool space_before = true;
  for (std::size_t at = 0; at < folded.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode_code_point(folded, at);
    if (c == U' ') {
      if (!wide_before && !space_before) found.ends.push_back(begin);
      space_before = true;
      wide_before = false;
      continue;
    }
    const bool wide = is_wide_script(c);
    if (wide && !wide_before && !space_before) found.ends.push_back(begin);
    if (wide || space_before || wide_before) found.begins.push_back(begin);
    if (wide) found.ends.push_back(static_cast<std::uint32_t>(at));
    wide_before = wide;
    space_before = false;
  }
  if (!wide_before && !space_before) found.ends.push_back(static_cast<std::uint32_t>(folded.size()));
  return found;
}

bool is_year(std::string_view text) { return text.starts_with("19") || text.starts_with("20"); }

class Matcher {
 public:
  Matcher(std::string_view folded, std::uint32_t words, std::vector<Rule>& found)
      : folded_(folded), words_(words), bounds_(boundaries_of(folded)), found_(found) {
    first_ = folded.starts_with("# ") ? 2 : 0;
    last_ = folded.ends_with(" #") ? static_cast<std::uint32_t>(folded.size() - 2) : static_cast<std::uint32_t>(folded.size());
  }

  void run() {
    std::size_t next_end = 0;
    for (const std::uint32_t begin : bounds_.begins) {
      if (words_ > kStartOnly && begin > first_) return;
      while (next_end < bounds_.ends.size() && bounds_.ends[next_end] <= begin) ++next_end;
      from(begin, next_end);
    }
  }

 private:
  void from(std::uint32_t begin, std::size_t end_index) {
    PhraseHash hash;
    std::uint32_t at = begin;
    const std::size_t stop = std::min(bounds_.ends.size(), end_index + kLongestPhrase);
    for (std::size_t i = end_index; i < stop; ++i) {
      const std::uint32_t end = bounds_.ends[i];
      hash.add(folded_.substr(at, end - at));
      at = end;
      kCues.find(hash, folded_.substr(begin, end - begin), [&](const CueRow& row) { offer(row, begin, end); });
    }
  }

  void offer(const CueRow& row, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t limit = row_of(row.rule).limit;
    if (limit != 0 && words_ > limit) return;
    const bool at_start = begin == 0 || begin == first_;
    const bool at_end = end == folded_.size() || end == last_;
    if (row.place != Place::inside && !at_start) return;
    if (row.place == Place::whole && !at_end) return;
    if (std::find(found_.begin(), found_.end(), row.rule) == found_.end()) found_.push_back(row.rule);
  }

  std::string_view folded_;
  std::uint32_t words_;
  Boundaries bounds_;
  std::vector<Rule>& found_;
  std::uint32_t first_ = 0;  // where the text begins, a leading number aside
  std::uint32_t last_ = 0;   // where it ends, a trailing number aside
};

}  // namespace

std::string fold_phrase(std::string_view utf8) { return Folder().fold(utf8); }

void find_cues(std::string_view text, std::uint32_t words, std::vector<Rule>& found) {
  if (words > kMostWords) return;
  const std::string folded = fold_phrase(text);
  Matcher(folded, words, found).run();
}

bool looks_dated(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (c >= '0' && c <= '9') {
      ++digits;
      continue;
    }
    if (digits == 4 && is_year(text.substr(i - 4))) return true;
    const bool number_follows = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if ((digits == 1 || digits == 2) && (c == ':' || c == '/') && number_follows) return true;
    digits = 0;
  }
  return false;
}

}  // namespace pith

// Text of a block to the cue rules that fire. In: text. Out: rules.
//
// The idea: fold the text once, then grow a hash from each place where a phrase may begin, and ask the table at each place where
// one may end. Long blocks are not asked at all, so that an article about cookies is safe.
#include "classify/cues.h"

#include <algorithm>
#include <array>

#include "base/phrases.h"
#include "base/utf8.h"

namespace pith {

enum class Place : std::uint8_t { whole, start, inside };

struct CueRow {
  Rule rule;
  Place place;
  std::string_view phrase;
};

namespace {

constexpr CueRow kRows[] = {
#define CUE(rule, language, place, phrase) CueRow{Rule::rule, Place::place, phrase},
#include "classify/cues.inc"
#undef CUE
};

constexpr PhraseSet kCues(kRows);
constexpr PhraseStarts kStarts(kRows);

constexpr std::uint32_t kMostWords = 120;   // longer blocks hold no cue
constexpr std::size_t kStartOnly = 40;      // words; in longer blocks only the beginning is looked at
constexpr std::size_t kLongestPhrase = 14;  // boundaries: words, or letters of scripts without spaces
constexpr std::string_view kNumber = "#";

// Bytes of folded text in which each phrase that a long block may begin with has its end, behind "# " and with " #" to follow.
constexpr std::size_t kMostStart = [] {
  std::size_t longest = 0;
  for (const CueRow& row : kRows) longest = std::max(longest, row.phrase.size());
  return longest + 2 * (kNumber.size() + 1);
}();

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

// What an ASCII character is in folded text: itself in lower case, or one of these.
constexpr char kGap = 0;
constexpr char kDigit = 1;
constexpr char kMark = 2;  // depends on what is beside it
constexpr auto kAscii = [] {
  std::array<char, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = c;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = kDigit;
  for (const char c : {'@', '&', '$'}) table[static_cast<std::size_t>(c)] = c;
  for (const char c : {'\'', '.', ','}) table[static_cast<std::size_t>(c)] = kMark;
  return table;
}();

class Folder {
 public:
  // Each byte of the text becomes two at most: a small letter with a gap ahead of it.
  Folder(std::string_view text, std::string& out) : text_(text), out_(out) { out_.resize(2 * text.size() + kNumber.size()); }

  // Stops behind the letters with which there are more than `most` bytes.
  void fold(std::size_t most = std::string_view::npos) {
    for (std::size_t at = 0; at < text_.size() && size_ <= most;) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      const char ascii = byte < 0x80 ? kAscii[byte] : kMark;
      if (ascii > kMark) {
        start_word();
        at = add_ascii(at);
      } else if (ascii == kGap) {
        end_word();
        ++at;
      } else if (ascii == kDigit) {
        add_digit();
        ++at;
      } else {
        other(at);
      }
    }
    out_.resize(size_);
  }

 private:
  // The letters from `at` on; returns where they end.
  std::size_t add_ascii(std::size_t at) {
    char* to = out_.data() + size_;
    for (; at < text_.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte >= 0x80 || kAscii[byte] <= kMark) break;
      *to++ = kAscii[byte];
    }
    size_ = static_cast<std::size_t>(to - out_.data());
    return at;
  }

  bool starts_letter(std::size_t at) const { return is_letter(decode_code_point(text_, at)); }

  void other(std::size_t& at) {
    const char32_t c = decode_code_point(text_, at);
    if (is_digit(c)) return add_digit();
    if (is_word_part(c)) return add(fold_case(c));
    if (is_kept_symbol(c)) return add(c);
    if (is_apostrophe(c) && in_word_ && at < text_.size() && starts_letter(at)) return add(U'\'');
    const bool in_number = in_number_ && at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
    if (!in_number || (c != U'.' && c != U',')) end_word();
  }

  void add_digit() {
    if (in_number_) return;
    if (in_word_) gap_ = true;
    separate();
    put(kNumber);
    in_number_ = true;
    in_word_ = false;
  }

  void add(char32_t c) {
    start_word();
    letter_.clear();
    append_utf8(letter_, c);
    put(letter_);
  }

  void start_word() {
    if (in_number_) gap_ = true;
    separate();
    in_word_ = true;
    in_number_ = false;
  }

  void end_word() {
    in_word_ = in_number_ = false;
    gap_ = true;
  }

  void separate() {
    if (gap_ && size_ > 0) out_[size_++] = ' ';
    gap_ = false;
  }

  void put(std::string_view bytes) { size_ += bytes.copy(out_.data() + size_, bytes.size()); }

  std::string_view text_;
  std::string& out_;
  std::size_t size_ = 0;  // bytes of `out_` that are written
  std::string letter_{};
  bool in_word_ = false;
  bool in_number_ = false;
  bool gap_ = false;
};

bool is_year(std::string_view text) { return text.starts_with("19") || text.starts_with("20"); }

}  // namespace

std::string fold_phrase(std::string_view utf8) {
  std::string folded;
  Folder(utf8, folded).fold();
  return folded;
}

const std::vector<Rule>& CueReader::read(std::string_view text, std::uint32_t words) {
  found_.clear();
  folded_.clear();
  words_ = words;
  if (words > kMostWords) return found_;
  Folder(text, folded_).fold(words > kStartOnly ? kMostStart : std::string_view::npos);
  find_boundaries();
  const auto size = static_cast<std::uint32_t>(folded_.size());
  first_ = folded_.starts_with("# ") ? 2 : 0;
  last_ = folded_.ends_with(" #") ? size - 2 : size;
  std::size_t next_end = 0;
  for (const std::uint32_t begin : begins_) {
    if (words_ > kStartOnly && begin > first_) break;
    while (next_end < ends_.size() && ends_[next_end] <= begin) ++next_end;
    match_from(begin, next_end);
  }
  return found_;
}

bool CueReader::has_number() const { return folded_.find(kNumber) != std::string::npos; }

// At the ends of words, and around each letter of a script without spaces.
void CueReader::find_boundaries() {
  begins_.clear();
  ends_.clear();
  bool wide_before = true;
  bool space_before = true;
  for (std::size_t at = 0; at < folded_.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode_code_point(folded_, at);
    if (c == U' ') {
      if (!wide_before && !space_before) ends_.push_back(begin);
      space_before = true;
      wide_before = false;
      continue;
    }
    const bool wide = c >= 0x80 && is_wide_script(c);
    if (wide && !wide_before && !space_before) ends_.push_back(begin);
    if (wide || space_before || wide_before) begins_.push_back(begin);
    if (wide) ends_.push_back(static_cast<std::uint32_t>(at));
    wide_before = wide;
    space_before = false;
    while (!wide && at < folded_.size() && folded_[at] > ' ') ++at;  // the rest of an ASCII word; other bytes are negative
  }
  if (!wide_before && !space_before) ends_.push_back(static_cast<std::uint32_t>(folded_.size()));
}

void CueReader::match_from(std::uint32_t begin, std::size_t end_index) {
  const std::string_view folded = folded_;
  PhraseHash hash;
  std::uint32_t at = begin;
  const std::size_t stop = std::min(ends_.size(), end_index + kLongestPhrase);
  for (std::size_t i = end_index; i < stop; ++i) {
    const std::uint32_t end = ends_[i];
    hash.add(folded.substr(at, end - at));
    at = end;
    const bool whole_word = end == folded.size() || folded[end] == ' ';
    if (whole_word && !kStarts.may_begin(hash)) return;
    kCues.find(hash, folded.substr(begin, end - begin), [&](const CueRow& row) { offer(row, begin, end); });
  }
}

void CueReader::offer(const CueRow& row, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t limit = row_of(row.rule).limit;
  if (limit != 0 && words_ > limit) return;
  const bool at_start = begin == 0 || begin == first_;
  const bool at_end = end == folded_.size() || end == last_;
  if (row.place != Place::inside && !at_start) return;
  if (row.place == Place::whole && !at_end) return;
  if (std::find(found_.begin(), found_.end(), row.rule) == found_.end()) found_.push_back(row.rule);
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

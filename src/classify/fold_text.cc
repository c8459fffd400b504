// In: text. Out: the form in which words are compared.
//
// The idea: runs of ASCII letters are copied eight bytes at a time. What stands between them is read one code point at a time:
// it is a letter, a number, or a gap.
#include "classify/fold_text.h"

#include <algorithm>
#include <array>

#include "base/swar.h"
#include "base/utf8.h"
#include "classify/fold_letter.h"

namespace pith::internal {
namespace {

constexpr char kNumber = '#';

bool is_kept_symbol(char32_t c) {
  return c == U'©' || c == U'@' || c == U'&' || c == U'®' || c == U'™' || c == U'€' || c == U'$' || c == U'£';
}

// The last one is the letter that Ukrainian writes.
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'\u02BC'; }

// Letters and the marks that belong to them. utf8.h has no class for combining marks, so their ranges are listed.
bool is_word_part(char32_t c) {
  if (c < 0x80) return is_letter(c);
  if (is_letter(c) || is_unspaced_script(c)) return true;
  const bool punctuation = c == 0x964 || c == 0x965 || c == 0x970 || c == 0xDF4;
  return c >= 0x900 && c <= 0xDFF && !punctuation;
}

// What ends a label such as "Read more:", "FOTO |" or "Tags –". A hyphen does so after a space.
bool ends_label(char32_t c) {
  return c == U':' || c == U'|' || c == U'\uFF1A' || c == U'\uFF5C' || c == U'\u2013' || c == U'\u2014' || c == U'\u00BB' ||
         c == U'\u203A' || c == U'\u2192' || c == U'\u25B6' || c == U'\u25BA' || c == U'\u3011' || c == U'\u300B';
}

// What an ASCII character that is no letter becomes in folded text.
enum class AsciiType : std::uint8_t { gap, digit, other };  // other: kept, or it depends on the characters around
constexpr auto kAscii = [] {
  std::array<AsciiType, 128> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = AsciiType::digit;
  for (const char c : {'@', '&', '$', '\'', '.', ',', ':', '|', '-'}) table[static_cast<std::size_t>(c)] = AsciiType::other;
  return table;
}();

constexpr std::size_t kAhead = 8;  // bytes that may be read or written beyond the last

class Folder {
 public:
  Folder(std::string_view text, FoldedText& out) : size_(text.size()), out_(out) {
    // Each byte of the text becomes two at most: a lower case letter with a gap before it.
    const std::size_t max_size = 2 * text.size();
    if (out_.buffer.size() < text.size() + max_size + 2 * kAhead) out_.buffer.resize(text.size() + max_size + 2 * kAhead);
    out_.clear();
    char* copy = out_.buffer.data() + max_size + kAhead;
    std::copy(text.begin(), text.end(), copy);
    std::fill_n(copy + text.size(), kAhead, '\0');
    text_ = copy;
  }

  void fold(std::size_t max_size) {
    std::size_t at = 0;
    while (at < size_ && out_.size <= max_size) {
      const std::uint64_t eight = load_eight(text_ + at);
      const std::uint64_t letters = letter_bits(eight);
      const std::size_t run = bytes_before(letters ^ kHighBits);
      if (run > 0) {
        start_word();
        store_eight(end(), lower_letters(eight, letters));
        out_.size += static_cast<std::uint32_t>(run);
        at += run;
      }
      if (run < 8) add_other(at);  // the zeros after the text are a gap
    }
    out_.is_whole = at >= size_;
    end_unit();
    *end() = ' ';  // so that a space follows every word
  }

 private:
  void add_other(std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte >= kAscii.size()) out_.is_ascii = false;
    const AsciiType type = byte < kAscii.size() ? kAscii[byte] : AsciiType::other;
    if (type == AsciiType::other) return add_sign(at);
    ++at;
    if (type == AsciiType::gap)
      end_word();
    else
      add_digit();
  }

  void add_sign(std::size_t& at) {
    const std::string_view text(text_, size_);
    const char32_t c = decode_code_point(text, at);
    if (is_digit(c)) return add_digit();
    const char32_t letter = fold_letter(fold_case(c));
    if (letter == kNoLetter) return;
    if (is_apostrophe(c) && in_word_ && at < size_ && starts_letter(text, at)) return add(U'\'');
    if (is_word_part(c)) return add(letter);
    if (is_kept_symbol(c)) return add(c);
    if (out_.size > 0 && out_.label_size == 0 && (ends_label(c) || (c == U'-' && !in_word_ && !in_number_)))
      out_.label_size = out_.size;
    const bool in_number = in_number_ && at < size_ && is_ascii_digit(text_[at]);
    if (!in_number || (c != U'.' && c != U',')) end_word();
  }

  static bool starts_letter(std::string_view text, std::size_t at) { return is_letter(decode_code_point(text, at)); }

  void add_digit() {
    if (in_number_) return;
    if (in_word_) gap_ = true;
    separate();
    *end() = kNumber;
    ++out_.size;
    out_.has_number = true;
    in_number_ = true;
    in_word_ = false;
  }

  void add(char32_t c) {
    start_word();
    const bool unspaced = is_unspaced_script(c);
    if (unspaced) end_unit();
    letter_.clear();
    append_utf8(letter_, c);
    put(letter_);
    if (unspaced) end_unit();
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
    if (gap_ && out_.size > 0) {
      end_unit();
      *end() = ' ';
      unit_ = ++out_.size;
    }
    gap_ = false;
  }

  void end_unit() {
    if (out_.size > unit_) out_.units.push_back({unit_, out_.size});
    unit_ = out_.size;
  }

  char* end() { return out_.buffer.data() + out_.size; }
  void put(std::string_view bytes) { out_.size += static_cast<std::uint32_t>(bytes.copy(end(), bytes.size())); }

  const char* text_;
  std::size_t size_;
  FoldedText& out_;
  std::uint32_t unit_ = 0;  // where the current unit begins
  std::string letter_{};
  bool in_word_ = false;
  bool in_number_ = false;
  bool gap_ = false;
};

}  // namespace

std::string fold_phrase(std::string_view utf8) {
  FoldedText folded;
  fold_text(utf8, folded);
  return std::string(folded.view());
}

void fold_text(std::string_view utf8, FoldedText& folded, std::size_t max_size) { Folder(utf8, folded).fold(max_size); }

}  // namespace pith::internal

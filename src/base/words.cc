// The size and texture of a text: words, sentences, commas, digits, capitals; and its words themselves.
//
// In: valid UTF-8. Out: TextCounts. The idea: every code point has a set of traits, from a table for ASCII; a counter with three
// small memories (in a word? how long a wide run? a sentence end waiting for what follows?) reads the traits one by one.
#include "base/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace pith {
namespace {

enum Trait : std::uint8_t {
  kSpace = 1,
  kLetter = 2,
  kUpper = 4,
  kDigit = 8,
  kComma = 16,
  kCloser = 32,  // a closing quote or bracket
  kStop = 64,    // ends a sentence when space, a closer or the end follows
  kWide = 128,   // of a script without spaces
};
using Traits = std::uint8_t;

// Ends a sentence whatever follows. A stop that is a closer at the same time makes no sense, so this pair is free to say it.
constexpr Traits kFullStop = kStop | kCloser;

struct Sign {
  char32_t code_point;
  Traits traits;
};

constexpr std::array kSigns = std::to_array<Sign>({
    {0x00BB, kCloser},    // »
    {0x037E, kStop},      // Greek question mark
    {0x0589, kFullStop},  // Armenian full stop
    {0x060C, kComma},     // Arabic comma
    {0x061B, kComma},     // Arabic semicolon
    {0x061F, kFullStop},  // Arabic question mark
    {0x06D4, kFullStop},  // Urdu full stop
    {0x0964, kFullStop},  // danda
    {0x0965, kFullStop},  // double danda
    {0x104A, kComma},     // Myanmar little section
    {0x104B, kFullStop},  // Myanmar section
    {0x1362, kFullStop},  // Ethiopic full stop
    {0x1363, kComma},     // Ethiopic comma
    {0x1364, kComma},     // Ethiopic semicolon
    {0x1367, kFullStop},  // Ethiopic question mark
    {0x17D4, kFullStop},  // Khmer khan
    {0x17D5, kFullStop},  // Khmer bariyoosan
    {0x2019, kCloser},    // ’
    {0x201C, kCloser},    // “, closing in German
    {0x201D, kCloser},    // ”
    {0x2026, kStop},      // …
    {0x203A, kCloser},    // ›
    {0x203C, kStop},      // ‼
    {0x203D, kStop},      // ‽
    {0x2047, kStop},      // ⁇
    {0x2048, kStop},      // ⁈
    {0x2049, kStop},      // ⁉
    {0x3001, kComma},     // 、
    {0x3002, kFullStop},  // 。
    {0x3009, kCloser},    // 〉
    {0x300B, kCloser},    // 》
    {0x300D, kCloser},    // 」
    {0x300F, kCloser},    // 』
    {0x3011, kCloser},    // 】
    {0xFE50, kComma},     // ﹐
    {0xFF01, kFullStop},  // ！
    {0xFF09, kCloser},    // ）
    {0xFF0C, kComma},     // ，
    {0xFF0E, kStop},      // ．
    {0xFF1B, kComma},     // ；
    {0xFF1F, kFullStop},  // ？
    {0xFF61, kFullStop},  // ｡
    {0xFF64, kComma},     // ､
});
static_assert(std::ranges::is_sorted(kSigns, {}, &Sign::code_point));

constexpr std::size_t kAsciiSize = 128;
constexpr auto kAsciiTraits = [] {
  std::array<Traits, 256> table{};  // other bytes have none
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = kLetter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = kLetter | kUpper;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = kDigit;
  const auto mark = [&](std::string_view characters, Traits traits) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] = traits;
  };
  mark(" \t\n\v\f\r", kSpace);
  mark(",;", kComma);
  mark("\"')]}", kCloser);
  mark(".!?", kStop);
  return table;
}();

bool is_ascii_letter(char c) { return (kAsciiTraits[static_cast<unsigned char>(c)] & kLetter) != 0; }

Traits traits_of_non_ascii(char32_t code_point) {
  const auto* sign = std::ranges::lower_bound(kSigns, code_point, {}, &Sign::code_point);
  if (sign != kSigns.end() && sign->code_point == code_point) return sign->traits;
  if (is_space(code_point)) return kSpace;
  Traits traits = is_wide_script(code_point) ? kWide : 0;
  if (is_letter(code_point)) {
    traits |= kLetter;
    if (is_upper(code_point)) traits |= kUpper;
  } else if (is_digit(code_point)) {
    traits |= kDigit;
  }
  return traits;
}

class Counter {
 public:
  void add(Traits traits) {
    if (pending_ != 0) settle(traits);
    if (traits & kSpace) {
      in_word_ = false;
      wide_run_ = false;
      return;
    }
    ++counts_.chars;
    counts_.letters += (traits & kLetter) != 0;
    counts_.digits += (traits & kDigit) != 0;
    counts_.commas += (traits & kComma) != 0;
    if (traits & kStop) pending_ = traits;
    add_to_word(traits);
  }

  /// Letters that follow each other, of which only the first can begin a word.
  void add_letters(Traits first, std::size_t count) {
    if (pending_ != 0) settle(first);
    counts_.chars += static_cast<std::uint32_t>(count);
    counts_.letters += static_cast<std::uint32_t>(count);
    add_to_word(first);
  }

  TextCounts finish() {
    if (pending_ != 0) ++counts_.sentence_ends;
    return counts_;
  }

 private:
  /// Decides about the stop just behind, now that the next code point is known.
  void settle(Traits next) {
    const bool last_of_row = (next & kStop) == 0;
    if (last_of_row && (pending_ == kFullStop || (next & (kSpace | kCloser)) != 0)) ++counts_.sentence_ends;
    pending_ = 0;
  }

  void add_to_word(Traits traits) {
    if (traits & kWide) {
      wide_odd_ = !wide_run_ || !wide_odd_;
      counts_.words += wide_odd_;
      wide_run_ = true;
      in_word_ = false;
      return;
    }
    wide_run_ = false;
    if (in_word_ || (traits & (kLetter | kDigit)) == 0) return;
    in_word_ = true;
    ++counts_.words;
    counts_.upper_words += (traits & kUpper) != 0;
  }

  TextCounts counts_;
  Traits pending_ = 0;
  bool in_word_ = false;
  bool wide_run_ = false;
  bool wide_odd_ = false;  // the last code point was the first of its pair
};

}  // namespace

TextCounts count_text(std::string_view utf8) {
  Counter counter;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[pos]);
    if (byte < kAsciiSize) {
      const Traits traits = kAsciiTraits[byte];
      const std::size_t begin = pos++;
      if (traits & kLetter) {
        while (pos < utf8.size() && is_ascii_letter(utf8[pos])) ++pos;
        counter.add_letters(traits, pos - begin);
      } else {
        counter.add(traits);
      }
    } else {
      counter.add(traits_of_non_ascii(decode_code_point(utf8, pos)));
    }
  }
  return counter.finish();
}

void append_words(std::vector<std::string>& words, std::string_view utf8) {
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = decode_code_point(utf8, at);
    const bool wide = is_wide_script(c);
    const bool part = is_letter(c) || is_digit(c);
    if (wide || !part) finish();
    if (part) append_utf8(word, fold_case(c));
    if (wide) finish();
  }
  finish();
}

}  // namespace pith

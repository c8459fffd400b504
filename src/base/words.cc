// The size and texture of a text: words, sentences, commas, digits, capitals; and its words themselves.
//
// In: valid UTF-8. Out: TextCounts. The idea: of each trait a number has a bit for every byte of a stretch; ASCII is compared
// sixteen bytes at once, other code points set their bits one by one. Then operations on the numbers count all bytes together.
#include "base/words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <utility>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
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

// Which bytes of a stretch are what, a bit each, the first byte's the lowest. Of a longer code point the first byte tells, but for
// `stop_end` and `full_end`, which the next one is measured against.
struct Marks {
  std::uint64_t space = 0;
  std::uint64_t letter = 0;
  std::uint64_t upper = 0;
  std::uint64_t digit = 0;
  std::uint64_t comma = 0;
  std::uint64_t closer = 0;
  std::uint64_t stop = 0;
  std::uint64_t stop_end = 0;
  std::uint64_t full_end = 0;  // last bytes of kFullStop
  std::uint64_t wide = 0;
  std::uint64_t tail = 0;  // bytes that go on with a code point
  std::uint64_t newline = 0;
  std::uint64_t high = 0;  // bytes that are not ASCII
};

// At most so many bytes are looked at together: one bit more is left for what is carried over.
constexpr std::size_t kStretch = 63;

std::size_t stretch_at(std::string_view utf8, std::size_t pos) {
  std::size_t end = pos + kStretch;
  if (end >= utf8.size()) return utf8.size() - pos;
  while (is_utf8_tail(utf8[end])) --end;
  return end - pos;
}

Marks marks_of_ascii(std::string_view stretch) {
  alignas(kSimdBytes) char bytes[kStretch + 1] = {};
  std::memcpy(bytes, stretch.data(), stretch.size());
  Marks marks;
  for (std::size_t at = 0; at < stretch.size(); at += kSimdBytes) {
    const Bytes16 c = load16(bytes + at);
    const Bytes16 letter = is_letter16(c);
    const auto mark = [at](std::uint64_t& bits, Bytes16 lanes) { bits |= std::uint64_t{mask_of(lanes)} << at; };
    mark(marks.space, (c == ' ') | ((c >= '\t') & (c <= '\r')));
    mark(marks.letter, letter);
    mark(marks.upper, letter & (c <= 'Z'));
    mark(marks.digit, is_digit16(c));
    mark(marks.comma, (c == ',') | (c == ';'));
    mark(marks.closer, (c == '"') | (c == '\'') | (c == ')') | (c == ']') | (c == '}'));
    mark(marks.stop, (c == '.') | (c == '!') | (c == '?'));
    mark(marks.newline, c == '\n');
    mark(marks.high, c);
  }
  marks.stop_end = marks.stop;
  return marks;
}

class Counter {
 public:
  /// At most kStretch bytes, whole code points. What ends or goes on behind a stretch is settled with the next one.
  void add(std::string_view stretch) {
    Marks marks = marks_of_ascii(stretch);
    if (marks.high != 0) add_beyond_ascii(stretch, marks);
    const std::uint64_t all = (std::uint64_t{1} << stretch.size()) - 1;
    counts_.chars += count_bits(all & ~marks.space & ~marks.tail);
    counts_.letters += count_bits(marks.letter);
    counts_.digits += count_bits(marks.digit);
    counts_.commas += count_bits(marks.comma);
    counts_.breaks += count_bits(marks.newline);
    add_sentence_ends(marks, all, stretch.size());
    add_words(marks, all, stretch.size());
  }

  TextCounts finish() {
    counts_.sentence_ends += static_cast<std::uint32_t>(stop_carry_);
    return counts_;
  }

 private:
  void add_beyond_ascii(std::string_view stretch, Marks& marks) {
    for (std::uint64_t left = marks.high; left != 0;) {
      const auto begin = static_cast<std::size_t>(std::countr_zero(left));
      std::size_t end = begin;
      const Traits traits = traits_of_non_ascii(decode_code_point(stretch, end));
      const std::uint64_t first = std::uint64_t{1} << begin;
      const std::uint64_t last = std::uint64_t{1} << (end - 1);
      const auto mark = [](std::uint64_t& bits, bool is, std::uint64_t bit) { bits |= is ? bit : 0; };
      mark(marks.space, traits & kSpace, first);
      mark(marks.letter, traits & kLetter, first);
      mark(marks.upper, traits & kUpper, first);
      mark(marks.digit, traits & kDigit, first);
      mark(marks.comma, traits & kComma, first);
      mark(marks.closer, traits & kCloser, first);
      mark(marks.stop, traits & kStop, first);
      mark(marks.stop_end, traits & kStop, last);
      mark(marks.full_end, traits == kFullStop, last);
      mark(marks.wide, traits & kWide, first);
      if (traits & kWide) add_wide(stretch.data() + begin, stretch.data() + end);
      const std::uint64_t bytes = 2 * last - first;
      marks.tail |= bytes & ~first;
      left &= ~bytes;
    }
  }

  void add_wide(const char* begin, const char* end) {
    wide_odd_ = begin != wide_end_ || !wide_odd_;
    counts_.words += wide_odd_;
    wide_end_ = end;
  }

  // A stop is decided about at what follows it: another stop takes its place.
  void add_sentence_ends(const Marks& marks, std::uint64_t all, std::size_t size) {
    const std::uint64_t behind_stop = marks.stop_end << 1 | stop_carry_;
    const std::uint64_t behind_full = marks.full_end << 1 | full_carry_;
    counts_.sentence_ends += count_bits(all & behind_stop & ~marks.stop & (behind_full | marks.space | marks.closer));
    stop_carry_ = behind_stop >> size;
    full_carry_ = behind_full >> size;
  }

  // A word begins with its first letter or digit and goes on up to a space or wide letter: as in an addition a carry arises where
  // both summands have a bit, passes on where one has, and ends where none has.
  void add_words(const Marks& marks, std::uint64_t all, std::size_t size) {
    const std::uint64_t begins = (marks.letter | marks.digit) & ~marks.wide;
    const std::uint64_t goes_on = all & ~marks.space & ~marks.wide;
    const std::uint64_t sum = begins + goes_on + word_carry_;
    const std::uint64_t in_word = sum ^ begins ^ goes_on;
    const std::uint64_t starts = begins & ~in_word;
    counts_.words += count_bits(starts);
    counts_.upper_words += count_bits(starts & marks.upper);
    word_carry_ = in_word >> size;
  }

  TextCounts counts_;
  // What the last stretch ended with, 0 or 1 each.
  std::uint64_t stop_carry_ = 0;
  std::uint64_t full_carry_ = 0;
  std::uint64_t word_carry_ = 0;
  const char* wide_end_ = nullptr;  // behind the last wide code point
  bool wide_odd_ = false;           // which was the first of its pair
};

}  // namespace

TextCounts count_text(std::string_view utf8) {
  Counter counter;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const std::size_t size = stretch_at(utf8, pos);
    counter.add(utf8.substr(pos, size));
    pos += size;
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

double word_overlap(std::string_view a, std::string_view b) {
  std::vector<std::string> first;
  std::vector<std::string> second;
  append_words(first, a);
  append_words(second, b);
  if (first.empty() || second.empty()) return 0;
  std::ranges::sort(first);
  std::ranges::sort(second);
  std::vector<std::string> common;
  std::ranges::set_intersection(first, second, std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::min(first.size(), second.size()));
}

}  // namespace pith::internal

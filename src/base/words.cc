// Counts the words, sentences, commas, digits and capitals of a text, and lists its words.
//
// In: valid UTF-8. Out: TextCounts, or words. The idea: the text is read in chunks of at most 63 bytes. For each property, such
// as "is a letter", a number of 64 bits has one bit per byte of the chunk. ASCII bytes are classified sixteen at a time, other
// code points one by one. A few operations on these numbers then count the whole chunk.
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

using Properties = std::uint16_t;
constexpr Properties kSpace = 1;
constexpr Properties kLetter = 2;
constexpr Properties kUpper = 4;
constexpr Properties kDigit = 8;
constexpr Properties kComma = 16;
constexpr Properties kClosing = 32;     // a closing quote or bracket
constexpr Properties kTerminator = 64;  // ends a sentence if white space, a closing mark or the end of the text follows
constexpr Properties kAlwaysEnds = 128;
constexpr Properties kUnspaced = 256;                        // of a script that is written without spaces between words
constexpr Properties kSpelled = 512;                         // of an unspaced script whose words are spelled, as in Thai
constexpr Properties kFullStop = kTerminator | kAlwaysEnds;  // ends a sentence whatever follows

struct Punctuation {
  char32_t code_point;
  Properties properties;
};

constexpr std::array kPunctuation = std::to_array<Punctuation>({
    {0x00BB, kClosing},     // »
    {0x037E, kTerminator},  // Greek question mark
    {0x0589, kFullStop},    // Armenian full stop
    {0x060C, kComma},       // Arabic comma
    {0x061B, kComma},       // Arabic semicolon
    {0x061F, kFullStop},    // Arabic question mark
    {0x06D4, kFullStop},    // Urdu full stop
    {0x0964, kFullStop},    // danda
    {0x0965, kFullStop},    // double danda
    {0x104A, kComma},       // Myanmar little section
    {0x104B, kFullStop},    // Myanmar section
    {0x1362, kFullStop},    // Ethiopic full stop
    {0x1363, kComma},       // Ethiopic comma
    {0x1364, kComma},       // Ethiopic semicolon
    {0x1367, kFullStop},    // Ethiopic question mark
    {0x17D4, kFullStop},    // Khmer khan
    {0x17D5, kFullStop},    // Khmer bariyoosan
    {0x2019, kClosing},     // ’
    {0x201C, kClosing},     // “, closing in German
    {0x201D, kClosing},     // ”
    {0x2026, kTerminator},  // …
    {0x203A, kClosing},     // ›
    {0x203C, kTerminator},  // ‼
    {0x203D, kTerminator},  // ‽
    {0x2047, kTerminator},  // ⁇
    {0x2048, kTerminator},  // ⁈
    {0x2049, kTerminator},  // ⁉
    {0x3001, kComma},       // 、
    {0x3002, kFullStop},    // 。
    {0x3009, kClosing},     // 〉
    {0x300B, kClosing},     // 》
    {0x300D, kClosing},     // 」
    {0x300F, kClosing},     // 』
    {0x3011, kClosing},     // 】
    {0xFE50, kComma},       // ﹐
    {0xFF01, kFullStop},    // ！
    {0xFF09, kClosing},     // ）
    {0xFF0C, kComma},       // ，
    {0xFF0E, kTerminator},  // ．
    {0xFF1B, kComma},       // ；
    {0xFF1F, kFullStop},    // ？
    {0xFF61, kFullStop},    // ｡
    {0xFF64, kComma},       // ､
});
static_assert(std::ranges::is_sorted(kPunctuation, {}, &Punctuation::code_point));

// Of the unspaced scripts, those without Han characters and kana: Thai, Lao, Khmer, Myanmar.
bool is_spelled_script(char32_t code_point) { return code_point < 0x2E80 || (code_point >= 0xA9E0 && code_point < 0xAA80); }

Properties properties_beyond_ascii(char32_t code_point) {
  const auto* row = std::ranges::lower_bound(kPunctuation, code_point, {}, &Punctuation::code_point);
  if (row != kPunctuation.end() && row->code_point == code_point) return row->properties;
  if (is_space(code_point)) return kSpace;
  Properties properties = 0;
  if (is_unspaced_script(code_point)) properties = is_spelled_script(code_point) ? kUnspaced | kSpelled : kUnspaced;
  if (is_letter(code_point)) {
    properties |= kLetter;
    if (is_upper(code_point)) properties |= kUpper;
  } else if (is_digit(code_point)) {
    properties |= kDigit;
  }
  return properties;
}

// One bit for each byte of a chunk, the lowest for the first byte. A code point of several bytes sets the bit of its first byte,
// but the bit of its last byte in `terminator_end` and `full_stop_end`, which tell what the next byte follows.
struct ChunkBits {
  std::uint64_t space = 0;
  std::uint64_t letter = 0;
  std::uint64_t upper = 0;
  std::uint64_t digit = 0;
  std::uint64_t comma = 0;
  std::uint64_t closing = 0;
  std::uint64_t terminator = 0;
  std::uint64_t terminator_end = 0;
  std::uint64_t full_stop_end = 0;
  std::uint64_t unspaced = 0;
  std::uint64_t continuation = 0;  // bytes of a code point after its first
  std::uint64_t newline = 0;
  std::uint64_t beyond_ascii = 0;
};

// Code points that count as a word.
constexpr std::uint32_t kWord = 2;
constexpr std::uint32_t kSpelledWord = 4;

// One bit of 64 is left for what is carried over to the next chunk.
constexpr std::size_t kMaxChunk = 63;

std::size_t chunk_size(std::string_view utf8, std::size_t begin) {
  std::size_t end = begin + kMaxChunk;
  if (end >= utf8.size()) return utf8.size() - begin;
  while (is_continuation_byte(utf8[end])) --end;
  return end - begin;
}

ChunkBits classify_ascii(std::string_view chunk) {
  alignas(kSimdBytes) char bytes[kMaxChunk + 1] = {};
  std::memcpy(bytes, chunk.data(), chunk.size());
  ChunkBits bits;
  for (std::size_t at = 0; at < chunk.size(); at += kSimdBytes) {
    const Bytes16 c = load16(bytes + at);
    const Bytes16 letter = is_letter16(c);
    const auto set = [at](std::uint64_t& property, Bytes16 bytes_with_it) {
      property |= std::uint64_t{mask_of(bytes_with_it)} << at;
    };
    set(bits.space, (c == ' ') | is_between16(c, '\t', '\r'));
    set(bits.letter, letter);
    set(bits.upper, letter & (c <= 'Z'));
    set(bits.digit, is_digit16(c));
    set(bits.comma, (c == ',') | (c == ';'));
    set(bits.closing, (c == '"') | (c == '\'') | (c == ')') | (c == ']') | (c == '}'));
    set(bits.terminator, (c == '.') | (c == '!') | (c == '?'));
    set(bits.newline, c == '\n');
    set(bits.beyond_ascii, c);
  }
  bits.terminator_end = bits.terminator;
  return bits;
}

class Counter {
 public:
  /// Counts a chunk of at most kMaxChunk bytes that ends with a whole code point. A sentence or word that reaches its end is
  /// counted with the next chunk.
  void add(std::string_view chunk) {
    ChunkBits bits = classify_ascii(chunk);
    if (bits.beyond_ascii != 0) classify_beyond_ascii(chunk, bits);
    const std::uint64_t all = (std::uint64_t{1} << chunk.size()) - 1;
    counts_.chars += count_bits(all & ~bits.space & ~bits.continuation);
    counts_.letters += count_bits(bits.letter);
    counts_.digits += count_bits(bits.digit);
    counts_.commas += count_bits(bits.comma);
    counts_.breaks += count_bits(bits.newline);
    add_sentence_ends(bits, all, chunk.size());
    add_words(bits, all, chunk.size());
  }

  TextCounts finish() {
    counts_.sentence_ends += static_cast<std::uint32_t>(terminator_carry_);
    return counts_;
  }

 private:
  void classify_beyond_ascii(std::string_view chunk, ChunkBits& bits) {
    for (std::uint64_t left = bits.beyond_ascii; left != 0;) {
      const auto begin = static_cast<std::size_t>(std::countr_zero(left));
      std::size_t end = begin;
      const Properties properties = properties_beyond_ascii(decode_code_point(chunk, end));
      const std::uint64_t first = std::uint64_t{1} << begin;
      const std::uint64_t last = std::uint64_t{1} << (end - 1);
      const auto set = [properties](std::uint64_t& property, Properties which, std::uint64_t bit) {
        property |= (properties & which) != 0 ? bit : 0;
      };
      set(bits.space, kSpace, first);
      set(bits.letter, kLetter, first);
      set(bits.upper, kUpper, first);
      set(bits.digit, kDigit, first);
      set(bits.comma, kComma, first);
      set(bits.closing, kClosing, first);
      set(bits.terminator, kTerminator, first);
      set(bits.terminator_end, kTerminator, last);
      set(bits.full_stop_end, kAlwaysEnds, last);
      set(bits.unspaced, kUnspaced, first);
      if ((properties & kUnspaced) != 0)
        add_unspaced(chunk.data() + begin, chunk.data() + end, (properties & kSpelled) != 0 ? kSpelledWord : kWord);
      const std::uint64_t bytes = 2 * last - first;
      bits.continuation |= bytes & ~first;
      left &= ~bytes;
    }
  }

  // The first of each so many code points of a run counts as a word.
  void add_unspaced(const char* begin, const char* end, std::uint32_t code_points_per_word) {
    if (begin != unspaced_end_ || unspaced_left_ == 0) {
      ++counts_.words;
      unspaced_left_ = code_points_per_word;
    }
    --unspaced_left_;
    unspaced_end_ = end;
  }

  // A terminator is counted at the byte after it, unless that is another terminator: several in a row end one sentence.
  void add_sentence_ends(const ChunkBits& bits, std::uint64_t all, std::size_t size) {
    const std::uint64_t after_terminator = bits.terminator_end << 1 | terminator_carry_;
    const std::uint64_t after_full_stop = bits.full_stop_end << 1 | full_stop_carry_;
    const std::uint64_t ends = after_full_stop | bits.space | bits.closing;
    counts_.sentence_ends += count_bits(all & after_terminator & ~bits.terminator & ends);
    terminator_carry_ = after_terminator >> size;
    full_stop_carry_ = after_full_stop >> size;
  }

  // A word begins with a letter or digit and continues up to white space or an unspaced script. One addition finds all words: a
  // carry arises at a bit that both summands have, here the begin of a word, is passed on by a bit that one of them has, and ends
  // at a bit that neither has. So the carries mark the bytes that come after the begin of a word and belong to it.
  void add_words(const ChunkBits& bits, std::uint64_t all, std::size_t size) {
    const std::uint64_t can_begin = (bits.letter | bits.digit) & ~bits.unspaced;
    const std::uint64_t can_continue = all & ~bits.space & ~bits.unspaced;
    const std::uint64_t sum = can_begin + can_continue + word_carry_;
    const std::uint64_t inside_word = sum ^ can_begin ^ can_continue;
    const std::uint64_t begins = can_begin & ~inside_word;
    counts_.words += count_bits(begins);
    counts_.upper_words += count_bits(begins & bits.upper);
    word_carry_ = inside_word >> size;
  }

  TextCounts counts_;
  // What the next chunk follows, each 0 or 1.
  std::uint64_t terminator_carry_ = 0;
  std::uint64_t full_stop_carry_ = 0;
  std::uint64_t word_carry_ = 0;
  const char* unspaced_end_ = nullptr;  // the end of the last code point of an unspaced script
  std::uint32_t unspaced_left_ = 0;     // code points after it that belong to its word
};

}  // namespace

TextCounts count_text(std::string_view utf8) {
  Counter counter;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const std::size_t size = chunk_size(utf8, pos);
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
    const bool unspaced = is_unspaced_script(c);
    const bool part = is_letter(c) || is_digit(c);
    if (unspaced || !part) finish();
    if (part) append_utf8(word, fold_case(c));
    if (unspaced) finish();
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

bool contains_words(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
  return !wanted.empty() && std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

}  // namespace pith::internal

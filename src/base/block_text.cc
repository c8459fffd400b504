// The text of a block, read sixteen bytes at a time. In: a text. Out: its words and their hashes, and whether and how often
// it has certain signs.
//
// The idea: sixteen bytes are compared at once, and the result is a bit for each. No processor can predict how long words are, so
// a loop from letter to letter mispredicts a branch in every word; a loop from one set bit to the next does so once in 64 bytes.
#include "base/block_text.h"

#include <algorithm>
#include <bit>

#include "base/simd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kChunk = 64;                     // bytes whose bits fill a word
constexpr std::size_t kPadding = kChunk + kSimdBytes;  // bytes that may be read after the end of a text

// Unsets the lowest bit that is set; its number, or 64 when none was.
std::size_t take_lowest(std::uint64_t& bits) {
  const auto lowest = static_cast<std::size_t>(std::countr_zero(bits));
  bits &= bits - 1;
  return lowest;
}

Bytes16 is_between(Bytes16 bytes, char first, char last) { return (bytes >= signed_byte(first)) & (bytes <= signed_byte(last)); }

// Where a code point of three bytes begins that is no part of a word, told by its first bytes: E2 is U+2000 to U+2FFF, with the
// letters of Glagolitic to Cyrillic from B0 to B7 and Han radicals from BA on; E3 80 is the punctuation of Chinese and Japanese,
// with the signs of iteration and zero from 85 to 87 and others that stand for letters; EF BC and EF BD are full-width forms.
Bytes16 parts_words(Bytes16 first, Bytes16 second, Bytes16 third) {
  const Bytes16 e2 = first == signed_byte('\xE2');
  const Bytes16 e3 = (first == signed_byte('\xE3')) & (second == signed_byte('\x80'));
  const Bytes16 ef = first == signed_byte('\xEF');
  const Bytes16 letters_of_e2 = is_between(second, '\xB0', '\xB7') | (second >= signed_byte('\xBA'));
  const Bytes16 letters_of_e3 = is_between(third, '\x85', '\x87') | is_between(third, '\xA1', '\xA9') |
                                is_between(third, '\xB1', '\xB5') | is_between(third, '\xB8', '\xBB');
  const Bytes16 words_of_bc = is_between(third, '\x90', '\x99') | is_between(third, '\xA1', '\xBA');
  const Bytes16 full_width =
      ((second == signed_byte('\xBC')) & ~words_of_bc) | ((second == signed_byte('\xBD')) & is_between(third, '\x9B', '\xA5'));
  return (e2 & ~letters_of_e2) | (e3 & ~letters_of_e3) | (ef & full_width);
}

}  // namespace

void BlockText::assign(std::string_view text) {
  size_ = text.size();
  if (bytes_.size() < size_ + kPadding) bytes_.resize(size_ + kPadding);
  std::copy(text.begin(), text.end(), bytes_.begin());
  std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(size_), kPadding, 0);
}

bool BlockText::may_have_signs() const {
  Bytes16 found{};
  for (std::size_t at = 0; at < size_; at += kSimdBytes) {
    const Bytes16 here = load16(bytes_.data() + at);
    const Bytes16 next = load16(bytes_.data() + at + 1);
    const Bytes16 euro = (here == signed_byte('\xE2')) & (next == signed_byte('\x82'));
    const Bytes16 pound_or_yen =
        (here == signed_byte('\xC2')) & ((next & signed_byte('\xF9')) == signed_byte('\xA1'));  // matches A3, A5 and two others
    found |= (here == '$') | (here == '\t') | euro | pound_or_yen;
  }
  return mask_of(found) != 0;
}

// A bit for each of the 64 bytes from `at` that is part of a word.
std::uint64_t BlockText::word_bits(std::size_t at) const {
  // Bytes beyond ASCII are negative by themselves.
  return mask_of_64(bytes_.data() + at, [](Bytes16 c) { return is_letter16(c) | is_digit16(c) | c; });
}

// Eight bytes at a time. Most words have no more; bytes after the end are masked out.
std::uint64_t BlockText::hash_word(std::size_t begin, std::size_t end) const {
  std::uint64_t hash = 0;
  do {
    hash = hash_eight(hash, begin, end - begin);
    begin += sizeof(hash);
  } while (begin < end);
  return hash;
}

// Calls visit(begin, end) for each run of bits that word_bits(at) sets; it is called for every 64 bytes of the text, in order.
template <typename WordBits, typename Visit>
void BlockText::for_each_word(WordBits word_bits, Visit visit) const {
  std::size_t begin = 0;
  std::uint64_t inside = 0;                              // the last bit of the previous chunk
  for (std::size_t at = 0; at <= size_; at += kChunk) {  // the zero after the text ends its last word
    const std::uint64_t bits = word_bits(at);
    const std::uint64_t before = bits << 1 | inside;
    std::uint64_t begins = bits & ~before;
    std::uint64_t ends = before & ~bits;
    if (inside == 0) begin = at + take_lowest(begins);
    while (ends != 0) {
      visit(begin, at + take_lowest(ends));
      begin = at + take_lowest(begins);
    }
    inside = bits >> (kChunk - 1);
  }
}

std::span<const std::uint64_t> BlockText::hash_words() {
  if (hashes_.size() < size_ / 2 + 1)
    hashes_.resize(size_ / 2 + 1);  // a word takes two bytes, one of which separates it from the next
  std::size_t count = 0;
  for_each_word([&](std::size_t at) { return word_bits(at); },
                [&](std::size_t begin, std::size_t end) { hashes_[count++] = hash_word(begin, end); });
  return {hashes_.data(), count};
}

// Punctuation and symbols beyond ASCII are told by how their code points begin: C2 (U+0080 to U+00BF, of which three are
// letters) here, and those of three bytes by parts_words().
std::span<const WordPlace> BlockText::find_words() {
  if (words_.size() < size_ / 2 + 1) words_.resize(size_ / 2 + 1);
  std::size_t count = 0;
  std::uint64_t carry = 0;  // which of the next chunk's first two bytes belong to such a code point
  const auto bits_of = [&](std::size_t at) {
    const char* bytes = bytes_.data() + at;
    const std::uint64_t bits = word_bits(at);
    const std::uint64_t beyond_ascii = mask_of_64(bytes, [](Bytes16 c) { return c; });
    if (beyond_ascii == 0 && carry == 0) return bits;
    std::uint64_t two = 0, three = 0;
    for (std::size_t i = 0; i < kChunk; i += kSimdBytes) {
      const Bytes16 here = load16(bytes + i);
      const Bytes16 next = load16(bytes + i + 1);
      two |= std::uint64_t{mask_of(here == signed_byte('\xC2'))} << i;
      if (mask_of((here == signed_byte('\xE2')) | (here == signed_byte('\xE3')) | (here == signed_byte('\xEF'))) != 0)
        three |= std::uint64_t{mask_of(parts_words(here, next, load16(bytes + i + 2)))} << i;
    }
    const std::uint64_t parting = two | two << 1 | three | three << 1 | three << 2 | carry;
    carry = two >> 63 | three >> 62 | three >> 63 << 1 | three >> 63;
    return bits & ~parting;
  };
  for_each_word(bits_of, [&](std::size_t begin, std::size_t end) {
    words_[count++] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  });
  return {words_.data(), count};
}

std::size_t BlockText::count_marks() const {
  std::size_t count = 0;
  for (std::size_t at = 0; at < size_; at += kSimdBytes) {
    const Bytes16 here = load16(bytes_.data() + at);
    if (const std::uint32_t marks = mask_of((here == '!') | (here == '?')); marks != 0) count += count_bits(marks);
    if (mask_of(here) == 0) continue;
    const Bytes16 next = load16(bytes_.data() + at + 1);
    const Bytes16 third = load16(bytes_.data() + at + 2);
    const Bytes16 full_width = (here == signed_byte('\xEF')) & (next == signed_byte('\xBC')) &
                               ((third == signed_byte('\x81')) | (third == signed_byte('\x9F')));
    const Bytes16 pictograph = (here == signed_byte('\xF0')) & (next == signed_byte('\x9F'));
    const Bytes16 symbol = (here == signed_byte('\xE2')) & (next >= signed_byte('\x98')) & (next <= signed_byte('\x9E'));
    count += count_bits(mask_of(full_width | pictograph | symbol));
  }
  return count;
}

}  // namespace pith::internal

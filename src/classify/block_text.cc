// The text of a block, read sixteen bytes at a time. In: a text. Out: what signs it may have, hashes of its words.
//
// The idea: what is asked of each byte is asked of sixteen at once and kept as a bit for each. Words are as long as they like, so a
// loop from letter to letter ends where no processor expects it; a loop from one set bit to the next does so once in 64 bytes.
#include "classify/block_text.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace pith {
namespace {

using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
using Halves [[gnu::vector_size(16)]] = std::uint64_t;

constexpr std::size_t kStretch = 64;          // bytes whose bits fill a word
constexpr std::size_t kRoom = kStretch + 16;  // that may be read behind the end of a text

constexpr std::size_t kStep = sizeof(std::uint64_t);
constexpr char kMask[2 * kStep + 1] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0";  // seen through a window of eight bytes
constexpr std::uint64_t kNotAscii = 0x8080808080808080U;
constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;

Bytes load(const char* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  return bytes;
}

// Of bytes that are 0xFF or 0 a bit each, the first byte's the lowest.
std::uint64_t bits_of(Bytes mask) {
  constexpr Bytes kWeights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const auto halves =
      (Halves)(mask & kWeights) * 0x0101010101010101U >> 56;  // the product's highest byte is the sum of all eight
  return halves[0] | halves[1] << 8;
}

// Unsets the lowest bit that is set; its number, or 64 when none was.
std::size_t take_lowest(std::uint64_t& bits) {
  const auto lowest = static_cast<std::size_t>(std::countr_zero(bits));
  bits &= bits - 1;
  return lowest;
}

}  // namespace

void BlockText::hold(std::string_view text) {
  size_ = text.size();
  if (bytes_.size() < size_ + kRoom) bytes_.resize(size_ + kRoom);
  std::copy(text.begin(), text.end(), bytes_.begin());
  std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(size_), kRoom, 0);
}

bool BlockText::may_have_signs() const {
  Bytes found = {};
  for (std::size_t at = 0; at < size_; at += sizeof(Bytes)) {
    const Bytes here = load(bytes_.data() + at);
    const Bytes next = load(bytes_.data() + at + 1);
    const auto ascii = (Bytes)(here == '$') | (Bytes)(here == '\t');
    const auto euro = (Bytes)(here == 0xE2) & (Bytes)(next == 0x82);
    const auto pound_or_yen = (Bytes)(here == 0xC2) & (Bytes)((next & 0xF9) == 0xA1);  // A3 and A5 among few others
    found |= ascii | euro | pound_or_yen;
  }
  const auto halves = (Halves)found;
  return (halves[0] | halves[1]) != 0;
}

// A bit for each of the 64 bytes from `at` that is part of a word.
std::uint64_t BlockText::word_bits(std::size_t at) const {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kStretch; i += sizeof(Bytes)) {
    const Bytes here = load(bytes_.data() + at + i);
    const auto letter = (Bytes)((here | 0x20) - 'a' < 26);
    const auto digit = (Bytes)(here - '0' < 10);
    const auto beyond_ascii = (Bytes)(here >= 0x80);
    bits |= bits_of(letter | digit | beyond_ascii) << i;
  }
  return bits;
}

// Eight bytes at a time. Most words have no more; what stands behind their end is masked out.
std::uint64_t BlockText::hash_word(std::size_t begin, std::size_t end) const {
  std::uint64_t hash = 0;
  do {
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    std::memcpy(&bytes, bytes_.data() + begin, kStep);
    std::memcpy(&mask, kMask + kStep - std::min(end - begin, kStep), kStep);
    bytes |= (~bytes & kNotAscii) >> 2;  // of letters and digits that is lower case
    hash = (hash ^ (bytes & mask)) * kMultiplier;
    hash ^= hash >> 32;
    begin += kStep;
  } while (begin < end);
  return hash;
}

std::span<const std::uint64_t> BlockText::hash_words() {
  if (hashes_.size() < size_ / 2 + 1)
    hashes_.resize(size_ / 2 + 1);  // a word takes two bytes, one of which parts it from the next
  std::size_t count = 0;
  std::size_t begin = 0;
  std::uint64_t inside = 0;                                // the last bit of the stretch before
  for (std::size_t at = 0; at <= size_; at += kStretch) {  // the zero behind the text ends its last word
    const std::uint64_t bits = word_bits(at);
    const std::uint64_t before = bits << 1 | inside;
    std::uint64_t begins = bits & ~before;
    std::uint64_t ends = before & ~bits;
    if (inside == 0) begin = at + take_lowest(begins);
    while (ends != 0) {
      hashes_[count++] = hash_word(begin, at + take_lowest(ends));
      begin = at + take_lowest(begins);
    }
    inside = bits >> (kStretch - 1);
  }
  return {hashes_.data(), count};
}

}  // namespace pith

// The text of a block, read sixteen bytes at a time. In: a text. Out: whether it may have certain signs, hashes of its words.
//
// The idea: sixteen bytes are compared at once, and the result is a bit for each. No processor can predict how long words are, so
// a loop from letter to letter mispredicts a branch in every word; a loop from one set bit to the next does so once in 64 bytes.
#include "base/block_text.h"

#include <algorithm>
#include <bit>

#include "base/hash.h"
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
    const std::uint64_t eight = load_eight(bytes_.data() + begin);
    const std::uint64_t folded = lower_letters(eight, ~eight & kHighBits);  // digits do not change
    hash = (hash ^ first_bytes(folded, end - begin)) * kHashMultiplier;
    hash ^= hash >> 32;
    begin += sizeof(eight);
  } while (begin < end);
  return hash;
}

std::span<const std::uint64_t> BlockText::hash_words() {
  if (hashes_.size() < size_ / 2 + 1)
    hashes_.resize(size_ / 2 + 1);  // a word takes two bytes, one of which separates it from the next
  std::size_t count = 0;
  std::size_t begin = 0;
  std::uint64_t inside = 0;                              // the last bit of the previous chunk
  for (std::size_t at = 0; at <= size_; at += kChunk) {  // the zero after the text ends its last word
    const std::uint64_t bits = word_bits(at);
    const std::uint64_t before = bits << 1 | inside;
    std::uint64_t begins = bits & ~before;
    std::uint64_t ends = before & ~bits;
    if (inside == 0) begin = at + take_lowest(begins);
    while (ends != 0) {
      hashes_[count++] = hash_word(begin, at + take_lowest(ends));
      begin = at + take_lowest(begins);
    }
    inside = bits >> (kChunk - 1);
  }
  return {hashes_.data(), count};
}

}  // namespace pith::internal

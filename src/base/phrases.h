// Sets of phrases, made at compile time: they find which of thousands of phrases occur at a position of a text.
//
// In: a table of phrases; then the words at a position, one after the other. Out: the rows of the table with exactly these words.
// The idea: the words are hashed into one key, and a bitmap tells for most keys that no phrase has them. So the cost depends on
// the text and not on the number of phrases.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "base/swar.h"

namespace pith::internal {

/// A hash of some words in a row. Only the first eight bytes and the length of each word count, so that long words cost no more.
struct PhraseKey {
  std::uint64_t value = 0;  // the highest bits are the best mixed

  /// `start` has the first eight bytes of the word, as load_few() returns them.
  constexpr void add(std::uint64_t start, std::size_t length) {
    value = ((value << 32 | value >> 32) ^ (start + length)) * kHashMultiplier;
  }
  constexpr void add(std::string_view word) { add(load_few(word.data(), std::min<std::size_t>(word.size(), 8)), word.size()); }
};

/// Calls `visit(key)` with the key of the first word of a phrase, of the first two words, and so on up to the whole phrase. One
/// plain loop over the bytes, since tables have hundreds of thousands of them and the compiler takes microseconds for each step.
template <typename Visit>
constexpr void for_each_prefix(std::string_view phrase, char separator, Visit&& visit) {
  PhraseKey key;
  std::uint64_t start = 0;  // the first eight bytes of the word
  std::size_t length = 0;
  const char* bytes = phrase.data();
  for (std::size_t i = 0, size = phrase.size(); i < size; ++i) {
    const char byte = bytes[i];
    if (byte == separator) {
      key.add(start, length);
      visit(key);
      start = 0;
      length = 0;
      continue;
    }
    if (length < 8) start |= std::uint64_t{static_cast<unsigned char>(byte)} << (8 * length);
    ++length;
  }
  key.add(start, length);
  visit(key);
}

/// A bitmap for about N keys, large enough that other keys rarely meet a bit that is set.
template <std::size_t N>
class KeyBits {
 public:
  // A loop, since the compiler is slow to set single elements of an array that it has only zeroed as a whole.
  constexpr KeyBits() {
    for (std::size_t i = 0; i < kWords; ++i) words_[i] = 0;
  }

  constexpr void set(PhraseKey key) { words_[key.value >> kWordShift] |= std::uint64_t{1} << (key.value >> kBitShift & 63); }
  constexpr bool get(PhraseKey key) const { return (words_[key.value >> kWordShift] & bit_of(key)) != 0; }

  /// Call it after the last set() and before rank().
  constexpr void prepare_ranks() {
    std::uint16_t sum = 0;
    for (std::size_t i = 0; i < kWords; ++i) {
      before_[i] = sum;
      sum = static_cast<std::uint16_t>(sum + std::popcount(words_[i]));
    }
  }

  /// The number of set bits before the one of this key.
  constexpr std::size_t rank(PhraseKey key) const {
    const std::uint64_t below = words_[key.value >> kWordShift] & (bit_of(key) - 1);
    return before_[key.value >> kWordShift] + static_cast<std::size_t>(std::popcount(below));
  }

 private:
  static_assert(N < 0xFFFF);
  static constexpr std::size_t kWords = std::bit_ceil(24 * N + 64) / 64;  // at most one bit in 24 is set
  static constexpr int kWordShift = 64 - std::countr_zero(kWords);
  static constexpr int kBitShift = kWordShift - 6;
  static constexpr std::uint64_t bit_of(PhraseKey key) { return std::uint64_t{1} << (key.value >> kBitShift & 63); }

  std::uint64_t words_[kWords]{};
  std::uint16_t before_[kWords]{};  // the number of set bits in all words before each
};

/// The phrase of a row: its member `phrase`. A row without one has a function of its own.
template <typename Row>
constexpr std::string_view phrase_of(const Row& row) {
  return row.phrase;
}

/// The phrases of a table, which is borrowed. A row has a phrase: words with one `separator` between them. Several rows may have
/// the same phrase.
template <typename Row, std::size_t N>
class PhraseSet {
 public:
  constexpr explicit PhraseSet(const Row (&rows)[N], char separator = ' ')
      : PhraseSet(rows, separator, [](const Row&, PhraseKey) {}) {}

  /// Calls `visit(row, key)` with the key of each prefix of each phrase, so that other sets can be made of the same phrases without
  /// reading them again.
  template <typename Visit>
  constexpr PhraseSet(const Row (&rows)[N], char separator, Visit&& visit) : rows_(rows) {
    PhraseKey keys[N]{};
    for (std::size_t i = 0; i < N; ++i) {
      const Row& row = rows[i];
      PhraseKey key;
      for_each_prefix(phrase_of(row), separator, [&](PhraseKey prefix) { visit(row, key = prefix); });
      bits_.set(keys[i] = key);
    }
    bits_.prepare_ranks();
    for (const PhraseKey key : keys) ++ends_[bits_.rank(key) + 1];
    for (std::size_t i = 0; i < N; ++i) ends_[i + 1] = static_cast<std::uint16_t>(ends_[i + 1] + ends_[i]);
    std::uint16_t next[N + 1]{};
    for (std::size_t i = 0; i < N; ++i) next[i] = ends_[i];
    for (std::size_t i = 0; i < N; ++i) order_[next[bits_.rank(keys[i])]++] = static_cast<std::uint16_t>(i);
  }

  /// Whether a phrase may have this key: always true if one has, false for most other keys.
  constexpr bool may_contain(PhraseKey key) const { return bits_.get(key); }

  /// Calls `found(row)` for each row whose phrase is `text`, in the order of the table. `key` is the key of `text`.
  template <typename Found>
  constexpr void find(PhraseKey key, std::string_view text, Found&& found) const {
    if (!bits_.get(key)) return;
    const std::size_t rank = bits_.rank(key);
    for (std::size_t i = ends_[rank]; i < ends_[rank + 1]; ++i)
      if (const Row& row = rows_[order_[i]]; phrase_of(row) == text) found(row);
  }

 private:
  const Row* rows_;
  KeyBits<N> bits_;
  std::uint16_t order_[N]{};     // indexes of rows, sorted by the rank of their bits
  std::uint16_t ends_[N + 1]{};  // for each rank, where its rows begin in `order_`
};

/// The prefixes of about N phrases: tells for most words that no phrase begins with them.
template <std::size_t N>
class PhrasePrefixes {
 public:
  constexpr void add(std::string_view phrase) {
    for_each_prefix(phrase, ' ', [&](PhraseKey prefix) { add(prefix); });
  }
  constexpr void add(PhraseKey prefix) { bits_.set(prefix); }

  /// Whether a phrase may begin with, or consist of, the words that have this key: false for most others.
  constexpr bool may_contain(PhraseKey key) const { return bits_.get(key); }

 private:
  KeyBits<N> bits_;
};

}  // namespace pith::internal

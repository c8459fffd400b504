// A set of phrases that is ready when the program starts, for finding which of thousands of phrases begin at a place.
//
// In: a table of phrases, at compile time; then the words of a stretch of text, one after the other. Out: the rows of the table with
// exactly that phrase. The idea: one key per stretch answers for all phrases at once, so the cost depends on the text alone; and most
// stretches are dismissed by one bit.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "base/swar.h"

namespace pith::internal {

/// A hash of words: of each its first eight bytes and its length, so that a word costs the same however long it is.
struct PhraseKey {
  std::uint64_t value = 0;  // the highest bits depend on most

  /// `start`: the first bytes of the word as load_eight() has them, 0 behind its end.
  constexpr void add(std::uint64_t start, std::size_t length) {
    value = (std::rotl(value, 32) ^ (start + length)) * kHashMultiplier;
  }
  constexpr void add(std::string_view word) { add(load_few(word.data(), std::min<std::size_t>(word.size(), 8)), word.size()); }
};

/// Calls `visit(key)` with the key of the first word, of the first two, and so on to the whole phrase.
template <typename Visit>
constexpr void for_each_start(std::string_view phrase, char separator, Visit&& visit) {
  PhraseKey key;
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(separator, begin), phrase.size());
    key.add(phrase.substr(begin, end - begin));
    visit(key);
    begin = end + 1;
  }
}

/// A bit for each of about N keys: unset for most others.
template <std::size_t N>
class KeyBits {
 public:
  constexpr void set(PhraseKey key) { words_[word_of(key)] |= bit_of(key); }
  constexpr bool get(PhraseKey key) const { return (words_[word_of(key)] & bit_of(key)) != 0; }

  /// To be called when all are set, ahead of rank().
  constexpr void count() {
    std::uint16_t sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      before_[i] = sum;
      sum = static_cast<std::uint16_t>(sum + std::popcount(words_[i]));
    }
  }

  /// How many of the bits come before the one of this key.
  constexpr std::size_t rank(PhraseKey key) const {
    return before_[word_of(key)] + static_cast<std::size_t>(std::popcount(words_[word_of(key)] & (bit_of(key) - 1)));
  }

 private:
  static_assert(N < 0xFFFF);
  static constexpr std::size_t kWords = std::bit_ceil(24 * N + 64) / 64;  // room enough that most other keys find their bit unset
  static constexpr std::size_t word_of(PhraseKey key) { return key.value >> (64 - std::countr_zero(kWords)); }
  static constexpr std::uint64_t bit_of(PhraseKey key) {
    return std::uint64_t{1} << (key.value >> (64 - 6 - std::countr_zero(kWords)) & 63);
  }

  std::array<std::uint64_t, kWords> words_{};
  std::array<std::uint16_t, kWords> before_{};  // bits in the words before
};

/// `Row` has a member `phrase`, of words with a `separator` between them. Rows with the same phrase are all found, in their order. The
/// rows are borrowed.
template <typename Row, std::size_t N>
class PhraseSet {
 public:
  constexpr explicit PhraseSet(const Row (&rows)[N], char separator = ' ') : rows_(rows) {
    std::array<PhraseKey, N> keys{};
    for (std::size_t i = 0; i < N; ++i) {
      for_each_start(rows[i].phrase, separator, [&](PhraseKey start) { keys[i] = start; });
      bits_.set(keys[i]);
    }
    bits_.count();
    for (const PhraseKey key : keys) ++ends_[bits_.rank(key) + 1];
    for (std::size_t i = 0; i < N; ++i) ends_[i + 1] = static_cast<std::uint16_t>(ends_[i + 1] + ends_[i]);
    std::array<std::uint16_t, N + 1> next = ends_;
    for (std::size_t i = 0; i < N; ++i) order_[next[bits_.rank(keys[i])]++] = static_cast<std::uint16_t>(i);
  }

  /// False for most keys that no phrase has.
  constexpr bool may_hold(PhraseKey key) const { return bits_.get(key); }

  /// Calls `found(row)` for each row whose phrase is `text`, which has this key.
  template <typename Found>
  constexpr void find(PhraseKey key, std::string_view text, Found&& found) const {
    if (!bits_.get(key)) return;
    const std::size_t rank = bits_.rank(key);
    for (std::size_t i = ends_[rank]; i < ends_[rank + 1]; ++i)
      if (const Row& row = rows_[order_[i]]; row.phrase == text) found(row);
  }

 private:
  const Row* rows_;
  KeyBits<N> bits_;
  std::array<std::uint16_t, N> order_{};     // the rows, by the ranks of their bits: next to always one row has one
  std::array<std::uint16_t, N + 1> ends_{};  // where in that order, for each rank, the rows of those before it end
};

/// What the phrases of about N rows begin with: says of most words that no phrase begins with them.
template <std::size_t N>
class PhraseStarts {
 public:
  constexpr void add(std::string_view phrase) {
    for_each_start(phrase, ' ', [&](PhraseKey start) { bits_.set(start); });
  }

  /// False when no phrase is or begins with the words that have this key.
  constexpr bool may_begin(PhraseKey key) const { return bits_.get(key); }

 private:
  KeyBits<N> bits_;
};

}  // namespace pith::internal

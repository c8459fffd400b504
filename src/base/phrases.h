// A set of phrases that is ready when the program starts, for finding which of thousands of phrases begin at a place.
//
// In: a table of phrases, at compile time; then the hash of a stretch of text, grown byte by byte. Out: the rows of the table
// with exactly that phrase. The idea: one hash per boundary answers for all phrases at once, so the cost depends on the text
// alone.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace pith {

/// FNV-1a over the bytes so far; feed it byte by byte.
struct PhraseHash {
  std::uint32_t value = 2166136261U;
  constexpr void add(char c) { value = (value ^ static_cast<unsigned char>(c)) * 16777619U; }
  constexpr void add(std::string_view text) {
    for (const char c : text) add(c);
  }
};

/// `Row` has a member `phrase`. Rows with the same phrase are all found. The rows are borrowed.
template <typename Row, std::size_t N>
class PhraseSet {
 public:
  constexpr explicit PhraseSet(const Row (&rows)[N]) : rows_(rows) {
    for (std::size_t i = 0; i < N; ++i) {
      PhraseHash hash;
      hash.add(rows[i].phrase);
      std::size_t slot = slot_of(hash);
      while (slots_[slot] != 0) slot = (slot + 1) & kMask;
      slots_[slot] = (hash.value & kTag) | static_cast<std::uint32_t>(i + 1);
    }
  }

  /// Calls `found(row)` for each row whose phrase is `text`, whose hash is `hash`.
  template <typename Found>
  constexpr void find(PhraseHash hash, std::string_view text, Found&& found) const {
    for (std::size_t slot = slot_of(hash); slots_[slot] != 0; slot = (slot + 1) & kMask) {
      if ((slots_[slot] & kTag) != (hash.value & kTag)) continue;
      const Row& row = rows_[(slots_[slot] & ~kTag) - 1U];
      if (row.phrase == text) found(row);
    }
  }

 private:
  static_assert(N < 0xFFFF);
  static constexpr std::uint32_t kTag =
      0xFFFF0000U;  // bits of the hash that are kept beside the row, so that rows are rarely read
  static constexpr std::size_t kMask = std::bit_ceil(2 * N) - 1;
  static constexpr std::size_t slot_of(PhraseHash hash) { return (hash.value ^ hash.value >> 15) & kMask; }

  const Row* rows_;
  std::array<std::uint32_t, kMask + 1> slots_{};
};

/// What the phrases begin with, up to each `separator` and to their end: says of most words that no phrase begins with them.
template <std::size_t N>
class PhraseStarts {
 public:
  template <typename Row>
  constexpr explicit PhraseStarts(const Row (&rows)[N], char separator = ' ') {
    for (const Row& row : rows) {
      PhraseHash hash;
      for (const char c : row.phrase) {
        if (c == separator) note(hash);
        hash.add(c);
      }
      note(hash);
    }
  }

  /// False when no phrase is or begins with the words that have this hash.
  constexpr bool may_begin(PhraseHash hash) const { return (bits_[slot_of(hash) / 64] >> (slot_of(hash) % 64) & 1U) != 0; }

 private:
  static constexpr std::size_t kBits = std::bit_ceil(24 * N);  // room enough that most other words find their bit unset
  static constexpr std::size_t slot_of(PhraseHash hash) { return (hash.value ^ hash.value >> 13) % kBits; }
  constexpr void note(PhraseHash hash) { bits_[slot_of(hash) / 64] |= std::uint64_t{1} << (slot_of(hash) % 64); }

  std::array<std::uint64_t, kBits / 64> bits_{};
};

template <typename Row, std::size_t N>
PhraseStarts(const Row (&)[N]) -> PhraseStarts<N>;
template <typename Row, std::size_t N>
PhraseStarts(const Row (&)[N], char) -> PhraseStarts<N>;

}  // namespace pith

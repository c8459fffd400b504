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
      std::size_t slot = hash.value & kMask;
      while (slots_[slot] != 0) slot = (slot + 1) & kMask;
      slots_[slot] = static_cast<std::uint16_t>(i + 1);
    }
  }

  /// Calls `found(row)` for each row whose phrase is `text`, whose hash is `hash`.
  template <typename Found>
  constexpr void find(PhraseHash hash, std::string_view text, Found&& found) const {
    for (std::size_t slot = hash.value & kMask; slots_[slot] != 0; slot = (slot + 1) & kMask) {
      const Row& row = rows_[slots_[slot] - 1U];
      if (row.phrase == text) found(row);
    }
  }

 private:
  static_assert(N < 0xFFFF);
  static constexpr std::size_t kMask = std::bit_ceil(4 * N) - 1;
  const Row* rows_;
  std::array<std::uint16_t, kMask + 1> slots_{};
};

}  // namespace pith

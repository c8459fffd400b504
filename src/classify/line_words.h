// The words of a short block as evidence of its kind: "more from our editors", "readers also liked", "次の記事".
//
// In: the folded text of a block. Out: a score for each kind. The idea: headings and labels are worded anew on each site, but
// from the same words. So each word, and each two side by side, has points for each kind (line_words.inc), learned from lines of
// known kind. Words are hashed into a table of fixed size, in which common words stand out and rare ones do little harm to each
// other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/enum_tables.h"

namespace pith::internal {

struct FoldedText;

inline constexpr std::size_t kWordBuckets = 4096;  ///< rows of the table
/// A block of more units (words, or letters of scripts without spaces) has no scores.
inline constexpr std::size_t kMaxLineUnits = 40;
inline constexpr int kWordPoints = 64;  ///< of the table, for one unit of log odds
inline constexpr int kPointsPerWordScore = 2;
inline constexpr int kWordScoreScale = kWordPoints / kPointsPerWordScore;  ///< of scores, for one unit of log odds
inline constexpr int kEvenWordScore = 128;                                 ///< for log odds of 0

/// The rows of the table that the words of a block name, one for each property of the text.
class WordBuckets {
 public:
  /// None for a text that was not read whole or has too many units.
  explicit WordBuckets(const FoldedText& text);
  std::span<const std::uint16_t> span() const { return {buckets_.data(), count_}; }

 private:
  void add(std::uint64_t hash);

  static constexpr std::size_t kPerUnit = 3;   // the unit, its beginning, and with the next one
  static constexpr std::size_t kPerBlock = 4;  // the first unit, the first two, the last, and their number
  std::array<std::uint16_t, kPerUnit * kMaxLineUnits + kPerBlock> buckets_;  // without initializer: few are used
  std::size_t count_ = 0;
};

/// A byte for each kind: kEvenWordScore and the log odds of the kind, times kWordScoreScale, 1 to 255; all 0 for a block without
/// buckets.
using WordScores = std::array<std::uint8_t, kKindCount>;
WordScores score_words(const FoldedText& text);

}  // namespace pith::internal

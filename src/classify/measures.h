// What the parts of measure_features() share: sums over ranges of blocks, summaries of blocks, and slices of a row.
#pragma once

#include <array>
#include <cstring>

#include "classify/feature_bytes.h"
#include "classify/features.h"

namespace pith::internal {

/// Blocks added up.
struct BlockSum {
  double blocks = 0;
  double chars = 0;
  double words = 0;
  double link_chars = 0;
  double paragraph_chars = 0;
  double article_chars = 0;  ///< each block's, times its local_article_share()

  BlockSum& operator+=(const BlockSum& other) {
    blocks += other.blocks;
    chars += other.chars;
    words += other.words;
    link_chars += other.link_chars;
    paragraph_chars += other.paragraph_chars;
    article_chars += other.article_chars;
    return *this;
  }
  friend BlockSum operator-(const BlockSum& a, const BlockSum& b) {
    return {a.blocks - b.blocks,
            a.chars - b.chars,
            a.words - b.words,
            a.link_chars - b.link_chars,
            a.paragraph_chars - b.paragraph_chars,
            a.article_chars - b.article_chars};
  }
};

/// What the features of other blocks need to know about a block, small enough that a page of summaries stays in the cache. All
/// zero for a block that does not exist.
struct BlockSummary {
  std::uint8_t words = 0;
  std::uint8_t link_share = 0;
  std::uint8_t shape = 0;                         ///< 1 + the number of the Shape
  std::array<std::uint8_t, kKindCount> shares{};  ///< of the points of all rules

  bool is(Shape wanted) const { return shape == 1 + static_cast<std::uint8_t>(wanted); }
  std::uint8_t share(Kind kind) const { return shares[index_of(kind)]; }
};

inline void put(std::uint8_t* row, Feature feature, std::uint8_t byte) { row[index_of(feature)] = byte; }

/// The features of a row from `First` up to, but without, `End`: a feature that is added to a group is in its slice.
template <Feature First, Feature End>
struct FeatureSlice {
  std::array<std::uint8_t, index_of(End) - index_of(First)> bytes{};

  std::uint8_t& operator[](Feature feature) { return bytes[index_of(feature) - index_of(First)]; }
  std::uint8_t operator[](Feature feature) const { return bytes[index_of(feature) - index_of(First)]; }
  void write(std::uint8_t* row) const { std::memcpy(row + index_of(First), bytes.data(), bytes.size()); }
  /// Sets as many features as `values` has, from `first` on.
  template <std::size_t Count>
  void set(Feature first, const std::array<std::uint8_t, Count>& values) {
    std::memcpy(&(*this)[first], values.data(), Count);
  }
  /// Copies `count` features of another slice, from `other_first` on, to `first` and the features after it.
  void copy(Feature first, const FeatureSlice& other, Feature other_first, std::size_t count) {
    std::memcpy(&(*this)[first], &other.bytes[index_of(other_first) - index_of(First)], count);
  }
};

using TextFeatures = FeatureSlice<Feature::last_char, Feature::alone_article>;
using CohesionFeatures = FeatureSlice<Feature::known_before, Feature::line_class>;
using RecordFeatures = FeatureSlice<Feature::line_class, Feature::words_before8>;
using BorderFeatures = FeatureSlice<Feature::words_before8, Feature::run_distance>;
using MarkupFeatures = FeatureSlice<Feature::inline_title, Feature::box0_blocks>;
using PageFeatures = FeatureSlice<Feature::page_blocks, Feature::count>;

/// What the parts share. Refers to the outline and the evidence, which must outlive it.
class Measures {
 public:
  Measures(const Outline& outline, const Evidence& evidence);

  const Outline& outline;
  const Evidence& evidence;
  std::uint32_t blocks = 0;
  std::vector<BlockSum> before{};     ///< sum of all blocks before each; one more than there are blocks
  std::vector<TextFeatures> texts{};  ///< of each block
  std::uint32_t title = 0;            ///< the first of the blocks with the largest share for title; `blocks` when all have none

  /// The summary of the block `offset` blocks after a block, or before it if negative. Up to kMargin blocks
  /// outside the page have empty summaries.
  const BlockSummary& summary(std::uint32_t block, int offset = 0) const {
    return summaries_[block + kMargin + static_cast<std::size_t>(offset)];
  }

  BlockSum sum_of(BlockRange range) const { return before[range.end] - before[range.begin]; }
  BlockSum sum_of(ContainerId container) const { return sum_of(outline.containers[container].blocks); }
  const BlockSum& page() const { return before.back(); }
  ContainerId container_of(std::uint32_t block) const { return outline.counts[block].container; }

 private:
  std::uint32_t title_by_share() const;

  static constexpr std::size_t kMargin = 3;
  std::vector<BlockSummary> summaries_{};
};

/// The seven features of a SUM of features.inc, in their order.
using SumBytes = std::array<std::uint8_t, 7>;
SumBytes bytes_of(const BlockSum& sum, const BlockSum& page);
inline void put_sum(std::uint8_t* row, Feature first, const SumBytes& bytes) {
  std::memcpy(row + index_of(first), bytes.data(), bytes.size());
}

}  // namespace pith::internal

// The values of features in words, for readers who ask why a block has its kind.
#pragma once

#include <string>
#include <vector>

#include "classify/features.h"

namespace pith::internal {

/// Puts the values of the features of one page into words. Refers to the outline, which must outlive it.
class FeatureValues {
 public:
  explicit FeatureValues(const Outline& outline);

  /// What `feature` is for a block whose row of features is `row`, such as "47 words" or "under the heading 'Related Articles'".
  /// Empty for the features that are sums of the block's own rules (alone_article, share_title ...). Counts of the block itself
  /// are exact; of other counts a row has only about 5 % precision, which "about" says.
  std::string in_words(Feature feature, std::uint32_t block, const std::uint8_t* row) const;

 private:
  const Outline& outline_;
  std::vector<std::uint32_t> heading_of_;  // for each block the last heading up to it; the number of blocks when there is none
};

}  // namespace pith::internal

// The features of where a block is on the page.
#pragma once

#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// The features that a container's blocks have from it and from the containers around it.
struct ContainerFeatures {
  FeatureSlice<Feature::run_distance, Feature::links_back1> location;
  FeatureSlice<Feature::box0_blocks, Feature::section_blocks> sums;
};

/// Where the blocks of a page are. Refers to the Measures, which must outlive it.
class LocationFeatures {
 public:
  explicit LocationFeatures(const Measures& measures);

  /// Writes the features of where a block is.
  void write(std::uint32_t block, std::uint8_t* row) const;

  /// The best run of article; empty when there is none.
  BlockRange article_run() const { return run_; }

  bool in_card(std::uint32_t block) const { return card_of_[m_.container_of(block)] != 0; }

  /// The feature card_siblings of the block.
  std::uint8_t card_siblings(std::uint32_t block) const {
    return containers_[m_.container_of(block)].location[Feature::card_siblings];
  }

 private:
  bool is_inside(std::uint32_t block, ContainerId id) const {
    return id != 0 && m_.outline.containers[id].blocks.contains(block);
  }
  std::uint8_t levels_to_shared(std::uint32_t block, std::uint32_t other) const;
  bool is_dense(std::uint32_t block) const;

  const Measures& m_;
  std::vector<ContainerFeatures> containers_;
  std::vector<ContainerId> card_of_;  // the innermost card around each container, 0 for none
  ContainerId largest_article_ = 0;   // article element
  ContainerId largest_named_ = 0;     // container that is named as article
  BlockRange run_;                    // the best run of article
};

}  // namespace pith::internal

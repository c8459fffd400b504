// The features of blocks, which the trees see. In: an Outline and its evidence. Out: a row of bytes for each block.
//
// The idea: whatever may tell an article from its surroundings is one byte, so that the rows of a page stay in the cache and
// training sees exactly what the program sees. The first features are the strengths of the rules; the others are listed in
// features.inc.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "classify/evidence.h"

namespace pith::internal {

enum class Feature : std::uint16_t {
  first = kRuleCount - 1,
#define FEATURE(name, description) name,
#include "classify/features.inc"
#undef FEATURE
  count
};
inline constexpr std::size_t kFeatureCount = static_cast<std::size_t>(Feature::count);

constexpr std::size_t index_of(Feature feature) { return static_cast<std::size_t>(feature); }

/// The name of a rule or feature, by its number.
std::string_view feature_name(std::size_t number);

/// For each page type, log odds from the trees.
using TypePoints = std::array<float, kPageTypeCount>;

/// A row of kFeatureCount bytes for each block.
struct FeatureTable {
  std::vector<std::uint8_t> bytes{};
  TypePoints type_points{};  ///< of the page; zeros if its type is given, or it has no blocks
  std::uint8_t* row(std::size_t block) { return bytes.data() + block * kFeatureCount; }
  const std::uint8_t* row(std::size_t block) const { return bytes.data() + block * kFeatureCount; }
};

/// `evidence` is what gather_evidence() made of the outline, `type` the type of the page if the caller gives it.
FeatureTable measure_features(const Outline& outline, const Evidence& evidence, std::optional<PageType> type = {});

}  // namespace pith::internal

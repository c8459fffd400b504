// Blocks as rows of bytes, the food of the trees. In: an Outline and what the rules found. Out: one row a block.
//
// The idea: everything that may tell an article from its surroundings is said in one byte, so that a page's rows stay in the
// cache, a tree's node is four bytes, and training sees exactly what the program sees. The first features are the strengths of the
// rules; the others stand in features.inc.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "classify/classify.h"

namespace pith::internal {

enum class Feature : std::uint16_t {
  first = kRuleCount - 1,
#define FEATURE(name, description) name,
#define SUM(name, of) name##_blocks, name##_text, name##_links, name##_paragraphs, name##_words, name##_article, name##_share,
#include "classify/features.inc"
#undef FEATURE
#undef SUM
  count
};
inline constexpr std::size_t kFeatureCount = static_cast<std::size_t>(Feature::count);

/// The name of a rule or feature by its number.
std::string_view feature_name(std::size_t number);

/// A row of kFeatureCount bytes for each block.
struct FeatureTable {
  std::vector<std::uint8_t> bytes{};
  std::uint8_t* row(std::size_t block) { return bytes.data() + block * kFeatureCount; }
  const std::uint8_t* row(std::size_t block) const { return bytes.data() + block * kFeatureCount; }
};

/// Needs the evidence of judge_alone() and judge_in_context().
FeatureTable measure_features(const Outline& outline, const Judgement& judgement);

}  // namespace pith::internal

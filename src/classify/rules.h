// A rule is three things: what it looks for (rules.inc and the code that finds it), what it is worth (weights.inc), and that it
// fired (Evidence). This file joins the three.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/exp.h"
#include "pith/pith.h"

namespace pith::internal {

enum class Rule : std::uint8_t {
#define RULE(name, limit, description) name,
#include "classify/rules.inc"
#undef RULE
};

inline constexpr std::size_t kRuleCount = 0
#define RULE(name, limit, description) +1
#include "classify/rules.inc"
#undef RULE
    ;

struct RuleRow {
  std::string_view name;
  std::uint32_t limit;  ///< the longest block in words on which it may fire; 0: any
  std::string_view description;
};

using KindPoints = std::array<float, kKindCount>;

const RuleRow& row_of(Rule rule);
const KindPoints& weights_of(Rule rule);

/// A number for each kind, filled up to whole vectors.
struct alignas(FourFloats) KindVectors {
  std::array<float, (kKindCount + 3) / 4 * 4> numbers;
};

/// Everything that was found out about the blocks of one page. Rules only add; nothing is taken back.
class Evidence {
 public:
  explicit Evidence(std::size_t blocks);

  /// Rule `rule` fired on a block, with a strength of usually 0 to 1. Strength 0 is no evidence.
  void add(std::uint32_t block, Rule rule, float strength = 1);

  /// As add(), with a strength of its own for each kind.
  void add_for(std::uint32_t block, Rule rule, const KindPoints& strengths);

  float points(std::uint32_t block, Kind kind) const { return blocks_[block].points.numbers[static_cast<std::size_t>(kind)]; }
  Kind best(std::uint32_t block) const { return standing(block).best; }

  /// The share of `kind` among all kinds, 0 to 1: softmax of the points.
  float share(std::uint32_t block, Kind kind) const { return shares(block)[static_cast<std::size_t>(kind)]; }

  /// The shares of all kinds, in the order of Kind; they add up to 1. Valid until more is added to the block.
  const KindPoints& shares(std::uint32_t block) const { return standing(block).shares; }

  /// The greatest strength with which add() was told of each rule on the block, 0 to 1 as 0 to 255.
  const std::array<std::uint8_t, kRuleCount>& strengths(std::uint32_t block) const { return strengths_[block]; }

 private:
  // What follows from the points. It is asked for more often than points change.
  struct Standing {
    KindPoints shares{};
    Kind best{};
    bool is_known = false;
  };
  struct OfBlock {
    KindVectors points;
    mutable Standing standing{};
  };

  const Standing& standing(std::uint32_t block) const {
    const OfBlock& of = blocks_[block];
    if (!of.standing.is_known) work_out(of);
    return of.standing;
  }
  static void work_out(const OfBlock& of);

  std::vector<OfBlock> blocks_;
  std::vector<std::array<std::uint8_t, kRuleCount>> strengths_;
};

}  // namespace pith::internal

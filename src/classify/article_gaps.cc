// Gaps in the article. In: chosen blocks. Out: more of them.
//
// The idea: a paragraph of a post and the list below it are judged one by one, and a short line says little about itself. What
// stands around it says more: between two blocks of the article, what has no name of its own is nearly always article, too, and a
// single line is so more often than not. Advertisements and boxes in that place have names.
#include "classify/article_gaps.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "classify/names.h"
#include "classify/thresholds.h"

namespace pith::internal {
namespace {

class GapFiller {
 public:
  GapFiller(const Outline& outline, const Evidence& evidence, std::span<const float> chances, std::span<const KindPoints> points,
            std::span<char> article)
      : outline_(outline), evidence_(evidence), chances_(chances), points_(points), article_(article) {}

  void fill() {
    std::vector<std::uint32_t> run;  // the last block that was chosen, and those after it
    for (std::uint32_t i = 0; i < article_.size(); ++i) {
      if (outline_.counts[i].text.words == 0 || (run.empty() && article_[i] == 0)) continue;
      run.push_back(i);
      if (article_[i] == 0) continue;
      if (belongs(run))
        for (const std::uint32_t gap : run) article_[gap] = 1;
      run.assign(1, i);
    }
  }

 private:
  // Of a gap with the block before and the block after it.
  bool belongs(std::span<const std::uint32_t> run) const {
    if (run.size() <= 2 || run.size() - 2 > kMaxGapBlocks) return false;
    const std::span<const std::uint32_t> gap = run.subspan(1, run.size() - 2);
    if (std::ranges::any_of(gap, [&](std::uint32_t i) { return is_beside_article(i); })) return false;
    const auto have_chance = [&](float min) {
      return std::ranges::all_of(gap, [&](std::uint32_t i) { return chances_[i] >= min; });
    };
    if (gap.size() == 1 && fires(gap.front(), Rule::link_density)) return false;
    if (gap.size() == 1 && have_chance(kMinLoneGapChance)) return true;
    if (!have_chance(kMinGapChance)) return false;
    const std::optional<ContainerId> around = container_of(run.front(), run.back());
    return around && std::ranges::all_of(gap, [&](std::uint32_t i) { return is_plainly_inside(i, *around); });
  }

  bool fires(std::uint32_t i, Rule rule) const { return evidence_.strengths(i)[index_of(rule)] > 0; }

  // What stands between blocks of the article by its nature: buttons, lines with the phrases of furniture or the form of a byline,
  // captions, and in forums the names above posts.
  bool is_beside_article(std::uint32_t i) const {
    if (fires(i, Rule::in_button) || fires(i, Rule::whole_byline) || !outline_.cues[i].empty()) return true;
    KindPoints points = points_[i];
    points[index_of(Kind::article)] = std::numeric_limits<float>::lowest();
    const auto best = static_cast<Kind>(std::ranges::max_element(points) - points.begin());
    return best == Kind::caption || (best == Kind::byline && outline_.type == PageType::forum);
  }

  // The container that both blocks stand in, or that their own ones do.
  std::optional<ContainerId> container_of(std::uint32_t before, std::uint32_t after) const {
    const ContainerId first = outline_.counts[before].container;
    const ContainerId last = outline_.counts[after].container;
    for (const ContainerId a : {first, outline_.containers[first].parent})
      for (const ContainerId b : {last, outline_.containers[last].parent})
        if (a == b) return a;
    return std::nullopt;
  }

  bool is_plainly_inside(std::uint32_t i, ContainerId around) const {
    ContainerId id = outline_.counts[i].container;
    for (std::uint32_t level = 0; level <= kMaxGapLevels; ++level, id = outline_.containers[id].parent) {
      if (id == around) return true;
      if (id < around || !learnable_words(outline_.containers[id].names).empty()) return false;
    }
    return false;
  }

  const Outline& outline_;
  const Evidence& evidence_;
  std::span<const float> chances_;
  std::span<const KindPoints> points_;
  std::span<char> article_;
};

}  // namespace

void fill_article_gaps(const Outline& outline, const Evidence& evidence, std::span<const float> chances,
                       std::span<const KindPoints> points, std::span<char> article) {
  if (outline.html) GapFiller(outline, evidence, chances, points, article).fill();
}

}  // namespace pith::internal

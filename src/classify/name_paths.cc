// Blocks in containers of the same names. In: an Outline of an HTML page. Out: for each block a number of its place, and points in
// which such blocks have a part.
//
// The idea: what a template prints many times, such as the text, the signature and the date of each post, stands in containers
// whose names are the same each time, from the root of the page on, and so do the paragraphs of one text. Such blocks are nearly
// always of one kind, so each of them says something of the others. Only letters of names count, since digits number what is
// repeated.
#include "classify/name_paths.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"
#include "classify/thresholds.h"

namespace pith::internal {
namespace {

constexpr std::uint64_t kNoNames = 0;

// The hash of the names of a container and of those around it, whose hash is given.
std::uint64_t hash_names(std::string_view names, std::uint64_t around) {
  std::uint64_t hash = around == kNoNames ? kFnvBasis : around;
  for (const char c : names)
    if (is_ascii_letter(c)) hash = fnv1a(to_ascii_lower(c), hash);
  return around == kNoNames && hash == kFnvBasis ? kNoNames : fnv1a('/', hash);
}

// What the blocks of one path have together.
struct PathSum {
  double odds = 0;  // times the words
  double words = 0;
  ContainerId container = 0;
  bool is_repeated = false;  // it is in more than one container
};

}  // namespace

std::vector<std::uint32_t> find_name_paths(const Outline& outline) {
  std::vector<std::uint32_t> paths;
  if (!outline.html) return paths;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers{{kNoNames, 0}};
  std::vector<std::uint64_t> hashes(outline.containers.size(), kNoNames);
  for (ContainerId id = 1; id < hashes.size(); ++id)
    hashes[id] = hash_names(outline.containers[id].names, hashes[outline.containers[id].parent]);
  paths.reserve(outline.counts.size());
  for (const BlockCounts& counts : outline.counts)
    paths.push_back(numbers.try_emplace(hashes[counts.container], static_cast<std::uint32_t>(numbers.size())).first->second);
  return paths;
}

void share_along_paths(const Outline& outline, std::span<const std::uint32_t> blocks, std::span<KindPoints> points) {
  const std::vector<std::uint32_t> paths = find_name_paths(outline);
  if (paths.empty()) return;
  constexpr auto kArticle = static_cast<std::size_t>(Kind::article);
  std::vector<PathSum> sums(*std::ranges::max_element(paths) + std::size_t{1});
  for (const std::uint32_t i : blocks) {
    PathSum& sum = sums[paths[i]];
    const BlockCounts& counts = outline.counts[i];
    if (counts.text.words == 0 || paths[i] == 0) continue;
    if (sum.words == 0) sum.container = counts.container;
    sum.is_repeated |= sum.container != counts.container;
    sum.odds += counts.text.words * static_cast<double>(std::clamp(points[i][kArticle], -kMaxPathOdds, kMaxPathOdds));
    sum.words += counts.text.words;
  }
  for (const std::uint32_t i : blocks) {
    const PathSum& sum = sums[paths[i]];
    float& odds = points[i][kArticle];
    if (sum.is_repeated) odds += kPathShare * (static_cast<float>(sum.odds / sum.words) - odds);
  }
}

}  // namespace pith::internal

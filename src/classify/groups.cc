// Blocks that belong together, and what is decided for them together. In: an Outline of an HTML page, and what the trees give its
// blocks. Out: which blocks get one kind, and points that they share.
//
// The idea: the rows of a table are all article or none is, though single rows look like menus, and the same holds of the items
// of a list. The outermost of such containers decides. One with much of the page's text may lay out the page, and its items are
// posts or cards with bylines and buttons of their own: it decides only where nearly all of its words are of one mind. The name,
// the date and the buttons of a comment are comment as its words are; but where these are article it is a post of a forum.
#include "classify/groups.h"

#include <array>
#include <utility>

#include "classify/names.h"
#include "classify/thresholds.h"

namespace pith::internal {
namespace {

constexpr double kMinRowShare = 0.5;      // of a data table's words in rows
constexpr double kMinCommentShare = 0.5;  // of a comment list's words in comments
constexpr std::uint32_t kMinComments = 2;

// The sum of `amount(block)` over the blocks in each container.
template <typename Number, typename Amount>
std::vector<Number> sums_in_containers(const Outline& outline, const Amount& amount) {
  std::vector<Number> sums(outline.containers.size());
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) sums[outline.counts[i].container] += amount(i);
  for (std::size_t id = sums.size(); id-- > 1;) sums[outline.containers[id].parent] += sums[id];
  return sums;
}

std::vector<std::uint32_t> count_article_blocks(const Outline& outline, std::span<const char> article) {
  return sums_in_containers<std::uint32_t>(outline, [&](std::uint32_t i) { return std::uint32_t{article[i] != 0}; });
}

bool is_named_comment(const Container& container) { return (container.name_rules & name_bit(Rule::name_comment)) != 0; }

std::vector<std::uint32_t> words_in_containers(const Outline& outline) {
  return sums_in_containers<std::uint32_t>(outline, [&](std::uint32_t i) { return outline.counts[i].text.words; });
}

void share_among(std::span<const std::uint32_t> blocks, std::span<const BlockCounts> counts, std::span<KindPoints> points) {
  std::array<double, kKindCount> sums{};
  double words = 0;
  for (const std::uint32_t i : blocks) {
    words += counts[i].text.words;
    for (std::size_t k = 0; k < kKindCount; ++k) sums[k] += counts[i].text.words * static_cast<double>(points[i][k]);
  }
  if (words == 0) return;
  for (const std::uint32_t i : blocks)
    for (std::size_t k = 0; k < kKindCount; ++k) points[i][k] = static_cast<float>(sums[k] / words);
}

std::vector<ContainerId> containers_of_groups(const Outline& outline, std::span<const std::uint32_t> words) {
  std::vector<ContainerId> found;
  const auto row_words = sums_in_containers<std::uint32_t>(
      outline, [&](std::uint32_t i) { return outline.blocks[i].shape == Shape::table ? outline.counts[i].text.words : 0; });
  for (ContainerId id = 1; id < words.size(); ++id) {
    const Tag tag = outline.containers[id].tag;
    const bool is_list = tag == Tag::ul || tag == Tag::ol || tag == Tag::dl || tag == Tag::pre;
    if (is_list || (tag == Tag::table && row_words[id] >= kMinRowShare * words[id])) found.push_back(id);
  }
  return found;
}

// Copies the group of each container to those inside of it that have none, and to its blocks.
std::vector<ContainerId> groups_of_blocks(const Outline& outline, std::vector<ContainerId> group_of) {
  for (ContainerId id = 1; id < group_of.size(); ++id)
    if (const ContainerId outer = group_of[outline.containers[id].parent]; outer != 0) group_of[id] = outer;
  std::vector<ContainerId> groups(outline.blocks.size());
  for (std::size_t i = 0; i < groups.size(); ++i) groups[i] = group_of[outline.counts[i].container];
  return groups;
}

}  // namespace

std::vector<ContainerId> comment_sections(const Outline& outline) {
  std::vector<ContainerId> found;
  if (!outline.html) return found;
  for (ContainerId id = 1; id < outline.containers.size(); ++id)
    if (is_named_comment(outline.containers[id])) found.push_back(id);
  return found;
}

std::vector<ContainerId> with_lists_of_comments(const Outline& outline, std::span<const char> article,
                                                std::span<const ContainerId> groups, std::vector<ContainerId> comments) {
  const std::vector<ContainerId> sections = comment_sections(outline);
  if (sections.empty()) return comments;
  const std::vector<std::uint32_t> article_blocks = count_article_blocks(outline, article);
  std::vector<char> in_section(outline.containers.size());
  for (const ContainerId id : sections) in_section[id] = article_blocks[id] == 0;
  for (ContainerId id = 1; id < in_section.size(); ++id) in_section[id] |= in_section[outline.containers[id].parent];
  for (std::size_t i = 0; i < comments.size(); ++i)
    if (comments[i] == 0 && in_section[groups[i]] != 0) comments[i] = groups[i];
  return comments;
}

std::vector<ContainerId> comment_containers(const Outline& outline) {
  std::vector<ContainerId> found;
  if (!outline.html) return found;
  const std::vector<std::uint32_t> words = words_in_containers(outline);
  struct Comments {
    std::uint32_t count = 0;
    std::uint32_t words = 0;
  };
  std::vector<Comments> in_container(words.size());
  const auto is_comment = [&](ContainerId id) { return is_named_comment(outline.containers[id]); };
  for (ContainerId id = 1; id < words.size(); ++id) {
    if (!is_comment(id)) continue;
    Comments& comments = in_container[outline.containers[id].parent];
    ++comments.count;
    comments.words += words[id];
  }
  for (ContainerId id = 1; id < words.size(); ++id) {
    const ContainerId list = outline.containers[id].parent;
    const bool is_list = in_container[list].count >= kMinComments && in_container[list].words >= kMinCommentShare * words[list];
    if (is_list && is_comment(id)) found.push_back(id);
  }
  return found;
}

std::vector<ContainerId> find_comments(const Outline& outline, std::span<const char> article) {
  const std::vector<ContainerId> comments = comment_containers(outline);
  if (comments.empty()) return std::vector<ContainerId>(outline.blocks.size());
  const std::vector<std::uint32_t> article_blocks = count_article_blocks(outline, article);
  std::vector<ContainerId> group_of(outline.containers.size());
  for (const ContainerId id : comments)
    if (article_blocks[id] == 0) group_of[id] = id;
  return groups_of_blocks(outline, std::move(group_of));
}

std::vector<ContainerId> group_containers(const Outline& outline) {
  return outline.html ? containers_of_groups(outline, words_in_containers(outline)) : std::vector<ContainerId>();
}

std::vector<ContainerId> find_groups(const Outline& outline, std::span<const float> chances) {
  if (!outline.html) return std::vector<ContainerId>(outline.blocks.size());
  const std::vector<std::uint32_t> words = words_in_containers(outline);
  const std::vector<ContainerId> candidates = containers_of_groups(outline, words);
  if (candidates.empty()) return std::vector<ContainerId>(outline.blocks.size());
  const auto article_words = sums_in_containers<double>(
      outline, [&](std::uint32_t i) { return static_cast<double>(chances[i]) * outline.counts[i].text.words; });
  const auto decides = [&](ContainerId id) {
    if (words[id] <= static_cast<double>(kMaxGroupShare) * words[0]) return true;
    const double chance = article_words[id] / words[id];
    return chance <= static_cast<double>(kClearGroupChance) || chance >= 1 - static_cast<double>(kClearGroupChance);
  };
  std::vector<ContainerId> group_of(words.size());
  for (const ContainerId id : candidates)
    if (decides(id)) group_of[id] = id;
  return groups_of_blocks(outline, std::move(group_of));
}

void share_points(const Outline& outline, std::span<const ContainerId> groups, std::span<const std::uint32_t> blocks,
                  std::span<KindPoints> points) {
  for_each_group(groups, blocks, [&](std::span<const std::uint32_t> group) { share_among(group, outline.counts, points); });
}

void give_comments(std::span<const ContainerId> comments, std::span<const std::uint32_t> blocks, Kind kind,
                   std::span<KindPoints> points) {
  for_each_group(comments, blocks, [&](std::span<const std::uint32_t> group) {
    for (const std::uint32_t i : group) {
      float& comment = points[i][static_cast<std::size_t>(Kind::comment)];
      float& other = points[i][static_cast<std::size_t>(kind)];
      if (other > comment) std::swap(other, comment);
    }
  });
}

}  // namespace pith::internal

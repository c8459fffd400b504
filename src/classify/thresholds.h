// Numbers that the program and its training share. dump_features prints them, so that the trainer has no copies of its own.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pith::internal {

/// Points of the trees' leaves, which are whole numbers, for one unit of log odds.
inline constexpr float kPointsPerLogOdds = 256;

/// Leaves of a tree; its splits are numbered from here on.
inline constexpr std::size_t kMaxLeaves = 32;

/// Chance of the likeliest block below which a page has no article.
inline constexpr float kMinChance = 0.15F;

/// Words below which a choice is no article: "Loading" is not one.
inline constexpr std::uint32_t kMinArticleWords = 3;

/// Share of the rules' points from which a block of an article's page is taken for a comment, whatever the trees find.
inline constexpr float kSureComment = 0.9F;

/// Such comments are left to the trees after all when three things come together. They have at least this share of the words that
/// are expected of the article.
inline constexpr float kMaxSureCommentShare = 0.5F;
/// The mean chance of their words to be article is at least this; comments below a short article have most of the words, but not
/// the chance.
inline constexpr float kMinDisputedChance = 0.65F;
/// No other block with so many words or more has a higher chance than that.
inline constexpr std::uint32_t kMinUndisputedWords = 20;

/// Share of the page's words up to which a list or table has one kind; one with more does if the chance of its words to be article
/// is at most the other number, or at least 1 less that number.
inline constexpr float kMaxGroupShare = 0.1F;
inline constexpr float kClearGroupChance = 0.2F;

/// Blocks in containers with the same names share this part of their log odds to be article. Of each not more than the other number
/// counts, so that a sure one doesn't decide for all.
inline constexpr float kPathShare = 0.3F;
inline constexpr float kMaxPathOdds = 3;

/// Chance to be article from which a single block between two of the article is added to it.
inline constexpr float kMinLoneGapChance = 0.18F;
/// Chance of each block from which several between two of the article are added, if they stand in the container of both.
inline constexpr float kMinGapChance = 0.12F;
/// Blocks of a gap, at most.
inline constexpr std::size_t kMaxGapBlocks = 8;
/// Containers without names that may be between a block of a gap and the container of its neighbours.
inline constexpr std::uint32_t kMaxGapLevels = 3;

/// Blocks of an HTML page below which it is a forum only if it shows a sign or a label of one.
inline constexpr std::uint32_t kMinForumBlocks = 20;

/// Chance to be article that the text of a post has at least, where the software of a forum has given it its name.
inline constexpr float kPostTextChance = 0.9F;

/// Units of a learned name's value for one unit of log odds.
inline constexpr int kLearnedScale = 40;

}  // namespace pith::internal

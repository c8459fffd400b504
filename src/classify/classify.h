// Outline to kinds: every block alone, then in context.
#pragma once

#include "blocks/outline.h"
#include "classify/names.h"
#include "classify/rules.h"

namespace pith::internal {

/// What the steps of classification share besides the Outline, which they only read.
struct Judgement {
  explicit Judgement(const Outline& outline)
      : evidence(outline.blocks.size()), names(outline.containers.size()), learned(outline.containers.size()) {}
  Evidence evidence;
  std::vector<float> alone{};             ///< for each block, the article's share before context
  std::vector<NameSet> names;             ///< for each container, the name rules of it and of all around it
  std::vector<int> learned;               ///< for each container, what was learned of its own names
  std::vector<std::vector<Rule>> cues{};  ///< for each block
};

/// What each block says by itself and by where it stands: words, links, shape, names of its containers, facts of the page.
void judge_alone(const Outline& outline, Judgement& judgement);

/// What follows from other blocks: sections under a heading, the container that holds most of the article, neighbours, order.
void judge_in_context(const Outline& outline, Judgement& judgement);

/// Whether the rules are so sure of a comment that the trees are not asked. Pages of discussion taught the trees that posts are article;
/// beside an article they are comments.
bool is_sure_comment(const Evidence& evidence, std::uint32_t block);

/// Whether the page calls itself an article or a video, which stands against a guess at its type.
bool says_article(const Facts& facts);

/// Sets kind, score and (with Options::explain) reasons of every block.
void classify(Outline& outline, const Options& options);

}  // namespace pith::internal

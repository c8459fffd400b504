// Sums and summaries of blocks. In: an Outline and its evidence. Out: Measures.
//
// The idea: with the sum of all blocks before each block, the sum of any range is one subtraction.
#include "classify/measures.h"

#include "classify/text_features.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinFeatureParagraphWords = 20;  // the trees were trained with it

BlockSummary summary_of(const BlockCounts& counts, Shape shape, const KindPoints& shares) {
  BlockSummary summary{.words = log_byte(counts.text.words),
                       .link_share = share_byte(counts.link_chars, counts.text.chars),
                       .shape = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(shape))};
  for (std::size_t k = 0; k < kKindCount; ++k) summary.shares[k] = share_byte(shares[k]);
  return summary;
}

BlockSum sum_of_block(const BlockCounts& counts, float local_article_share) {
  const TextCounts& text = counts.text;
  const bool paragraph = text.words >= kMinFeatureParagraphWords && text.sentence_ends > 0 && counts.link_chars * 2 < text.chars;
  const double chars = text.chars;
  return {1,
          chars,
          static_cast<double>(text.words),
          static_cast<double>(counts.link_chars),
          paragraph ? chars : 0,
          chars * static_cast<double>(local_article_share)};
}

}  // namespace

Measures::Measures(const Outline& page, const Evidence& found)
    : outline(page), evidence(found), blocks(static_cast<std::uint32_t>(page.blocks.size())), texts(read_texts(page, found)) {
  before.resize(blocks + 1);
  summaries_.resize(blocks + 2 * kMargin);
  for (std::uint32_t i = 0; i < blocks; ++i) {
    const BlockCounts& counts = page.counts[i];
    before[i + 1] = before[i];
    before[i + 1] += sum_of_block(counts, evidence.local_article_share(i));
    summaries_[i + kMargin] = summary_of(counts, page.blocks[i].shape, evidence.shares(i));
  }
  title = title_by_share();
}

std::uint32_t Measures::title_by_share() const {
  std::uint32_t best = blocks;
  std::uint8_t max_share = 0;
  for (std::uint32_t i = 0; i < blocks; ++i) {
    if (summary(i).share(Kind::title) <= max_share) continue;
    max_share = summary(i).share(Kind::title);
    best = i;
  }
  return best;
}

SumBytes bytes_of(const BlockSum& sum, const BlockSum& page) {
  return {log_byte(sum.blocks),
          log_byte(sum.chars),
          share_byte(sum.link_chars, sum.chars),
          share_byte(sum.paragraph_chars, sum.chars),
          log_byte(sum.blocks > 0 ? sum.words / sum.blocks : 0),
          share_byte(sum.article_chars, sum.chars),
          share_byte(sum.chars, page.chars)};
}

}  // namespace pith::internal

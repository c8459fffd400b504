// The features of a block by itself and among its neighbours; and what joins the parts. In: an Outline, evidence. Out: rows.
//
// The idea: what others want to know of a block, a container or the page is worked out first and kept in little room; then a row is
// written from one end to the other and not touched again.
#include "classify/features.h"

#include "classify/measures.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kParagraphWords = 20;
constexpr std::uint32_t kNear = 5;
constexpr std::uint32_t kBeside = 2;

constexpr std::string_view kFeatureNames[] = {
#define FEATURE(name, description) #name,
#define SUM(name, of) \
#name "_blocks", #name "_text", #name "_links", #name "_paragraphs", #name "_words", #name "_article", #name "_share",
#include "classify/features.inc"
#undef FEATURE
#undef SUM
};

// The shares of all kinds are copied to a row at once.
#define KIND(kind, ...)                                                                                                   \
  static_assert(index_of(Feature::share_##kind) == index_of(Feature::share_title) + static_cast<std::size_t>(Kind::kind), \
                "features.inc: share_" #kind " is not in the order of the kinds");
#include "base/kinds.inc"
#undef KIND

// Two shares at once, for one division; as share_byte().
using TwoDoubles [[gnu::vector_size(16)]] = double;
std::array<std::uint8_t, 2> share_bytes(TwoDoubles parts, TwoDoubles wholes) {
  const TwoDoubles none = {};
  const TwoDoubles all = none + 1.0;
  TwoDoubles shares = parts / wholes;
  shares = wholes > none ? shares : none;
  shares = shares > none ? shares : none;
  shares = (shares < all ? shares : all) * 255.0;
  return {static_cast<std::uint8_t>(shares[0]), static_cast<std::uint8_t>(shares[1])};
}

Brief brief_of(const BlockCounts& features, Shape shape, const KindPoints& shares) {
  Brief brief{.words = log_byte(features.text.words),
              .link_share = share_byte(features.link_chars, features.text.chars),
              .shape = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(shape))};
  for (std::size_t k = 0; k < kKindCount; ++k) brief.shares[k] = share_byte(shares[k]);
  return brief;
}

// Writes what is neither read from the text nor said of the block's place or the page. Blocks are to be asked in their order.
class BlockFeatures {
 public:
  explicit BlockFeatures(const Measures& measures) : m_(measures), outline_(measures.outline), title_(find_title()) {}

  void write(std::uint32_t i, std::uint8_t* row) {
    std::memcpy(row, m_.judgement.evidence.strengths(i).data(), kRuleCount);
    counts(i, row);
    shares(i, row);
    neighbours(i, row);
    sums(i, row);
    section(i, row);
    distance_to_title(i, row);
  }

 private:
  using S = Feature;

  void counts(std::uint32_t i, std::uint8_t* row) const {
    const BlockCounts f = outline_.counts[i];  // copies, which a byte written to a row can't change
    const TextCounts t = f.text;
    const Block& block = outline_.blocks[i];
    put(row, S::words, m_.brief(i).words);
    put(row, S::chars, log_byte(t.chars));
    put(row, S::sentence_ends, log_byte(t.sentence_ends));
    put(row, S::comma_count, log_byte(t.commas));
    put(row, S::digit_share, share_byte(t.digits, t.chars));
    put(row, S::upper_share, share_byte(t.upper_words, t.words));
    put(row, S::letter_share, share_byte(t.letters, t.chars));
    put(row, S::word_length, small_byte(t.words ? 10 * t.chars / t.words : 0));
    put(row, S::link_share, m_.brief(i).link_share);
    put(row, S::link_count, log_byte(f.links));
    put(row, S::bold_share, share_byte(f.bold_chars, t.chars));
    put(row, S::breaks, log_byte(f.text.breaks));
    put(row, S::shape, static_cast<std::uint8_t>(block.shape));
    put(row, S::level, block.level);
    put(row, S::blank_before, small_byte(f.blank_before));
    put(row, S::copies, log_byte(f.copies));
    put(row, S::position, share_byte(f.position));
    put(row, S::order, share_byte(i, m_.blocks));
    put(row, S::from_start, log_byte(i));
    put(row, S::from_end, log_byte(m_.blocks - 1 - i));
  }

  void shares(std::uint32_t i, std::uint8_t* row) const {
    put(row, S::alone_article, share_byte(m_.judgement.alone[i]));
    std::memcpy(row + index_of(S::share_title), m_.brief(i).shares.data(), kKindCount);
  }

  void neighbours(std::uint32_t i, std::uint8_t* row) const {
    constexpr struct {
      int offset;
      Feature words, links, article, shape;
    } kNeighbours[] = {
        {-1, S::words_back1, S::links_back1, S::article_back1, S::shape_back1},
        {-2, S::words_back2, S::links_back2, S::article_back2, S::count},
        {-3, S::words_back3, S::count, S::count, S::count},
        {1, S::words_next1, S::links_next1, S::article_next1, S::shape_next1},
        {2, S::words_next2, S::links_next2, S::article_next2, S::count},
        {3, S::words_next3, S::count, S::count, S::count},
    };
    for (const auto& neighbour : kNeighbours) {
      const Brief& other = m_.brief(i, neighbour.offset);
      put(row, neighbour.words, other.words);
      if (neighbour.links != S::count) put(row, neighbour.links, other.link_share);
      if (neighbour.article != S::count) put(row, neighbour.article, other.share(Kind::article));
      if (neighbour.shape != S::count) put(row, neighbour.shape, other.shape);
    }
  }

  void sums(std::uint32_t i, std::uint8_t* row) const {
    put_sum(row, S::near_blocks, bytes_of(m_.between(around(i, kNear)), m_.page()));
    put_sum(row, S::beside_blocks, bytes_of(m_.between(around(i, kBeside)), m_.page()));
    const double before = m_.before[i].paragraph_chars;
    put(row, S::paragraphs_before, log_byte(before));
    put(row, S::paragraphs_after, log_byte(m_.page().paragraph_chars - m_.before[i + 1].paragraph_chars));
  }

  Stretch around(std::uint32_t i, std::uint32_t reach) const {
    return {i > reach ? i - reach : 0, std::min(m_.blocks, i + reach + 1)};
  }

  // From each heading to the next, of whatever level.
  void section(std::uint32_t i, std::uint8_t* row) {
    if (i == section_.end) begin_section(i);
    const std::uint32_t head = section_.begin;
    put_sum(row, S::section_blocks, section_sum_);
    put(row, S::since_heading, log_byte(i - head));
    if (!m_.brief(head).is(Shape::heading)) return;
    put(row, S::heading_level, outline_.blocks[head].level);
    put(row, S::heading_article, m_.brief(head).share(Kind::article));
    put(row, S::heading_related, m_.brief(head).share(Kind::related));
    put(row, S::heading_comment, m_.brief(head).share(Kind::comment));
  }

  void begin_section(std::uint32_t i) {
    section_ = {i, i + 1};
    while (section_.end < m_.blocks && !m_.brief(section_.end).is(Shape::heading)) ++section_.end;
    section_sum_ = bytes_of(m_.between(section_), m_.page());
  }

  // The first of the blocks that are likeliest to be it; none when no block is at all likely.
  std::uint32_t find_title() const {
    std::uint32_t title = m_.blocks;
    std::uint8_t most = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      if (m_.brief(i).share(Kind::title) <= most) continue;
      most = m_.brief(i).share(Kind::title);
      title = i;
    }
    return title;
  }

  void distance_to_title(std::uint32_t i, std::uint8_t* row) const {
    if (title_ == m_.blocks) return;
    put(row, S::since_title, i > title_ ? log_byte(i - title_) : 0);
    put(row, S::before_title, i < title_ ? log_byte(title_ - i) : 0);
  }

  const Measures& m_;
  const Outline& outline_;
  std::uint32_t title_;
  Stretch section_;  // from the last heading to the next
  SumBytes section_sum_{};
};

}  // namespace

std::string_view feature_name(std::size_t number) {
  return number < kRuleCount ? row_of(static_cast<Rule>(number)).name : kFeatureNames[number - kRuleCount];
}

Measures::Measures(const Outline& page, const Judgement& judged)
    : outline(page), judgement(judged), blocks(static_cast<std::uint32_t>(page.blocks.size())), texts(read_texts(page)) {
  before.resize(blocks + 1);
  briefs_.resize(blocks + 2 * kMargin);
  stretches.assign(page.containers.size(), {blocks, 0});
  for (std::uint32_t i = 0; i < blocks; ++i) {
    const BlockCounts& f = page.counts[i];
    const bool paragraph = f.text.words >= kParagraphWords && f.text.sentence_ends > 0 && f.link_chars * 2 < f.text.chars;
    const double chars = f.text.chars;
    Sum sum{1,
            chars,
            static_cast<double>(f.text.words),
            static_cast<double>(f.link_chars),
            paragraph ? chars : 0,
            chars * static_cast<double>(judged.alone[i])};
    before[i + 1] = before[i];
    before[i + 1] += sum;
    briefs_[i + kMargin] = brief_of(f, page.blocks[i].shape, judged.evidence.shares(i));
    Stretch& stretch = stretches[f.container];
    stretch = {std::min(stretch.begin, i), std::max(stretch.end, i + 1)};
  }
  for (auto id = static_cast<ContainerId>(page.containers.size() - 1); id > 0; --id) {
    Stretch& around = stretches[page.containers[id].parent];
    around = {std::min(around.begin, stretches[id].begin), std::max(around.end, stretches[id].end)};
  }
  for (Stretch& stretch : stretches) stretch.begin = std::min(stretch.begin, stretch.end);
}

SumBytes bytes_of(const Sum& sum, const Sum& page) {
  const auto [links, paragraphs] = share_bytes(TwoDoubles{sum.link_chars, sum.paragraph_chars}, TwoDoubles{sum.chars, sum.chars});
  const auto [article, text] = share_bytes(TwoDoubles{sum.article_chars, sum.chars}, TwoDoubles{sum.chars, page.chars});
  const std::uint8_t words = log_byte(sum.blocks > 0 ? sum.words / sum.blocks : 0);
  return {log_byte(sum.blocks), log_byte(sum.chars), links, paragraphs, words, article, text};
}

FeatureTable measure_features(const Outline& outline, const Judgement& judgement) {
  FeatureTable table;
  if (outline.blocks.empty()) return table;
  const Measures measures(outline, judgement);
  const Places places(measures);
  const PagePart page = measure_page(measures, places);
  BlockFeatures blocks(measures);
  table.bytes.reserve(outline.blocks.size() * kFeatureCount);
  for (std::uint32_t i = 0; i < measures.blocks; ++i) {
    table.bytes.resize(table.bytes.size() + kFeatureCount);  // row by row, so that it is in the cache when it is filled
    std::uint8_t* row = table.row(i);
    blocks.write(i, row);
    measures.texts[i].write(row);
    places.write(i, row);
    page.write(row);
  }
  return table;
}

}  // namespace pith::internal

// Rows of features. In: an Outline and its evidence. Out: a row for each block. The features of a block itself and of its
// neighbours are made here; those of its text, its location and the page come from the other files.
//
// The idea: what the features of several blocks need is worked out first and kept small (Measures); then each row is written from
// one end to the other and not touched again.
#include "classify/features.h"

#include "classify/cohesion.h"
#include "classify/line_records.h"
#include "classify/location_features.h"
#include "classify/markup_features.h"
#include "classify/measures.h"
#include "classify/page_features.h"
#include "classify/stacking.h"
#include "classify/type_chances.h"
#include "classify/word_context.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kNearBlocks = 5;
constexpr std::uint32_t kBesideBlocks = 2;

constexpr std::string_view kFeatureNames[] = {
#define FEATURE(name, description) #name,
#include "classify/features.inc"
#undef FEATURE
};

// The shares of all kinds are copied to a row at once.
#define KIND(kind, ...)                                                                                   \
  static_assert(index_of(Feature::share_##kind) == index_of(Feature::share_title) + index_of(Kind::kind), \
                "features.inc: share_" #kind " is not in the order of the kinds");
#include "base/kinds.inc"
#undef KIND

// Writes the features of the block itself, its neighbours and its section. Blocks must come in their order.
class BlockFeatures {
 public:
  explicit BlockFeatures(const Measures& measures) : m_(measures), outline_(measures.outline) {}

  void write(std::uint32_t i, std::uint8_t* row) {
    std::memcpy(row, m_.evidence.strengths(i).data(), kRuleCount);
    counts(i, row);
    shares(i, row);
    neighbours(i, row);
    sums(i, row);
    section(i, row);
    distance_to_title(i, row);
  }

 private:
  using F = Feature;

  void counts(std::uint32_t i, std::uint8_t* row) const {
    const BlockCounts counts = outline_.counts[i];  // copies, so that the compiler knows that writing to the row changes neither
    const TextCounts text = counts.text;
    const Block& block = outline_.blocks[i];
    put(row, F::words, m_.summary(i).words);
    put(row, F::chars, log_byte(text.chars));
    put(row, F::sentence_ends, log_byte(text.sentence_ends));
    put(row, F::comma_count, log_byte(text.commas));
    put(row, F::digit_share, share_byte(text.digits, text.chars));
    put(row, F::upper_share, share_byte(text.upper_words, text.words));
    put(row, F::letter_share, share_byte(text.letters, text.chars));
    put(row, F::word_length, small_byte(text.words ? 10 * text.chars / text.words : 0));
    put(row, F::link_share, m_.summary(i).link_share);
    put(row, F::link_count, log_byte(counts.links));
    put(row, F::bold_share, share_byte(counts.bold_chars, text.chars));
    put(row, F::breaks, log_byte(text.breaks));
    put(row, F::shape, static_cast<std::uint8_t>(block.shape));
    put(row, F::level, block.level);
    put(row, F::blank_before, small_byte(counts.blank_before));
    put(row, F::copies, log_byte(counts.copies));
    put(row, F::position, share_byte(counts.position));
    put(row, F::order, share_byte(i, m_.blocks));
    put(row, F::from_start, log_byte(i));
    put(row, F::from_end, log_byte(m_.blocks - 1 - i));
  }

  void shares(std::uint32_t i, std::uint8_t* row) const {
    put(row, F::alone_article, share_byte(m_.evidence.local_article_share(i)));
    std::memcpy(row + index_of(F::share_title), m_.summary(i).shares.data(), kKindCount);
  }

  void neighbours(std::uint32_t i, std::uint8_t* row) const {
    constexpr struct {
      int offset;
      Feature words, links, article, shape;
    } kNeighbours[] = {
        {-1, F::words_back1, F::links_back1, F::article_back1, F::shape_back1},
        {-2, F::words_back2, F::links_back2, F::article_back2, F::count},
        {-3, F::words_back3, F::count, F::count, F::count},
        {1, F::words_next1, F::links_next1, F::article_next1, F::shape_next1},
        {2, F::words_next2, F::links_next2, F::article_next2, F::count},
        {3, F::words_next3, F::count, F::count, F::count},
    };
    for (const auto& neighbour : kNeighbours) {
      const BlockSummary& other = m_.summary(i, neighbour.offset);
      put(row, neighbour.words, other.words);
      if (neighbour.links != F::count) put(row, neighbour.links, other.link_share);
      if (neighbour.article != F::count) put(row, neighbour.article, other.share(Kind::article));
      if (neighbour.shape != F::count) put(row, neighbour.shape, other.shape);
    }
  }

  void sums(std::uint32_t i, std::uint8_t* row) const {
    put_sum(row, F::near_blocks, bytes_of(m_.sum_of(around(i, kNearBlocks)), m_.page()));
    put_sum(row, F::beside_blocks, bytes_of(m_.sum_of(around(i, kBesideBlocks)), m_.page()));
    const double before = m_.before[i].paragraph_chars;
    put(row, F::paragraphs_before, log_byte(before));
    put(row, F::paragraphs_after, log_byte(m_.page().paragraph_chars - m_.before[i + 1].paragraph_chars));
  }

  BlockRange around(std::uint32_t i, std::uint32_t reach) const {
    return {i > reach ? i - reach : 0, std::min(m_.blocks, i + reach + 1)};
  }

  // From a heading to the next one of any level.
  void section(std::uint32_t i, std::uint8_t* row) {
    if (i == section_.end) begin_section(i);
    const std::uint32_t heading = section_.begin;
    put_sum(row, F::section_blocks, section_sum_);
    put(row, F::since_heading, log_byte(i - heading));
    if (!m_.summary(heading).is(Shape::heading)) return;
    put(row, F::heading_level, outline_.blocks[heading].level);
    put(row, F::heading_article, m_.summary(heading).share(Kind::article));
    put(row, F::heading_related, m_.summary(heading).share(Kind::related));
    put(row, F::heading_comment, m_.summary(heading).share(Kind::comment));
    put(row, F::heading_links, m_.summary(heading).link_share);
  }

  void begin_section(std::uint32_t i) {
    section_ = {i, i + 1};
    while (section_.end < m_.blocks && !m_.summary(section_.end).is(Shape::heading)) ++section_.end;
    section_sum_ = bytes_of(m_.sum_of(section_), m_.page());
  }

  void distance_to_title(std::uint32_t i, std::uint8_t* row) const {
    if (m_.title == m_.blocks) return;
    put(row, F::since_title, i > m_.title ? log_byte(i - m_.title) : 0);
    put(row, F::before_title, i < m_.title ? log_byte(m_.title - i) : 0);
  }

  const Measures& m_;
  const Outline& outline_;
  BlockRange section_;  // from the last heading to the next one
  SumBytes section_sum_{};
};

}  // namespace

std::string_view feature_name(std::size_t number) {
  return number < kRuleCount ? row_of(static_cast<Rule>(number)).name : kFeatureNames[number - kRuleCount];
}

FeatureTable measure_features(const Outline& outline, const Evidence& evidence, std::optional<PageType> type) {
  FeatureTable table;
  if (outline.blocks.empty()) return table;
  const Measures measures(outline, evidence);
  const LocationFeatures locations(measures);
  const PageFeatures page = measure_page(measures, locations);
  const std::vector<WordFeatures> words = read_word_context(evidence.word_scores());
  const std::vector<CohesionFeatures> cohesion = measure_cohesion(measures, locations.article_run());
  const std::vector<LineFeatures> lines = measure_lines(measures);
  const std::vector<MarkupFeatures> markup = outline.html ? read_markup(outline) : std::vector<MarkupFeatures>();
  BlockFeatures blocks(measures);
  table.bytes.reserve(outline.blocks.size() * kFeatureCount);
  for (std::uint32_t i = 0; i < measures.blocks; ++i) {
    table.bytes.resize(table.bytes.size() + kFeatureCount);  // row by row, so that each is in the cache when it is filled
    std::uint8_t* row = table.row(i);
    blocks.write(i, row);
    measures.texts[i].write(row);
    words[i].write(row);
    locations.write(i, row);
    cohesion[i].write(row);
    lines[i].records.write(row);
    lines[i].borders.write(row);
    if (!markup.empty()) markup[i].write(row);
    page.write(row);
  }
  put_chances(outline, table);
  put_type_chances(outline.html, type, table);
  return table;
}

}  // namespace pith::internal

// What the parts of measure_features() share: sums over stretches of blocks, the scales that make bytes of numbers, and the parts of a
// row that are worked out ahead of it.
#pragma once

#include <array>
#include <bit>
#include <cstring>

#include "classify/features.h"

namespace pith::internal {

/// The sixteenth root of 2, to the powers of 0 to 16.
inline constexpr std::array<double, 17> kSixteenthRoots = {
    1.0,
    1.0442737824274138,
    1.0905077326652577,
    1.1387886347566916,
    1.189207115002721,
    1.241857812073484,
    1.2968395546510096,
    1.3542555469368927,
    1.4142135623730951,
    1.476826145939499,
    1.5422108254079407,
    1.6104903319492543,
    1.681792830507429,
    1.7562521603732995,
    1.8340080864093424,
    1.9152065613971474,
    2.0,
};
/// How many of them each 32nd from 1 to 2 has reached where it begins; inside of it lies at most one more.
inline constexpr auto kSixteenthsReached = [] {
  std::array<std::uint8_t, 32> reached{};
  for (std::size_t i = 0; i < reached.size(); ++i)
    while (kSixteenthRoots[reached[i] + 1U] <= 1 + static_cast<double>(i) / 32) ++reached[i];
  return reached;
}();

/// Sixteen steps to a doubling: 0, 16, 25, 32 ... 255 for 0, 1, 2, 3 ... 65,000. The exponent of 1 + count, and behind it how many
/// sixteenth roots of 2 its fraction reaches; a logarithm would take longer.
constexpr std::uint8_t log_byte(double count) {
  constexpr std::uint64_t kFraction = (std::uint64_t{1} << 52) - 1;
  const auto bits = std::bit_cast<std::uint64_t>(1 + std::max(0.0, count));
  const std::uint64_t exponent = (bits >> 52) - 1023;
  const double fraction = std::bit_cast<double>((bits & kFraction) | std::uint64_t{1023} << 52);
  const std::size_t step = kSixteenthsReached[bits >> 47 & 31];
  return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, exponent * 16 + step + (fraction >= kSixteenthRoots[step + 1])));
}
/// The same for whole numbers, of which small ones are known beforehand.
inline constexpr auto kSmallLogs = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = log_byte(static_cast<double>(i));
  return bytes;
}();
inline std::uint8_t log_byte(std::uint32_t count) {
  return count < kSmallLogs.size() ? kSmallLogs[count] : log_byte(static_cast<double>(count));
}
inline std::uint8_t share_byte(double share) { return static_cast<std::uint8_t>(std::clamp(share, 0.0, 1.0) * 255); }
inline std::uint8_t share_byte(double part, double whole) { return whole > 0 ? share_byte(part / whole) : 0; }
inline std::uint8_t small_byte(std::size_t number) { return static_cast<std::uint8_t>(std::min<std::size_t>(number, 255)); }

/// A stretch of blocks, added up.
struct Sum {
  double blocks = 0;
  double chars = 0;
  double words = 0;
  double link_chars = 0;
  double paragraph_chars = 0;
  double article_chars = 0;  ///< each block's, times its share of article points

  Sum& operator+=(const Sum& other) {
    blocks += other.blocks;
    chars += other.chars;
    words += other.words;
    link_chars += other.link_chars;
    paragraph_chars += other.paragraph_chars;
    article_chars += other.article_chars;
    return *this;
  }
  friend Sum operator-(const Sum& a, const Sum& b) {
    return {a.blocks - b.blocks,
            a.chars - b.chars,
            a.words - b.words,
            a.link_chars - b.link_chars,
            a.paragraph_chars - b.paragraph_chars,
            a.article_chars - b.article_chars};
  }
};

/// Half-open range of blocks.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What others want to know of a block, small enough that a page of them stays in the cache. All zero where there is none.
struct Brief {
  std::uint8_t words = 0;
  std::uint8_t link_share = 0;
  std::uint8_t shape = 0;                         ///< and one more
  std::array<std::uint8_t, kKindCount> shares{};  ///< of the points in context

  bool is(Shape wanted) const { return shape == 1 + static_cast<std::uint8_t>(wanted); }
  std::uint8_t share(Kind kind) const { return shares[static_cast<std::size_t>(kind)]; }
};

constexpr std::size_t index_of(Feature feature) { return static_cast<std::size_t>(feature); }
inline void put(std::uint8_t* row, Feature feature, std::uint8_t byte) { row[index_of(feature)] = byte; }

/// Features that follow each other, from `First` to `Last`.
template <Feature First, Feature Last>
struct Part {
  std::array<std::uint8_t, index_of(Last) - index_of(First) + 1> bytes{};

  std::uint8_t& operator[](Feature feature) { return bytes[index_of(feature) - index_of(First)]; }
  std::uint8_t operator[](Feature feature) const { return bytes[index_of(feature) - index_of(First)]; }
  void write(std::uint8_t* row) const { std::memcpy(row + index_of(First), bytes.data(), bytes.size()); }
  /// Sets as many features, from `first` on.
  template <std::size_t Count>
  void set(Feature first, const std::array<std::uint8_t, Count>& features) {
    std::memcpy(&(*this)[first], features.data(), Count);
  }
  /// Takes `count` features, from `first` on, from as many of another, from `other_first` on.
  void take(Feature first, const Part& other, Feature other_first, std::size_t count) {
    std::memcpy(&(*this)[first], &other.bytes[index_of(other_first) - index_of(First)], count);
  }
};

/// What is read from the text of a block.
using TextPart = Part<Feature::last_char, Feature::title_words>;

/// One for each block.
std::vector<TextPart> read_texts(const Outline& outline);

/// What the parts share. Refers to the outline and the judgement, which must outlive it.
class Measures {
 public:
  Measures(const Outline& outline, const Judgement& judgement);

  const Outline& outline;
  const Judgement& judgement;
  std::uint32_t blocks = 0;
  std::vector<Sum> before{};         ///< sum of all blocks ahead of each; one more than blocks
  std::vector<Stretch> stretches{};  ///< of each container, with all inside it
  std::vector<TextPart> texts{};     ///< of each block

  /// Of a block; also of the kMargin blocks that are not there before the first and behind the last.
  const Brief& brief(std::uint32_t block, int offset = 0) const {
    return briefs_[block + kMargin + static_cast<std::size_t>(offset)];
  }

  Sum between(Stretch stretch) const { return before[stretch.end] - before[stretch.begin]; }
  Sum of(ContainerId container) const { return between(stretches[container]); }
  const Sum& page() const { return before.back(); }
  ContainerId container_of(std::uint32_t block) const { return outline.counts[block].container; }

 private:
  static constexpr std::size_t kMargin = 3;
  std::vector<Brief> briefs_{};
};

/// The seven features of a SUM, in their order.
using SumBytes = std::array<std::uint8_t, 7>;
SumBytes bytes_of(const Sum& sum, const Sum& page);
inline void put_sum(std::uint8_t* row, Feature first, const SumBytes& bytes) {
  std::memcpy(row + index_of(first), bytes.data(), bytes.size());
}

/// Where the blocks of a page stand. Reads the Measures, which must outlive it.
class Places {
 public:
  explicit Places(const Measures& measures);

  /// Writes the features of where a block stands.
  void write(std::uint32_t block, std::uint8_t* row) const;

  bool in_card(std::uint32_t block) const { return card_of_[m_.container_of(block)] != 0; }

 private:
  friend class PlaceFinder;
  struct OfContainer {
    Part<Feature::depth, Feature::alike_spread> place;
    Part<Feature::box0_blocks, Feature::cards_share> sums;
  };

  bool contains(ContainerId id, std::uint32_t block) const {
    return id != 0 && block >= m_.stretches[id].begin && block < m_.stretches[id].end;
  }
  std::uint8_t shared_level(std::uint32_t block, std::uint32_t other) const;
  bool is_dense(std::uint32_t block) const;

  const Measures& m_;
  std::vector<OfContainer> containers_;  // what blocks have of their container
  std::vector<ContainerId> card_of_;     // the innermost card around each container, 0 for none
  ContainerId top_article_ = 0;
  ContainerId top_named_ = 0;
  Stretch run_;  // the best run of article
};

/// The features of the page as a whole, the same in each of its rows.
using PagePart = Part<Feature::page_blocks, Feature::page_author>;
PagePart measure_page(const Measures& measures, const Places& places);

}  // namespace pith::internal

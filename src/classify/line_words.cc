// The words of a short block to scores. In: folded text. Out: for each kind the sum of the points in the rows that the words
// name.
#include "classify/line_words.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "base/hash.h"
#include "base/swar.h"
#include "base/utf8.h"
#include "classify/fold_text.h"

namespace pith::internal {
namespace {

using Points = std::array<std::int8_t, kKindCount>;

#define BIAS(...)
#define POINTS(...) Points{__VA_ARGS__},
constexpr Points kPoints[] = {
#include "classify/line_words.inc"
};
#undef BIAS
#undef POINTS
static_assert(std::size(kPoints) == kWordBuckets);

#define BIAS(...) Points{__VA_ARGS__},
#define POINTS(...)
constexpr Points kBias[] = {
#include "classify/line_words.inc"
};
#undef BIAS
#undef POINTS
static_assert(std::size(kBias) == 1);

constexpr int kBucketShift = 64 - std::countr_zero(kWordBuckets);
constexpr std::size_t kPrefixLetters = 5;     // that longer units begin with
constexpr std::size_t kMaxCountedUnits = 12;  // more count as so many

// What a hash stands for, so that "more" as the first unit and "more" as the last one have different rows.
enum Property : std::uint64_t { kUnit, kPrefix, kFirstUnit, kFirstPair, kLastUnit, kUnitCount };

// The highest bits of the result are the best mixed.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t more) { return (std::rotl(hash, 32) ^ more) * kHashMultiplier; }

// Reads up to seven bytes beyond the text.
std::uint64_t hash_of(const char* bytes, std::size_t size) {
  std::uint64_t hash = size;
  for (; size > 8; bytes += 8, size -= 8) hash = mix(hash, load_eight(bytes));
  return mix(hash, first_bytes(load_eight(bytes), size));
}

// Bytes of the first kPrefixLetters letters; 0 when the unit has no others. Reads up to seven bytes beyond it.
std::size_t prefix_size(std::string_view unit) {
  if (unit.size() <= kPrefixLetters) return 0;
  if ((first_bytes(load_eight(unit.data()), kPrefixLetters + 1) & kHighBits) == 0) return kPrefixLetters;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < unit.size(); ++at)
    if (!is_continuation_byte(unit[at]) && letters++ == kPrefixLetters) return at;
  return 0;
}

}  // namespace

WordBuckets::WordBuckets(const FoldedText& text) {
  const std::size_t units = text.units.size();
  if (!text.is_whole || units == 0 || units > kMaxLineUnits) return;
  std::uint64_t before = 0;  // the hash of the unit before
  for (std::size_t i = 0; i < units; ++i) {
    const char* bytes = text.buffer.data() + text.units[i].begin;
    const std::size_t size = text.units[i].end - text.units[i].begin;
    const std::uint64_t hash = hash_of(bytes, size);
    add(mix(hash, kUnit));
    if (const std::size_t prefix = prefix_size({bytes, size}); prefix > 0) add(mix(hash_of(bytes, prefix), kPrefix));
    if (i == 0) add(mix(hash, kFirstUnit));
    if (i > 0) add(mix(before, hash));
    if (i == 1) add(mix(mix(before, hash), kFirstPair));
    before = hash;
  }
  add(mix(before, kLastUnit));
  add(mix(std::min(units, kMaxCountedUnits), kUnitCount));
}

void WordBuckets::add(std::uint64_t hash) { buckets_[count_++] = static_cast<std::uint16_t>(hash >> kBucketShift); }

WordScores score_words(const FoldedText& text) {
  WordScores scores{};
  const WordBuckets buckets(text);
  if (buckets.span().empty()) return scores;
  std::array<std::int16_t, kKindCount> sums{};
  for (const std::uint16_t bucket : buckets.span())
    for (std::size_t k = 0; k < kKindCount; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + kPoints[bucket][k]);
  for (std::size_t k = 0; k < kKindCount; ++k)
    scores[k] = static_cast<std::uint8_t>(std::clamp(kEvenWordScore + (kBias[0][k] + sums[k]) / kPointsPerWordScore, 1, 255));
  return scores;
}

}  // namespace pith::internal

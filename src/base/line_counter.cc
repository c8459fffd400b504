// Which line a byte is in. In: a text, and places in rising order. Out: numbers. The idea: new lines are counted by stretches, and
// of the stretch with the place in it there is a bit for each, of which those behind the place are masked out.
#include "base/line_counter.h"

#include "base/simd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kStretch = 64;

std::uint32_t newlines_in(const char* stretch) {
  Bytes16 sums{};
  for (std::size_t i = 0; i < kStretch; i += kSimdBytes) sums -= load16(stretch + i) == '\n';
  std::uint64_t halves[2];
  std::memcpy(halves, &sums, sizeof halves);
  return static_cast<std::uint32_t>((halves[0] + halves[1]) * kEachByte >> 56U);
}

std::uint64_t newline_bits(const char* stretch) {
  return mask_of_64(stretch, [](Bytes16 c) { return c == '\n'; });
}

}  // namespace

std::uint32_t LineCounter::line_of(std::size_t at) {
  for (; counted_ + kStretch <= at; counted_ += kStretch) line_ += newlines_in(text_.data() + counted_);
  const std::string_view rest = text_.substr(counted_, kStretch);
  char last[kStretch] = {};
  if (rest.size() < kStretch) rest.copy(last, kStretch);
  const std::uint64_t bits = newline_bits(rest.size() < kStretch ? last : rest.data());
  return line_ + count_bits(bits & ((std::uint64_t{1} << (at - counted_)) - 1));
}

}  // namespace pith::internal

// The end of a batch in words. In: counts of pages, and their confidence. Out: lists of what there was, without the counts of 0.
#include "command/batch/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNamed = 3;

void append_count(std::vector<std::string>& parts, std::uint64_t count, std::string_view what) {
  if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
}

// "bytes 2, depth 1", in the order of pith::Limit.
std::string limits_text(const LimitCounts& counts) {
  std::vector<std::string> parts;
  for (const LimitRow& row : kLimits) {
    const std::uint64_t count = counts[static_cast<std::size_t>(row.value)];
    if (row.value != Limit::none && count > 0) parts.push_back(fmt::format("{} {}", row.name, count));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

void DoubtfulPages::add(std::string_view name, double confidence) {
  ++count_;
  const auto place = std::ranges::upper_bound(lowest_, confidence, {}, &Named::confidence);
  if (place == lowest_.end() && lowest_.size() == kMaxNamed) return;
  lowest_.insert(place, {std::string(name), confidence});
  if (lowest_.size() > kMaxNamed) lowest_.pop_back();
}

std::string DoubtfulPages::text() const {
  if (count_ == 0) return {};
  std::vector<std::string> names;
  for (const Named& page : lowest_) names.push_back(fmt::format("{} {:.2f}", page.name, page.confidence));
  const std::string_view which = count_ > names.size() ? "lowest: " : "";
  return fmt::format("{} below confidence {} ({}{})", count_, kDoubtful, which, fmt::join(names, ", "));
}

std::string counts_text(const Counts& counts, bool with_quality) {
  std::vector<std::string> parts = {fmt::format("{} done", counts.done)};
  append_count(parts, counts.failed, "failed");
  if (with_quality) append_count(parts, counts.no_article, "without an article");
  append_count(parts, counts.below, "below --min-confidence");
  if (with_quality) append_count(parts, counts.limited, "cut at a limit");
  append_count(parts, counts.skipped, "skipped");
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string quality_text(const Counts& counts, const DoubtfulPages& doubtful) {
  std::vector<std::string> parts;
  append_count(parts, counts.no_article, "without an article");
  if (doubtful.count() > 0) parts.push_back(doubtful.text());
  append_count(parts, counts.limited, fmt::format("cut at a limit ({})", limits_text(counts.limits)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace pith::internal

// The progress line. In: how far a batch is, and how many columns there are. Out: a line of text.
//
// The idea: the line is made of parts, and where it is too long, the parts that can be missed most easily are left out one after
// the other. The bar takes the columns that are left over.
#include "command/batch/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace pith::internal {
namespace {

constexpr std::size_t kMinBar = 10;  // columns, without brackets
constexpr std::size_t kMaxBar = 30;
constexpr std::size_t kBrackets = 3;  // columns of the brackets and of the space behind them
constexpr std::string_view kBeginning = "pith: ";
constexpr std::chrono::seconds kRecent{15};
constexpr double kMinSeconds = 0.1;               // a rate over less time means nothing
constexpr double kMaxSecondsLeft = 1000 * 86400;  // what would take longer can't be foretold

std::string clock_time(std::uint64_t seconds) {
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// Few pages need a digit more: 0.4 a second is not none.
std::string rate_text(double rate) { return rate < 9.95 ? fmt::format("{:.1f}/s", rate) : fmt::format("{:.0f}/s", rate); }

struct Part {
  std::string text{};
  int importance{};  // the part with the lowest is left out first
};

std::vector<Part> parts_of(const ProgressState& state) {
  std::vector<Part> parts;
  const bool counts_inputs = state.total && *state.total > 1;
  if (counts_inputs) parts.push_back({fmt::format("{} of {} inputs", state.inputs, *state.total), 5});
  if (!counts_inputs || state.pages > state.inputs)
    parts.push_back({fmt::format("{} pages", state.pages), counts_inputs ? 1 : 5});
  if (state.pages_per_second) parts.push_back({rate_text(*state.pages_per_second), 2});
  if (state.seconds_left) parts.push_back({fmt::format("{} left", clock_time(*state.seconds_left)), 3});
  if (state.failed > 0) parts.push_back({fmt::format("{} failed", state.failed), 4});
  return parts;
}

std::string joined(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts) text.append(text.empty() ? "" : ", ").append(part.text);
  return text;
}

// "[====>     ] ", or nothing if there is no room for it.
std::string bar(double share, std::size_t room) {
  if (room < kMinBar + kBrackets) return {};
  const std::size_t width = std::min(room - kBrackets, kMaxBar);
  const auto filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(width));
  std::string inside(filled, '=');
  if (filled < width) inside.push_back('>');
  inside.resize(width, ' ');
  return fmt::format("[{}] ", inside);
}

}  // namespace

std::string progress_line(const ProgressState& state, std::size_t columns) {
  const std::size_t room = columns - std::min(columns, kBeginning.size());
  std::vector<Part> parts = parts_of(state);
  while (parts.size() > 1 && joined(parts).size() > room) parts.erase(std::ranges::min_element(parts, {}, &Part::importance));
  const std::string text = joined(parts);
  const std::string before = state.share ? bar(*state.share, room - std::min(room, text.size())) : std::string();
  return fmt::format("{}{}{}", kBeginning, before, text).substr(0, columns);
}

void RecentRates::add(Clock::time_point time, std::uint64_t pages, double share) {
  samples_.push_back({time, pages, share});
  while (samples_.size() > 2 && samples_[1].time + kRecent <= time) samples_.pop_front();
}

double RecentRates::seconds() const {
  if (samples_.empty()) return 0;
  return std::chrono::duration<double>(samples_.back().time - samples_.front().time).count();
}

std::optional<double> RecentRates::pages_per_second() const {
  if (seconds() < kMinSeconds) return {};
  return static_cast<double>(samples_.back().pages - samples_.front().pages) / seconds();
}

std::optional<std::uint64_t> RecentRates::seconds_left() const {
  if (seconds() < kMinSeconds) return {};
  const double done = samples_.back().share - samples_.front().share;
  if (done <= 0) return {};
  const double left = (1 - samples_.back().share) * seconds() / done;
  if (left > kMaxSecondsLeft) return {};
  return static_cast<std::uint64_t>(std::ceil(left));
}

}  // namespace pith::internal

// The difference between two lists of lines, as `diff -u` prints it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

enum class Edit : std::uint8_t { keep, remove, add };

/// A line of a difference; `text` is a view of the list that it came from.
struct DiffLine {
  Edit edit{};
  std::string_view text{};
};

/// All lines of both lists: those of `before` are kept or removed, those of `after` are kept or added. The result is the shortest
/// possible one unless the lists differ in very many lines; then everything between the first and the last difference is removed
/// and added.
std::vector<DiffLine> diff_lines(const std::vector<std::string>& before, const std::vector<std::string>& after);

/// The hunks of a unified diff, each line ended by a newline; `name` follows the second @@. With colour, the words that
/// differ between a removed line and the added one in its place are shown in reverse. Empty when all lines are kept.
std::string hunks_of(const std::vector<DiffLine>& lines, std::string_view name, bool color);

}  // namespace pith::internal

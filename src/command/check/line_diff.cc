// Line differences. In: two lists of lines. Out: what is kept, removed and added.
//
// The idea: equal lines get equal numbers; what both lists begin and end with is set aside; the rest goes through Myers' greedy search,
// which remembers how far each diagonal was reached after each edit. Its cost grows with the edits, so their number is bounded.
#include "command/check/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/ansi.h"

namespace pith::internal {
namespace {

constexpr int kMaxEdits = 1000;      // more than that and the lists have little in common
constexpr std::size_t kContext = 3;  // kept lines around a change

using Numbers = std::vector<std::uint32_t>;

// The middle parts of the two lists.
struct Pair {
  const std::uint32_t* before;
  const std::uint32_t* after;
  int rows;
  int columns;
};

// How far each diagonal was reached: of `edits` edits, diagonals -edits to edits.
class Search {
 public:
  explicit Search(Pair pair) : pair_(pair) {}

  // False when more edits than allowed are needed.
  bool run() {
    const int most = std::min(kMaxEdits, pair_.rows + pair_.columns);
    for (int edits = 0; edits <= most; ++edits) {
      reached_.emplace_back(2 * static_cast<std::size_t>(edits) + 1);
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        int row = start(edits, diagonal);
        while (row < pair_.rows && row - diagonal < pair_.columns && pair_.before[row] == pair_.after[row - diagonal]) ++row;
        at(edits, diagonal) = row;
        if (row >= pair_.rows && row - diagonal >= pair_.columns) return true;
      }
    }
    return false;
  }

  // The edits from the first to the last line, once run() was true.
  std::vector<Edit> path() {
    std::vector<Edit> edits;
    int row = pair_.rows;
    int diagonal = pair_.rows - pair_.columns;
    for (auto count = static_cast<int>(reached_.size()) - 1; count >= 0; --count) {
      const int from = start(count, diagonal);
      edits.insert(edits.end(), static_cast<std::size_t>(row - from), Edit::keep);
      if (count == 0) break;
      const bool added = comes_from_above(count, diagonal);
      edits.push_back(added ? Edit::add : Edit::remove);
      row = added ? from : from - 1;
      diagonal += added ? 1 : -1;
    }
    std::reverse(edits.begin(), edits.end());
    return edits;
  }

 private:
  int& at(int edits, int diagonal) {
    return reached_[static_cast<std::size_t>(edits)][static_cast<std::size_t>(diagonal + edits)];
  }

  // Whether the best way to the diagonal adds a line, coming from the next diagonal, or removes one, coming from the one before.
  bool comes_from_above(int edits, int diagonal) {
    if (diagonal == -edits) return true;
    if (diagonal == edits) return false;
    return at(edits - 1, diagonal - 1) < at(edits - 1, diagonal + 1);
  }

  int start(int edits, int diagonal) {
    if (edits == 0) return 0;
    return comes_from_above(edits, diagonal) ? at(edits - 1, diagonal + 1) : at(edits - 1, diagonal - 1) + 1;
  }

  Pair pair_;
  std::vector<std::vector<int>> reached_;
};

std::vector<Edit> edits_between(Pair pair) {
  Search search(pair);
  if (search.run()) return search.path();
  std::vector<Edit> edits(static_cast<std::size_t>(pair.rows), Edit::remove);
  edits.insert(edits.end(), static_cast<std::size_t>(pair.columns), Edit::add);
  return edits;
}

// Removed lines stand ahead of the added ones in each run of changes.
void order_changes(std::vector<Edit>& edits) {
  for (auto at = edits.begin(); at != edits.end();) {
    const auto end = std::find(at, edits.end(), Edit::keep);
    std::stable_partition(at, end, [](Edit edit) { return edit == Edit::remove; });
    at = std::find_if(end, edits.end(), [](Edit edit) { return edit != Edit::keep; });
  }
}

// Of a stretch of lines: how many are in the list before, and how many in the list after.
struct Counts {
  std::size_t before = 0;
  std::size_t after = 0;
  void add(Edit edit) {
    before += edit != Edit::add;
    after += edit != Edit::remove;
  }
};

// "3,2"; of one line its number alone; of none the line ahead of them.
std::string range_of(std::size_t ahead, std::size_t count) {
  if (count == 1) return fmt::format("{}", ahead + 1);
  return fmt::format("{},{}", count == 0 ? ahead : ahead + 1, count);
}

void append_line(std::string& out, const DiffLine& line, bool color) {
  const std::string text = fmt::format("{}{}", line.edit == Edit::keep ? ' ' : line.edit == Edit::add ? '+' : '-', line.text);
  const bool changed = line.edit != Edit::keep && color;
  out.append(ansi::painted(text, !changed ? "" : line.edit == Edit::add ? ansi::kGreen : ansi::kRed)).push_back('\n');
}

// The line behind the hunk that begins with the change at `first`: kept lines up to twice the context belong to it.
std::size_t end_of_hunk(const std::vector<DiffLine>& lines, std::size_t first) {
  std::size_t last = first;
  for (std::size_t i = first; i < lines.size() && i <= last + 2 * kContext + 1; ++i)
    if (lines[i].edit != Edit::keep) last = i;
  return std::min(lines.size(), last + 1 + kContext);
}

}  // namespace

std::vector<DiffLine> diff_lines(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  const auto number = [&](const std::vector<std::string>& lines) {
    Numbers numbers;
    for (const std::string& line : lines)
      numbers.push_back(known.try_emplace(line, static_cast<std::uint32_t>(known.size())).first->second);
    return numbers;
  };
  const Numbers a = number(before);
  const Numbers b = number(after);
  const std::size_t least = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < least && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < least - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;

  std::vector<Edit> edits(head, Edit::keep);
  std::vector<Edit> middle = edits_between(
      {a.data() + head, b.data() + head, static_cast<int>(a.size() - head - tail), static_cast<int>(b.size() - head - tail)});
  order_changes(middle);
  edits.insert(edits.end(), middle.begin(), middle.end());
  edits.insert(edits.end(), tail, Edit::keep);

  std::vector<DiffLine> lines;
  Counts at;
  for (const Edit edit : edits) {
    lines.push_back({edit, edit == Edit::add ? after[at.after] : before[at.before]});
    at.add(edit);
  }
  return lines;
}

std::string hunks_of(const std::vector<DiffLine>& lines, std::string_view name, bool color) {
  std::string out;
  Counts ahead;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].edit == Edit::keep) continue;
    const std::size_t begin = std::max(counted, i - std::min(i, kContext));
    const std::size_t end = end_of_hunk(lines, i);
    for (; counted < begin; ++counted) ahead.add(lines[counted].edit);
    Counts inside;
    for (std::size_t k = begin; k < end; ++k) inside.add(lines[k].edit);
    const std::string head =
        fmt::format("@@ -{} +{} @@ {}", range_of(ahead.before, inside.before), range_of(ahead.after, inside.after), name);
    out.append(ansi::painted(head, color ? ansi::kCyan : "")).push_back('\n');
    for (std::size_t k = begin; k < end; ++k) append_line(out, lines[k], color);
    i = end - 1;
  }
  return out;
}

}  // namespace pith::internal

// The difference between two lists of lines. In: the lists. Out: which lines are kept, removed and added, and unified hunks of
// them.
//
// The idea: equal lines get equal numbers. The lines that both lists begin with and end with are set aside. The rest goes through
// the greedy search of Myers ("An O(ND) Difference Algorithm", 1986), which records for each number of edits how far each
// diagonal was reached. Its cost grows with the square of the number of edits, so that number is bounded.
#include "command/check/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/ansi.h"
#include "base/escape_controls.h"
#include "pith/pith.h"

namespace pith::internal {
namespace {

constexpr int kMaxEdits = 1000;      // lists that need more have little in common
constexpr std::size_t kContext = 3;  // kept lines before and after a change

using Numbers = std::vector<std::uint32_t>;

// The parts of the two lists that are searched: the old one is the rows of the edit graph, the new one the columns.
struct EditGraph {
  const std::uint32_t* before;
  const std::uint32_t* after;
  int rows;
  int columns;
};

// Myers' search. A diagonal is row - column; with `edits` edits, those from -edits to edits can be reached.
class MyersSearch {
 public:
  explicit MyersSearch(EditGraph graph) : graph_(graph) {}

  // Looks for the shortest path. False when it needs more edits than are allowed.
  bool find_path() {
    const int max_edits = std::min(kMaxEdits, graph_.rows + graph_.columns);
    for (int edits = 0; edits <= max_edits; ++edits) {
      reached_.emplace_back(2 * static_cast<std::size_t>(edits) + 1);
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        int row = start(edits, diagonal);
        while (row < graph_.rows && row - diagonal < graph_.columns && graph_.before[row] == graph_.after[row - diagonal]) ++row;
        at(edits, diagonal) = row;
        if (row >= graph_.rows && row - diagonal >= graph_.columns) return true;
      }
    }
    return false;
  }

  // The edits from the first to the last line, after find_path() returned true.
  std::vector<Edit> path() {
    std::vector<Edit> edits;
    int row = graph_.rows;
    int diagonal = graph_.rows - graph_.columns;
    for (auto count = static_cast<int>(reached_.size()) - 1; count >= 0; --count) {
      const int from = start(count, diagonal);
      edits.insert(edits.end(), static_cast<std::size_t>(row - from), Edit::keep);
      if (count == 0) break;
      const bool added = is_addition(count, diagonal);
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

  // Whether the last edit on the best way to the diagonal adds a line, coming from the next diagonal; else it removes one, coming
  // from the previous diagonal.
  bool is_addition(int edits, int diagonal) {
    if (diagonal == -edits) return true;
    if (diagonal == edits) return false;
    return at(edits - 1, diagonal - 1) < at(edits - 1, diagonal + 1);
  }

  int start(int edits, int diagonal) {
    if (edits == 0) return 0;
    return is_addition(edits, diagonal) ? at(edits - 1, diagonal + 1) : at(edits - 1, diagonal - 1) + 1;
  }

  EditGraph graph_;
  std::vector<std::vector<int>> reached_;  // the last row, by edits and diagonal
};

std::vector<Edit> edits_between(EditGraph graph) {
  MyersSearch search(graph);
  if (search.find_path()) return search.path();
  std::vector<Edit> edits(static_cast<std::size_t>(graph.rows), Edit::remove);
  edits.insert(edits.end(), static_cast<std::size_t>(graph.columns), Edit::add);
  return edits;
}

// In each run of changes, puts the removed lines before the added ones.
void order_changes(std::vector<Edit>& edits) {
  for (auto at = edits.begin(); at != edits.end();) {
    const auto end = std::find(at, edits.end(), Edit::keep);
    std::stable_partition(at, end, [](Edit edit) { return edit == Edit::remove; });
    at = std::find_if(end, edits.end(), [](Edit edit) { return edit != Edit::keep; });
  }
}

// How many lines of a difference are in the old list, and how many are in the new one.
struct LineCounts {
  std::size_t before = 0;
  std::size_t after = 0;
  void add(Edit edit) {
    before += edit != Edit::add;
    after += edit != Edit::remove;
  }
};

// As in a hunk's header: "3,2"; only the number if it is one line; the number of the line before if it is none.
std::string range_of(std::size_t ahead, std::size_t count) {
  if (count == 1) return fmt::format("{}", ahead + 1);
  return fmt::format("{},{}", count == 0 ? ahead : ahead + 1, count);
}

// The bytes of a changed line that differ from the line in its place, with whole words; empty if nothing is the same.
Span changed_words(std::string_view line, std::string_view other) {
  const std::size_t shorter = std::min(line.size(), other.size());
  std::size_t head = 0;
  while (head < shorter && line[head] == other[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && line[line.size() - 1 - tail] == other[other.size() - 1 - tail]) ++tail;
  const std::size_t space = line.substr(0, head).rfind(' ');
  const std::size_t begin = head == line.size() ? head : space == std::string_view::npos ? 0 : space + 1;
  const std::size_t end = std::max(begin, std::min(line.find(' ', line.size() - tail), line.size()));
  if (begin == 0 && end == line.size()) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void append_line(std::string& out, const DiffLine& line, bool color, Span highlight) {
  const char sign = line.edit == Edit::keep ? ' ' : line.edit == Edit::add ? '+' : '-';
  std::string text = sign + escape_controls(line.text.substr(0, highlight.begin));
  const std::string_view middle = line.text.substr(highlight.begin, highlight.end - highlight.begin);
  if (!middle.empty()) text.append(ansi::kReverse).append(escape_controls(middle)).append(ansi::kNoReverse);
  text.append(escape_controls(line.text.substr(highlight.end)));
  const bool changed = line.edit != Edit::keep && color;
  out.append(ansi::painted(text, !changed ? "" : line.edit == Edit::add ? ansi::kGreen : ansi::kRed)).push_back('\n');
}

// Of lines that are removed and added at one place, the first is held against the first, the second against the second.
std::vector<Span> highlights_of(const std::vector<DiffLine>& lines) {
  std::vector<Span> spans(lines.size());
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t added = begin;
    while (added < lines.size() && lines[added].edit == Edit::remove) ++added;
    std::size_t end = added;
    while (end < lines.size() && lines[end].edit == Edit::add) ++end;
    for (std::size_t i = 0; i < std::min(added - begin, end - added); ++i) {
      spans[begin + i] = changed_words(lines[begin + i].text, lines[added + i].text);
      spans[added + i] = changed_words(lines[added + i].text, lines[begin + i].text);
    }
    begin = std::max(end, begin + 1);
  }
  return spans;
}

// The end of the hunk whose first change is at `first`. Changes with no more than twice the context between them share a hunk.
std::size_t end_of_hunk(const std::vector<DiffLine>& lines, std::size_t first) {
  std::size_t last = first;
  for (std::size_t i = first; i < lines.size() && i <= last + 2 * kContext + 1; ++i)
    if (lines[i].edit != Edit::keep) last = i;
  return std::min(lines.size(), last + 1 + kContext);
}

}  // namespace

std::vector<DiffLine> diff_lines(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  const auto numbers_of = [&](const std::vector<std::string>& lines) {
    Numbers numbers;
    for (const std::string& line : lines)
      numbers.push_back(known.try_emplace(line, static_cast<std::uint32_t>(known.size())).first->second);
    return numbers;
  };
  const Numbers a = numbers_of(before);
  const Numbers b = numbers_of(after);
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;

  std::vector<Edit> edits(head, Edit::keep);
  std::vector<Edit> middle = edits_between(
      {a.data() + head, b.data() + head, static_cast<int>(a.size() - head - tail), static_cast<int>(b.size() - head - tail)});
  order_changes(middle);
  edits.insert(edits.end(), middle.begin(), middle.end());
  edits.insert(edits.end(), tail, Edit::keep);

  std::vector<DiffLine> lines;
  LineCounts at;
  for (const Edit edit : edits) {
    lines.push_back({edit, edit == Edit::add ? after[at.after] : before[at.before]});
    at.add(edit);
  }
  return lines;
}

std::string hunks_of(const std::vector<DiffLine>& lines, std::string_view name, bool color) {
  std::string out;
  const std::vector<Span> highlights = color ? highlights_of(lines) : std::vector<Span>(lines.size());
  LineCounts ahead;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].edit == Edit::keep) continue;
    const std::size_t begin = std::max(counted, i - std::min(i, kContext));
    const std::size_t end = end_of_hunk(lines, i);
    for (; counted < begin; ++counted) ahead.add(lines[counted].edit);
    LineCounts inside;
    for (std::size_t k = begin; k < end; ++k) inside.add(lines[k].edit);
    const std::string head =
        fmt::format("@@ -{} +{} @@ {}", range_of(ahead.before, inside.before), range_of(ahead.after, inside.after), name);
    out.append(ansi::painted(head, color ? ansi::kCyan : "")).push_back('\n');
    for (std::size_t k = begin; k < end; ++k) append_line(out, lines[k], color, highlights[k]);
    i = end - 1;
  }
  return out;
}

}  // namespace pith::internal

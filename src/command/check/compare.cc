// Compares a page's Document with its Expectation. In: both. Out: where they differ, as lines, and word scores for each kind.
//
// The idea: whatever is expected (text, metadata, snippets, floors) becomes two lists of lines, the expected and the found ones,
// so the same diff can show all of it.
#include "command/check/compare.h"

#include <fmt/format.h>
#include <string.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

using KindLines = std::array<std::vector<std::string>, kKindCount>;

constexpr double kTolerance = 1e-9;  // for sums of rounded numbers

std::size_t number_of(Kind kind) { return static_cast<std::size_t>(kind); }

std::string collapsed(std::string_view text) {
  std::vector<std::string> lines;
  append_lines(lines, text);
  return fmt::format("{}", fmt::join(lines, " "));
}

// The line of a text output without the mark of a list item: "- " or "12. ".
std::string_view without_list_mark(std::string_view line) {
  if (line.starts_with("- ")) return line.substr(2);
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && line.substr(digits).starts_with(". ") ? line.substr(digits + 2) : line;
}

bool contains(std::string_view text, std::string_view part) {
  // memmem() takes linear time for any input; std::string_view::find() does not.
  return ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

class Comparer {
 public:
  Comparer(const Expectation& expectation, const Document& document) : expectation_(expectation), document_(document) {
    for (const ExpectedSegment& segment : expectation.segments) line_segments_.push_back(segment.first != 0 ? &segment : nullptr);
    std::erase(line_segments_, nullptr);
    std::sort(line_segments_.begin(), line_segments_.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    collect_found();
    collect_expected();
    for (std::size_t k = 0; k < kKindCount; ++k) ignore_list_marks(expected_[k], found_[k]);
  }

  Comparison run(CompareDetail detail) {
    for (std::size_t k = 0; k < kKindCount; ++k)
      if (expectation_.kinds.has(static_cast<Kind>(k))) out_.scores[k] = score_of(found_[k], expected_[k]);
    if (detail == CompareDetail::scores) return std::move(out_);
    metadata();
    add_difference("lines", empty_segments_, {});
    if (expectation_.has_floor())
      floors(detail == CompareDetail::allowed);
    else
      kinds();
    snippets("must", expectation_.must, true);
    snippets("must_not", expectation_.must_not, false);
    if (!out_.differences.empty()) find_moves();
    return std::move(out_);
  }

 private:
  void add_difference(std::string_view where, std::vector<std::string> expected, std::vector<std::string> found) {
    if (expected != found) out_.differences.push_back({std::string(where), std::move(expected), std::move(found), {}});
  }

  void add_difference_of(Kind kind) {
    const std::size_t k = number_of(kind);
    if (expected_[k] != found_[k])
      out_.differences.push_back({std::string(name_of(kind)), expected_[k], found_[k], page_lines_[k]});
  }

  // -------------------------------------------------------------------------------------------------------------- blocks

  const ExpectedSegment* segment_at(const Block& block) const {
    const auto next = std::upper_bound(line_segments_.begin(), line_segments_.end(), block.line,
                                       [](std::uint32_t line, const ExpectedSegment* segment) { return line < segment->first; });
    if (next == line_segments_.begin() || (*(next - 1))->last < block.line) return nullptr;
    return *(next - 1);
  }

  // If all segments name lines, the lines between them are not compared.
  void collect_found() {
    const bool only_lines = !line_segments_.empty() && line_segments_.size() == expectation_.segments.size();
    for (const Block& block : document_.blocks)
      if (!only_lines || segment_at(block) != nullptr) {
        const std::size_t k = number_of(block.kind);
        append_lines(found_[k], block.text);
        page_lines_[k].resize(found_[k].size(), block.line);
      }
  }

  void collect_expected() {
    std::vector<std::vector<std::string>> in_lines(line_segments_.size());
    for (const Block& block : document_.blocks)
      if (const ExpectedSegment* segment = segment_at(block)) append_lines(in_lines[index_of(segment)], block.text);
    for (const ExpectedSegment& segment : expectation_.segments) {
      std::vector<std::string>& lines = expected_[number_of(segment.kind)];
      if (segment.first == 0) {
        append_lines(lines, segment.text);
        continue;
      }
      const std::vector<std::string>& own = in_lines[index_of(&segment)];
      lines.insert(lines.end(), own.begin(), own.end());
      if (own.empty()) empty_segments_.push_back(fmt::format("{}-{}: {}", segment.first, segment.last, name_of(segment.kind)));
    }
  }

  // A text that was written by pith has marks of list items, which blocks don't have.
  static void ignore_list_marks(std::vector<std::string>& expected, const std::vector<std::string>& found) {
    const std::unordered_set<std::string_view> known(found.begin(), found.end());
    for (std::string& line : expected)
      if (const std::string_view rest = without_list_mark(line); known.count(line) == 0 && known.count(rest) > 0)
        line = std::string(rest);
  }

  std::size_t index_of(const ExpectedSegment* segment) const {
    const auto at = std::lower_bound(line_segments_.begin(), line_segments_.end(), segment->first,
                                     [](const ExpectedSegment* one, std::uint32_t first) { return one->first < first; });
    return static_cast<std::size_t>(at - line_segments_.begin());
  }

  void kinds() {
    for (std::size_t k = 0; k < kKindCount; ++k) {
      const auto kind = static_cast<Kind>(k);
      if (expectation_.kinds.has(kind)) add_difference_of(kind);
    }
  }

  // A line counts for each kind how many times more often it was expected there than found.
  void find_moves() {
    std::unordered_map<std::string_view, std::array<int, kKindCount>> balances;
    for (std::size_t k = 0; k < kKindCount; ++k) {
      if (!expectation_.kinds.has(static_cast<Kind>(k))) continue;
      for (const std::string& line : expected_[k]) ++balances[line][k];
      for (const std::string& line : found_[k]) --balances[line][k];
    }
    std::array<std::array<MovedLines, kKindCount>, kKindCount> moves{};
    for (auto& [line, balance] : balances) add_moves(line, balance, moves);
    for (std::size_t from = 0; from < kKindCount; ++from)
      for (std::size_t to = 0; to < kKindCount; ++to)
        if (const MovedLines& move = moves[from][to]; move.lines > 0)
          out_.moves.push_back({static_cast<Kind>(from), static_cast<Kind>(to), move.lines, move.words});
  }

  static void add_moves(std::string_view line, std::array<int, kKindCount>& balance,
                        std::array<std::array<MovedLines, kKindCount>, kKindCount>& moves) {
    for (std::size_t from = 0; from < kKindCount; ++from)
      for (std::size_t to = 0; to < kKindCount; ++to) {
        const int count = std::min(balance[from], -balance[to]);
        if (count <= 0) continue;
        balance[from] -= count;
        balance[to] += count;
        std::vector<std::string> words;
        append_words(words, line);
        moves[from][to].lines += static_cast<std::size_t>(count);
        moves[from][to].words += static_cast<std::size_t>(count) * words.size();
      }
  }

  void floors(bool with_allowed) {
    for (std::size_t k = 0; k < kKindCount; ++k) {
      const auto kind = static_cast<Kind>(k);
      const auto& floor = expectation_.floors[k];
      const double f1 = out_.scores[k].f1();
      if (!expectation_.kinds.has(kind)) continue;
      if (!floor || f1 + kTolerance >= *floor) {
        if (with_allowed && expected_[k] != found_[k])
          out_.allowed.push_back({std::string(name_of(kind)), expected_[k], found_[k], page_lines_[k]});
        continue;
      }
      out_.below_floor = true;
      add_difference("floor", {fmt::format("{}: F1 of at least {:g}", name_of(kind), *floor)},
                     {fmt::format("{}: F1 of {:.4f}", name_of(kind), f1)});
      add_difference_of(kind);
    }
  }

  // ------------------------------------------------------------------------------------------------------------ metadata

  // A date matches any time of that day, and a language matches any of its regional forms.
  static bool same_value(std::string_view field, std::string_view expected, std::string_view found) {
    if (expected == found) return true;
    if (!found.starts_with(expected)) return false;
    const char next = found[expected.size()];
    return field == "language" ? next == '-' : next == 'T' && (field == "published" || field == "modified");
  }

  static std::string line_of(std::string_view field, const std::vector<std::string>& values) {
    if (values.empty()) return fmt::format("{}: none", field);
    std::vector<std::string> shown;
    for (const std::string& value : values) shown.push_back(fmt::format("\"{}\"", collapsed(value)));
    return fmt::format("{}: {}", field, fmt::join(shown, ", "));
  }

  void metadata() {
    std::vector<std::string> expected;
    std::vector<std::string> found;
    std::size_t matches = 0;
    for (const ExpectedField& field : expectation_.fields) {
      const std::vector<std::string> values = field_values(document_, field.name);
      const bool same =
          std::equal(values.begin(), values.end(), field.values.begin(), field.values.end(),
                     [&](const std::string& value, const std::string& wanted) { return same_value(field.name, wanted, value); });
      matches += same;
      expected.push_back(line_of(field.name, field.values));
      found.push_back(same ? expected.back() : line_of(field.name, values));
    }
    const double share = expected.empty() ? 1 : static_cast<double>(matches) / static_cast<double>(expected.size());
    if (expectation_.metadata_floor && share + kTolerance >= *expectation_.metadata_floor) return;
    add_difference("metadata", std::move(expected), std::move(found));
  }

  // ------------------------------------------------------------------------------------------------------------ snippets

  // The text of a kind on one line, twice: as the blocks have it, and as it is printed, with the marks of list items.
  std::string_view text_of_kind(Kind kind) {
    std::string& text = texts_[number_of(kind)];
    if (text.empty()) {
      for (const Block& block : document_.blocks)
        if (block.kind == kind) text.append(collapsed(block.text)).push_back(' ');
      text.append("\n").append(collapsed(text_of(document_, KindSet{}.with(kind))));
    }
    return text;
  }

  void snippets(std::string_view where, const std::vector<Snippet>& snippets, bool wanted) {
    std::vector<std::string> expected;
    std::vector<std::string> found;
    for (const Snippet& snippet : snippets) {
      const std::string line = fmt::format("{}: \"{}\"", name_of(snippet.kind), collapsed(snippet.text));
      if (wanted) expected.push_back(line);
      if (contains(text_of_kind(snippet.kind), collapsed(snippet.text))) found.push_back(line);
    }
    add_difference(where, std::move(expected), std::move(found));
  }

  const Expectation& expectation_;
  const Document& document_;
  std::vector<const ExpectedSegment*> line_segments_;  // those that name lines, in their order
  KindLines expected_{};
  KindLines found_{};
  std::array<std::vector<std::uint32_t>, kKindCount> page_lines_{};  // of found_
  std::vector<std::string> empty_segments_;                          // whose lines have no text
  std::array<std::string, kKindCount> texts_{};
  Comparison out_{};
};

}  // namespace

Comparison compare(const Expectation& expectation, const Document& document, CompareDetail detail) {
  return Comparer(expectation, document).run(detail);
}

void append_lines(std::vector<std::string>& lines, std::string_view text) {
  std::string line;
  bool gap = false;
  const auto finish = [&] {
    if (!line.empty()) lines.push_back(std::exchange(line, {}));
    gap = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_code_point(text, at);
    if (c == U'\n') {
      finish();
    } else if (is_space(c)) {
      gap = !line.empty();
    } else {
      if (std::exchange(gap, false)) line.push_back(' ');
      if (is_control(c))
        append_utf8(line, kReplacement);
      else
        line.append(text.substr(begin, at - begin));
    }
  }
  finish();
}

}  // namespace pith::internal

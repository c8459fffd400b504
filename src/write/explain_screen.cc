// Document to the output of --explain on a terminal. In: candidates for the metadata, and blocks with reasons. Out: tables with
// titles, and a summary.
//
// The idea: a reader looks for a text and then for the reasons, so the text comes first, and what nobody looks for, a menu of
// fifty entries, is one line. A program reads explain() in place of this, which has a line for each block.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/ansi.h"
#include "base/enum_tables.h"
#include "base/utf8.h"
#include "base/words.h"
#include "write/explain_cells.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kDefaultWidth = 80;
constexpr std::size_t kShapesFrom = 70;  // the least width at which shapes are shown
constexpr std::size_t kBytesFrom = 110;  // the same for byte offsets
constexpr std::size_t kLineWidth = 5;
constexpr std::size_t kBytesWidth = 15;
constexpr std::size_t kKindWidth = 7;
constexpr std::size_t kScoreWidth = 4;
constexpr std::size_t kShapeWidth = 9;
constexpr std::size_t kMaxReasonsWidth = 96;
constexpr std::size_t kMinReasonsWidth = 12;
constexpr std::size_t kMinTextWidth = 16;
constexpr std::size_t kGap = 2;        // columns between text and reasons
constexpr std::size_t kMinRun = 3;     // blocks that are folded
constexpr std::size_t kMaxBegun = 40;  // blocks of a run whose beginning is shown, which is more than fit
constexpr std::string_view kBetween = " · ";
constexpr std::size_t kMemberWidth = 11;
constexpr std::size_t kFromWidth = 24;

// Furniture that is not printed either.
bool may_be_folded(const Block& block, KindSet kept) {
  return (block.kind == Kind::nav || block.kind == Kind::ad) && !kept.has(block.kind);
}

std::string padded(std::string text, std::size_t columns) {
  text.append(columns - std::min(columns, column_width(text)), ' ');
  return text;
}

// What is left of a number when another one is taken away.
std::size_t less(std::size_t number, std::size_t by) { return number - std::min(number, by); }

class Screen {
 public:
  Screen(const Document& document, const WriteOptions& options)
      : document_(document),
        kept_(kept_kinds(options)),
        width_(options.width > 0 ? options.width : kDefaultWidth),
        color_(options.color),
        shapes_(width_ >= kShapesFrom),
        bytes_(width_ >= kBytesFrom) {
    measure();
  }

  std::string print() {
    print_statements();
    print_blocks();
    print_summary();
    return std::move(out_);
  }

 private:
  // Columns from the kind to the text.
  std::size_t label_width() const { return kKindWidth + 1 + kScoreWidth + 1 + (shapes_ ? kShapeWidth + 1 : 0); }

  void measure() {
    std::size_t longest = kMinTextWidth;
    for (const Block& block : document_.blocks)
      if (longest < width_) longest = std::max(longest, column_width(cut(block.text, width_)));
    const std::size_t rest = less(width_, kLineWidth + 1 + (bytes_ ? kBytesWidth + 1 : 0) + label_width());
    text_width_ = std::min(longest, std::max(rest / 2, less(rest, kMaxReasonsWidth + kGap)));
    reasons_width_ = std::min(less(rest, text_width_ + kGap), kMaxReasonsWidth);
    if (reasons_width_ >= kMinReasonsWidth) return;
    text_width_ = rest;
    reasons_width_ = 0;
  }

  void print_line(std::string line, std::string_view style) {
    line.erase(line.find_last_not_of(' ') + 1);
    out_.append(ansi::painted(line, color_ ? style : "")).push_back('\n');
  }

  void print_statements() {
    if (document_.statements.empty()) return;
    print_line(cut(fmt::format("{:>{}} {:<{}}   {:<{}} value", "line", kLineWidth, "member", kMemberWidth, "from", from_width()),
                   width_),
               ansi::kBold);
    for (const Statement& statement : document_.statements) print_statement(statement);
    out_.push_back('\n');
  }

  std::size_t from_width() const { return std::min(kFromWidth, width_ / 4); }

  void print_statement(const Statement& statement) {
    const std::string line = statement.line > 0 ? fmt::format("{}", statement.line) : "";
    const std::string from = padded(cut(statement.from, from_width()), from_width());
    const std::string before = cut(
        fmt::format("{:>{}} {:<{}} {} {} ", line, kLineWidth, statement.field, kMemberWidth, statement.chosen ? '*' : ' ', from),
        width_);
    const std::size_t rest = less(width_, column_width(before));
    const std::size_t why = statement.why.empty() ? 0 : column_width(statement.why) + kGap;
    const bool has_room = why > 0 && rest >= why + kMinTextWidth;
    print_line(fmt::format("{}{}{:{}}{}", before, cut(statement.value, has_room ? rest - why : rest), "", has_room ? kGap : 0,
                           has_room ? statement.why : ""),
               statement.chosen ? "" : ansi::kDim);
  }

  void print_blocks() {
    const std::span<const Block> blocks = document_.blocks;
    if (blocks.empty()) return;
    const std::string bytes = bytes_ ? fmt::format("{:>{}} ", "bytes", kBytesWidth) : "";
    const std::string shape = shapes_ ? fmt::format("{:<{}} ", "shape", kShapeWidth) : "";
    print_line(fmt::format("{:>{}} {}{:<{}} sure {}{:<{}}{:{}}{}", "line", kLineWidth, bytes, "kind", kKindWidth, shape, "text",
                           text_width_, "", kGap, reasons_width_ > 0 ? "reasons" : ""),
               ansi::kBold);
    for (std::size_t at = 0; at < blocks.size();) {
      const std::size_t run = folded_at(at);
      if (run >= kMinRun)
        print_run(blocks.subspan(at, run));
      else
        print_block(blocks[at]);
      at += run >= kMinRun ? run : 1;
    }
    out_.push_back('\n');
  }

  // The length of the run of furniture that begins at a block.
  std::size_t folded_at(std::size_t first) const {
    std::size_t end = first;
    while (end < document_.blocks.size() && document_.blocks[end].kind == document_.blocks[first].kind &&
           may_be_folded(document_.blocks[end], kept_))
      ++end;
    return end - first;
  }

  void print_place(const Block& first, const Block& last) {
    out_.append(fmt::format("{:>{}} ", first.line, kLineWidth));
    if (bytes_) out_.append(fmt::format("{:>{}} ", fmt::format("{}-{}", first.source.begin, last.source.end), kBytesWidth));
  }

  std::string_view color_of(const Block& block) const { return color_ ? row_of(block.kind).terminal : std::string_view(); }

  void print_block(const Block& block) {
    print_place(block, block);
    out_.append(ansi::painted(fmt::format("{:<{}}", name_of(block.kind), kKindWidth), color_of(block)));
    out_.append(fmt::format(" {:{}.2f} ", block.score, kScoreWidth));
    if (shapes_) out_.append(fmt::format("{:<{}} ", name_of(block.shape), kShapeWidth));
    const std::string text = cut(block.text, text_width_);
    const std::string reasons = reasons_on_screen(block);
    print_line(reasons.empty() ? text : padded(text, text_width_ + kGap) + reasons, "");
  }

  // Where even the first reason does not fit, its points are shown: they tell how much it means.
  std::string reasons_on_screen(const Block& block) const {
    if (reasons_width_ == 0 || block.reasons.empty()) return {};
    const std::string first = reason_in(block.reasons.front(), width_);
    return column_width(first) <= reasons_width_ ? reasons_of(block, reasons_width_)
                                                 : reason_in(block.reasons.front(), reasons_width_);
  }

  // "14 blocks nav", and how these begin.
  void print_run(std::span<const Block> run) {
    print_place(run.front(), run.back());
    const std::string label = padded(fmt::format("{} blocks {}", run.size(), name_of(run.front().kind)), less(label_width(), 1));
    std::string begun;
    for (const Block& block : run.first(std::min(run.size(), kMaxBegun)))
      begun.append(begun.empty() ? "" : kBetween).append(cut(block.text, width_));
    const std::size_t used = kLineWidth + 1 + (bytes_ ? kBytesWidth + 1 : 0) + column_width(label) + 1;
    print_line(fmt::format("{} {}", label, cut(begun, less(width_, used))), color_of(run.front()));
  }

  void print_summary() {
    std::size_t kept = 0;
    std::size_t all = 0;
    for (const Block& block : document_.blocks) {
      const std::size_t words = count_text(block.text).words;
      all += words;
      kept += kept_.has(block.kind) ? words : 0;
    }
    const std::string type = fmt::format("type {} ({:.2f})", name_of(document_.type), document_.type_confidence);
    const std::string confidence = fmt::format("confidence {:.2f}", document_.confidence);
    const std::string words = fmt::format("{} of {} words kept", kept, all);
    const std::string line = fmt::format("{}, {}, {}", type, confidence, words);
    print_line(line.size() <= width_ ? line : fmt::format("{}\n{}\n{}", type, confidence, words), "");
  }

  const Document& document_;
  const KindSet kept_;
  const std::size_t width_;
  const bool color_;
  const bool shapes_;  // are shown, and so are byte offsets
  const bool bytes_;
  std::size_t text_width_ = 0;
  std::size_t reasons_width_ = 0;  // 0: they are not shown
  std::string out_{};
};

}  // namespace

std::string explain_on_screen(const Document& document, const WriteOptions& options) { return Screen(document, options).print(); }

}  // namespace pith::internal

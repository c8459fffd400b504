// The blocks of a report. In: blocks in the order of the page. Out: HTML elements.
//
// The idea: a block is shown as a label (kind and confidence), its text, and a card with its reasons, which the style sheet shows
// on hover, tap or focus. Blocks of kind nav that follow one another are one line until the reader opens them; one that is unsure
// is never folded, because that is what the reader looks for.
#include "write/report_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "write/html_body.h"
#include "write/reason_notes.h"
#include "write/report_page.h"

namespace pith::internal {
namespace {

constexpr std::ptrdiff_t kMinFolded = 3;  // blocks with text in a run
constexpr std::size_t kPreviewBytes = 120;

// Blocks that are shown or folded together: a table, or a single block.
using Unit = std::span<const PrintedBlock>;

bool is_row(const PrintedBlock& one) { return one.block->shape == Shape::table; }

std::size_t size_of_unit(Unit blocks) {
  std::size_t size = 1;
  while (is_row(blocks[0]) && size < blocks.size() && is_row(blocks[size]) && blocks[size].block->table == blocks[0].block->table)
    ++size;
  return size;
}

bool may_be_folded(Unit unit) {
  return std::ranges::all_of(unit,
                             [](const PrintedBlock& one) { return one.block->kind == Kind::nav && !is_unsure(*one.block); });
}

// How many of the blocks, from the first on, are one run of furniture.
std::size_t size_of_run(Unit blocks) {
  std::size_t size = 0;
  while (size < blocks.size()) {
    const Unit unit = blocks.subspan(size, size_of_unit(blocks.subspan(size)));
    if (!may_be_folded(unit)) break;
    size += unit.size();
  }
  return size;
}

bool is_folded(Unit run) {
  return std::ranges::count_if(run, [](const PrintedBlock& one) { return !one.block->text.empty(); }) >= kMinFolded;
}

std::string_view without_partial_character(std::string_view text) {
  while (!text.empty() && !is_valid_utf8(text)) text.remove_suffix(1);
  return text;
}

// "14 blocks nav, 31 words: Home · News · Sport"
std::string summary_of(Unit run) {
  std::size_t blocks = 0;
  std::size_t words = 0;
  std::string preview;
  for (const PrintedBlock& one : run) {
    const std::string_view text = one.block->text;
    if (text.empty()) continue;
    ++blocks;
    words += count_text(text).words;
    if (preview.size() >= kPreviewBytes) continue;
    preview.append(preview.empty() ? "" : " \u00B7 ")
        .append(without_partial_character(text.substr(0, std::min(text.size(), kPreviewBytes))));
  }
  return fmt::format("<summary><b>{} blocks nav</b> <i>{} {}</i> <bdi>{}</bdi></summary>\n", blocks, words,
                     words == 1 ? "word" : "words", encoded(collapse(preview)));
}

std::string list_of_reasons(const Block& block) {
  if (block.reasons.empty()) return {};
  std::string out = "<ol>";
  for (const Reason& reason : block.reasons)
    out.append(fmt::format("<li><b>{}{:.2f}</b> <span>{}</span> <code>{}</code></li>\n", reason.points < 0 ? "\u2212" : "+",
                           std::abs(reason.points), encoded(reason.value.empty() ? note_of(reason.rule) : reason.value),
                           encoded(reason.rule)));
  return out.append("</ol>");
}

// The label of a block, and the card that belongs to it.
std::string label_of(const Block& block, std::size_t number) {
  if (block.text.empty()) return {};
  const std::string_view kind = name_of(block.kind);
  const std::string confidence = percent(block.score);
  const bool unsure = is_unsure(block);
  return fmt::format(
             "<button type=\"button\" aria-describedby=\"w{}\"><b>{}</b> <i>{}{}</i></button>\n"
             "<div class=\"why\" id=\"w{}\" role=\"tooltip\"><p><b>{}</b> {}confidence {}</p><p class=\"where\">{}, line {}, "
             "bytes "
             "{}\u2013{}</p>",
             number, kind, confidence, unsure ? "?" : "", number, kind, unsure ? "unsure, " : "", confidence,
             name_of(block.shape), block.line, block.source.begin, block.source.end)
      .append(list_of_reasons(block))
      .append("</div>\n");
}

class BlocksWriter {
 public:
  explicit BlocksWriter(std::string& out) : out_(out) {}

  void run(Unit blocks) {
    for (std::size_t at = 0; at < blocks.size();) {
      const Unit run = blocks.subspan(at, size_of_run(blocks.subspan(at)));
      const bool folded = is_folded(run);
      if (folded) out_.append("<details class=\"run nav\">").append(summary_of(run));
      at = units(blocks, at, at + std::max<std::size_t>(run.size(), 1));
      if (folded) out_.append("</details>\n");
    }
  }

 private:
  // Appends whole units from `at` to `end`, or at least one. Returns where the next one begins.
  std::size_t units(Unit blocks, std::size_t at, std::size_t end) {
    while (at < end) {
      const std::size_t size = size_of_unit(blocks.subspan(at));
      if (is_row(blocks[at]))
        table(blocks.subspan(at, size));
      else
        single(blocks[at], at > 0 ? &blocks[at - 1] : nullptr);
      at += size;
    }
    return at;
  }

  void table(Unit rows) {
    SpannedCells spanned;
    out_.append("<div class=\"rows\"><table>\n");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      open(*rows[i].block, "tr", "td");
      append_html_cells(out_, rows.subspan(i), spanned, LinkMode::inert);
      out_.append("</tr>\n");
    }
    out_.append("</table></div>\n");
  }

  void open(const Block& block, std::string_view element, std::string_view cell) {
    const std::string_view unsure = is_unsure(block) ? " unsure" : "";
    out_.append(fmt::format("<{} class=\"b {}{}\"><{} class=\"label\">{}</{}>\n", element, name_of(block.kind), unsure, cell,
                            label_of(block, ++number_), cell));
  }

  // Every block opens and closes all its lists and quotations, so that each block can be hidden separately. Its list markers are
  // hidden for the items that the block above is in too.
  void single(const PrintedBlock& one, const PrintedBlock* above) {
    open(*one.block, "div", "div");
    out_.append("<div class=\"text\" dir=\"auto\">");
    const std::size_t shared = above ? shared_levels(above->nest, one.nest) : 0;
    for (std::size_t i = 0; i < one.nest.size(); ++i) {
      const Nesting& level = one.nest[i];
      const std::string_view no_marker = i < shared ? " class=\"more\"" : "";
      if (level.type == Nesting::Type::quote)
        out_.append("<blockquote>");
      else if (level.type == Nesting::Type::ordered)
        out_.append(fmt::format("<ol><li value=\"{}\"{}>", level.number, no_marker));
      else
        out_.append(fmt::format("<ul><li{}>", no_marker));
    }
    out_.append(html_media(*one.block, LinkMode::inert));
    append_html_element(out_, *one.block, LinkMode::inert);
    for (auto level = one.nest.rbegin(); level != one.nest.rend(); ++level)
      out_.append(level->type == Nesting::Type::quote     ? "</blockquote>"
                  : level->type == Nesting::Type::ordered ? "</li></ol>"
                                                          : "</li></ul>");
    out_.append("</div></div>\n");
  }

  std::string& out_;
  std::size_t number_ = 0;
};

}  // namespace

bool is_unsure(const Block& block) { return !block.text.empty() && block.score < kUnsure; }

void append_report_blocks(std::string& out, const std::vector<PrintedBlock>& blocks) { BlocksWriter(out).run(blocks); }

}  // namespace pith::internal

// Document to a report: a page that shows what pith decided, and why. In: blocks with reasons, candidates for the metadata. Out:
// an HTML page in one file.
//
// The idea: a block is shown as a label (kind and score), its text, and a card with its reasons, which appears on hover, tap or
// focus. Switching kinds and showing cards needs only the style sheet; the script adds keys. Nothing from the input can be
// clicked, run or loaded.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/enum_tables.h"
#include "document/addresses.h"
#include "write/html_body.h"
#include "write/reason_notes.h"
#include "write/report_page.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr float kUnsure = 0.6F;  // lower scores are marked

static_assert(kKindCount <= 9, "report_script.inc and kHint give the kinds the keys 1 to 9: a tenth needs a key in both");

// Languages that are written from right to left.
constexpr std::string_view kRightToLeft[] = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"};

bool is_unsure(const Block& block) { return !block.text.empty() && block.score < kUnsure; }

std::string language_of(const Document& document) {
  const std::string& language = document.metadata.language;
  return language.empty() ? std::string() : fmt::format(" lang=\"{}\"", encoded(language));
}

// Set here because a browser takes quadratic time to find the direction of a long text by itself.
std::string_view direction_of(const Document& document) {
  const std::string_view language = document.metadata.language;
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool rtl = std::find(std::begin(kRightToLeft), std::end(kRightToLeft), primary) != std::end(kRightToLeft);
  return rtl ? " dir=\"rtl\"" : "";
}

// ----------------------------------------------------------------------------------------------------------------------- blocks

// The label of a block, and the card that belongs to it.
std::string label_of(const Block& block, std::size_t number) {
  if (block.text.empty()) return {};
  const std::string_view kind = name_of(block.kind);
  std::string out = fmt::format("<button type=\"button\" aria-describedby=\"w{}\"><b>{}</b> <i>{:.2f}{}</i></button>\n", number,
                                kind, block.score, is_unsure(block) ? "?" : "");
  out.append(
      fmt::format("<div class=\"why\" id=\"w{}\" role=\"tooltip\"><p><b>{}</b> {}{:.2f}</p><p class=\"where\">{}, line {}, bytes "
                  "{}\u2013{}</p>",
                  number, kind, is_unsure(block) ? "unsure, " : "", block.score, name_of(block.shape), block.line,
                  block.source.begin, block.source.end));
  if (!block.reasons.empty()) out.append("<ol>");
  for (const Reason& reason : block.reasons)
    out.append(fmt::format("<li><b>{}{:.2f}</b> <code>{}</code> <span>{}</span></li>\n", reason.points < 0 ? "\u2212" : "+",
                           std::abs(reason.points), encoded(reason.rule),
                           encoded(reason.value.empty() ? note_of(reason.rule) : reason.value)));
  if (!block.reasons.empty()) out.append("</ol>");
  return out.append("</div>\n");
}

class PageWriter {
 public:
  explicit PageWriter(std::string& out) : out_(out) {}

  void run(const std::vector<PrintedBlock>& blocks) {
    const PrintedBlock* above = nullptr;
    SpannedCells spanned;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      const PrintedBlock& one = blocks[at];
      const bool row = is_row(&one);
      const bool goes_on = row && is_row(above) && above->block->table == one.block->table;
      if (is_row(above) && !goes_on) out_.append("</table></div>\n");
      if (row && !goes_on) {
        out_.append("<div class=\"rows\"><table>\n");
        spanned.clear();
      }
      open(*one.block, row ? "tr" : "div", row ? "td" : "div");
      if (row) {
        append_html_cells(out_, std::span(blocks).subspan(at), spanned, LinkMode::inert);
        out_.append("</tr>\n");
      } else {
        content(one, above);
      }
      above = &one;
    }
    if (is_row(above)) out_.append("</table></div>\n");
  }

 private:
  static bool is_row(const PrintedBlock* one) { return one && one->block->shape == Shape::table; }

  void open(const Block& block, std::string_view element, std::string_view cell) {
    const std::string_view unsure = is_unsure(block) ? " unsure" : "";
    out_.append(fmt::format("<{} class=\"b {}{}\"><{} class=\"label\">{}</{}>\n", element, name_of(block.kind), unsure, cell,
                            label_of(block, ++number_), cell));
  }

  // Every block opens and closes all its lists and quotations, so that each block can be hidden separately. Its list markers are
  // hidden for the items that the block above is in too.
  void content(const PrintedBlock& one, const PrintedBlock* above) {
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

// An estimate, so that the output is seldom copied while it grows.
std::size_t expected_bytes(const Document& document) {
  constexpr std::size_t kPage = std::size_t{64} << 10;
  constexpr std::size_t kBlock = 1600;
  std::size_t text = 0;
  for (const Block& block : document.blocks) text += block.text.size();
  return kPage + document.blocks.size() * kBlock + 4 * text;
}

// ------------------------------------------------------------------------------------------------------------ around the blocks

std::string legend(const Document& document, const Tally& tally) {
  std::string out = "<form class=\"legend\" aria-label=\"Kinds to show\"><div>\n";
  for (std::size_t k = 0; k < kKindCount; ++k)
    out.append(fmt::format(
        "<label class=\"kind {0}\" title=\"{1}; key {2}\"><input type=\"checkbox\" id=\"k-{0}\" checked{3}><i></i>{0} "
        "<span>{4}</span></label>\n",
        kKinds[k].name, kKinds[k].meaning, k + 1, tally.blocks[k] == 0 ? " disabled" : "", tally.blocks[k]));
  const auto unsure = std::count_if(document.blocks.begin(), document.blocks.end(), is_unsure);
  return out.append(
      fmt::format("<label class=\"kind\" title=\"blocks with a score below {0}; key u\"><input type=\"checkbox\" "
                  "id=\"only-unsure\"{1}>only unsure <span>{2}</span></label>\n<button type=\"reset\">Reset</button>\n"
                  "</div></form>\n",
                  kUnsure, unsure == 0 ? " disabled" : "", unsure));
}

std::string figure(std::string_view value, std::string_view name) {
  return fmt::format("<div><dd>{}</dd><dt>{}</dt></div>\n", value, name);
}

std::string headline(const Document& document, const Tally& tally, const WriteOptions& options) {
  const Metadata& metadata = document.metadata;
  std::string out =
      fmt::format("<header>\n<p class=\"brand\"><b>pith</b> report <bdi>{}</bdi></p>\n<h1 dir=\"auto\"{}>{}</h1>\n",
                  encoded(options.source), language_of(document), metadata.title.empty() ? "Untitled" : encoded(metadata.title));
  const bool web = metadata.url.starts_with("https://") || metadata.url.starts_with("http://");
  if (web)
    out.append(
        fmt::format("<p class=\"address\"><a href=\"{0}\" rel=\"noreferrer noopener\">{0}</a></p>\n", encoded(metadata.url)));
  if (document.limit != Limit::none)
    out.append(fmt::format("<p class=\"warning\"><b>Read in part:</b> {}.</p>\n", row_of(document.limit).event));
  const std::size_t kept = tally.words_of(kept_kinds(options));
  out.append("<dl class=\"figures\">\n").append(figure(fmt::format("{}", kept), "words kept"));
  out.append(figure(fmt::format("{}", tally.all_words() - kept), "words dropped"));
  out.append(figure(percent(document.confidence), "expected word F1"));
  out.append(
      figure(fmt::format("{} <small>{}</small>", name_of(document.type), percent(document.type_confidence)), "type of page"));
  out.append(figure(fmt::format("{} <small>{}</small>", row_of(document.format).label, encoded(document.encoding)), "input"));
  return out.append("</dl>\n").append(kinds_bar(tally)).append("</header>\n");
}

constexpr std::string_view kTabs =
    "<div class=\"tabs\" role=\"radiogroup\" aria-label=\"What to show\">\n"
    "<label class=\"narrow\"><input type=\"radio\" name=\"view\" id=\"v-page\" checked>Page</label>\n"
    "<label><input type=\"radio\" name=\"view\" id=\"v-article\">Article</label>\n"
    "<label><input type=\"radio\" name=\"view\" id=\"v-facts\">Metadata</label>\n</div>\n";

constexpr std::string_view kHint =
    "<div class=\"hint\"><p>Point at a block, tap it or tab to it to see its score and the reasons for (+) and against "
    "(\u2212) its kind.</p>\n"
    "<p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next, previous block \u00B7 <kbd>Esc</kbd> close \u00B7 "
    "<kbd>1</kbd>\u2013<kbd>9</kbd> "
    "kinds \u00B7 <kbd>u</kbd> only unsure</p></div>\n";

std::string source_of(const Statement& statement) {
  std::string out = encoded(statement.from);
  if (statement.line > 0) out.append(fmt::format(", line {}", statement.line));
  if (!statement.why.empty()) out.append("; ").append(encoded(statement.why));
  return out;
}

std::string facts(const Document& document) {
  if (document.statements.empty()) return "<p class=\"none\">The page states nothing about itself.</p>\n";
  std::string out =
      "<table class=\"facts\">\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Value</th><th "
      "scope=\"col\">From</th></tr></thead>\n";
  std::string_view field;
  for (const Statement& statement : document.statements) {
    out.append(fmt::format("<tr class=\"{}\"><th scope=\"row\">{}</th><td dir=\"auto\">{}</td><td>{}{}</td></tr>\n",
                           statement.chosen ? "chosen" : "other", statement.field == field ? "" : encoded(statement.field),
                           encoded(statement.value), statement.chosen ? "<b>\u2713 chosen</b> " : "", source_of(statement)));
    field = statement.field;
  }
  return out.append("</table>\n");
}

}  // namespace

std::string report_of(const Document& document, const WriteOptions& options) {
  const Tally tally = tally_of(document);
  const std::string language = language_of(document);
  const std::string& name = document.metadata.title.empty() ? options.source : document.metadata.title;
  std::string out;
  out.reserve(expected_bytes(document));
  append_report_head(out, name.empty() ? "pith report" : std::string(name).append(kReportTitleEnd), ReportScript::page);
  out.append(headline(document, tally, options)).append(legend(document, tally)).append("<main>\n").append(kTabs);
  out.append(fmt::format("<section id=\"page\" aria-label=\"The page, block by block\"{}>\n", language));
  PageWriter(out).run(printed_blocks(document, kAllKinds));
  out.append("</section>\n<div class=\"side\">\n");
  out.append(fmt::format("<article id=\"article\" aria-label=\"The article alone\"{}{}>\n", language, direction_of(document)));
  const std::size_t before = out.size();
  append_html_body(out, printed_blocks(document, kept_kinds(options)), LinkMode::inert);
  if (out.size() == before) out.append("<p class=\"none\">No article found.</p>\n");
  out.append("</article>\n<section id=\"facts\" aria-label=\"Metadata\">\n").append(facts(document)).append("</section>\n");
  out.append(kHint).append("</div>\n</main>\n");
  append_report_end(out, ReportScript::page);
  return out;
}

}  // namespace pith::internal

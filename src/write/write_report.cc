// Document to a report: a page that shows what pith decided, and why. In: blocks with reasons, candidates for the metadata. Out:
// an HTML page in one file.
//
// The idea: switching kinds, unfolding and showing reasons needs no script; the script adds keys and corrections. Nothing from
// the input can be clicked, run or loaded.
#include <fmt/format.h>

#include <algorithm>

#include "base/enum_tables.h"
#include "base/metadata_fields.h"
#include "write/html_body.h"
#include "write/report_blocks.h"
#include "write/report_corrections.h"
#include "write/report_page.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

static_assert(kKindCount <= 9, "the script of a report gives the kinds the keys 1 to 9: a tenth needs another key");

// Languages that are written from right to left.
constexpr std::string_view kRightToLeft[] = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"};

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

// An estimate, so that the output is seldom copied while it grows.
std::size_t expected_bytes(const Document& document) {
  constexpr std::size_t kPage = std::size_t{64} << 10;
  constexpr std::size_t kBlock = 1600;
  std::size_t text = 0;
  for (const Block& block : document.blocks) text += block.text.size();
  return kPage + document.blocks.size() * kBlock + 5 * text;
}

// ------------------------------------------------------------------------------------------------------------ around the blocks

std::string legend(const Document& document, const Tally& tally) {
  std::string out = "<form class=\"legend\" aria-label=\"Kinds to show\"><div>\n<span class=\"what\">Show</span>\n";
  for (std::size_t k = 0; k < kKindCount; ++k)
    out.append(
        fmt::format("<label class=\"kind {0}\" title=\"{1}\"><input type=\"checkbox\" id=\"k-{0}\" checked{2}><i></i>{0} "
                    "<span>{3}</span></label>\n",
                    kKinds[k].name, kKinds[k].meaning, tally.blocks[k] == 0 ? " disabled" : "", tally.blocks[k]));
  const auto unsure = std::count_if(document.blocks.begin(), document.blocks.end(), is_unsure);
  return out.append(
      fmt::format("<label class=\"kind\" title=\"blocks with a confidence below {0}\"><input type=\"checkbox\" "
                  "id=\"only-unsure\"{1}>only unsure <span>{2}</span></label>\n<button type=\"reset\">Reset</button>\n"
                  "</div></form>\n",
                  percent(kUnsure), unsure == 0 ? " disabled" : "", unsure));
}

std::string figure(std::string_view value, std::string_view name) {
  return fmt::format("<div><dd>{}</dd><dt>{}</dt></div>\n", value, name);
}

constexpr std::string_view kHint =
    "<p class=\"hint\">Point at a block, tap it or tab to it: a card shows the reasons for (+) and against (\u2212) its "
    "kind.</p>\n";

std::string headline(const Document& document, const Tally& tally, const WriteOptions& options) {
  const Metadata& metadata = document.metadata;
  std::string out =
      fmt::format("<header>\n{} <bdi>{}</bdi></p>\n<h1 dir=\"auto\"{}>{}</h1>\n", kReportBrand, encoded(options.source),
                  language_of(document), metadata.title.empty() ? "Untitled" : encoded(metadata.title));
  const bool web = metadata.url.starts_with("https://") || metadata.url.starts_with("http://");
  if (web)
    out.append(
        fmt::format("<p class=\"address\"><a href=\"{0}\" rel=\"noreferrer noopener\">{0}</a></p>\n", encoded(metadata.url)));
  if (document.limit != Limit::none)
    out.append(fmt::format("<p class=\"warning\"><b>Read in part:</b> {}.</p>\n", row_of(document.limit).event));
  const std::size_t kept = tally.words_of(kept_kinds(options));
  out.append("<dl class=\"figures\">\n").append(figure(fmt::format("{}", kept), "words kept"));
  out.append(figure(fmt::format("{}", tally.all_words() - kept), "words dropped"));
  out.append(figure(percent(document.confidence), "confidence"));
  out.append(
      figure(fmt::format("{} <small>{}</small>", name_of(document.type), percent(document.type_confidence)), "type of page"));
  out.append(figure(fmt::format("{} <small>{}</small>", row_of(document.format).label, encoded(document.encoding)), "input"));
  return out.append("</dl>\n").append(kinds_bar(tally)).append(kHint).append("</header>\n");
}

constexpr std::string_view kTabs =
    "<div class=\"tabs\" role=\"radiogroup\" aria-label=\"What to show\">\n"
    "<label class=\"narrow\"><input type=\"radio\" name=\"view\" id=\"v-page\" checked>Page</label>\n"
    "<label><input type=\"radio\" name=\"view\" id=\"v-article\">Article</label>\n"
    "<label><input type=\"radio\" name=\"view\" id=\"v-facts\">Metadata</label>\n</div>\n";

std::string source_of(const Statement& statement) {
  std::string out = encoded(statement.from);
  if (statement.line > 0) out.append(fmt::format(", line {}", statement.line));
  if (!statement.why.empty()) out.append("; ").append(encoded(statement.why));
  return out;
}

// The member of the metadata that a statement is about, for the script.
std::string member_of(const Statement& statement) {
  for (const MetadataRow& row : kMetadataFields)
    if (row.name == statement.field)
      return fmt::format(" data-field=\"{}\"{}", row.member, row.texts != nullptr ? " data-list=\"yes\"" : "");
  return {};
}

std::string facts(const Document& document) {
  if (document.statements.empty()) return "<p class=\"none\">The page states nothing about itself.</p>\n";
  std::string out =
      "<table class=\"facts\">\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Value</th><th "
      "scope=\"col\">From</th></tr></thead>\n";
  std::string_view field;
  for (const Statement& statement : document.statements) {
    out.append(fmt::format("<tr class=\"{}\"{}><th scope=\"row\">{}</th><td dir=\"auto\">{}</td><td>{}{}</td></tr>\n",
                           statement.chosen ? "chosen" : "other", member_of(statement),
                           statement.field == field ? "" : encoded(statement.field), encoded(statement.value),
                           statement.chosen ? "<b>\u2713 chosen</b> " : "", source_of(statement)));
    field = statement.field;
  }
  return out.append("</table>\n");
}

// The title above the article, unless the caller has chosen what is printed.
void append_headline(std::string& out, const Document& document, const WriteOptions& options) {
  if (!options.keep && !document.metadata.title.empty())
    out.append(fmt::format("<h1 id=\"headline\">{}</h1>\n", encoded(document.metadata.title)));
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
  append_report_blocks(out, printed_blocks(document, kAllKinds));
  out.append("</section>\n<div class=\"side\">\n");
  out.append(fmt::format("<article id=\"article\" aria-label=\"The article alone\"{}{}>\n", language, direction_of(document)));
  append_headline(out, document, options);
  const std::size_t before = out.size();
  append_html_body(out, printed_blocks(document, kept_kinds(options)), LinkMode::inert);
  if (out.size() == before) out.append("<p class=\"none\">No article found.</p>\n");
  out.append("</article>\n<section id=\"facts\" aria-label=\"Metadata\">\n").append(facts(document)).append("</section>\n");
  out.append("</div>\n</main>\n");
  append_report_corrections(out, document, options);
  append_report_end(out, ReportScript::page);
  return out;
}

}  // namespace pith::internal

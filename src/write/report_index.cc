// The index of the reports of a batch. In: rows. Out: an HTML page with a header, which has the sums over all pages, and a table.
//
// The idea: whoever looks at many pages looks for those that went wrong, so the least certain ones come first.
#include "write/report_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enum_tables.h"
#include "base/utf8.h"
#include "html/entities.h"
#include "write/html_body.h"

namespace pith::internal {
namespace {

// Shown by the script.
constexpr std::string_view kSearch =
    "<div class=\"find\" role=\"search\" hidden><input type=\"search\" id=\"find\" placeholder=\"Find pages\" "
    "aria-label=\"Find pages by title, name or type\" aria-keyshortcuts=\"/\"><p id=\"said\" role=\"status\"></p></div>\n";

// A path as a relative URL. Bytes that have a meaning in URLs are percent-encoded; without "./", a colon could end a scheme.
std::string address_of(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out = "./";
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos)
      out.push_back(c);
    else
      out.append(fmt::format("%{:02X}", static_cast<unsigned char>(c)));
  }
  return out;
}

std::string cell(std::string_view name, double order, std::string_view text) {
  return fmt::format("<td data-name=\"{}\" data-order=\"{:.4f}\">{}</td>", name, order, text);
}

// Below all others when they are sorted.
std::string unknown_cells() {
  std::string out = "<td data-name=\"type\">earlier run</td>";
  for (const std::string_view name : {"confidence", "kept", "dropped", "kinds"}) out.append(cell(name, -1, "–"));
  return out;
}

// The title that a report has in its head; empty if it can't be found.
std::string title_in(std::string_view report) {
  constexpr std::string_view kStart = "<title>";
  const std::size_t start = report.find(kStart);
  if (start == report.npos) return {};
  const std::string_view rest = report.substr(start + kStart.size());
  const std::size_t end = rest.find(fmt::format("{}</title>", kReportTitleEnd));
  return end == rest.npos ? std::string() : decode_terminated_references(to_valid_utf8(std::string(rest.substr(0, end))));
}

std::string row_of(const ReportRow& row) {
  const std::string source = encoded(row.source);
  if (!row.error.empty())
    return fmt::format("<tr class=\"failed\"><th scope=\"row\"><bdi>{}</bdi></th><td colspan=\"5\"><b>Failed:</b> {}</td></tr>\n",
                       source, encoded(row.error));
  const std::string title = row.title.empty() ? "Untitled" : encoded(row.title);
  std::string out = fmt::format("<tr><th scope=\"row\"><a href=\"{}\"><bdi>{}</bdi></a><bdi class=\"source\">{}</bdi></th>",
                                encoded(address_of(row.report)), title, source);
  if (row.earlier) return out.append(unknown_cells()).append("</tr>\n");
  out.append(fmt::format("<td data-name=\"type\">{}</td>", name_of(row.type)));
  out.append(cell("confidence", row.confidence, percent(row.confidence)));
  out.append(cell("kept", static_cast<double>(row.kept), fmt::format("{}", row.kept)));
  const std::size_t dropped = row.tally.all_words() - row.kept;
  out.append(cell("dropped", static_cast<double>(dropped), fmt::format("{}", dropped)));
  const double share = static_cast<double>(row.kept) / std::max<double>(1, static_cast<double>(row.tally.all_words()));
  return out.append(cell("kinds", share, kinds_bar(row.tally))).append("</tr>\n");
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string if_any(std::ptrdiff_t count, std::string_view what) {
  return count > 0 ? fmt::format(", {} {}", count, what) : std::string();
}

// The words and blocks of each kind, which is the key to the colours, too.
std::string totals(const Tally& tally) {
  std::string out =
      fmt::format("<div class=\"totals\">{}<ul class=\"key\" aria-label=\"Kinds of all pages\">\n", kinds_bar(tally));
  for (std::size_t k = 0; k < kKindCount; ++k)
    out.append(fmt::format("<li class=\"kind {0}\"><i></i>{0} <span>{1} <small>in {2}</small></span></li>\n", kKinds[k].name,
                           counted(tally.words[k], "word"), counted(tally.blocks[k], "block")));
  return out.append("</ul></div>\n");
}

// Pages that were read, the least certain first; then those of earlier runs, whose confidence is not known; then failures.
std::vector<const ReportRow*> in_order(const std::vector<ReportRow>& rows) {
  std::vector<const ReportRow*> order;
  for (const ReportRow& row : rows) order.push_back(&row);
  const auto place = [](const ReportRow* row) {
    constexpr double kEarlier = 2;
    constexpr double kFailed = 3;
    return !row->error.empty() ? kFailed : row->earlier ? kEarlier : row->confidence;
  };
  std::ranges::stable_sort(order, {}, place);
  return order;
}

}  // namespace

ReportRow report_row(const Document& document, const WriteOptions& options, std::string report) {
  ReportRow row;
  row.source = options.source;
  row.report = std::move(report);
  row.title = document.metadata.title;
  row.type = document.type;
  row.confidence = document.confidence;
  row.tally = tally_of(document);
  row.kept = row.tally.words_of(kept_kinds(options));
  return row;
}

ReportRow failed_row(std::string source, std::string error) {
  ReportRow row;
  row.source = std::move(source);
  row.error = std::move(error);
  return row;
}

ReportRow earlier_row(std::string source, std::string report, std::string_view beginning) {
  ReportRow row;
  row.earlier = true;
  row.title = title_in(beginning);
  row.source = std::move(source);
  row.report = std::move(report);
  return row;
}

std::string report_index(const std::vector<ReportRow>& rows) {
  std::size_t kept = 0;
  Tally all;
  std::string table =
      "<div class=\"wide\"><table class=\"index\">\n<thead><tr><th scope=\"col\">Page</th><th scope=\"col\">Type</th><th "
      "scope=\"col\" aria-sort=\"ascending\">Confidence</th>"
      "<th scope=\"col\">Kept</th><th scope=\"col\">Dropped</th><th scope=\"col\">Words by kind</th></tr></thead>\n<tbody>\n";
  for (const ReportRow* row : in_order(rows)) {
    kept += row->kept;
    all += row->tally;
    table.append(row_of(*row));
  }
  table.append("</tbody>\n</table></div>\n");
  const auto failed = std::count_if(rows.begin(), rows.end(), [](const ReportRow& row) { return !row.error.empty(); });
  const auto earlier = std::count_if(rows.begin(), rows.end(), [](const ReportRow& row) { return row.earlier; });
  std::string out;
  append_report_head(out, "pith report", ReportScript::index);
  out.append(fmt::format("<header>\n{}</p>\n<h1>{} {}</h1>\n<p>{} words kept, {} dropped{}</p>\n{}</header>\n", kReportBrand,
                         rows.size(), rows.size() == 1 ? "page" : "pages", kept, all.all_words() - kept,
                         if_any(failed, "failed") + if_any(earlier, "of earlier runs"), totals(all)));
  out.append("<main class=\"list\">\n").append(kSearch).append(table).append("</main>\n");
  append_report_end(out, ReportScript::index);
  return to_valid_utf8(out.append("\n"));
}

}  // namespace pith::internal

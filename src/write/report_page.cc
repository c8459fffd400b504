// The frame of the report and its index. In: a body. Out: a complete HTML page.
//
// The idea: style sheet and scripts depend on nothing in the input, and the page's Content-Security-Policy allows only what has
// their hashes. A style or script that an input managed to insert would have another hash, and no browser would apply it.
#include "write/report_page.h"

#include <fmt/format.h>

#include <utility>

#include "base/base64.h"
#include "base/sha256.h"
#include "base/words.h"
#include "write/html_body.h"
#include "write/report_style.h"

namespace pith::internal {
namespace {

constexpr std::string_view kPageScript =
#include "write/report_script_blocks.inc"
#include "write/report_script_corrections.inc"
#include "write/report_script_saving.inc"
    ;
constexpr std::string_view kIndexScript =
#include "write/report_index_script.inc"
    ;

constexpr double kMinVisibleShare = 0.004;  // of the width of a bar

// A style or script, and the name that the policy has for it.
struct Code {
  std::string text{};
  std::string source{};
};

Code hashed(std::string text) {
  std::string source = "sha256-" + base64(sha256(text));
  return {std::move(text), std::move(source)};
}

const Code& code_of(ReportScript script) {
  static const Code page_script = hashed(std::string(kPageScript));
  static const Code index_script = hashed(std::string(kIndexScript));
  return script == ReportScript::index ? index_script : page_script;
}

}  // namespace

std::size_t Tally::all_words() const { return words_of(kAllKinds); }

std::size_t Tally::words_of(KindSet kinds) const {
  std::size_t sum = 0;
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (kinds.has(static_cast<Kind>(k))) sum += words[k];
  return sum;
}

Tally& Tally::operator+=(const Tally& other) {
  for (std::size_t k = 0; k < kKindCount; ++k) {
    blocks[k] += other.blocks[k];
    words[k] += other.words[k];
  }
  return *this;
}

Tally tally_of(const Document& document) {
  Tally tally;
  for (const Block& block : document.blocks) {
    if (block.text.empty()) continue;
    ++tally.blocks[static_cast<std::size_t>(block.kind)];
    tally.words[static_cast<std::size_t>(block.kind)] += count_text(block.text).words;
  }
  return tally;
}

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

std::string kinds_bar(const Tally& tally) {
  const auto all = static_cast<double>(tally.all_words());
  std::string parts;
  std::string label;
  double from = 0;
  for (std::size_t k = 0; k < kKindCount && all > 0; ++k) {
    const double share = static_cast<double>(tally.words[k]) / all;
    if (share <= 0) continue;
    const std::string_view name = name_of(static_cast<Kind>(k));
    label.append(fmt::format("{}{} {}", label.empty() ? "" : ", ", name, percent(share)));
    if (share >= kMinVisibleShare)
      parts.append(fmt::format(
          "<foreignObject x=\"{:.2f}%\" width=\"{:.2f}%\" height=\"100%\"><div class=\"part {}\"></div></foreignObject>",
          from * 100, share * 100, name));
    from += share;
  }
  // The policy forbids style attributes, so the widths are SVG attributes.
  return fmt::format("<svg class=\"bar\" role=\"img\" aria-label=\"{0}\"><title>{0}</title>{1}</svg>",
                     label.empty() ? "no words" : label, parts);
}

void append_report_head(std::string& out, std::string_view title, ReportScript script) {
  static const Code style = hashed(report_style());
  out.append(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action "
      "'none'; ");
  out.append(fmt::format("style-src '{}'; script-src '{}'\">\n", style.source, code_of(script).source));
  // Otherwise a browser would look up the host names in links, and request an icon, before anything is clicked.
  out.append("<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
      .append("<link rel=\"icon\" href=\"data:,\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  out.append(fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", encoded(title), style.text));
}

// Before the header's beginning stands only what pith wrote itself, and encoded text.
void insert_index_link(std::string& report, std::string_view address) {
  const std::size_t brand = report.find(kReportBrand);
  if (brand == report.npos) return;
  report.insert(brand + kReportBrand.size(), fmt::format(" <a class=\"home\" href=\"{}\">All pages</a>", encoded(address)));
}

void append_report_end(std::string& out, ReportScript script) {
  out.append("<script>").append(code_of(script).text).append("</script>\n</body>\n</html>");
}

}  // namespace pith::internal

// The frame of the report and its index. In: a body. Out: a page of its own.
//
// The idea: the style sheet and the scripts are constants, and the page's policy names their hashes. Whatever an input might smuggle
// in has another hash and stays dead. tests/formats/check prints the hash that a changed one needs.
#include "write/report_page.h"

#include <fmt/format.h>

#include <numeric>

#include "base/words.h"
#include "write/html_body.h"

namespace pith::internal {
namespace {

constexpr std::string_view kStyle =
#include "write/report_style.inc"
    ;
constexpr std::string_view kPageScript =
#include "write/report_script.inc"
    ;
constexpr std::string_view kIndexScript =
#include "write/report_index_script.inc"
    ;
constexpr std::string_view kStyleHash = "sha256-xTqNVhAg8t4n3wJjop1Z6wHgKzvpVGL2cTo3FNr+I9Q=";
constexpr std::string_view kPageScriptHash = "sha256-XnJ2dhNTce2qimqSAcsViKieQ5rT8bjbK9sjr0Vytqk=";
constexpr std::string_view kIndexScriptHash = "sha256-opXJ8UDJqqz8suZS8WP0UXsfqeyVsm7/RbYmXmJ6zk8=";

constexpr double kThinnest = 0.004;  // share of a bar that can still be seen

}  // namespace

std::size_t Tally::all_words() const { return words_of(kAllKinds); }

std::size_t Tally::words_of(KindSet kinds) const {
  std::size_t sum = 0;
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (kinds.has(static_cast<Kind>(k))) sum += words[k];
  return sum;
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
    if (share >= kThinnest)
      parts.append(fmt::format(
          "<foreignObject x=\"{:.2f}%\" width=\"{:.2f}%\" height=\"100%\"><div class=\"part {}\"></div></foreignObject>",
          from * 100, share * 100, name));
    from += share;
  }
  // The policy forbids style attributes, so the widths are attributes of SVG.
  return fmt::format("<svg class=\"bar\" role=\"img\" aria-label=\"{0}\"><title>{0}</title>{1}</svg>",
                     label.empty() ? "no words" : label, parts);
}

std::string report_page(std::string_view title, const std::string& body, ReportScript script) {
  const bool index = script == ReportScript::index;
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action "
      "'none'; ";
  out.append(fmt::format("style-src '{}'; script-src '{}'\">\n", kStyleHash, index ? kIndexScriptHash : kPageScriptHash));
  // A browser would look up the names in links, and ask for an icon, before anybody clicks.
  out.append("<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
      .append("<link rel=\"icon\" href=\"data:,\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  out.append(fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", encoded(title), kStyle));
  return out.append(body).append("<script>").append(index ? kIndexScript : kPageScript).append("</script>\n</body>\n</html>");
}

}  // namespace pith::internal

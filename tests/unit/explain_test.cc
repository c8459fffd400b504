// What --explain prints: every line as wide as the terminal at most, in columns, and nothing that a terminal obeys.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "write/writers.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += column_width(decode_code_point(text, at));
  return width;
}

// Columns before the quoted text.
std::size_t text_column(const std::string& line) { return width_of(line.substr(0, line.find('"'))); }

Document page() {
  return extract(
      "<title>Ebb</title><h1>Ebb</h1>\n"
      "<p>The moon pulls the sea, and the sea follows, twice a day, in every bay and harbour.</p>\n"
      "<p>潮は一日に二度満ちて二度引き、入り江の小さな港では船がそのたびに上がり下がりする。</p>\n"
      "<p>a\x1B[31mb\u202Ec\u0301\u0301 \xC2\x9B</p>\n",
      {.explain = true});
}

}  // namespace

TEST_CASE("explained blocks fit the terminal and stand in columns", "[explain]") {
  const Document document = page();
  for (const std::size_t width : {60U, 80U, 109U, 110U, 200U, 400U}) {
    const auto lines = lines_of(explain(document, {.explain = true, .width = width}));
    REQUIRE(lines.size() == document.statements.size() + document.blocks.size());
    for (std::size_t i = document.statements.size(); i < lines.size(); ++i) {
      INFO(width << ": " << lines[i]);
      CHECK(width_of(lines[i]) <= width);
      CHECK(text_column(lines[i]) == text_column(lines.back()));
    }
  }
}

TEST_CASE("without a terminal the columns are always the same", "[explain]") {
  const auto lines = lines_of(explain(page(), {.explain = true}));
  for (std::size_t i = lines.size() - 4; i < lines.size(); ++i) CHECK(text_column(lines[i]) == 111);
}

TEST_CASE("only colours that were asked for reach the terminal", "[explain]") {
  const std::string plain = explain(page(), {.explain = true});
  CHECK(plain.find('\x1B') == std::string::npos);
  CHECK(plain.find("\u202E") == std::string::npos);
  CHECK(plain.find("\xC2\x9B") == std::string::npos);
  const std::string coloured = explain(page(), {.explain = true, .color = true});
  CHECK(coloured.find("\x1B[32marticle \x1B[0m") != std::string::npos);
  CHECK(coloured.find("\x1B[31m") == std::string::npos);
}

namespace {

Document menu(std::size_t entries) {
  std::string html = "<title>Ebb</title><nav><ul>";
  for (std::size_t i = 0; i < entries; ++i) html += "<li><a href=/x>Ferries</a>";
  html += "</ul></nav><h1>Ebb</h1>";
  for (int i = 0; i < 3; ++i)
    html += "<p>The moon pulls the sea, and the sea follows, twice a day, in every bay and harbour of the coast.</p>";
  return extract(html, {.explain = true});
}

bool has_line_with(const std::vector<std::string>& lines, std::string_view text) {
  return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("on a terminal explanations fit its width", "[explain]") {
  for (std::size_t width = 26; width <= 200; ++width)
    for (const std::string& line : lines_of(explain_on_screen(page(), {.explain = true, .width = width}))) {
      INFO(width << ": " << line);
      CHECK(width_of(line) <= width);
      CHECK(line.find('\x1B') == std::string::npos);
      CHECK(line.find("\u202E") == std::string::npos);
    }
}

TEST_CASE("on a terminal runs of furniture are one line, unless they are printed", "[explain]") {
  const auto folded = lines_of(explain_on_screen(menu(5), {.explain = true, .width = 100}));
  CHECK(has_line_with(folded, " 5 blocks nav"));
  CHECK(has_line_with(folded, "Ferries · Ferries · Ferries"));
  const auto two = lines_of(explain_on_screen(menu(2), {.explain = true, .width = 100}));
  CHECK_FALSE(has_line_with(two, "blocks nav"));
  const auto kept = lines_of(explain_on_screen(menu(5), {.keep = kAllKinds, .explain = true, .width = 100}));
  CHECK_FALSE(has_line_with(kept, "blocks nav"));
  CHECK(kept.size() == folded.size() + 4);
}

TEST_CASE("on a terminal explanations end in a summary", "[explain]") {
  const Document document = menu(5);
  const auto lines = lines_of(explain_on_screen(document, {.explain = true, .width = 100}));
  CHECK(lines.back().starts_with("type article (0."));
  CHECK(lines.back().ends_with(" 60 of 66 words kept"));
  const auto narrow = lines_of(explain_on_screen(document, {.explain = true, .width = 30}));
  CHECK(narrow.back() == "60 of 66 words kept");
  CHECK(lines_of(explain_on_screen(extract("", {.explain = true}), {.explain = true})).size() == 1);
}

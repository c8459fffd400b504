// The law "nothing of the page is alive": what a page has as text is text in every output. It is checked on pages that are made
// here, with each control character and line terminator in each place that a writer prints, before and after HTML that would run.
//
// The judge of Markdown reads lines and containers as CommonMark does, but knows only what decides whether HTML is alive.
#include <gumbo.h>
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "document/addresses.h"
#include "html/entities.h"
#include "pith/pith.h"

using namespace pith;
using namespace pith::internal;

namespace {

constexpr std::string_view kActive = "<img src=x onerror=alert(1)><script>alert(2)</script>]]>--><svg onload=alert(3)>";

// ------------------------------------------------------------------------------------------------------------------- pages

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string escaped(std::string_view text) {
  return replaced(replaced(replaced(replaced(std::string(text), "&", "&amp;"), "<", "&lt;"), ">", "&gt;"), "\"", "&quot;");
}

// ~ is the control character, $ the active text, % the same in JSON.
constexpr std::string_view kTemplate = R"page(<html lang="en~"><title>Bells~$</title>
<meta name="description" content="Bells~$"><meta name="author" content="Ann~ Lee~$"><meta name="keywords" content="a~$,b~">
<meta property="og:image" content="/a~.png"><meta property="og:site_name" content="The Bell~$">
<script type="application/ld+json">{"@type":"Article","headline":"Bells %","author":{"name":"Ann Lee %"},"keywords":"a %"}</script>
<main><article><h1>Bells~$</h1><p class="byline">By Ann Lee~$</p>
<p>The first bell of the harbour rang at dawn, and nobody in the town could say~$~who had pulled its rope.</p>
<blockquote><p>The second bell~$~</p><pre class="language-c~$">one~$~two</pre><ul><li><pre>three~$~
~$</pre></li></ul></blockquote>
<ul><li>The third bell~$~<pre><code>four~$~five~~$</code></pre><blockquote><pre>six~$</pre></blockquote><li>~$</ul>
<ol><li><p>x<p><pre>~~$</pre></ol>
<table><caption>Bells~$</caption><tr><th>A~$<th>B<tr><td>~$~<td><code>~$</code><tr><td><pre>~$</pre><td>d~</table>
<figure><img src="/a~b.png" alt="A bell~$~" title="~$"><figcaption>A bell~$~</figcaption></figure>
<p>The fourth bell <b>rang~$</b> at <i>~dawn~</i>, and <a href="/x~$" title="~$">nobody~$~</a> in the town could say who had
<a href="java~script:alert(1)">a</a> <a href="~javascript:alert(2)">b</a> <a href="javascript&amp;colon;alert(3)">c</a>
<a href="javascript&amp;#58;alert(4)">d</a> <a href="~data:text/html,$">e</a> <a href="vb~script:x">f</a> pulled its rope.</p>
<p>A note<a href="#n~1">[1]</a> <math><annotation encoding="application/x-tex">x~$~</annotation></math> <code>~$~`$</code></p>
<p id="n~1">~$ The fifth bell of the harbour rang at dawn, and nobody in the town could say who had pulled its rope.</p>
</article></main>)page";

std::string page_with(std::string_view control, std::string_view in_json) {
  std::string page =
      replaced(std::string(kTemplate), "%", std::string(in_json) + "<img src=x onerror=alert(1)>" + std::string(in_json));
  page = replaced(page, "$", escaped(kActive));
  return replaced(page, "~", control);
}

struct MadePage {
  std::string name;
  std::string bytes;
};

std::vector<MadePage> made_pages() {
  std::vector<char32_t> controls = {0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0xFFFF, 0xFDD0};
  for (char32_t c = 1; c < 0x20; ++c) controls.push_back(c);
  for (char32_t c = 0x7F; c < 0xA0; ++c) controls.push_back(c);
  std::vector<MadePage> pages;
  const auto add = [&](std::string name, std::string_view control, std::string_view in_json) {
    pages.push_back({std::move(name), page_with(control, in_json)});
  };
  for (const char32_t c : controls) {
    char in_json[8];
    std::snprintf(in_json, sizeof(in_json), "\\u%04x", static_cast<unsigned>(c));
    std::string raw;
    append_utf8(raw, c);
    const std::string number = std::to_string(static_cast<unsigned>(c));
    add("raw " + number, raw, in_json);
    add("reference " + number, "&#" + number + ";", in_json);
  }
  add("CR LF", "\r\n", "\\u000d\\u000a");
  add("CR LF as references", "&#13;&#10;", "\\u000d\\u000a");
  add("CR, raw LF", "&#13;\n", "\\u000d");
  add("FF and CR", "&#12;&#13;", "\\u000c\\u000d");
  return pages;
}

// The same attacks as scraped text.
std::string text_with(std::string_view control) {
  std::string page;
  for (const std::string_view line : {"Bells~$", "- a bell~$~", "> said~$~ she", "a\tb~$\tc~", "~$", "* x~~$", "~    $", "~# $"})
    page.append(line).append("\n\n");
  return replaced(replaced(page, "~", control), "$", kActive);
}

// ---------------------------------------------------------------------------------------------------------------- Markdown

constexpr std::size_t kFootnoteIndent = 4;

std::vector<std::string> commonmark_lines(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (text[at] == '\n' || text[at] == '\r')
      lines.emplace_back();
    else
      lines.back().push_back(text[at]);
  }
  return lines;
}

// Quotations around a line, and the columns before its content.
struct Prefix {
  std::size_t quotes = 0;
  std::size_t size = 0;
};

Prefix prefix_of(std::string_view line) {
  Prefix prefix;
  while (prefix.size < line.size() && (line[prefix.size] == ' ' || line[prefix.size] == '>'))
    prefix.quotes += line[prefix.size++] == '>' ? 1 : 0;
  return prefix;
}

// Where the content begins after the markers of list items and footnotes.
std::size_t content_of(std::string_view line) {
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = at;
    at += prefix_of(line.substr(at)).size;
    if (line.substr(at).starts_with("- ")) at += 2;
    std::size_t digits = at;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits > at && line.substr(digits).starts_with(". ")) at = digits + 2;
    if (line.substr(at).starts_with("[^")) at = std::min(line.find("]: ", at), line.size() - 3) + 3;
    if (at == begin) return at;
  }
}

std::size_t run_of(std::string_view line, std::size_t at, char c) {
  std::size_t end = at;
  while (end < line.size() && line[end] == c) ++end;
  return end - at;
}

// Whether text outside blocks of code has HTML that is neither escaped nor in a code span.
bool has_live_html(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == '\\') {
      at += 2;
    } else if (line[at] == '`') {
      const std::size_t run = run_of(line, at, '`');
      std::size_t end = at + run;
      while (end < line.size() && run_of(line, end, '`') != run) end += std::max<std::size_t>(run_of(line, end, '`'), 1);
      at = end < line.size() ? end + run : at + run;
    } else {
      const char next = at + 1 < line.size() ? to_ascii_lower(line[at + 1]) : ' ';
      const bool own = line.substr(at).starts_with("<!-- -->");
      if (line[at] == '<' && !own && ((next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?')) return true;
      ++at;
    }
  }
  return false;
}

// The first line of Markdown with HTML that a browser would get; empty if there is none.
std::string live_line(std::string_view markdown) {
  std::size_t fence = 0;  // backticks of the block of code that is open
  Prefix around;          // of that block's lines
  for (const std::string& line : commonmark_lines(markdown)) {
    const std::size_t content = content_of(line);
    const std::size_t backticks = run_of(line, content, '`');
    if (fence > 0) {
      const Prefix here = prefix_of(line);
      const bool blank = here.size == line.size();
      // A line with fewer quotation marks, or less indentation unless it is blank, is outside the container and ends the block.
      const bool inside = here.quotes >= around.quotes && (blank || here.size >= around.size);
      if (inside && content == here.size && backticks >= fence && content + backticks == line.size()) fence = 0;
      if (inside) continue;
      fence = 0;
    }
    if (backticks >= 3) {
      fence = backticks;
      const auto quotes = std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(content), '>');
      around = {static_cast<std::size_t>(quotes), line.starts_with("[^") ? kFootnoteIndent : content};
      continue;
    }
    if (has_live_html(line)) return line;
  }
  return {};
}

// Addresses of links and images in Markdown, with their character references decoded.
std::vector<std::string> addresses_in(std::string_view markdown) {
  std::vector<std::string> addresses;
  for (std::size_t at = markdown.find("]("); at != std::string_view::npos; at = markdown.find("](", at + 2)) {
    const std::string_view address = markdown.substr(at + 2, markdown.find(')', at) - at - 2);
    if (address.empty() || address.find_first_of(" \n`") != std::string_view::npos) continue;  // text that looks like a link
    addresses.push_back(replaced(decode_terminated_references(address), "%20", " "));
  }
  return addresses;
}

void check_markdown(const Document& document) {
  const std::string markdown = write(document, {.to = OutputFormat::markdown, .keep = kAllKinds, .front_matter = false});
  CHECK(live_line(markdown).empty());
  for (const std::string& address : addresses_in(markdown)) {
    INFO(address);
    CHECK(is_safe_address(address));
  }
}

// ------------------------------------------------------------------------------------------------------------ front matter

// What YAML allows in a stream; the other characters have to be escaped.
bool is_printable_in_yaml(char32_t c) {
  return c == U'\n' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x2028) || (c > 0x2029 && c < 0xFFFE) || c > 0xFFFF;
}

void check_front_matter(const Document& document) {
  Document without_text = document;
  without_text.blocks.clear();
  const std::string yaml = write(without_text, {.to = OutputFormat::markdown, .front_matter = true});
  simdjson::dom::parser parser;
  for (std::size_t at = 0; at < yaml.size();)
    if (const char32_t c = decode_code_point(yaml, at); !is_printable_in_yaml(c))
      FAIL_CHECK("not printable: " << std::uint32_t{c});
  const std::vector<std::string> lines = commonmark_lines(yaml);
  CHECK(lines.front() == "---");
  for (const std::string& line : lines) {
    INFO(line);
    const std::size_t value = std::min(line.find('"'), line.size());
    const std::string key = line.substr(0, value);
    CHECK((key == "---" || key.empty() || key == "  - " || key.ends_with(":") || key.ends_with(": ")));
    if (value < line.size()) CHECK(parser.parse(line.substr(value)).error() == simdjson::SUCCESS);
  }
}

// -------------------------------------------------------------------------------------------------------------------- HTML

struct Found {
  std::vector<std::string> wrong{};
  int scripts = 0;
};

void judge(const GumboNode& node, Found& found) {
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  if (element.tag == GUMBO_TAG_SCRIPT) ++found.scripts;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string_view name = attribute.name;
    const std::string_view value = attribute.value;
    if (name.starts_with("on") || name == "srcdoc" || name == "style") found.wrong.emplace_back(name);
    const bool is_icon = element.tag == GUMBO_TAG_LINK && value == "data:,";
    if ((name == "href" || name == "src") && !is_icon && !is_safe_address(value)) found.wrong.emplace_back(value);
  }
  for (unsigned i = 0; i < element.children.length; ++i) judge(*static_cast<const GumboNode*>(element.children.data[i]), found);
}

Found judged(const std::string& html) {
  Found found;
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  judge(*output->root, found);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return found;
}

void check_html(const Document& document) {
  const Found page = judged(write(document, {.to = OutputFormat::html, .keep = kAllKinds}));
  CHECK(page.wrong == std::vector<std::string>());
  CHECK(page.scripts == 0);
  const Found report = judged(write(document, {.to = OutputFormat::report, .source = "<script>\r-->"}));
  CHECK(report.wrong == std::vector<std::string>());
  CHECK(report.scripts == 1);  // its own, which the policy names
}

// ---------------------------------------------------------------------------------------------------------------- terminals

void check_terminal(const Document& document) {
  for (const OutputFormat to :
       {OutputFormat::text, OutputFormat::markdown, OutputFormat::html, OutputFormat::json, OutputFormat::jsonl})
    for (const bool explain : {false, true}) {
      const std::string shown =
          write(document, {.to = to, .keep = kAllKinds, .front_matter = true, .explain = explain, .escape_controls = true});
      const bool escapes_direction = to != OutputFormat::json && to != OutputFormat::jsonl;
      for (std::size_t at = 0; at < shown.size();) {
        const char32_t c = decode_code_point(shown, at);
        const bool is_layout = c == U'\n' || c == U'\t';
        if (is_control(c) && !is_layout && (escapes_direction || c < 0xA0)) FAIL_CHECK("not escaped: " << std::uint32_t{c});
      }
    }
}

void check_line_terminators(const Document& document) {
  for (const Block& block : document.blocks)
    for (const std::string_view terminator : {"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
      INFO(block.text);
      CHECK(block.text.find(terminator) == std::string_view::npos);
      for (const Inline& part : block.inlines) CHECK(part.label.find(terminator) == std::string_view::npos);
      for (const Inline& part : block.inlines) CHECK(part.target.find(terminator) == std::string_view::npos);
    }
}

void check(const Document& document) {
  check_line_terminators(document);
  check_markdown(document);
  check_front_matter(document);
  check_html(document);
  check_terminal(document);
}

}  // namespace

TEST_CASE("nothing of a page is alive, whatever control characters it has", "[laws]") {
  for (const MadePage& page : made_pages()) {
    INFO(page.name);
    check(extract(page.bytes, {.from = InputFormat::html, .url = "https://bells.example/a", .explain = true}));
    check(extract(page.bytes, {.from = InputFormat::html}));
  }
}

TEST_CASE("nothing of a text is alive, whatever control characters it has", "[laws]") {
  for (char32_t c = 1; c < 0x2100; ++c) {
    if (!is_control(c) && c != 0x2028 && c != 0x2029) continue;
    std::string control;
    append_utf8(control, c);
    INFO(static_cast<unsigned>(c));
    check(extract(text_with(control), {.from = InputFormat::text, .explain = true}));
  }
}

TEST_CASE("the judge of Markdown finds what is alive", "[laws]") {
  for (const std::string_view alive : {"<b>", "a `<i>` </b>", "> ```\n> a\r<img src=x>\n> ```", "- ```\n  a\n<img src=x>\n  ```",
                                       "> > ```\n> <img src=x>", "1. x\n\n   ```\n   a\r<i>", "`a <b>"})
    CHECK_FALSE(live_line(alive).empty());
  for (const std::string_view dead : {"\\<b>", "`<b>`", "```\n<b>\n```", "> - ```c\n>   <b>\n>\n>   <i>\n>   ```\n\n\\<u>",
                                      "<!-- -->", "a < b", "[^1]: ```\n    <b>\n    ```"})
    CHECK(live_line(dead).empty());
}

// Laws that are true of every input: each visible character is in exactly one block, spans are sound, nothing depends on the
// output format, and any bytes give a document. They are checked over testdata and over damaged copies of it that are the same in
// each run.
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/code_boxes.h"
#include "blocks/code_lines.h"
#include "blocks/form_fields.h"
#include "blocks/formulas.h"
#include "blocks/images.h"
#include "blocks/notes.h"
#include "blocks/permalinks.h"
#include "blocks/section_links.h"
#include "html/dom.h"
#include "html/visibility.h"
#include "input/decode.h"
#include "input/reader.h"
#include "pith/pith.h"

using namespace pith::internal;

namespace {

using Words = std::vector<std::string>;

// The ASCII digit for a superscript or subscript digit, since the text of <sup> and <sub> is written in those.
char32_t plain(char32_t c) {
  if (c == 0xB9 || c == 0xB2 || c == 0xB3) return c == 0xB9 ? U'1' : U'0' + (c - 0xB0);
  if (c >= 0x2070 && c <= 0x2079) return U'0' + (c - 0x2070);
  return c >= 0x2080 && c <= 0x2089 ? U'0' + (c - 0x2080) : c;
}

// Letters and digits alone, so that it does not matter what a writer adds between them.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = plain(decode_code_point(text, at));
    if (is_letter(c) || is_digit(c)) append_utf8(out, c);
  }
  return out;
}

std::string sorted(std::string text) {
  std::sort(text.begin(), text.end());
  return text;
}

std::vector<std::pair<std::string, std::string>> sample_pages() {
  std::vector<std::pair<std::string, std::string>> pages;
  for (const std::string& name : list_inputs({PITH_TESTDATA}, [](const auto&, const auto&) {})) {
    if (name.ends_with(".json")) continue;
    Page page;
    std::string error;
    REQUIRE(read_page(name, page, error));
    pages.emplace_back(name, std::move(page.bytes));
  }
  return pages;
}

// Sample pages, and the same pages cut, damaged and doubled. The damage is the same in each run.
std::vector<std::pair<std::string, std::string>> all_inputs() {
  std::vector<std::pair<std::string, std::string>> inputs = {
      {"empty", ""}, {"blank", " \n\t\r\n"}, {"nul", std::string(100, '\0')}};
  std::mt19937 random(2026);
  for (auto& [name, bytes] : sample_pages()) {
    for (int i = 0; i < 4; ++i) inputs.emplace_back(name + " cut", bytes.substr(0, random() % (bytes.size() + 1)));
    std::string damaged = bytes;
    for (std::size_t i = 0; i < damaged.size(); i += 1 + random() % 200) damaged[i] = static_cast<char>(random());
    inputs.emplace_back(name + " damaged", std::move(damaged));
    inputs.emplace_back(name + " twice", bytes + bytes);
    inputs.emplace_back(name, std::move(bytes));
  }
  std::string noise(20000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  inputs.emplace_back("noise", std::move(noise));
  return inputs;
}

// The text of all elements that are not hidden, read from the tree in another way than the block builder reads it.
std::string visible_letters(const Dom& dom) {
  std::string text;
  const auto& nodes = dom.nodes();
  const Visibility visibility(dom);
  const CodeLines code_lines(dom);
  const CodeBoxes code_boxes(dom, code_lines);
  NodeId code_end = 0;
  for (NodeId id = 0; id < nodes.size(); ++id) {
    if (nodes[id].tag == Tag::pre) code_end = std::max(code_end, nodes[id].end);
    if (nodes[id].tag == Tag::text) {
      text.append(dom.text(id));
      continue;
    }
    const bool page =
        nodes[id].tag == Tag::html || nodes[id].tag == Tag::body || nodes[id].tag == Tag::main || nodes[id].tag == Tag::article;
    const std::string_view style = dom.attribute(id, "style");
    const bool styled = style.find("display:none") != std::string_view::npos ||
                        style.find("display: none") != std::string_view::npos ||
                        style.find("visibility:hidden") != std::string_view::npos;
    const bool marked = !page && (dom.has_attribute(id, "hidden") || styled || has_token(dom.attribute(id, "class"), "sr-only"));
    const bool hidden = flow_of(nodes[id].tag) == Flow::hidden || (marked && visibility.hidden(id));
    const auto formula = hidden ? std::nullopt : formula_at(dom, id);  // is read in place of its drawing
    if (formula) text.append(formula->tex);
    if (nodes[id].tag == Tag::img && stands_for_word(dom, id)) text.append(dom.attribute(id, "alt"));
    const bool drawn = dom.attribute(id, "class") == "katex-html" || formula;
    const bool of_stub = (nodes[id].tag == Tag::noscript || nodes[id].tag == Tag::template_) && !visibility.hidden(id);
    const bool control = (nodes[id].tag == Tag::a && is_permalink(dom, id)) || is_section_link(dom, id, id < code_end) ||
                         (nodes[id].tag == Tag::label && is_drawn_checkbox(dom, id)) || code_boxes.has_control(id) ||
                         (nodes[id].tag == Tag::button && id < code_end) || code_lines.is_gutter(id, id < code_end);
    if ((hidden && !of_stub) || drawn || control) id = nodes[id].end - 1;
  }
  return letters_of(text);
}

// What a page may print beside the text of its notes: their labels and the links that only lead back.
std::string letters_beside_notes(const Dom& dom) {
  std::string text;
  const Notes found = find_notes(dom);
  for (const Note& note : found.notes) text.append(note.printed);
  for (const NodeId link : found.back_links)
    for (NodeId id = link; id < dom.nodes()[link].end; ++id)
      if (dom.nodes()[id].tag == Tag::text) text.append(dom.text(id));
  return letters_of(text);
}

// What is left of sorted letters without others.
std::string without(const std::string& letters, const std::string& others) {
  std::string left;
  std::ranges::set_difference(letters, others, std::back_inserter(left));
  return left;
}

std::string block_letters(const pith::Document& document) {
  std::string text;
  for (const pith::Block& block : document.blocks) text.append(block.text);
  return letters_of(text);
}

// The same as plain text has it: items of ordered lists with their numbers, other notes with their labels.
std::string printed_letters(const pith::Document& document) {
  std::string text;
  std::string_view note;
  for (const pith::Block& block : document.blocks) {
    const auto is_list = [](const pith::Nesting& level) { return level.type != pith::Nesting::Type::quote; };
    const auto list = std::find_if(block.nest.rbegin(), block.nest.rend(), is_list);
    const bool numbered = list != block.nest.rend() && list->type == pith::Nesting::Type::ordered;
    const bool is_numbered = block.shape == pith::Shape::item && numbered;
    if (is_numbered) text.append(std::to_string(list->number));
    if (block.note != std::exchange(note, block.note) && !is_numbered) text.append(block.note);
    text.append(block.text);
  }
  return letters_of(text);
}

void check_spans(const pith::Document& document, std::string_view utf8) {
  std::uint32_t end = 0;
  for (const pith::Block& block : document.blocks) {
    CHECK(block.source.begin >= end);
    CHECK(block.source.begin <= block.source.end);
    CHECK(block.source.end <= utf8.size());
    end = block.source.end;
    CHECK(block.line == 1 + std::count(utf8.begin(), utf8.begin() + block.source.begin, '\n'));
    CHECK(is_valid_utf8(block.text));
    CHECK((block.score >= 0 && block.score <= 1));
    for (const pith::Inline& part : block.inlines) {
      CHECK((part.text.begin < part.text.end || is_media(part.mark)));
      CHECK(part.text.end <= block.text.size());
    }
    if (block.text.empty() || block.shape == pith::Shape::code) continue;
    CHECK((!is_ascii_space(block.text.front()) || block.shape == pith::Shape::table));  // an empty first cell
    CHECK(!is_ascii_space(block.text.back()));
  }
}

void check_json(const pith::Document& document) {
  for (const bool explain : {false, true}) {
    const std::string line =
        pith::write(document, {.to = pith::OutputFormat::jsonl, .segments = true, .explain = explain, .source = "x\n"});
    simdjson::dom::parser parser;
    CHECK(parser.parse(line).error() == simdjson::SUCCESS);
    CHECK(line.find('\n') == line.size() - 1);
    CHECK(std::none_of(line.begin(), line.end() - 1, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
    CHECK(line.find("\u2028") == std::string::npos);
    const std::string pretty = pith::write(document, {.to = pith::OutputFormat::json, .segments = true, .explain = explain});
    CHECK(parser.parse(pretty).error() == simdjson::SUCCESS);
  }
}

std::vector<pith::Kind> kinds_of(const pith::Document& document) {
  std::vector<pith::Kind> kinds;
  for (const pith::Block& block : document.blocks) kinds.push_back(block.kind);
  return kinds;
}

}  // namespace

TEST_CASE("each visible character of a page is in exactly one block") {
  for (const auto& [name, bytes] : sample_pages()) {
    INFO(name);
    const pith::Document document = pith::extract(bytes, {});
    const Text text = decode(bytes, "");
    const bool html = document.format == pith::InputFormat::html;
    const Dom dom = Dom::parse(html ? text.utf8 : std::string());
    const std::string expected = sorted(html ? visible_letters(dom) : letters_of(text.utf8));
    const std::string found = sorted(block_letters(document));
    CHECK(without(found, expected).empty());
    CHECK(without(without(expected, found), sorted(letters_beside_notes(dom))).empty());
  }
}

TEST_CASE("any bytes give a document with sound spans and sound JSON") {
  for (const auto& [name, bytes] : all_inputs()) {
    INFO(name);
    const Text text = decode(bytes, "");
    const std::string_view utf8 = text.utf8;
    for (const std::optional<pith::InputFormat> from :
         {std::optional<pith::InputFormat>(), std::optional(pith::InputFormat::html), std::optional(pith::InputFormat::text)}) {
      const pith::Document document = pith::extract(bytes, {.from = from});
      check_spans(document, utf8);
      check_json(document);
    }
  }
}

TEST_CASE("the output of all kinds has all text of the page") {
  for (const auto& [name, bytes] : sample_pages()) {
    INFO(name);
    const pith::Document document = pith::extract(bytes, {});
    for (const std::size_t width : {std::size_t{0}, std::size_t{20}, std::size_t{72}})
      CHECK(letters_of(pith::write(document, {.keep = pith::kAllKinds, .width = width})) == printed_letters(document));
  }
}

TEST_CASE("neither kinds nor output depend on explanations") {
  for (const auto& [name, bytes] : sample_pages()) {
    INFO(name);
    const pith::Document plain = pith::extract(bytes, {});
    const pith::Document explained = pith::extract(bytes, {.explain = true});
    CHECK(kinds_of(plain) == kinds_of(explained));
    for (const auto format : {pith::OutputFormat::text, pith::OutputFormat::markdown, pith::OutputFormat::html,
                              pith::OutputFormat::json, pith::OutputFormat::jsonl})
      CHECK(pith::write(plain, {.to = format}) == pith::write(pith::Document(explained), {.to = format}));
  }
}

TEST_CASE("every block with text has reasons, and they are about its kind") {
  for (const auto& [name, bytes] : sample_pages()) {
    const pith::Document document = pith::extract(bytes, {.explain = true});
    for (const pith::Block& block : document.blocks) {
      INFO(name << ": " << block.text);
      if (!block.text.empty()) CHECK(!block.reasons.empty());
      for (const pith::Reason& reason : block.reasons) CHECK(reason.kind == block.kind);
    }
  }
}

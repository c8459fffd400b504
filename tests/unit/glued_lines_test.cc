// Lines that hold a page: which of them are parted, and where.
#include "blocks/glued_lines.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "blocks/blocks.h"
#include "blocks/joints.h"
#include "classify/cues.h"

using namespace pith::internal;

namespace {

std::string parts_at(std::string_view line, const std::vector<std::uint32_t>& begins) {
  std::string parts;
  std::size_t at = 0;
  for (const std::uint32_t begin : begins) {
    parts += std::string(line.substr(at, begin - at)) + (begin > 0 ? "|" : "");
    at = begin;
  }
  return parts + std::string(line.substr(at));
}

std::string joined(std::string_view text) { return parts_at(text, find_joints(text).places); }

const std::string kParagraph =
    "The keeper of the lock walks along the towpath every evening, counts the boats that came in, and writes their names into "
    "a book which nobody reads. His sister keeps the other lock, a mile below, and has done so since their father died.";

// With a dozen menu words, a headline, eight paragraphs, a pitch and two comments.
std::string page(std::string_view between) {
  std::string text;
  for (const std::string_view part : {"Home", "Harbour", "Weather", "Tides", "Markets", "People", "Letters", "Archive", "Jobs",
                                      "Subscribe", "Search", "Menu", "Two locks and one book", "By Nell Harker", "4 May 2024"})
    text.append(part).append(between);
  for (int i = 0; i < 8; ++i) text.append(kParagraph).append(between);
  for (const std::string_view part : {"Get our letter every Friday", "2 Comments", "My uncle was that keeper. He never slept."})
    text.append(part).append(between);
  return text;
}

std::string prose(int words) {
  std::string text;
  for (int i = 0; i < words / 40; ++i) text += kParagraph + " ";
  text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("elements meet where a capital follows without a space", "[glued]") {
  const auto check = [](std::string_view parts) {
    std::string text(parts);
    std::erase(text, '|');
    CHECK(joined(text) == parts);
  };
  check("Home|News|Sport");
  check("The boats left at dawn.|The keeper saw it.");
  check("“The boats left at dawn.”|The keeper saw it.");
  check("He said \"the boats left at dawn.\"|The keeper saw it.");
  check("The boats left at dawn.|\"So be it\", said the keeper.");
  check("Лодки ушли на рассвете.|Смотритель видел это.");
  check("הסירות יצאו עם שחר.|השומר ראה זאת.");
  check("4 May 2024|Reply");
  check("Most read|1Fire in the mill");
  check("Comments (3)|Add comment");
  check("Most read|\u0661Fire in the mill");
  check("Last seen|29.04.2020");
  check("Save|SMS|Email|Print");
  check("Facebook|YouTube|Instagram");
  check("All rights|© 2024 The Weir Gazette");
}

TEST_CASE("names, abbreviations and addresses are no places where elements meet", "[glued]") {
  for (const std::string_view text :
       {"Nell McDonald and Tom MacGregor", "WhatsApp, YouTube or an iPhone", "a S.p.A. of Milan", "the U.S.Senate",
        "NGOs and PhDs", "https://weir.example/TheKeeper.Of/TheLock", "#TheKeeperOfTheLock", "5G and 3D",
        "LANG is de_DE.UTF-8 there", "水曜日。木曜日。", "Um 8.Uhr"}) {
    INFO(text);
    CHECK(joined(text) == text);
  }
}

TEST_CASE("a page without separators is parted at its elements", "[glued]") {
  const std::string text = page("");
  const std::string parts = parts_at(text, parts_of_glued_line(text, text.size()));
  CHECK(parts.starts_with("Home|Harbour|Weather|"));
  CHECK(parts.find("Menu|Two locks and one book|By Nell Harker") != std::string::npos);
  CHECK(parts.find("2024|The keeper") != std::string::npos);
  CHECK(parts.find("died.|The keeper") != std::string::npos);
  CHECK(parts.find("Friday2 Comments|My uncle was that keeper. He") != std::string::npos);
}

TEST_CASE("a page with spaces between its elements is parted at its menu and at sentences", "[glued]") {
  const std::string text = page(" ");
  const std::string parts = parts_at(text, parts_of_glued_line(text, text.size()));
  CHECK(parts.starts_with("Home Harbour Weather"));
  CHECK(parts.find("Menu |Two locks and one book") != std::string::npos);
  CHECK(parts.find("died. |The keeper") != std::string::npos);
  CHECK(std::ranges::count(parts, '|') < 10);  // of sixteen sentences
}

TEST_CASE("a page with spaces between its elements is parted at cues", "[glued]") {
  const std::string text = prose(160) + " Read more: the winter the ferry froze at its landing. " + prose(40) +
                           " Advertisement Wool from Marn, as soft as fog. " + prose(40) +
                           " Related articles The ferry froze in the night 3 comments Well said. My uncle was that keeper.";
  CueReader cues;
  const auto begins_part = [&](std::string_view rest, bool after_sentence) {
    return cues.begins_with_edge(rest, after_sentence);
  };
  const std::string parts = parts_at(text, parts_of_glued_line(text, text.size(), begins_part));
  INFO(parts);
  CHECK(parts.find("|Read more: the winter the ferry froze at its landing. |The keeper") != std::string::npos);
  CHECK(parts.find("|Advertisement Wool from Marn, as soft as fog. |The keeper") != std::string::npos);
  CHECK(parts.find("|Related articles The ferry froze in the night |3 comments Well said. |My uncle") != std::string::npos);
  CHECK(parts_of_glued_line(text, text.size()).empty());
}

TEST_CASE("a long text on one line is parted at sentences", "[glued]") {
  const std::string text = prose(1400);
  CHECK(parts_of_glued_line(text, text.size()).size() > 10);
  CHECK(parts_of_glued_line(text, 2 * text.size()).empty());
}

TEST_CASE("a closing mark after a space belongs to the sentence before it", "[glued]") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "« Le gardien marche le long du canal chaque soir et compte les bateaux. » Sa sœur dort. ";
  while (text.size() < 6500) text += "Personne ne lit le registre que le gardien remplit chaque soir. ";
  const std::string parts = parts_at(text, parts_of_glued_line(text, text.size()));
  CHECK(parts.find("|»") == std::string::npos);
  CHECK(parts.find("|Sa") != std::string::npos);
}

TEST_CASE("Chinese elements with spaces between them are parted at the spaces", "[glued]") {
  std::string text = "首页 新闻 天气 体育 财经 文化 教育 旅游 汽车 ";
  for (int i = 0; i < 60; ++i) text += "管理员每天晚上沿着小路走，数着到来的船只，把它们的名字写进没有人读的书里。 ";
  const std::string parts = parts_at(text, parts_of_glued_line(text, text.size()));
  CHECK(parts.starts_with("首页 |新闻 |天气 |体育"));
}

TEST_CASE("a paragraph of any sort stays whole", "[glued]") {
  std::string camel_case;
  for (int i = 0; i < 10; ++i)
    camel_case += "The ArrayList calls getElement of a HashMap, and LinkedList.Size tells how many there are. ";
  std::string json;
  for (int i = 0; i < 20; ++i)
    json += R"({"@type":"NewsArticle","headline":"The keeper of the lock sleeps.The end","inLanguage":"en"},)";
  std::string typos = prose(480);
  typos.erase(typos.find(". ") + 1, 1);
  for (const std::string& text : {prose(500), camel_case, json, typos, "Tom Quill, Nell Harker, " + prose(500)}) {
    INFO(text);
    CHECK(parts_of_glued_line(text, text.size()).empty());
  }
}

TEST_CASE("the parts of a line are blocks of that line", "[glued]") {
  const std::string text = "Before\n\n" + page("") + "\nAfter\n";
  const Outline outline = text_blocks(text);
  REQUIRE(outline.blocks.size() > 20);
  CHECK(outline.blocks[1].text == "Home");
  CHECK(outline.counts[1].blank_before == 1);
  CHECK(outline.counts[2].blank_before == 0);
  CHECK(outline.blocks.back().line == 4);
  for (std::size_t i = 1; i + 1 < outline.blocks.size(); ++i) {
    CHECK(outline.blocks[i].line == 3);
    const auto& source = outline.blocks[i].source;
    CHECK(text.substr(source.begin, source.end - source.begin) == outline.blocks[i].text);
    if (i > 1) CHECK(outline.blocks[i - 1].source.end <= source.begin);
  }
}

TEST_CASE("a line is not parted when its parts are more than a limit allows", "[glued]") {
  pith::Limits limits;
  limits.blocks = 10;
  CHECK(text_blocks(page(""), limits).blocks.size() == 1);
}

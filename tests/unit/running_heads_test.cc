// Running heads: pages of a print, each with its head and its text, and which of the lines are heads.
#include "classify/running_heads.h"

#include <catch2/catch.hpp>

#include "classify/fold_text.h"

using namespace pith::internal;

namespace {

constexpr std::string_view kWholeSentence = "The keeper shut the gates before he walked home along the towpath.";
constexpr std::string_view kGoesOn = "and walked home along the towpath after he had shut all the";

void add_block(Outline& outline, std::string_view text) {
  outline.blocks.push_back({.text = text});
  outline.counts.push_back({.text = count_text(text)});
}

// Each line stands above a text.
std::size_t count_heads(std::initializer_list<std::string_view> lines, std::string_view text = kGoesOn,
                        std::uint32_t words_between = 200) {
  RunningHeads heads;
  Outline outline;
  add_block(outline, text);
  std::uint32_t words = 0;
  for (const std::string_view line : lines) {
    heads.add(static_cast<std::uint32_t>(outline.blocks.size()), line, fold_phrase(line), words += words_between);
    add_block(outline, line);
    add_block(outline, text);
  }
  return heads.find(outline).size();
}

}  // namespace

TEST_CASE("lines that come again with the next number are running heads", "[rules]") {
  CHECK(count_heads({"12 | The Weir", "13 | The Weir", "14 | The Weir"}) == 3);
  CHECK(count_heads({"Page 3 of 9", "Page 4 of 9", "Page 5 of 9", "Page 6 of 9"}) == 4);
  CHECK(count_heads({"42   THE WEIR   Spring 2016", "THE WEIR   Spring 2016   43", "44   THE WEIR   Spring 2016"}) == 3);
  CHECK(count_heads({"- 7 -", "- 8 -", "- 9 -"}) == 3);
  CHECK(count_heads({"1", "2", "3", "4"}) == 4);
  CHECK(count_heads({"Seite 1", "Seite 2", "Seite 3"}) == 3);
  CHECK(count_heads({"THE WEIR 12", "The mill 5", "THE WEIR 14", "The lock 7", "THE WEIR 16"}) == 3);
  CHECK(count_heads({"第 7 页", "第 8 页", "第 9 页"}, "水门的看守人每天傍晚都会沿着河边的小路走回家去") == 3);
}

TEST_CASE("the title of a print is a running head where pages end with a sentence", "[rules]") {
  CHECK(count_heads({"12 | The Weir", "13 | The Weir", "14 | The Weir"}, kWholeSentence) == 3);
  CHECK(count_heads({"42   THE WEIR   Spring 2016", "THE WEIR   Spring 2016   43", "44   THE WEIR   Spring 2016"},
                    kWholeSentence) == 3);
}

TEST_CASE("numbered subheadings and entries are no running heads", "[rules]") {
  CHECK(count_heads({"Step 1", "Step 2", "Step 3"}, kWholeSentence) == 0);
  CHECK(count_heads({"Step 4:", "Step 5:", "Step 6:"}, kWholeSentence) == 0);
  CHECK(count_heads({"Step 1 of 4", "Step 2 of 4", "Step 3 of 4", "Step 4 of 4"}, kWholeSentence) == 0);
  CHECK(count_heads({"Chapter 3", "Chapter 4", "Chapter 5"}, kWholeSentence) == 0);
  CHECK(count_heads({"1.", "2.", "3.", "4."}, kWholeSentence) == 0);
  CHECK(count_heads({"Paso 1", "Paso 2", "Paso 3"}, kWholeSentence) == 0);
  CHECK(count_heads({"Key Takeaway 1", "Key Takeaway 2", "Key Takeaway 3"}, kWholeSentence) == 0);
  CHECK(count_heads({"#4", "#5", "#6"}, kWholeSentence) == 0);
  CHECK(count_heads({"5 min read", "6 min read", "7 min read"}, kWholeSentence) == 0);
  CHECK(count_heads({"Шаг 1", "Шаг 2", "Шаг 3"}, kWholeSentence) == 0);
  CHECK(count_heads({"1.", "2.", "3."}, "水门的看守人每天傍晚都会沿着河边的小路走回家去。") == 0);
  CHECK(count_heads({"1.", "2.", "3."}, "ผู้ดูแลประตูน้ำเดินกลับบ้านไปตามทางเดินริมแม่น้ำทุกเย็นหลังจากที่เขาปิดประตูทั้งหมดแล้ว") == 0);
}

TEST_CASE("other lines with numbers are no running heads", "[rules]") {
  CHECK(count_heads({"12 | The Weir", "13 | The Weir"}) == 0);
  CHECK(count_heads({"3 comments", "3 comments", "3 comments"}) == 0);
  CHECK(count_heads({"3 May 2024", "9 May 2024", "2 May 2024"}) == 0);
  CHECK(count_heads({"Rated 5 of 5 by many", "Rated 6 of 9 by many", "Rated 7 of 9 by many"}, kWholeSentence) == 0);
  CHECK(count_heads({"Joined Nov 3, 2022", "Joined Nov 4, 2022", "Joined Nov 5, 2022"}, kWholeSentence) == 0);
  CHECK(count_heads({"3 May 2024 at 10:30", "4 May 2024 at 11:30", "5 May 2024 at 12:30"}) == 0);
  CHECK(count_heads({"1", "2", "3", "4"}, kGoesOn, 10) == 0);
  CHECK(count_heads({"Post 1234567", "Post 1234568", "Post 1234569"}) == 0);
}

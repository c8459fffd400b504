// Lists that repeat the site's menu, and lists of stories that are also in it. The blocks are labelled by hand.
#include <catch2/catch.hpp>
#include <string>

#include "document/items.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

constexpr std::string_view kPage = "https://tarn.example/2021/the-ferry-is-late-again";

std::string link(std::size_t number, std::string_view text) {
  return "<a href=https://tarn.example/rope-" + std::to_string(number) + "-review>" + std::string(text) + "</a>";
}

// Links with the same text, each after `before` and ahead of `after`, as items of a list.
std::string list_of(std::size_t first, std::size_t count, std::string_view text, std::string_view after = "") {
  std::string list = "<ul>";
  for (std::size_t i = first; i < first + count; ++i)
    list += "<li>" + link(i, std::string(text) + " " + std::to_string(i)) + std::string(after) + "</li>";
  return list + "</ul>";
}

// How many stories a page has whose menu has the links from 0 to `in_menu`.
std::size_t count_stories(std::size_t in_menu, const std::string& lists) {
  const std::string html = "<header><nav>" + list_of(0, in_menu, "Rope") + "</nav></header>" + lists;
  Outline page = labelled(html, pith::Kind::related);
  for (std::size_t i = 0; i < page.blocks.size(); ++i)
    if ((page.containers[page.counts[i].container].landmarks & kInNav) != 0) page.blocks[i].kind = pith::Kind::nav;
  return related_items(page, kPage).size();
}

}  // namespace

TEST_CASE("a list of short links that repeats the menu of the site has no stories", "[stories]") {
  const std::string list = list_of(0, 12, "Ropes of hemp");
  CHECK(count_stories(12, list) == 0);
  CHECK(count_stories(10, list) == 0);
  CHECK(count_stories(9, list) == 12);  // three quarters
  CHECK(count_stories(12, list_of(0, 9, "Ropes of hemp")) == 9);
}

TEST_CASE("each list is compared with the menu by itself", "[stories]") {
  const std::string stories = "<section>" + list_of(40, 2, "A new clock at") + "</section>";
  CHECK(count_stories(12, "<aside>" + list_of(0, 12, "Ropes of hemp") + "</aside>" + stories) == 2);
  CHECK(count_stories(12, list_of(0, 6, "Ropes of hemp") + list_of(6, 6, "Ropes of tar")) == 12);
}

TEST_CASE("headlines in the menu of the site remain stories", "[stories]") {
  CHECK(count_stories(12, list_of(0, 12, "A new clock for the office")) == 12);
  CHECK(count_stories(12, list_of(0, 12, "Ropes of hemp", "<time>3 May 2021</time><p>Which of them still hold.</p>")) == 12);
  CHECK(count_stories(12, list_of(0, 12, "\u6E21\u8239\u4ECA\u5929\u518D\u6B21")) == 12);
}

TEST_CASE("a date or an author in the block of a link makes it a story, a section does not", "[stories]") {
  CHECK(count_stories(12, list_of(0, 12, "Ropes of hemp", " <time>3 May 2021</time>")) == 12);
  CHECK(count_stories(12, list_of(0, 12, "Ropes of hemp", "<br>3 May 2021")) == 12);
  CHECK(count_stories(12, list_of(0, 12, "Ropes of hemp", " <span class=author>By Ann Lee</span>")) == 12);
  CHECK(count_stories(12, list_of(0, 12, "Ropes of hemp", " by Ann Lee")) == 12);
  CHECK(count_stories(12, list_of(0, 12, "Ropes of hemp", " <span class=more>Knots</span>")) == 0);
}

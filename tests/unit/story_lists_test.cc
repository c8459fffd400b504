// Lists of stories: what the most of a list say about its others, and lists of lists. All blocks are labelled as related by hand.
#include <catch2/catch.hpp>

#include "document/items.h"
#include "document/section_addresses.h"
#include "document/story_addresses.h"
#include "document/story_labels.h"
#include "unit/labelled_blocks.h"

using namespace pith::internal;

namespace {

using Titles = std::vector<std::string>;

std::vector<pith::Related> stories(std::string_view html) { return related_items(labelled(html, pith::Kind::related), {}); }

Titles titles(std::string_view html) {
  Titles found;
  for (const pith::Related& story : stories(html)) found.push_back(story.title);
  return found;
}

std::string entry(std::string_view address, std::string_view text, std::string_view date = "") {
  const std::string time = date.empty() ? std::string() : "<span>" + std::string(date) + "</span> ";
  return "<li>" + time + "<a href=" + std::string(address) + ">" + std::string(text) + "</a></li>";
}

const std::string kLongEntries = entry("/2021/1/six-small-repairs-to-the-quay", "Six small repairs to the quay") +
                                 entry("/2021/2/a-new-clock-for-the-office", "A new clock for the office") +
                                 entry("/2021/3/goats-on-the-roof-again", "Goats on the roof again") +
                                 entry("/2021/4/a-lamp-of-iron-and-salt", "A lamp of iron and salt") +
                                 entry("/2021/5/nobody-rows-to-upper-tarn", "Nobody rows to Upper Tarn") +
                                 entry("/2021/6/the-weir-is-to-be-mended", "The weir is to be mended");

bool has(const Titles& found, std::string_view title) { return std::ranges::find(found, title) != found.end(); }

}  // namespace

TEST_CASE("the others of a list are stories, however short, if nearly all are", "[stories]") {
  const std::string others = entry("/2021/7/rope", "Rope") + entry("/2021/8/8", "tarn.example/boats");
  const Titles found = titles("<ul>" + kLongEntries + others + "</ul>");
  CHECK(found.size() == 8);
  CHECK(has(found, "Rope"));
  CHECK(has(found, "tarn.example/boats"));
  CHECK_FALSE(has(titles("<ul>" + kLongEntries + entry("/tag/rope", "Rope") + "</ul>"), "Rope"));
  std::string sections;
  for (const std::string_view name : {"Ropes", "Oars", "Lamps"}) sections += entry("/2021/" + std::string(name), name);
  CHECK(titles("<ul>" + kLongEntries + sections + "</ul>").size() == 6);
}

TEST_CASE("two stories of a list may have one title", "[stories]") {
  const std::string twice = entry("/2021/7/3", "Morning at Tarn") + entry("/2021/7/4", "Morning at Tarn");
  CHECK(titles("<ul>" + kLongEntries + twice + "</ul>").size() == 8);
  const auto pair = [](std::string_view a, std::string_view b, std::string_view day) {
    return stories("<ul>" + entry(a, "The ferry is late again today", "3 May 2021") +
                   entry(b, "The ferry is late again today", day) + "</ul>")
        .size();
  };
  CHECK(pair("/2021/ferry-is-late", "/2021/ferry-is-late-2", "9 May 2021") == 2);
  CHECK(pair("/2021/ferry-is-late", "/2021/ferry-is-late-2", "3 May 2021") == 1);
  CHECK(pair("https://tarn.example/2021/ferry", "https://tarn.example/2021/ferry/post-2", "9 May 2021") == 1);
}

TEST_CASE("a month and its year name a list of old stories", "[stories]") {
  const auto is_month = [](std::string_view text) { return is_month_of_year(text, count_text(text)); };
  CHECK(is_month("May 2021"));
  CHECK(is_month("May 2021 (12)"));
  CHECK(is_month("mai 2021"));
  CHECK_FALSE(is_month("Ferries in May 2021"));
  CHECK_FALSE(is_month("May 41"));
  CHECK_FALSE(is_month("Tarn 2021"));
  CHECK(titles("<ul>" + kLongEntries + entry("/news?month=05-2021", "May 2021") + "</ul>").size() == 6);
}

TEST_CASE("addresses with other words in their queries show parts of one list", "[stories]") {
  const std::string_view boats[] = {"/boats?kind=rowing&age=old", "/boats?kind=sailing", "/boats?kind=steam", "/quay?kind=old"};
  CHECK(find_filters(boats) == std::vector<bool>{true, true, true, false});
  const std::string_view two[] = {"/boats?kind=rowing", "/boats?kind=sailing"};
  CHECK(find_filters(two) == std::vector<bool>{false, false});
  const std::string_view pages[] = {"/news?id=41", "/news?id=42", "/news?id=43"};
  CHECK(find_filters(pages) == std::vector<bool>{false, false, false});
  const std::string_view names[] = {"/news?p=goats-on-roofs", "/news?p=ferry-is-late", "/news?p=a-new-clock"};
  CHECK(find_filters(names) == std::vector<bool>{false, false, false});
  const std::string_view files[] = {"/index.php?title=Quay", "/index.php?title=Weir", "/index.php?title=Lock"};
  CHECK(find_filters(files) == std::vector<bool>{false, false, false});
}

TEST_CASE("the index of a year's issue is a list", "[stories]") {
  CHECK(leads_to_list("https://tarn.example/herald/2021/12/index.html?from=mail"));
  CHECK_FALSE(leads_to_list("https://tarn.example/2021/12/ferry-is-late/index.html"));
  CHECK_FALSE(leads_to_list("https://tarn.example/2021/4142434/index.html"));
  CHECK_FALSE(leads_to_list("https://tarn.example/herald/12/index.html"));
}

TEST_CASE("short links below a heading of stories are no entries of the menu around them", "[stories]") {
  const auto footer = [](std::string_view heading, int count) {
    std::string html = "<div class=footer><ul><li>" + std::string(heading) + "</li>";
    for (int i = 0; i < count; ++i)
      html += entry("/boats/old-boat-" + std::to_string(i), "Old boat " + std::string(static_cast<std::size_t>(i) + 1, 'I'));
    return html + "</ul></div><h3><a href=/2021/a-new-clock-for-the-office>A new clock for the office</a></h3>";
  };
  CHECK(titles(footer("Related articles", 8)).size() == 9);
  CHECK(titles(footer("Boats of Tarn", 8)).size() == 1);
  CHECK(titles(footer("Related articles", 30)).size() == 1);
}

TEST_CASE("the length of a recording is no time of day", "[stories]") {
  const auto published = [](const std::string& address, const std::string& line) {
    return stories("<ul><li><a href=" + address + ">Six small repairs to the quay</a><p>" + line + "</p></li>" +
                   entry("/2021/a-new-clock-for-the-office", "A new clock for the office") + "</ul>")
        .at(0)
        .published;
  };
  CHECK(published("/video/quay-41", "00:53") == "");
  CHECK(published("/quay-video-41", "Video 02:46") == "");
  CHECK(published("/2021/quay-41", "14:30") == "14:30");
  CHECK(published("/video/quay-41", "3 May 2021") == "3 May 2021");
}

TEST_CASE("whose a picture is is no source, and the line below a headline is none", "[stories]") {
  const auto found = stories(
      "<ul><li><div class=author>\u00A9 Tarn Pictures/Ann Lee</div><a href=/quay-41><p class=headline>The quay of Tarn</p><p "
      "class=subheadline>Come with us and learn more about the salt and the iron of Tarn</p></a></li>" +
      entry("/2021/a-new-clock-for-the-office", "A new clock for the office") + "</ul>");
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "The quay of Tarn");
  CHECK(found[0].source == "");
}

TEST_CASE("four titles with counts tell what these are, ages in three stay", "[stories]") {
  const std::string counted = "<ul>" + entry("/a/1/red-quay", "Red quay (9)") + entry("/a/2/old-rope", "Old rope (5)") +
                              entry("/a/3/new-lamp", "New lamp (14)") + entry("/a/4/dry-dock", "Dry dock (2)") + "</ul>";
  CHECK(titles(counted) == Titles{"Red quay", "Old rope", "New lamp", "Dry dock"});
  const std::string ages = "<ul>" + entry("/a/1/ann-lee", "A talk with Ann Lee (41)") +
                           entry("/a/2/bo-orr", "A talk with Bo Orr (37)") + entry("/a/3/eva-lund", "A talk with Eva Lund (29)") +
                           "</ul>";
  CHECK(titles(ages) == Titles{"A talk with Ann Lee (41)", "A talk with Bo Orr (37)", "A talk with Eva Lund (29)"});
}

// Site, language, tags, image and description of a page.
#include "document/metadata_site.h"

#include <catch2/catch.hpp>

#include "document/languages.h"
#include "pith/pith.h"

using namespace pith::internal;

namespace {

using Names = std::vector<std::string>;

const std::string kStory =
    "<p>The bell on the pier at Grenhaven rings by itself when the tide turns, and has done so for a hundred and ten years.</p>"
    "<p>This spring it rang an hour late for a week, and the harbour board sent a diver to ask the sea what was the matter.</p>"
    "<p>He came up with an old boot, which had slowed the float, and with it the bell, the ferry and the bakery on the quay.</p>";
const std::string kGermanStory =
    "<p>Die Glocke auf der Mole von Grenhaven l&auml;utet von selbst, wenn die Flut kommt, und das seit hundertzehn Jahren.</p>"
    "<p>In diesem Fr&uuml;hling l&auml;utete sie eine Woche lang zu sp&auml;t, und das Hafenamt schickte einen Taucher "
    "hinunter.</p>"
    "<p>Er kam mit einem alten Stiefel zur&uuml;ck, der den Schwimmer gebremst hatte, und mit ihm die F&auml;hre und die "
    "B&auml;cker.</p>";

pith::Metadata page(const std::string& head, const std::string& nav = "<a href='/'>Home</a>", const std::string& footer = "",
                    const std::string& url = "", const std::string& story = kStory) {
  pith::Options options;
  options.url = url;
  return pith::extract("<!doctype html><html lang=en><head>" + head + "</head><body><nav>" + nav +
                           "</nav><main><article><h1>The bell of Grenhaven</h1>" + story + "</article></main><footer><p>" +
                           footer + "</p></footer></body></html>",
                       options)
      .metadata;
}

}  // namespace

TEST_CASE("the site is what the title, the link to the home page, the copyright line or the host name") {
  const std::string title = "<title>The bell of Grenhaven - Tide Gazette</title>";
  CHECK(page(title).site == "Tide Gazette");
  CHECK(page(title + "<meta property=og:site_name content='The Tide'>").site == "The Tide");
  CHECK(page("<title>Tide Gazette: The bell of Grenhaven</title>", "<a href='/'>Tide Gazette</a>").site == "Tide Gazette");
  // A section is no site where the host or a link says more.
  CHECK(page("<title>The bell of Grenhaven | Harbour | Tide Gazette</title>").site == "Tide Gazette");
  CHECK(page("<title>Tide Gazette | The bell of Grenhaven | Harbour</title>", "<a href='/'>Home</a>", "",
             "https://www.tidegazette.example/bell")
            .site == "Tide Gazette");
  CHECK(page("<title>The bell of Grenhaven</title>", "<a href='/'>Tide Gazette</a>", "", "https://tidegazette.example/a").site ==
        "Tide Gazette");
  CHECK(
      page("<title>The bell of Grenhaven</title>", "<a href='/'>Home</a>", "&copy; 2019-2024 Tide Gazette. All rights reserved.")
          .site == "Tide Gazette");
  CHECK(page("<title>The bell of Grenhaven</title>", "<a href='/'>Home</a>", "", "https://www.tide.example/bell").site ==
        "tide.example");
  CHECK(page("<title>The bell of Grenhaven</title>").site.empty());
  CHECK(host_of_address("https://WWW.tide.example:80/x") == "tide.example");
  CHECK(host_of_address("bell.html").empty());
}

TEST_CASE("the words tell the language where the attribute contradicts them clearly") {
  CHECK(page("<title>Die Glocke</title>", "", "", "", kGermanStory).language == "de");
  CHECK(page("<title>The bell</title>").language == "en");
  CHECK(contradicts("de", "en-US"));
  CHECK_FALSE(contradicts("de", "de-AT"));
  CHECK_FALSE(contradicts("da", "nb"));
  CHECK_FALSE(contradicts("hr", "sr-Latn"));
  CHECK(contradicts("fr", "und"));
}

TEST_CASE("a tag may have a comma in it") {
  CHECK(page("<meta name=keywords content='bell, tide; a, b'>").tags == Names{"bell, tide", "a, b"});
  CHECK(page("<meta name=keywords content='bell,tide, \"Grenhaven, Selm\"'>").tags == Names{"bell", "tide", "Grenhaven, Selm"});
  CHECK(page("<meta name=keywords content='\xE9\x90\x98\xE3\x80\x81\xE6\xBD\xAE'>").tags ==
        Names{"\xE9\x90\x98", "\xE6\xBD\xAE"});
  CHECK(page("<meta property=article:tag content='Lee, Ann'><meta property=article:tag content='#tide'>").tags ==
        Names{"Lee, Ann", "tide"});
  CHECK(page("<meta property=article:tag content='bell, tide'>").tags == Names{"bell", "tide"});
}

TEST_CASE("the image has a full address") {
  const std::string image = "<meta property=og:image content='/img/bell.jpg'>";
  CHECK(page(image, "", "", "https://tide.example/a/bell").image == "https://tide.example/img/bell.jpg");
  CHECK(page("<base href='/b/'><meta property=og:image content='bell.jpg'>", "", "", "https://tide.example/a/").image ==
        "https://tide.example/b/bell.jpg");
  CHECK(page(image).image == "/img/bell.jpg");
  CHECK(page("<meta property=og:image content='javascript:alert(1)'>").image.empty());
}

TEST_CASE("a description is plain and whole") {
  const auto description = [](const std::string& og, const std::string& meta) {
    return page(
               "<title>The bell - Tide Gazette</title><meta property=og:site_name content='Tide Gazette'>"
               "<meta property=og:description content='" +
               og + "'><meta name=description content='" + meta + "'>")
        .description;
  };
  CHECK(description("&lt;p&gt;The bell &lt;b&gt;rings&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;It is late.&lt;/p&gt;", "") ==
        "The bell rings. It is late.");
  CHECK(description("It &amp;amp;lt; that &amp;oacute;", "") == "It < that \u00F3");
  CHECK(description("5 < 6 and a<b", "") == "5 < 6 and a<b");
  CHECK(description("Tide Gazette", "The bell rings by itself.") == "The bell rings by itself.");
  const std::string whole = "The bell on the pier at Grenhaven rings by itself, and nobody knows why it does.";
  CHECK(description(whole.substr(0, 50) + "...", whole) == whole);
  CHECK(description("Another text that was cut off somewhere...", "Tide Gazette") ==
        "Another text that was cut off somewhere...");
}

TEST_CASE("of different descriptions the one that sums the page up wins") {
  const auto description = [](const std::string& og, const std::string& meta, const std::string& more = "") {
    return page(
               "<title>The bell of Grenhaven - Tide Gazette</title><meta property=og:site_name content='Tide Gazette'>"
               "<meta property=og:description content='" +
               og + "'><meta name=description content='" + meta + "'>" + more)
        .description;
  };
  const std::string teaser = "You will not believe what the diver found.";
  const std::string summary = "An old boot made the bell of Grenhaven ring an hour late, and the ferry with it.";
  CHECK(description(teaser, summary) == summary);
  // Of the whole site, cut off, or of the same text.
  CHECK(description("The bell rang late because of a boot.", "News and weather for islanders, every day.") ==
        "The bell rang late because of a boot.");
  CHECK(description(teaser, "An old boot made the bell of...") == teaser);
  CHECK(description(summary + " A diver found it.", summary + " It was brown.") == summary + " A diver found it.");
  // Not of the page's content.
  CHECK(description("By Ann Lee (Tide Gazette, 3 May 2024)", "An old boot made the bell late...") ==
        "An old boot made the bell late...");
  CHECK(description("Tide Gazette - read by all who sail", "An old boot made it late...") == "An old boot made it late...");
  // What readers see as well.
  const std::string shown =
      "He came up with an old boot, which had slowed the float, and with it the bell, the ferry and the bakery on the quay.";
  CHECK(description(teaser, teaser, "<meta name=twitter:description content='" + shown + "'>") == shown);
}

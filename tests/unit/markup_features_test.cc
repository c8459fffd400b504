// What the markup inside a block, the forms around it and the statements of the head give its row of features.
#include <catch2/catch.hpp>
#include <string_view>

#include "blocks/blocks.h"
#include "classify/feature_bytes.h"
#include "classify/features.h"

using namespace pith;
using namespace pith::internal;

namespace {

// The features of the blocks of an HTML page.
struct Rows {
  explicit Rows(std::string_view html) : outline(html_blocks(html)) {
    count_blocks(outline);
    table = measure_features(outline, gather_evidence(outline));
  }

  int operator()(std::size_t block, Feature feature) { return table.row(static_cast<std::uint32_t>(block))[index_of(feature)]; }

  Outline outline;
  FeatureTable table;
};

}  // namespace

TEST_CASE("names of inline elements belong to their block", "[features]") {
  Rows rows(
      "<p><span class='author'>Ada Finch</span> <time>3 May</time></p><p>Rain fell.</p><p><a rel='tag' href='/x'>rain</a></p>");
  CHECK(rows(0, Feature::inline_byline) == 1);
  CHECK(rows(0, Feature::time_element) == 1);
  CHECK(rows(1, Feature::inline_byline) == 0);
  CHECK(rows(1, Feature::time_element) == 0);
  CHECK(rows(1, Feature::learned_name_inline) == 128);
  CHECK(rows(2, Feature::inline_tags) == 1);
}

TEST_CASE("names inside of code are not read", "[features]") {
  Rows rows("<pre><span class='author'>x = 1</span></pre>");
  CHECK(rows(0, Feature::inline_byline) == 0);
}

TEST_CASE("fields of forms are known to the containers around them", "[features]") {
  Rows rows("<main><p>Rain fell.</p><div><form><p>Stay dry.</p><input type='email'></form></div></main><div><p>x</p></div>");
  CHECK(rows(1, Feature::up_to_email) == 2);  // the paragraph is inside of the form
  CHECK(rows(0, Feature::up_to_email) == 2);  // inside of main
  CHECK(rows(1, Feature::up_to_password) == 0);
  CHECK(Rows("<div><p>x</p><textarea></textarea></div>")(0, Feature::up_to_text_area) == 2);
  CHECK(Rows("<div><p>x</p><input name='q'></div>")(0, Feature::up_to_search) == 2);
  CHECK(Rows("<div><p>x</p><input type='PASSWORD'></div>")(0, Feature::up_to_password) == 2);
}

TEST_CASE("headlines that are links are known to the containers around them", "[features]") {
  Rows rows(
      "<main><p>Rain fell.</p></main><div><h3><a href='/a'>Herons of the hill</a></h3><p>They sleep.</p></div>"
      "<section><p><a href='/b'>The rain that stayed</a></p><p>It fell.</p><h3>Herons</h3><p>They left.</p></section>");
  CHECK(rows(0, Feature::up_to_headline_link) == 3);  // around main
  CHECK(rows(2, Feature::up_to_headline_link) == 2);
  CHECK(rows(2, Feature::up_to_linked_heading) == 2);
  CHECK(rows(4, Feature::up_to_headline_link) == 2);
  CHECK(rows(4, Feature::up_to_linked_heading) == 3);
  CHECK(rows(0, Feature::heading_links) == 0);
  CHECK(rows(2, Feature::heading_links) == 255);
  CHECK(rows(6, Feature::heading_links) == 0);
}

TEST_CASE("a text that begins with the name of an author is about the author", "[features]") {
  const std::string story = "<h1>Rain in Selm</h1><p class=byline>By Ada Finch</p><p>Rain fell on the hill, says Ada Finch.</p>";
  Rows rows(story + "<p>Ada Finch lives on a hill.</p><p>Written by Ada, of the hill.</p>");
  CHECK(rows(2, Feature::people_first) == 0);
  CHECK(rows(3, Feature::people_first) == 2);
  CHECK(rows(4, Feature::people_first) == 1);
  CHECK(Rows("<meta name=author content='Ada Finch'><p>Ada Finch lives on a hill.</p>")(0, Feature::people_first) == 2);
  CHECK(Rows("<p>Ada Finch lives on a hill.</p>")(0, Feature::people_first) == 0);
}

TEST_CASE("addresses tell where links lead", "[features]") {
  const auto feature = [](std::string_view address, Feature wanted) {
    return Rows("<link rel=canonical href='https://hill.example/a'><p><a href='" + std::string(address) + "'>x</a></p>")(0,
                                                                                                                         wanted);
  };
  for (const auto* tag : {"/tag/rain", "https://www.hill.example/Topics/1", "/en/kategorie/regen.html"})
    CHECK(feature(tag, Feature::link_tags) == 255);
  CHECK(feature("/authors/ada-finch", Feature::link_people) == 255);
  CHECK(feature("/2024/05/the-rain-that-never-came", Feature::link_stories) == 255);
  CHECK(feature("/2024/05/the-author-of-the-rain", Feature::link_people) == 0);
  CHECK(feature("/login?next=/a", Feature::link_services) == 255);
  CHECK(feature("https://social.example/share?url=x", Feature::link_shares) == 255);
  CHECK(feature("https://social.example/a", Feature::link_other_site) == 255);
  CHECK(feature("https://news.hill.example/a", Feature::link_other_site) == 0);
  CHECK(feature("https://uphill.example/a", Feature::link_other_site) == 255);
}

TEST_CASE("images are known to the blocks around them", "[features]") {
  Rows rows("<p>Rain fell.</p><img src='a.jpg' alt='A heron on a roof'><p>A heron on a roof</p><p>It slept.</p>");
  CHECK(rows(0, Feature::since_image) == 255);
  CHECK(rows(0, Feature::until_image) == log_byte(1U));
  CHECK(rows(1, Feature::since_image) == 0);
  CHECK(rows(1, Feature::in_image_label) == 255);
  CHECK(rows(2, Feature::since_image) == log_byte(1U));
  CHECK(rows(2, Feature::in_image_label) == 0);
}

TEST_CASE("blocks are compared with what the head states", "[features]") {
  Rows rows(
      "<meta name='author' content='Ada Finch'><meta name='keywords' content='rain, herons'><meta property='og:site_name' "
      "content='Hill News'><meta property='article:published_time' content='2024-05-03T10:00:00Z'>"
      "<p>Ada Finch</p><p>Herons</p><p>Hill News</p><p>3 May 2024</p><p>13 May 2024</p>");
  CHECK(rows(0, Feature::in_author) == 255);
  CHECK(rows(0, Feature::author_words) == 255);
  CHECK(rows(1, Feature::in_keywords) == 255);
  CHECK(rows(2, Feature::in_site) == 255);
  CHECK(rows(3, Feature::stated_date) == 2);
  CHECK(rows(4, Feature::stated_date) == 1);
}

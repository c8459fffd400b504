// Known names of attributes, and the walk over the attributes of a start tag.
#include "html/attributes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "html/dom.h"

using namespace pith::internal;

namespace {

// The name at the start of `page`, up to where it ends.
std::string_view known(std::string_view page) {
  const auto name = attribute_named(page.substr(0, find_delimiter(page, 0, kEndsAttributeName)));
  return name ? name->text() : "unknown";
}

}  // namespace

TEST_CASE("every known name is known, in any case and wherever the page ends") {
  for (const std::string_view name : kKnownAttributes) {
    std::string upper(name);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    for (const std::string& rest : {std::string(), std::string(">"), std::string("=\"a value of more than sixteen bytes\"")}) {
      CHECK(known(std::string(name) + rest) == name);
      CHECK(known(upper + rest) == name);
    }
  }
}

TEST_CASE("other names are unknown") {
  for (const char* name : {"", "i", "idx", "classs", "clas", "clas\x13", "data\rsrc", "data-", "data-src2", "data-lazy-srcset",
                           "aria-labelledby2", "\xC3\xA4", "href\x01"})
    CHECK(known(name) == "unknown");
}

TEST_CASE("a tag's attributes by name") {
  constexpr struct {
    const char* tag;
    const char* name;
    const char* value;  // null: none
  } kCases[] = {
      {"<a href=x>", "href", "x"},
      {"<a href='x y' id=\"z\">", "id", "z"},
      {"<a\n\tHREF = x/y >", "href", "x/y"},
      {"<a hidden>", "hidden", ""},
      {"<a hidden/>", "hidden", ""},
      {"<a id=1 id=2>", "id", "1"},
      {"<a data-id=1>", "id", nullptr},
      {"<a title=\"id=1\">", "id", nullptr},
      {"<a an-attribute-of-a-long-name=1 another-one-of-a-long-name id=2>", "id", "2"},
      {"<an-element-of-a-very-long-name id=3>", "id", "3"},
      {"<a =id=4 id=5>", "id", "5"},
      {"<a", "id", nullptr},
  };
  for (const auto& [tag, name, value] : kCases) {
    INFO(tag);
    const std::string_view found = raw_attribute(tag, name);
    CHECK((found.data() != nullptr) == (value != nullptr));
    if (value) CHECK(found == value);
  }
}

TEST_CASE("a value with character references is decoded once") {
  constexpr std::string_view kPage = "<a href='?a=1&amp;b=2' id=plain title='&lt;1&gt;'>x</a>";
  const Dom dom = Dom::parse(kPage);
  NodeId link = 0;
  while (dom.nodes()[link].tag != Tag::a) ++link;
  const std::string_view href = dom.attribute(link, "href");
  const std::string_view title = dom.attribute(link, "title");
  CHECK(href == "?a=1&b=2");
  CHECK(title == "<1>");
  CHECK(dom.attribute(link, "id") == "plain");
  const std::size_t memory = dom.memory();
  CHECK(dom.attribute(link, "href").data() == href.data());
  CHECK(dom.attribute(link, "title").data() == title.data());
  CHECK(dom.attribute(link, "id").data() == kPage.data() + kPage.find("plain"));
  CHECK(dom.memory() == memory);
}

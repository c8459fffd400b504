// A table of texts and their formats, HTML or text.
#include "input/sniff.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace pith;
using namespace pith::internal;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("HTML is distinguished from text", "[sniff]") {
  struct Case {
    std::string input;
    InputFormat expected;
  };
  constexpr auto html = InputFormat::html;
  constexpr auto text = InputFormat::text;
  const std::string prose = repeated("The harbour was quiet that morning, and nobody saw the boat leave.\n", 12);
  const std::vector<Case> cases = {
      {"", text},
      {" \n ", text},
      {"<", text},
      {"</", text},
      {"<p", text},
      {"<!DOCTYPE html><p>x", html},
      {"\n  <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", html},
      {"<HTML lang=en>", html},
      {"<html>", html},
      {"<head><title>x</title>", html},
      {"<body bgcolor=white>x", html},
      {"<!-- saved page --><p>x", html},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>", html},
      {"<?xml version=\"1.0\"?>\n<song>la la</song>", text},
      {"<p>One</p><p>Two</p>", html},
      {"<p>One<p>Two", html},
      {"<div class=\"post\">Hello</div>", html},
      {"<header>Site</header> and " + prose, html},
      {"<p>" + prose + "</p>", html},
      {"Hello <b>big</b> world, see <a href=\"/x\">this</a>.", html},
      {"One<br>Two<br/>Three", html},
      {prose, text},
      {"<john@example.org> wrote:\n> " + prose, text},
      {"<p> is the element for paragraphs.\n" + prose, text},
      {"The <p> element, closed by </p>, makes a paragraph.\n" + prose, text},
      {"<a lot of money> " + prose, text},
      {prose + prose + repeated("<div class=\"x\">\n  <p>sample</p>\n</div>\n", 20) + prose, text},
      {"&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", text},
      {"if a < b and c > d then x<y>z", text},
      {"std::vector<int> v; std::map<string, int> m;", text},
      {"<unknown>thing</unknown>", text},
      {repeated("<", 1000), text},
  };
  for (const Case& c : cases) {
    INFO(c.input);
    CHECK(sniff(c.input) == c.expected);
  }
}

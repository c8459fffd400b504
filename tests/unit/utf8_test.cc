// UTF-8: validation, replacement of malformed bytes, code points and their properties.
#include "base/utf8.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace pith;
using namespace pith::internal;
using namespace std::string_view_literals;

TEST_CASE("code points are counted", "[utf8]") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("\u00E9t\u00E9 \u20AC \U0001F600") == 7);
}

TEST_CASE("malformed UTF-8 is recognised and replaced by maximal subparts", "[utf8]") {
  struct Case {
    std::string_view input;
    std::string_view expected;
    std::size_t malformed;
    std::size_t multibyte;
  };
  const std::vector<Case> cases = {
      {"", "", 0, 0},
      {"plain", "plain", 0, 0},
      {"nul \0 stays"sv, "nul \0 stays"sv, 0, 0},
      {"caf\xC3\xA9", "café", 0, 1},
      {"\xF0\x9F\x98\x80 \xE2\x82\xAC", "😀 €", 0, 2},
      {"\xF4\x8F\xBF\xBF", "\U0010FFFF", 0, 1},
      {"\x80", "\uFFFD", 1, 0},
      {"a\xFFz", "a\uFFFDz", 1, 0},
      {"\xC0\xAF", "\uFFFD\uFFFD", 2, 0},                      // overlong
      {"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD", 3, 0},            // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3, 0},            // surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4, 0},  // beyond the last code point
      {"\xE2\x82", "\uFFFD", 1, 0},                            // cut off: one subpart
      {"\xF0\x9F\x98", "\uFFFD", 1, 0},
      {"\xF0\x9F\x98z", "\uFFFDz", 1, 0},
      {"\xE2\x82\xC3\xA9", "\uFFFDé", 1, 1},
      {"12345678\xE2\x82\xAC"
       "12345678\xE2",
       "12345678€12345678\uFFFD", 1, 1},
  };
  for (const Case& c : cases) {
    INFO(c.input);
    CHECK(is_valid_utf8(c.input) == (c.malformed == 0));
    const Scrubbed scrubbed = scrub_utf8(c.input);
    CHECK(scrubbed.text == c.expected);
    CHECK(scrubbed.malformed == c.malformed);
    CHECK(scrubbed.multibyte == c.multibyte);
    CHECK(is_valid_utf8(scrubbed.text));
  }
}

TEST_CASE("a malformed byte is found at every offset", "[utf8]") {
  for (std::size_t i = 0; i < 80; ++i) {
    INFO(i);
    std::string text(80, 'x');
    text[i] = '\xC3';
    CHECK_FALSE(is_valid_utf8(text));
    CHECK(scrub_utf8(text).text.find("\uFFFD") == i);
  }
}

TEST_CASE("every code point is the same after encoding and decoding", "[utf8]") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point == 0xD800) code_point = 0xE000;
    std::string text;
    append_utf8(text, code_point);
    std::size_t pos = 0;
    const char32_t again = decode_code_point(text, pos);
    if (again == code_point && pos == text.size() && is_valid_utf8(text)) continue;
    FAIL("code point " << static_cast<unsigned>(code_point));
  }
}

TEST_CASE("surrogates and numbers beyond U+10FFFF are appended as U+FFFD", "[utf8]") {
  for (const char32_t code_point : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    append_utf8(text, code_point);
    CHECK(text == "\uFFFD");
  }
}

TEST_CASE("properties of code points", "[utf8]") {
  struct Case {
    char32_t input;
    std::string_view expected;  // s space, l letter, d digit, u upper case, w wide script
  };
  const std::vector<Case> cases = {
      {U' ', "s"},   {U'\t', "s"},    {U'\r', "s"},  {0x1C, ""},    {0x85, "s"},   {0xA0, "s"},   {0x1680, "s"}, {0x2003, "s"},
      {0x2028, "s"}, {0x202F, "s"},   {0x205F, "s"}, {0x3000, "s"}, {0x200B, ""},  {0xFEFF, ""},  {U'a', "l"},   {U'Z', "lu"},
      {U'@', ""},    {U'[', ""},      {U'`', ""},    {U'{', ""},    {U'5', "d"},   {U'é', "l"},   {U'É', "lu"},  {U'ж', "l"},
      {U'Ж', "lu"},  {0x01C5, "lu"},  {U'٣', "d"},   {U'९', "d"},   {U'中', "lw"}, {U'の', "lw"}, {U'カ', "lw"}, {U'ー', "lw"},
      {U'・', ""},   {U'。', ""},     {U'ก', "lw"},  {0x0E48, "w"}, {U'๓', "d"},   {U'ລ', "lw"},  {U'ក', "lw"},  {U'က', "lw"},
      {U'한', "l"},  {0x20000, "lw"}, {0x1F600, ""}, {U'—', ""},
  };
  for (const Case& c : cases) {
    INFO(static_cast<unsigned>(c.input));
    std::string found;
    if (is_space(c.input)) found += 's';
    if (is_letter(c.input)) found += 'l';
    if (is_digit(c.input)) found += 'd';
    if (is_upper(c.input)) found += 'u';
    if (is_unspaced_script(c.input)) found += 'w';
    CHECK(found == c.expected);
  }
}

TEST_CASE("case folding", "[utf8]") {
  CHECK(fold_case(U'A') == U'a');
  CHECK(fold_case(U'z') == U'z');
  CHECK(fold_case(U'@') == U'@');
  CHECK(fold_case(U'Ä') == U'ä');
  CHECK(fold_case(U'Σ') == U'σ');
  CHECK(fold_case(U'Я') == U'я');
  CHECK(fold_case(U'中') == U'中');
}

TEST_CASE("columns on a terminal, and characters that must not be sent to one", "[utf8]") {
  CHECK(column_width(U'a') == 1);
  CHECK(column_width(U'é') == 1);
  CHECK(column_width(U'中') == 2);
  CHECK(column_width(0x301) == 0);
  CHECK(column_width(U'\n') == 0);
  CHECK(column_width("a\u4E2D\u0301\n") == 3);
  CHECK(is_control(0x1B));
  CHECK(is_control(0x9B));
  CHECK(is_control(0x202E));
  CHECK_FALSE(is_control(U' '));
  CHECK_FALSE(is_control(0xA0));
}

TEST_CASE("a text is cut between code points") {
  CHECK(truncate_utf8("abc", 3) == "abc");
  CHECK(truncate_utf8("abc", 2) == "ab");
  CHECK(truncate_utf8("a\u20ACb", 4) == "a\u20AC");
  CHECK(truncate_utf8("a\u20ACb", 3) == "a");
  CHECK(truncate_utf8("\u20AC", 2) == "");
}

// Text for terminals, line terminators, and base64.
#include "base/escape_controls.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/base64.h"
#include "base/line_terminators.h"

using namespace pith::internal;
using namespace std::literals;

TEST_CASE("what a terminal would obey is escaped", "[text]") {
  const struct {
    std::string_view text, expected;
  } kRows[] = {{"plain caf\u00E9 \u6F6E \U0001F600", "plain caf\u00E9 \u6F6E \U0001F600"},
               {"\x1B[2J\a\b\x7F", "\\x1b[2J\\x07\\x08\\x7f"},
               {"a\r\n\tb\0c"sv, "a\\x0d\\x0a\\x09b\\x00c"},
               {"\u009B31m", "\\u{9b}31m"},
               {"\x9B", "\\x9b"},
               {"\xFF\xC2", "\\xff\\xc2"},
               {"\xE2\x80", "\\xe2\\x80"},
               {"\u202Eabc\u202C \u2066x\u2069", "\\u{202e}abc\\u{202c} \\u{2066}x\\u{2069}"},
               {"\u2028\u2029\u0085", "\\u{2028}\\u{2029}\\u{85}"},
               {"C:\\x1b", "C:\\x1b"},
               {"", ""}};
  for (const auto& row : kRows) CHECK(escape_controls(row.text) == row.expected);
  CHECK(escape_controls("a\n\tb\r\x1B", "\n\t") == "a\n\tb\\x0d\\x1b");
}

TEST_CASE("every line terminator of preformatted text becomes a line feed", "[text]") {
  const struct {
    std::string_view text, expected;
  } kRows[] = {{"a\nb", "a\nb"},
               {"a\rb", "a\nb"},
               {"a\r\nb", "a\nb"},
               {"a\n\rb", "a\n\nb"},
               {"a\r", "a\n"},
               {"\v\f", "\n\n"},
               {"a\u0085b", "a\nb"},
               {"\u2028\u2029", "\n\n"},
               {"\u00A0\u2026", "\u00A0\u2026"},
               {"\u2027\u202A", "\u2027\u202A"},
               {"\xC2", "\xC2"},
               {"\xE2\x80", "\xE2\x80"}};
  for (const auto& row : kRows)
    for (std::size_t before = 0; before < 40; ++before) {
      std::string out;
      append_lines_of(out, std::string(before, 'x').append(row.text).append("\ty"));
      CHECK(out == std::string(before, 'x').append(row.expected).append("\ty"));
    }
}

TEST_CASE("base64 has the groups and the padding of RFC 4648", "[text]") {
  for (const auto& [text, expected] :
       {std::pair("", ""), {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xFF\xFE", "//4="}})
    CHECK(base64_of_text(text) == expected);
}

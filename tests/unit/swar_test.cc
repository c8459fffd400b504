// Eight bytes at a time: the answer for each byte is the same as for that byte alone.
#include "base/swar.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pith::internal;

namespace {

std::uint64_t eight(std::string text) {
  text.resize(8);
  return load_eight(text.data());
}

}  // namespace

TEST_CASE("eight bytes are loaded with the first byte lowest, and stored again") {
  CHECK(eight("a") == 'a');
  CHECK(eight("ab") == 'a' + 256 * 'b');
  std::string text = "________________";
  store_eight(text.data() + 4, eight("12345678"));
  CHECK(text == "____12345678____");
}

TEST_CASE("fewer than eight bytes are loaded without reading more, also at compile time") {
  static_assert(load_few("abcdefgh", 3) == 'a' + 256 * 'b' + 65536 * 'c');
  const std::string text =
      "1\xFF"
      "345678";
  for (std::size_t count = 0; count <= text.size(); ++count) {
    const std::string few = text.substr(0, count);
    CHECK(load_few(std::vector<char>(few.begin(), few.end()).data(), count) == eight(few));
  }
}

TEST_CASE("letters and single characters are found, whatever the other bytes are") {
  for (int c = 0; c < 256; ++c)
    for (const char beside : {'\0', 'a', 'Z', ' ', '\x7F', '\x80', '\xFF'}) {
      INFO(c << " beside " << static_cast<int>(beside));
      std::string text(8, beside);
      text[3] = static_cast<char>(c);
      const auto bit = [](std::uint64_t bits, std::size_t at) { return (bits >> (8 * at + 7) & 1) != 0; };
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      CHECK(bit(letter_bits(eight(text)), 3) == letter);
      CHECK(bit(letter_bits(eight(text)), 4) == (beside == 'a' || beside == 'Z'));
      CHECK(bit(char_bits(eight(text), ' '), 3) == (c == ' '));
      CHECK(bit(char_bits(eight(text), ' '), 4) == (beside == ' '));
      CHECK((letter_bits(eight(text)) & ~kHighBits) == 0);
      CHECK((char_bits(eight(text), ' ') & ~kHighBits) == 0);
    }
}

TEST_CASE("only letters become lower case") {
  const struct {
    std::string text, lower;
  } cases[] = {{"AZaz", "azaz"}, {"@[`{", "@[`{"}, {"A\u00C4-\x7F", "a\u00C4-\x7F"}, {"", ""}};
  for (const auto& [text, lower] : cases) {
    INFO(text);
    CHECK(lower_letters(eight(text), letter_bits(eight(text))) == eight(lower));
  }
}

TEST_CASE("a run of letters at the beginning is measured and cut off") {
  const struct {
    std::string_view text;
    std::size_t letters;
  } cases[] = {{"", 0}, {"-", 0}, {"a-", 1}, {"Words go", 5}, {"seventh-", 7}, {"allwords", 8}};
  for (const auto& [text, letters] : cases) {
    INFO(text);
    const std::uint64_t bytes = eight(std::string(text));
    CHECK(bytes_before(letter_bits(bytes) ^ kHighBits) == letters);
    CHECK(first_bytes(bytes, letters) == eight(std::string(text.substr(0, letters))));
  }
  CHECK(first_bytes(eight("12345678"), 9) == eight("12345678"));
}

TEST_CASE("bits are counted") {
  for (unsigned from = 0; from < 64; ++from)
    for (unsigned count = 0; from + count < 64; ++count) CHECK(count_bits(((std::uint64_t{1} << count) - 1) << from) == count);
  CHECK(count_bits(~std::uint64_t{0}) == 64);
}

// Bytes of a class are found wherever they stand.
#include "base/lanes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace pith;

TEST_CASE("lanes have a bit each", "[lanes]") {
  const char bytes[] =
      "\x80"
      "bcdefgh\xFF"
      "jklmno\xC2";
  CHECK(bits_of(lanes_at(bytes)) == 0x8101U);
  CHECK(bits_of(lanes_at(bytes) == 'c') == 0x4U);
  CHECK(bits_of(lanes_at(bytes, 9)) == 0x101U);
}

TEST_CASE("bits are counted", "[lanes]") {
  for (unsigned from = 0; from < 64; ++from)
    for (unsigned count = 0; from + count < 64; ++count) CHECK(count_bits(((std::uint64_t{1} << count) - 1) << from) == count);
  CHECK(count_bits(~std::uint64_t{0}) == 64);
}

TEST_CASE("the first byte of a class is found, or the end", "[lanes]") {
  const auto is_mark = [](Lanes c) { return (c == '!') | (c == 0); };
  for (std::size_t size = 0; size < 50; ++size)
    for (std::size_t from = 0; from <= size; ++from) {
      CHECK(find_class(std::string(size, 'x'), from, is_mark) == size);
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'x');
        text[at] = '!';
        CHECK(find_class(text, from, is_mark) == (at < from ? size : at));
      }
    }
}

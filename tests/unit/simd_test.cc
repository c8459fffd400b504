// Vectors of sixteen bytes: masks, and searches in texts of all lengths around sixteen.
#include "base/simd.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace pith;
using namespace pith::internal;

TEST_CASE("a mask has one bit per byte", "[simd]") {
  const char bytes[] =
      "\x80"
      "bcdefgh\xFF"
      "jklmno\xC2";
  CHECK(mask_of(load16(bytes)) == 0x8101U);
  CHECK(mask_of(load16(bytes) == 'c') == 0x4U);
  CHECK(mask_of(load16(bytes) == signed_byte('\xC2')) == 0x8000U);
  CHECK(first_match(load16(bytes) == 'e') == 4);
  CHECK(first_match(load16(bytes) == 'x') == kSimdBytes);
}

TEST_CASE("bytes after the end of a text are zeros", "[simd]") {
  const std::string text = "0123456789abcdefghijklmnop";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const Bytes16 vector = load16(text, at);
    for (std::size_t i = 0; i < kSimdBytes; ++i) CHECK(vector[i] == (at + i < text.size() ? text[at + i] : '\0'));
  }
}

TEST_CASE("a mask of 64 bytes has one bit per byte", "[simd]") {
  for (std::size_t at = 0; at < 64; ++at) {
    std::string bytes(64, 'x');
    bytes[at] = '!';
    CHECK(mask_of_64(bytes.data(), [](Bytes16 c) { return c == '!'; }) == std::uint64_t{1} << at);
  }
}

TEST_CASE("letters and digits are those of ASCII", "[simd]") {
  for (int c = 0; c < 256; ++c) {
    INFO(c);
    const Bytes16 vector = load16(std::string(kSimdBytes, static_cast<char>(c)).data());
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    CHECK(mask_of(is_letter16(vector)) == (letter ? 0xFFFFU : 0));
    CHECK(mask_of(is_digit16(vector)) == (c >= '0' && c <= '9' ? 0xFFFFU : 0));
  }
}

TEST_CASE("the first byte that matches is found at every position", "[simd]") {
  const auto is_mark = [](Bytes16 c) { return (c == '!') | (c == 0); };  // zeros after the end must not match
  for (std::size_t size = 0; size <= 50; ++size)
    for (std::size_t from = 0; from <= size; ++from)
      for (std::size_t at = 0; at <= size; ++at) {
        std::string text(size, 'x');
        if (at < size) text[at] = '!';
        if (at + 5 < size) text[at + 5] = '!';  // a second one, which must not be found first
        INFO(size << " bytes, a mark at " << at << ", from " << from);
        CHECK(find_class(text, from, is_mark) == std::min(text.find('!', from), size));
      }
}

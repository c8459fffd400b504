// The search sixteen bytes at a time against a search byte by byte, in texts of all lengths around sixteen.
#include "base/find_marked.h"

#include <catch2/catch.hpp>
#include <string>

using pith::SixteenBytes;

TEST_CASE("the first marked byte is found wherever it stands") {
  const auto stars = [](SixteenBytes c) { return c == '*'; };
  for (std::size_t size = 0; size <= 50; ++size)
    for (std::size_t star = 0; star <= size; ++star)
      for (std::size_t from = 0; from <= size; ++from) {
        std::string text(size, '-');
        if (star < size) text[star] = '*';
        if (star + 5 < size) text[star + 5] = '*';  // a second one, which must not be found before
        INFO(size << " bytes, a star at " << star << ", from " << from);
        CHECK(pith::find_marked(text, from, stars) == std::min(text.find('*', from), size));
      }
}

TEST_CASE("zeros behind the end are not found") {
  const auto zeros = [](SixteenBytes c) { return c == 0; };
  for (std::size_t size = 0; size <= 40; ++size) CHECK(pith::find_marked(std::string(size, '-'), 0, zeros) == size);
}

TEST_CASE("sixteen bytes of a text end in zeros") {
  const std::string text = "0123456789abcdefghijklmnop";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const SixteenBytes bytes = pith::sixteen_at(text, at);
    for (std::size_t i = 0; i < sizeof bytes; ++i) CHECK(bytes[i] == (at + i < text.size() ? text[at + i] : '\0'));
  }
}

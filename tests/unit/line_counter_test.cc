// Line numbers against counting all line feeds before the position.
#include "base/line_counter.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace pith;
using namespace pith::internal;

TEST_CASE("the line of a position is one more than the line feeds before it", "[line_counter]") {
  std::minstd_rand random(1);
  for (int round = 0; round < 500; ++round) {
    std::string text(random() % 400, 'x');
    for (char& c : text)
      if (random() % 5 == 0) c = '\n';
    LineCounter lines(text);
    for (std::size_t at = 0; at <= text.size(); at += 1 + random() % 150) {
      INFO(text << at);
      CHECK(lines.line_of(at) == 1 + std::count(text.data(), text.data() + at, '\n'));
      CHECK(lines.line_of(at) == lines.line_of(at));
    }
  }
}

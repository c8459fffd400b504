// The learned trees: what the table must have, and that the reasons add up to the points.
#include "classify/trees.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "classify/features.h"

using namespace pith::internal;

namespace {

constexpr pith::InputFormat kInputs[] = {pith::InputFormat::html, pith::InputFormat::text};

std::vector<std::uint8_t> random_row(std::uint32_t seed) {
  std::minstd_rand random(seed);
  std::vector<std::uint8_t> row(kFeatureCount);
  for (std::uint8_t& byte : row) byte = static_cast<std::uint8_t>(random() % 256);
  return row;
}

std::vector<KindPoints> points_of(pith::InputFormat input, const std::vector<std::uint8_t>& rows) {
  std::vector<KindPoints> points(rows.size() / kFeatureCount);
  std::vector<std::uint32_t> all(points.size());
  std::iota(all.begin(), all.end(), 0U);
  for (const auto forests : {Forests::article, Forests::others}) tree_points(input, forests, rows.data(), all, points);
  return points;
}

float points_of(pith::InputFormat input, pith::Kind kind, const std::vector<std::uint8_t>& row) {
  return points_of(input, row)[0][static_cast<std::size_t>(kind)];
}

float moved(pith::InputFormat input, pith::Kind kind, const std::vector<std::uint8_t>& row) {
  std::vector<float> moves(kFeatureCount);
  add_tree_moves(input, kind, row.data(), 1, moves);
  return std::accumulate(moves.begin(), moves.end(), 0.0F);
}

}  // namespace

TEST_CASE("what the features moved and the base add up to the points that a row gets among others") {
  for (const pith::InputFormat input : kInputs) {
    for (std::size_t k = 0; k < pith::kKindCount; ++k) {
      const auto kind = static_cast<pith::Kind>(k);
      for (std::uint32_t seed = 2; seed < 20; ++seed) {
        const auto row = random_row(seed);
        CHECK(tree_base(input, kind) + moved(input, kind, row) == points_of(input, kind, row));  // multiples of 1 / 256 are exact
      }
    }
  }
}

TEST_CASE("rows that are asked together get what each gets alone") {
  constexpr std::size_t kRows = 135;  // more than go together, and not a multiple of them
  std::vector<std::uint8_t> rows;
  for (std::uint32_t seed = 1; seed <= kRows; ++seed) {
    const auto row = random_row(seed);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  for (const pith::InputFormat input : kInputs) {
    const auto points = points_of(input, rows);
    for (std::uint32_t i = 0; i < kRows; ++i)
      for (std::size_t k = 0; k < pith::kKindCount; ++k)
        CHECK(points[i][k] == points_of(input, static_cast<pith::Kind>(k), random_row(i + 1)));
  }
}

TEST_CASE("only the rows and the kinds that are asked for get points") {
  const auto row = random_row(5);
  std::vector<std::uint8_t> rows;
  for (int i = 0; i < 3; ++i) rows.insert(rows.end(), row.begin(), row.end());
  std::vector<KindPoints> points(3);
  const std::uint32_t last[] = {2};
  tree_points(kInputs[0], Forests::others, rows.data(), last, points);
  auto expected = points_of(kInputs[0], row)[0];
  expected[static_cast<std::size_t>(pith::Kind::article)] = 0;
  CHECK(points == std::vector<KindPoints>{{}, {}, expected});
  tree_points(kInputs[0], Forests::article, rows.data(), {}, points);
  CHECK(points[2] == expected);
}

TEST_CASE("the trees of each kind and type tell rows apart") {
  for (const pith::InputFormat input : kInputs) {
    for (std::size_t k = 0; k < pith::kKindCount; ++k) {
      const auto kind = static_cast<pith::Kind>(k);
      float min_points = 1e9F;
      float max_points = -1e9F;
      for (std::uint32_t seed = 1; seed < 20; ++seed) {
        const float points = points_of(input, kind, random_row(seed));
        min_points = std::min(min_points, points);
        max_points = std::max(max_points, points);
      }
      CHECK(min_points < max_points);
    }
    for (std::size_t k = 0; k < pith::kPageTypeCount; ++k) {
      const auto type = static_cast<pith::PageType>(k);
      CHECK(std::abs(tree_points(input, type, random_row(7).data())) < 100);
    }
  }
}

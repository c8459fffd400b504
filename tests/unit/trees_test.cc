// The learned trees: what the table must have, and that the reasons add up to the points.
#include "classify/trees.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
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

std::vector<std::uint8_t> random_rows(std::uint32_t count) {
  std::vector<std::uint8_t> rows;
  for (std::uint32_t seed = 1; seed <= count; ++seed) {
    const auto row = random_row(seed);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

std::vector<std::uint32_t> first_numbers(std::size_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

Squares all_squares() {
  Squares squares;
  for (std::size_t column = 0; column < kFeatureCount; ++column) squares.add(column);
  return squares;
}

std::vector<KindPoints> points_of(pith::InputFormat input, const std::vector<std::uint8_t>& rows) {
  std::vector<KindPoints> points(rows.size() / kFeatureCount);
  const auto all = first_numbers(points.size());
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

// Trees of all sizes, the points of whose leaves are so large that their sums go beyond 16 bits.
struct RandomTrees {
  explicit RandomTrees(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) add(static_cast<std::uint8_t>(2 + random() % (kMaxLeaves - 1)));
    points.resize(points.size() + kMaxLeaves);
  }

  TreeNodes nodes() const { return {splits.data(), points.data()}; }

  // What each row has at its leaves, one row after another.
  std::vector<std::int16_t> sums_of(const std::vector<std::uint8_t>& rows) const {
    std::vector<std::int16_t> sums;
    for (std::size_t row = 0; row < rows.size(); row += kFeatureCount) {
      int sum = 0;
      for (const Tree& tree : trees) sum = std::clamp(sum + points_of(tree, &rows[row]), int{INT16_MIN}, int{INT16_MAX});
      sums.push_back(static_cast<std::int16_t>(sum));
    }
    return sums;
  }

  std::minstd_rand random{1};
  std::vector<Tree> trees{};
  std::vector<Split> splits{};
  std::vector<std::int16_t> points{};

 private:
  // Each split joins two nodes that no other split has.
  void add(std::uint8_t leaf_count) {
    trees.push_back({static_cast<std::uint32_t>(points.size()), static_cast<std::uint32_t>(splits.size()), leaf_count});
    std::vector<std::size_t> free_nodes(leaf_count);
    std::iota(free_nodes.begin(), free_nodes.end(), std::size_t{0});
    const auto take = [&] {
      std::swap(free_nodes[random() % free_nodes.size()], free_nodes.back());
      const std::size_t node = free_nodes.back();
      free_nodes.pop_back();
      return distance_of(node);
    };
    for (std::size_t i = 0; i + 1 < leaf_count; ++i) {
      const std::uint16_t left = take();
      const std::uint16_t right = take();
      const auto threshold = static_cast<std::uint8_t>(random() % 256);
      splits.push_back({distance_of(random() % kFeatureCount), left, right, threshold, 0});
      free_nodes.push_back(kMaxLeaves + i);
    }
    for (std::size_t i = 0; i < leaf_count; ++i) points.push_back(static_cast<std::int16_t>(random() % 65536 - 32768));
  }

  int points_of(const Tree& tree, const std::uint8_t* row) const {
    std::size_t node = kMaxLeaves + tree.leaf_count - 2;
    while (node >= kMaxLeaves) {
      const Split& split = splits[tree.first_split + node - kMaxLeaves];
      node = number_at(row[number_at(split.column)] <= split.threshold ? split.left : split.right);
    }
    return points[tree.first_leaf + node];
  }
};

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
  const auto rows = random_rows(kRows);
  for (const pith::InputFormat input : kInputs) {
    const auto points = points_of(input, rows);
    for (std::uint32_t i = 0; i < kRows; ++i)
      for (std::size_t k = 0; k < pith::kKindCount; ++k)
        CHECK(points[i][k] == points_of(input, static_cast<pith::Kind>(k), random_row(i + 1)));
  }
}

TEST_CASE("every way to add up the learned trees gives the same points") {
  const auto rows = random_rows(135);
  const auto all = first_numbers(135);
  for (const pith::InputFormat input : kInputs) {
    for (const auto forests : {Forests::first, Forests::article, Forests::others}) {
      std::vector<KindPoints> best(all.size());
      std::vector<KindPoints> anywhere(all.size());
      tree_points(input, forests, rows.data(), all, best, best_add_trees());
      tree_points(input, forests, rows.data(), all, anywhere, add_trees_anywhere);
      CHECK(best == anywhere);
    }
  }
}

TEST_CASE("only columns of the squares that are asked for are read") {
  const auto rows = random_rows(kRowsTogether);
  Batch all;
  all.read(rows.data(), first_numbers(kRowsTogether), all_squares());
  const std::size_t asked[] = {kSquare, kFeatureCount - 1};
  Squares squares;
  for (const std::size_t column : asked) squares.add(column);
  Batch some;
  std::memset(some.columns, 0, sizeof(some.columns));
  some.read(rows.data(), first_numbers(kRowsTogether), squares);
  for (const std::size_t column : asked) CHECK(std::memcmp(some.columns[column], all.columns[column], kRowsTogether) == 0);
  CHECK(std::memcmp(some.columns[0], all.columns[0], kRowsTogether) != 0);
}

TEST_CASE("every way to add up trees stays at the limits of 16 bits") {
  const RandomTrees trees(40);
  const auto rows = random_rows(kRowsTogether);
  Batch best;
  best.read(rows.data(), first_numbers(kRowsTogether), all_squares());
  Batch anywhere = best;
  best_add_trees()(best, trees.nodes(), trees.trees);
  add_trees_anywhere(anywhere, trees.nodes(), trees.trees);
  CHECK(std::ranges::equal(best.sums, anywhere.sums));
  CHECK(std::ranges::equal(best.sums, trees.sums_of(rows)));
  CHECK((std::ranges::max(best.sums) == INT16_MAX || std::ranges::min(best.sums) == INT16_MIN));
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

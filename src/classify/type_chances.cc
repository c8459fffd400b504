// The type of the page as features of its blocks. In: rows of features. Out: the last of these features.
//
// The idea: posts are the article of a forum and a comment elsewhere, and a price belongs to a product. So the forests that decide
// what a block is read how likely the page is of each type. A type that the caller gives takes all of the chance: the rows are as
// those of a page of which the forest is sure, and the forests were trained on such rows, too.
#include "classify/type_chances.h"

#include <algorithm>

#include "classify/chances.h"
#include "classify/feature_bytes.h"
#include "classify/thresholds.h"
#include "classify/trees.h"

namespace pith::internal {

namespace {

TypePoints type_points_of(bool html, const std::uint8_t* row) {
  TypePoints points{};
  for (const PageTypeRow& type : kPageTypes)
    points[static_cast<std::size_t>(type.value)] = tree_points(html ? InputFormat::html : InputFormat::text, type.value, row);
  const bool is_short =
      html && row[index_of(Feature::page_blocks)] < log_byte(kMinForumBlocks) && row[index_of(Feature::labels_of_forum)] == 0;
  if ((is_short || row[index_of(Feature::page_products)] > 0) && !shows_forum(row))
    points[static_cast<std::size_t>(PageType::forum)] = *std::ranges::min_element(points);
  return points;
}

}  // namespace

bool shows_forum(const std::uint8_t* row) {
  return std::ranges::any_of(kForumSigns, [row](Feature sign) { return row[index_of(sign)] > 0; });
}

void put_type_chances(bool html, std::optional<PageType> given, FeatureTable& rows) {
  if (rows.bytes.empty()) return;
  std::array<std::uint8_t, kPageTypeCount> chances{};
  if (given) {
    chances[static_cast<std::size_t>(*given)] = 255;
  } else {
    rows.type_points = type_points_of(html, rows.row(0));
    chances = chances_of(rows.type_points);
  }
  for (std::size_t first = 0; first < rows.bytes.size(); first += kFeatureCount)
    std::ranges::copy(chances, rows.bytes.data() + first + index_of(Feature::type_of_article));
}

}  // namespace pith::internal

// The page as a list of blocks with what remains of its structure: where HTML and text meet. Nothing after this asks which it
// was.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/words.h"
#include "blocks/facts.h"
#include "html/tags.h"
#include "pith/pith.h"

namespace pith::internal {

using ContainerId = std::uint32_t;

/// Landmarks that a container stands in, as bits: its own tag's or role's and those of all containers around it.
enum Landmark : std::uint32_t {
  kInNav = 1U << 0,
  kInAside = 1U << 1,
  kInHeader = 1U << 2,  ///< a page header; a header inside an article does not count
  kInFooter = 1U << 3,  ///< likewise of a footer
  kInArticle = 1U << 4,
  kInMain = 1U << 5,
  kInForm = 1U << 6,
  kInList = 1U << 7,
  kInTable = 1U << 8,
  kInFigure = 1U << 9,
  kInCaption = 1U << 10,
  kInButton = 1U << 11,
  kInQuote = 1U << 12,
  kInDialog = 1U << 13,
  kInAddress = 1U << 14,
  kInDefinition = 1U << 15,
};

/// An element, or in text input a run of lines, that holds blocks. Parents come before their children; number 0 is the whole page
/// and its own parent.
struct Container {
  ContainerId parent = 0;
  std::uint16_t depth = 0;
  Tag tag = Tag::unknown;
  std::uint32_t landmarks = 0;   ///< Landmark bits
  std::string_view names{};      ///< class and id as written, separated by a space
  std::string_view role{};       ///< the role attribute
  std::string_view microdata{};  ///< itemprop and itemtype, separated by a space
};

/// What can be counted about a block; the same numbers for both inputs as far as they exist.
struct BlockCounts {
  ContainerId container = 0;
  TextCounts text{};
  std::uint32_t link_chars = 0;  ///< code points inside links, white space left out
  std::uint32_t links = 0;
  std::uint32_t bold_chars = 0;    ///< as link_chars, inside strong
  std::uint32_t blank_before = 0;  ///< text input: empty lines above the block
  std::uint32_t copies = 1;        ///< blocks of the page with the same text
  float position = 0;              ///< share of the page's text that stands before the block, 0 to 1
};

struct Outline {
  std::shared_ptr<Arena> arena = std::make_shared<Arena>();  ///< owns every view below
  std::vector<Container> containers{};
  std::vector<Block> blocks{};        ///< in the order of the source, spans not overlapping
  std::vector<BlockCounts> counts{};  ///< one for each block
  Facts facts{};
  bool html = false;  ///< made from markup
  Limit limit{};      ///< as Document::limit
  PageType type{};
  float type_confidence = 0;
  float confidence = 0;  ///< word F1 that the choice of article is expected to have
};

}  // namespace pith::internal

// The page as a list of blocks with what remains of its structure. HTML and text meet here: both become an Outline, and all later
// stages treat them alike, except that each has its own trees, which classify chooses by `html`.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/words.h"
#include "blocks/facts.h"
#include "blocks/inline_parts.h"
#include "html/tags.h"
#include "pith/pith.h"

namespace pith::internal {

using ContainerId = std::uint32_t;

enum class Rule : std::uint8_t;  // listed in classify/rule_table.h

/// Half-open range of blocks, by their numbers.
struct BlockRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  bool contains(std::uint32_t block) const { return block >= begin && block < end; }
};

/// The landmarks that a container is inside of, as bits: those of its own tag and role and of all containers around it.
enum Landmark : std::uint32_t {
  kInNav = 1U << 0,
  kInAside = 1U << 1,
  kInHeader = 1U << 2,  ///< the header of the page; that of an article does not count
  kInFooter = 1U << 3,  ///< the footer of the page; that of an article does not count
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

/// What a reader can fill in, as bits.
enum FormField : std::uint8_t {
  kEmailField = 1U << 0,
  kPasswordField = 1U << 1,
  kSearchField = 1U << 2,
  kTextArea = 1U << 3,
};

/// An element that has blocks in it, or in text input a run of lines. Parents come before their children. Container 0 is the
/// whole page and its own parent.
struct Container {
  ContainerId parent = 0;
  std::uint16_t depth = 0;  ///< of container 0: 0
  Tag tag = Tag::unknown;
  std::uint32_t landmarks = 0;   ///< Landmark bits
  std::string_view names{};      ///< the class and id attributes, separated by a space
  std::string_view role{};       ///< the role attribute
  std::string_view microdata{};  ///< the itemprop and itemtype attributes, separated by a space
  std::uint8_t fields = 0;       ///< FormField bits of the fields in it
  BlockRange blocks{};           ///< from its first block to its last, those of the containers inside it included
  std::uint32_t name_rules = 0;  ///< set by classify(): the rules that its class and id names match, as bits (name_bit())
  std::uint8_t page_types = 0;   ///< set by classify(): the page types for which its names speak (PageTypeSet)
};

/// What can be counted about a block. The numbers mean the same for HTML and text; those that one of them lacks are 0.
struct BlockCounts {
  ContainerId container = 0;
  TextCounts text{};
  std::uint32_t link_chars = 0;  ///< code points inside links, without white space
  std::uint32_t links = 0;
  std::uint32_t bold_chars = 0;     ///< code points inside Mark::strong, without white space
  std::uint32_t blank_before = 0;   ///< text input: blank lines above the block
  std::uint32_t copies = 1;         ///< blocks of the page with the same text, this one included
  float position = 0;               ///< share of the page's text that comes before the block, 0 to 1
  bool time_element = false;        ///< has a <time> in it
  std::string_view inline_names{};  ///< class, id, itemprop and rel of the inline elements that begin in it, parted by spaces
  std::span<const InlinePart> link_parts{};   ///< inside of the links in it, with their class names, ordered by their ends
  std::span<const InlinePart> named_parts{};  ///< the first short elements with class, itemprop or rel, outside of links
};

/// The headline among the blocks of a page.
struct Headline {
  std::size_t block = 0;      ///< its number; of several copies above the article in text input, the last
  std::size_t paragraph = 0;  ///< text input: the number of the first long paragraph, or of blocks where there is none
  std::string_view text{};    ///< the block's text, in text input without a path of sections before it; empty for no headline
};

/// A page on its way from the parser to the Document. Copies share the arena.
struct Outline {
  std::shared_ptr<Arena> arena = std::make_shared<Arena>();  ///< owns every view below
  std::vector<Container> containers{};
  std::vector<Block> blocks{};                ///< in the order of the source, spans not overlapping
  std::vector<BlockCounts> counts{};          ///< one for each block
  std::vector<std::span<const Rule>> cues{};  ///< for each block, the matching cue rules with points; set by classify()
  Headline headline{};                        ///< set by classify()
  Facts facts{};
  bool html = false;          ///< made from HTML, not from text
  Limit limit{};              ///< as Document::limit
  PageType type{};            ///< set by classify, as the two numbers below
  float type_confidence = 0;  ///< as Document::type_confidence
  float confidence = 0;       ///< as Document::confidence
};

}  // namespace pith::internal

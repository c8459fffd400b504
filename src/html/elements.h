// Elements as the tree builder treats them (WHATWG HTML, "Tree construction"). In: a name. Out: what the scanner has to know of it.
#pragma once

#include <cstdint>
#include <string_view>

#include "html/dom.h"

namespace pith::internal {

/// How the content of an element is read where it holds no tags.
enum class Raw : std::uint8_t { none, text, escapable, script };

enum Trait : std::uint32_t {
  kVoid = 1U << 0,
  kFormatting = 1U << 1,   ///< goes on behind the end of what is around it
  kClosesP = 1U << 2,      ///< its start ends an open <p>
  kRunsOut = 1U << 3,      ///< its start ends an open element of its own family
  kBarrier = 1U << 4,      ///< what is open around it stays open
  kLeavesSvg = 1U << 5,    ///< ends foreign content
  kEatsNewline = 1U << 6,  ///< a first new line inside is none
  kClumps = 1U << 7,       ///< can be a clump
  kInline = 1U << 8,       ///< opens formatting again that waits for it, as text does
  kTabular = 1U << 9,      ///< text that stands in it goes elsewhere
  kCell = 1U << 10,        ///< ends that
  kList = 1U << 11,        ///< its items stay in it
  kSpecial = 1U << 12,     ///< "special" in the Standard: an end tag that says nothing else finds no start around it
  kOrdinary = 1U << 13,    ///< has such an end tag
  kHeading = 1U << 14,
  kOnce = 1U << 15,    ///< opens nothing but the first time
  kInTable = 1U << 16  ///< a part of a table: ends what is open in it
};

/// Elements that are counted while they are open; the first of them end each other when they run out.
enum class Family : std::uint8_t { none, p, li, dd, td, tr, tbody, option, rt, button, table, template_, form, a, nobr, count };

struct ElementRow {
  std::string_view name{};  ///< empty for what the HTML Standard does not name
  std::uint32_t traits = 0;
  Raw raw = Raw::none;
  Family family = Family::none;
  Tag tag = Tag::unknown;
};

/// The one row of all elements of that lower-case name, or of all that the Standard does not name. Static storage.
const ElementRow& element_named(std::string_view name);

}  // namespace pith::internal

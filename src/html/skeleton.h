// A page reduced to what decides its tree.
//
// gumbo pushes every byte of text and every attribute through its machine, and spends nearly all of its time there. So it gets a
// skeleton: tags without attributes, and one character of private use in place of each run of text. Where something stood in the page
// is remembered beside it; text and attributes are read from there when somebody asks.
//
// Elements with nothing but text and other such elements in them, six of seven, are no more than text to the tree around them, as
// long as nothing is mis-nested. So they are one character too, a clump, and what they are made of is remembered as well.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/attributes.h"
#include "html/dom.h"
#include "html/entities.h"
#include "pith/pith.h"

namespace pith::internal {

struct Skeleton {
  /// A start tag.
  struct TagPlace {
    std::uint32_t at = 0;  ///< in the skeleton
    Span source{};         ///< from "<" to ">", in the page
    Span content{};        ///< of a script or style sheet, which the skeleton leaves out
    TagAttributes attributes{};
  };
  /// A part of a clump: an element or a run of text.
  struct Part {
    Tag tag{};      ///< Tag::text for text
    Span source{};  ///< in the page; of an element its start tag
    TagAttributes attributes{};
    std::uint32_t end = 0;  ///< one past its last part in `parts`
  };
  /// A run of text: in the skeleton white space, the character of private use, or both. Or a clump, which is such a character.
  struct TextPlace {
    std::uint32_t at = 0;    ///< in the skeleton
    std::uint32_t body = 0;  ///< of that character in the skeleton; one past the end when the run is white space
    std::uint32_t end = 0;   ///< in the skeleton
    Span source{};           ///< in the page
    TextType type{};
    Span clump{};  ///< in `parts`; empty for text
  };

  std::string text{};
  std::vector<TagPlace> tags{};         ///< in order
  std::vector<TextPlace> texts{};       ///< in order
  std::vector<Part> parts{};            ///< of clumps, an element ahead of what is in it
  std::vector<Attribute> attributes{};  ///< of start tags, the first of each name
  std::vector<TagAttributes> html{};    ///< of all <html> tags: the attributes of each count for the one element
  std::vector<TagAttributes> bodies{};  ///< of all <body> tags, likewise
  bool too_deep = false;                ///< tags were left out
};

/// Scans the page once. `utf8` is valid and shorter than 4 GiB; tags below `depth` open elements are left out. Once clumps have that
/// many `parts` there are no more of them, so that what bounds gumbo's tree bounds all.
Skeleton make_skeleton(std::string_view utf8, std::size_t depth, std::size_t parts);

}  // namespace pith::internal

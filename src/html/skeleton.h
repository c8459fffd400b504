// A page reduced to what the shape of its tree depends on. In: a page. Out: a short page for gumbo, and tables that lead back.
//
// The idea: gumbo takes every byte of text and every attribute through its state machine and spends nearly all of its time there.
// So it gets a skeleton of the page: tags without attributes, and one character of private use in place of each run of text.
// Tables beside the skeleton tell where in the page each start tag and each run of text is; attributes and text are read from the
// page when somebody asks.
//
// Six of seven elements contain only text and other such elements. To the tree around it such an element is one node, as a run of
// text would be. So it becomes one character too, once its end tag has come: a collapsed subtree, whose nodes are in a table as
// well.
//
// A worked example. The page:
//
//     <title>News</title>Today
//     <ul><li>Home<li>Sport</ul>
//     <p class=lead>Rain &amp; <b>wind</b>.<script>track()</script></p>
//
// Its skeleton, with # in place of the character of private use, U+E000:
//
//     <title>#</title>#
//     <ul><li>#<li>#</ul>
//     #
//
// The <p> is a collapsed subtree, with a <b> and a <script> in it. The list is not: the first <li> has no end tag, the second one
// closes it, and that is the tree builder's work. Whatever gumbo moves, copies, closes or implies must be in the skeleton as it
// is in the page.
//
// The way back. A node of gumbo's tree points to a place in the skeleton, and entries of the tables are found by that place:
//
//     <ul>       start_tags[1], at offset 21; source: "<ul>"; no attributes
//     "Home"     text_runs[2], from 29 to 32; source: "Home"
//     "\n#\n"    one text node for gumbo, from 44 to 49:
//                text_runs[4], white space; source: the line feed before <p>
//                text_runs[5], a collapsed subtree; source: from "<p" to "</p>"; subtree: collapsed_nodes[3] to [9]
//                text_runs[6], white space; source: the line feed after </p>
//
//     collapsed_nodes   [0] to [2]  <ul>, <li>, "Home": collected until the second <li> came, and left unused
//                       [3] <p>, ends before [10]; attributes: class
//                       [4] "Rain &amp; "
//                       [5] <b>, ends before [7]
//                       [6] "wind"
//                       [7] "."
//                       [8] <script>, ends before [10]
//                       [9] "track()"
//
// Dom::parse() follows gumbo's tree and these tables and makes the whole tree of the page: <title>, "News", "Today\n", <ul>,
// <li>, "Home" and so on, to "track()" in the <script>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/attributes.h"
#include "html/entities.h"
#include "html/tags.h"
#include "pith/pith.h"

namespace pith::internal {

/// A start tag of the skeleton.
struct StartTagEntry {
  std::uint32_t offset = 0;  ///< in the skeleton
  Span source{};             ///< in the page, from "<" to ">"
  Span content{};            ///< in the page: the content of a script or style sheet, which is not in the skeleton
  TagAttributes attributes{};
};

/// A run of text, which is white space, the character of private use, or both in this order. Or a collapsed subtree, which is
/// that character. Offsets are in the skeleton.
struct TextRun {
  std::uint32_t begin = 0;
  std::uint32_t body = 0;  ///< where the character is; equal to `end` when the run is white space
  std::uint32_t end = 0;
  Span source{};  ///< in the page
  TextType type{};
  Span subtree{};  ///< indices of collapsed_nodes; empty for text
};

/// A node of a collapsed subtree: an element or a run of text.
struct CollapsedNode {
  Tag tag{};      ///< Tag::text for text
  Span source{};  ///< in the page: the start tag of an element, or the text
  TagAttributes attributes{};
  std::uint32_t end = 0;  ///< index of the first node after those inside this one
};

struct Skeleton {
  std::string text{};
  std::vector<StartTagEntry> start_tags{};       ///< in order
  std::vector<TextRun> text_runs{};              ///< in order
  std::vector<CollapsedNode> collapsed_nodes{};  ///< an element comes before the nodes inside it
  std::vector<Attribute> attributes{};           ///< of start tags, the first of each name
  std::vector<TagAttributes> html_attributes{};  ///< of all <html> tags: those of each count for the one element
  std::vector<TagAttributes> body_attributes{};  ///< of all <body> tags, likewise
  bool too_deep = false;                         ///< tags were left out
  bool too_large = false;                        ///< the page was not read to its end
};

/// Bytes that a Dom takes for each of its nodes.
inline constexpr std::size_t kDomMemoryPerNode = 56;

/// Bytes that a skeleton takes at most while it is made, with the Dom that is made from it.
std::size_t memory_of(const Skeleton& skeleton);

/// Scans the page once. `utf8` is valid and shorter than 4 GiB. Tags inside of `max_depth` open elements are left out. Reading
/// ends where the skeleton, the Dom and the least that gumbo's tree can take would exceed `max_memory` bytes.
Skeleton make_skeleton(std::string_view utf8, std::size_t max_depth, std::size_t max_memory);

}  // namespace pith::internal

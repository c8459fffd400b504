// Code whose lines or line numbers are elements. In: a Dom. Out: which elements are gutters of line numbers, which hold code
// whose lines are elements, and which of those inside them are lines.
//
// The idea: highlighters number lines in a column beside the code, in cells of a table, or in an element on each line. What is
// inside of an element is known from one pass over the page: whether it has nothing but numbers, and whether there is code in it.
#pragma once

#include <cstdint>
#include <vector>

#include "html/dom.h"

namespace pith::internal {

/// Whether a <code> element is a block of its own, with lines as in <pre>, by its style or class.
bool is_block_of_code(const Dom& dom, NodeId code);

/// Whether a <code> element has lines that end at <br>, and no words before or after it on the first and the last one.
bool has_broken_lines(const Dom& dom, NodeId code);

class CodeLines {
 public:
  /// `dom` must outlive it.
  explicit CodeLines(const Dom& dom);

  /// Whether there is an element on the page that shows code.
  bool has_code() const { return !content_.empty(); }

  /// Whether the element has nothing but line numbers, which a reader can't copy with the code. `in_code` says whether it is
  /// inside of preformatted text.
  bool is_gutter(NodeId element, bool in_code) const;

  /// Whether the element is a block of code whose lines are elements. To be asked in the order of the page.
  bool begins_block(NodeId element);

  /// Whether an element inside of such a block is a line.
  bool is_line(NodeId element) const;

  /// Whether a line without text is one that a reader sees: its tag or class tells that it is no mere wrapper.
  bool is_line_when_empty(NodeId element) const;

 private:
  enum Content : std::uint8_t { kNumbers = 1U << 0, kOtherText = 1U << 1, kCode = 1U << 2 };

  bool has_code_beside(NodeId element) const;
  bool begins_line(NodeId element) const;
  bool numbers_its_lines(NodeId preformatted) const;
  bool has_element_lines(NodeId preformatted);
  bool has_span_lines(NodeId preformatted);
  bool is_table_of_lines(NodeId table) const;
  bool has_line_children(NodeId element) const;

  const Dom& dom_;
  std::vector<std::uint8_t> content_;  // of each node, as bits; empty for a page without code
  NodeId checked_end_ = 0;             // of the preformatted element that was looked through last
  NodeId numbered_end_ = 0;            // of the last block whose lines begin with their numbers
  NodeId span_lines_ = 0;              // the parent of <span>s that are lines
};

}  // namespace pith::internal

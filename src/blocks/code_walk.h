// The way through a block of code whose lines are elements. In: the elements and texts inside of it, as the walk over the page
// meets them. Out: line breaks in the text of the open block, where lines of the code begin and end.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/text.h"
#include "blocks/code_lines.h"
#include "blocks/inline_text.h"
#include "html/dom.h"
#include "html/tags.h"

namespace pith::internal {

class CodeWalk {
 public:
  /// `dom` must outlive it.
  explicit CodeWalk(const Dom& dom) : dom_(dom), lines_(dom) {}

  CodeLines& lines() { return lines_; }
  const CodeLines& lines() const { return lines_; }

  void enter_block(NodeId end) { end_ = end; }

  /// Whether a node that follows the start of the last block is inside of it.
  bool contains(NodeId node) const { return node < end_; }

  /// Enters a line, at whose beginning `text` gets a line break unless it is at one.
  void enter_line(InlineText& text) {
    ++open_lines_;
    if (text.size() > 0 && !text.text().ends_with('\n')) text.add_newline();
  }

  /// Leaves a line whose text begins at `begin`.
  void leave_line(NodeId line, std::size_t begin, InlineText& text) {
    --open_lines_;
    const bool empty = text.size() == begin;
    const bool ended = empty ? text.size() == 0 || !lines_.is_line_when_empty(line) : text.text().ends_with('\n');
    if (!ended) text.add_newline();
  }

  /// Whether a text inside of the block is only white space between the elements that are lines.
  bool is_between_lines(NodeId node) const {
    if (open_lines_ > 0 && flow_of(dom_.nodes()[dom_.nodes()[node].parent].tag) != Flow::block) return false;
    const std::string_view text = dom_.text(node);
    return text.find('\n') != std::string_view::npos && trim(text).empty();
  }

 private:
  const Dom& dom_;
  CodeLines lines_;
  NodeId end_ = 0;  // of the last block
  std::size_t open_lines_ = 0;
};

}  // namespace pith::internal

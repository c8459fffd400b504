// What stands beside a block of code in its box and is no text: buttons, the name of its language, tabs, line numbers after it. In:
// a Dom. Out: these elements, and the languages that they name.
//
// The idea: a highlighter puts the code into a box of its own. Whatever else has words in such a box is one of a few things; a box
// with anything else in it is a part of the page, where only a button right beside the code belongs to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "blocks/code_lines.h"
#include "html/dom.h"

namespace pith::internal {

class CodeBoxes {
 public:
  /// `lines` is of the same page.
  CodeBoxes(const Dom& dom, const CodeLines& lines);

  /// Whether the element is a control of a block of code, or says what the block is.
  bool has_control(NodeId element) const;

  /// The language that a label beside a block of code names, as code_language() writes it; empty if there is none.
  std::string_view label_of(NodeId code) const;

 private:
  struct Label {
    NodeId begin = 0;  // of what it names
    NodeId end = 0;
    std::string language{};
  };

  std::vector<NodeId> controls_;  // ascending
  std::vector<Label> labels_;     // by their beginnings
};

/// Whether a <code> element is one of several in the same <pre> that hold a piece of code each, with nothing between them.
bool is_one_of_several_codes(const Dom& dom, NodeId code);

}  // namespace pith::internal

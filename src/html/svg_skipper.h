// Finds the ends of SVG drawings. In: a page and where the content of an <svg> begins. Out: where the drawing ends.
//
// The idea: a drawing shows no text of the page, so the skeleton has it empty. That is safe only when the drawing has an end tag
// and nothing in it breaks out of foreign content; in every other case the drawing must be scanned tag by tag.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/tokenizer.h"

namespace pith::internal {

class SvgSkipper {
 public:
  explicit SvgSkipper(std::string_view page) : page_(page) {}

  /// One past the "</svg>" of the drawing whose start tag ends at `at`; npos when it may not be skipped.
  std::size_t find_end(std::size_t at);

 private:
  // Where a tag is: in how many <svg> elements, and in how many HTML integration points.
  struct Nesting {
    std::size_t svg = 1;
    std::size_t integration_points = 0;
  };

  bool may_break_out(TokenType type, const Nesting& nesting) const;
  void follow(TokenType type, bool self_closing, Nesting& nesting) const;

  std::string_view page_;
  std::string name_;                                  // of the current tag, in lower case
  std::size_t no_end_from_ = std::string_view::npos;  // drawings from here on have no end
  std::size_t broke_out_at_ = 0;                      // drawings before this are inside of one that a tag breaks out of
};

}  // namespace pith::internal

// Text to its format: is this HTML, or text as a scraper left it?
#pragma once

#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// What the text is, judged by its content alone: HTML when it opens like a document, or when real tags are a fair part of it;
/// a text that merely mentions tags, or holds a few, is text.
InputFormat sniff(std::string_view utf8);

}  // namespace pith::internal

// The format of a text: HTML, or text as a scraper left it.
#pragma once

#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// The format, judged by the content alone. A text is HTML if it starts like a document, or if tags are a fair share of it. A
/// text that mentions tags, or has a few of them, is text.
InputFormat sniff(std::string_view utf8);

}  // namespace pith::internal

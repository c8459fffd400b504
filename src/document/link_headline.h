// The headline in the text of a link.
#pragma once

#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// What of a link's text is the headline of the story at `address`: all of it, unless elements inside of the link part it into a
/// label, a headline, a teaser and a time. Spans are of the block's text.
Span headline_of_link(const Outline& outline, std::uint32_t block, Span link, std::string_view address);

}  // namespace pith::internal

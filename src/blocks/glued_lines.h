// Lines that hold a page or a long part of one, because the line breaks between its elements were lost.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "blocks/run_on_sentences.h"

namespace pith::internal {

/// Where the parts of such a line begin, in bytes from its beginning; the first part begins at 0. Empty for all other lines,
/// which are to stay whole. `page_size` is the size of the text that the line is from, and `begins_part` is asked where a line
/// with spaces may be parted. Linear in the size of the line.
std::vector<std::uint32_t> parts_of_glued_line(std::string_view line, std::size_t page_size, const BeginsPart& begins_part = {});

}  // namespace pith::internal

// A page that is HTML and a ZIP file at once, as SingleFile makes it.
#pragma once

#include <cstddef>

#include "input/page.h"

namespace pith::internal {

/// If the bytes of `page` are HTML with a ZIP file in it that has a file index.html, they become those of that file: at most
/// `max_bytes` + 1, or an error if it can't be unpacked. Otherwise `page` stays as it is.
void read_page_in_zip(Page& page, std::size_t max_bytes);

}  // namespace pith::internal

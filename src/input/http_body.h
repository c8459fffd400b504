// The body of an HTTP response in a web archive.
#pragma once

#include <cstddef>
#include <string_view>

#include "input/page.h"

namespace pith::internal {

/// Sets the bytes of `page` to the body of a response with this header: chunks joined, content encoding decoded, at most one byte
/// more than `max_bytes`. Sets `truncated` when the body ends too early, or an error when it can't be decoded.
void read_http_body(std::string_view header, std::string_view body, std::size_t max_bytes, Page& page);

}  // namespace pith::internal

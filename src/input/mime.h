// Header fields as MIME, HTTP and WARC write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// The value of a field, unfolded and trimmed; empty when `head`, lines of `Name: value`, has none of that name. Cases are alike.
std::string field(std::string_view head, std::string_view name);

/// The `text/html` of `text/html; charset=x`, in lower case.
std::string media_type(std::string_view value);

/// A parameter of such a value, without its quotes; empty when there is none.
std::string parameter(std::string_view value, std::string_view name);

/// Where the head ends and how long the blank line behind it is; size 0 when there is no blank line.
struct HeadEnd {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};
HeadEnd head_end(std::string_view text);

/// What a media type says of a page: html, text, or nothing.
std::optional<InputFormat> format_of(std::string_view media_type);

}  // namespace pith::internal

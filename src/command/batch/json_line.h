// Where in a JSON file something stands, for messages.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// The line, from 1, of the byte at `offset`.
std::size_t line_at(std::string_view bytes, std::size_t offset);

/// The line, from 1, of the member or element with that path, such as "/segments/3/kind"; the bytes are valid JSON that has it. Of a
/// member the line of its name.
std::size_t line_of(std::string_view bytes, const std::string& path);

}  // namespace pith::internal

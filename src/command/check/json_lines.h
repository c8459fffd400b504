// The line of a JSON file that a message is about.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// The line, from 1, of the byte at `offset`.
std::size_t line_at(std::string_view bytes, std::size_t offset);

/// The line, from 1, of the element or of the name of the member with that path, such as "/segments/3/kind". The bytes must be
/// valid JSON that has it.
std::size_t line_of(std::string_view bytes, const std::string& path);

}  // namespace pith::internal

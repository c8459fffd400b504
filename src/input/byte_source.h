// Sources of bytes: a file, memory, and whatever a reader makes of another source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace pith::internal {

/// Writes up to `size` bytes to `to`. Returns how many, 0 at the end, or -1 with a reason in `error`. A reason that comes with
/// bytes says that these are damaged; it is in `error` when the source is read again, and the source fails then.
using ByteSource = std::function<std::ptrdiff_t(char* to, std::size_t size, std::string& error)>;

/// What is done where a pipe or device has no bytes yet.
enum class Waiting : std::uint8_t {
  allowed,
  refused,  ///< reading fails, and so does opening what is not a regular file
};

/// Reads a file, or standard input for "-". If the file can't be opened, the first read fails. Only pipes and devices are waited
/// for.
ByteSource file_source(const std::string& name, Waiting waiting = Waiting::allowed);

/// Reads `bytes`, which must outlive the source.
ByteSource memory_source(std::string_view bytes);

}  // namespace pith::internal

// The extensions of files of pages, and of documents that pages link.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace pith::internal {

enum class FileUse : std::uint8_t { saved, served, other, printed, compressed };

struct FileExtension {
  FileUse use;
  std::string_view text;  ///< with its dot
};
inline constexpr FileExtension kFileExtensions[] = {
#define FILE_EXTENSION(use, text) {FileUse::use, text},
#include "base/file_extensions.inc"
#undef FILE_EXTENSION
};

/// What files of an extension, with its dot and in lower case, are for; none where it is not in the table.
constexpr std::optional<FileUse> use_of_extension(std::string_view extension) {
  const auto* const row = std::ranges::find(kFileExtensions, extension, &FileExtension::text);
  return row == std::end(kFileExtensions) ? std::nullopt : std::optional(row->use);
}

}  // namespace pith::internal

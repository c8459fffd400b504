// A record of a web archive to a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/page.h"
#include "input/record_kinds.h"

namespace pith::internal {

/// What the head of a record states.
struct RecordHead {
  std::string type{};                     ///< the names of WARC, such as "response"; records of ARC have one of them, too
  std::string url{};                      ///< of what was asked for; may be empty
  std::string content_type{};             ///< of the content: "application/http" where a head of HTTP begins it
  bool truncated = false;                 ///< the archiver did not store all of it
  std::uint64_t begin = 0;                ///< offset of the head in the decompressed file
  std::optional<std::uint64_t> length{};  ///< of the content, in bytes; nothing if the head states no number
};

/// The longest head of a record, and of the HTTP response in it, in bytes.
inline constexpr std::size_t kMaxHead = std::size_t{256} << 10;

/// Why the record can't be a page, whatever its content is; `page` if it can be one.
RecordKind kind_by_head(const RecordHead& head);

/// Sets the bytes of `page`, its address and what is stated about it. `content` is the record's content, or the first
/// `max_bytes` + 1 + kMaxHead bytes of it. If the record is no page, its kind is returned and `page` is not to be used. A page
/// that can't be decoded has an error.
RecordKind read_archived_page(const RecordHead& head, std::string_view content, std::size_t max_bytes, Page& page);

}  // namespace pith::internal

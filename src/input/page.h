// What the readers of inputs give and extract() takes: the bytes of a page, and what is known about the page from outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/binary.h"
#include "pith/pith.h"

namespace pith::internal {

/// The largest page that can be read, in bytes: offsets in it are numbers of 32 bits.
inline constexpr std::size_t kMaxPageSize = 0xFFFFFFF0U;

/// Why an input or a record of it gives no page.
enum class PageError : std::uint8_t {
  none,
  unreadable,   ///< the file can't be opened or read
  too_large,    ///< more bytes than the limit allows
  unsupported,  ///< a format or a compression that is not read
  malformed,    ///< a damaged container
  json,         ///< a record that is not JSON
  record,       ///< JSON or CSV without a page in it
  memory        ///< not enough memory
};

/// The code that stands for the error in JSON output, such as "too-large"; empty for `none`.
std::string_view name_of(PageError error);

/// One page of an input.
struct Page {
  std::string name{};        ///< file name, or "-" for standard input
  std::uint64_t record = 0;  ///< number of the record, from 1; 0 when the input is a single page
  std::uint64_t line = 0;    ///< of the input, where the record begins, from 1; 0 when it is not known
  bool is_line = false;      ///< the record is a line, so that its number is that of the line
  std::string bytes{};
  std::string url{};                       ///< as the container states it, or empty
  std::string encoding{};                  ///< label that the container states, or empty
  std::optional<InputFormat> from{};       ///< what the container states, if anything
  std::string extra_members{};             ///< JSONL, CSV: the other members of the record as they are written, `"id":7,"x":[1]`
  bool truncated = false;                  ///< the container shows that bytes are missing at the end
  std::string title{};                     ///< as the container states it, for a page that has none
  std::string warning{};                   ///< what is wrong with the record, though it gives a page
  std::size_t reader_memory = 0;           ///< bytes that the reader of the input holds, beside the page
  std::string error{};                     ///< message that says why there is no page; `bytes` is empty then
  PageError error_code = PageError::none;  ///< the same as a code
  BinaryType binary = BinaryType::none;    ///< what a file is that is refused because it is no text
};

/// Makes `page` a failed one: sets the error and drops the bytes.
void set_error(Page& page, PageError code, std::string message);
/// The same for a file of this type.
void refuse_binary(Page& page, BinaryType type);

/// The text of a page. `utf8` is a view of the page's own bytes where these are valid UTF-8, else of `converted`.
struct Text {
  std::string_view utf8{};      ///< valid UTF-8 without a byte order mark; valid as long as the page's bytes and this object
  std::string_view encoding{};  ///< WHATWG name of the encoding that the bytes were in; static storage
  std::unique_ptr<const std::string> converted{};
};

}  // namespace pith::internal

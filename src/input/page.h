// What the readers give and the road takes: a page's bytes and what is known about them from outside.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// One page as it came in.
struct Page {
  std::string name{};        ///< file name, or "-" for standard input
  std::uint64_t record = 0;  ///< from 1 in an input of many pages; 0: the input is one page
  std::string bytes{};
  std::string url{};                  ///< what the container states; else empty
  std::string encoding{};             ///< label that the container states; else empty
  std::optional<InputFormat> from{};  ///< what the container states; else unset
  std::string echo{};                 ///< JSONL: the other members of the record, raw JSON as they were, `"id":7,"x":[1]`
  bool truncated = false;             ///< the container tells that bytes are missing at its end
  std::string error{};                ///< why this record is no page; `bytes` are empty then
  std::string error_code{};           ///< the same for JSON, one word
};

/// A page's bytes as text: those of the page where they are valid UTF-8 already, else bytes of its own.
struct Text {
  std::string_view utf8{};                   ///< valid UTF-8 without a byte order mark; ends with the page's bytes or the Text
  std::string_view encoding{};               ///< WHATWG name of the encoding it was read in; static storage
  std::unique_ptr<const std::string> own{};  ///< what `utf8` looks at when it is not the page
};

}  // namespace pith::internal

// What the readers give and the road takes: a page's bytes and what is known about them from outside.
#pragma once

#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith {

/// One page as it came in.
struct Page {
  std::string name{};  ///< file name, or "-" for standard input
  std::string bytes{};
};

/// A page's bytes as text.
struct Text {
  std::string utf8{};           ///< valid UTF-8 without a byte order mark
  std::string_view encoding{};  ///< WHATWG name of the encoding it was read in; static storage
};

}  // namespace pith

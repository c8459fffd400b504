// How UTF-16 without a byte order mark is recognised.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pith::internal {

/// The zero bytes of a text. ASCII characters in UTF-16 have one each, on the same side of their code units.
struct ZeroBytes {
  std::size_t even = 0;  ///< at even offsets, as in big-endian UTF-16
  std::size_t odd = 0;

  explicit ZeroBytes(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) (i % 2 == 0 ? even : odd) += bytes[i] == '\0';
  }
  bool big_endian() const { return even > odd; }
  std::size_t majority() const { return std::max(even, odd); }
  std::size_t minority() const { return std::min(even, odd); }
};

}  // namespace pith::internal

// Errors of a page. In: a page and why it failed. Out: the page with its error.
#include "input/page.h"

#include <array>
#include <utility>

namespace pith::internal {

std::string_view name_of(PageError error) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"", "unreadable", "too-large", "unsupported", "malformed", "json", "record", "memory"});
  static_assert(kNames.size() == static_cast<std::size_t>(PageError::memory) + 1);
  return kNames[static_cast<std::size_t>(error)];
}

void set_error(Page& page, PageError code, std::string message) {
  page.bytes.clear();
  page.error_code = code;
  page.error = std::move(message);
}

void refuse_binary(Page& page, BinaryType type) {
  page.binary = type;
  set_error(page, PageError::unsupported, std::string(description_of(type)).append(", not a page"));
}

}  // namespace pith::internal

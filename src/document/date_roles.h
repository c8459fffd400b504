// What the words around a date say about it.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class DateRole : std::uint8_t {
  unlabelled,
  published,
  updated,       ///< the last change, which may be the only date of a page: "Last updated"
  updated_once,  ///< a change of what was published before: "Updated on"
  unrelated      ///< none of these: when a member joined, when something is due
};

/// The role of a date from the text right before and right after it. A preposition alone is no label.
DateRole date_role(std::string_view before, std::string_view after);

/// Whether a text begins as sentences about the page do: "This entry was".
bool is_about_page(std::string_view text);

/// The role that a text announces for the date of the next block: "Last modified:". Unlabelled where it is more than a label.
DateRole announced_role(std::string_view text);

}  // namespace pith::internal

// Whether a text is a byline and nothing else.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class BylineForm : std::uint8_t {
  none,
  possible,  ///< wholly a name, a date or both, or a few words such as "A report by" with a name: a byline below a headline
  sure       ///< wholly labels such as "By" or "Published" with their names or dates
};

/// The form of the text of a block. Linear in the text, of which longer ones than bylines are not read.
BylineForm byline_form(std::string_view text);

/// What stands behind "by" in "A report from Ulm by Ann Lee", if a name does and the text is a byline; else empty.
std::string_view name_after_lead(std::string_view text);

}  // namespace pith::internal

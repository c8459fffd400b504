// Text that is the source of a program, a style sheet, or settings.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether the whole text is source code without doubt. A text that has code and prose beside it is none.
bool is_source_code(std::string_view text);

}  // namespace pith::internal

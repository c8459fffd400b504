// The pages of the manual.
#pragma once

#include <string>

#include "options_words.h"

namespace pith::internal {

/// A page in the macros of man(7).
std::string manual_page(ManualPage page);

}  // namespace pith::internal

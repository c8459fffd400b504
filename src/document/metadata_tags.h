// Tags and categories of a page.
#pragma once

#include <string>
#include <vector>

#include "document/candidates.h"

namespace pith::internal {

/// The tags that one statement names. A statement that is not alone, but one of several of its source, is one tag, which may have
/// a comma in it; so is the text of a link.
std::vector<std::string> split_tags(const Candidate& candidate, bool is_alone);

}  // namespace pith::internal

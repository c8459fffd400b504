// The language of a page, as the page states it or as its words tell.
#pragma once

#include <string>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// The first language of a statement such as "pt_BR, en" as a tag of BCP 47, "pt-BR"; empty when that is no tag.
std::string language_tag(std::string_view stated);

/// The language that the words of the article are in, or of the whole page when the article is short; empty when they do not
/// tell.
std::string detect_language(const Outline& outline);

}  // namespace pith::internal

// The language of a page, as it states it or as its words tell.
#pragma once

#include <string>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// BCP 47 as "pt-BR": a language of two or three letters and what follows it; empty when it is none.
std::string language_tag(std::string_view stated);

/// What the words of the article say; of the whole page when there is no article. Empty when they don't tell.
std::string language_of(const Outline& outline);

}  // namespace pith::internal

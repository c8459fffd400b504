// The language of a page, as the page states it or as its words tell.
#pragma once

#include <string>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// The first language of a statement such as "pt_BR, en" as a tag of BCP 47, "pt-BR"; empty when that is no tag.
std::string language_tag(std::string_view stated);

struct DetectedLanguage {
  std::string tag{};     ///< BCP 47; empty when the words do not tell
  bool is_sure = false;  ///< nearly all of an article that is long enough is in it
};

/// The language that the words of the article are in, or of the whole page when the article is short.
DetectedLanguage detect_language(const Outline& outline);

/// Whether words of a detected language contradict a stated tag. Languages that are easily taken for each other do not.
bool contradicts(std::string_view detected, std::string_view stated);

}  // namespace pith::internal

// What a block says in so many words: cue phrases such as "Related articles" or "12 comments".
#pragma once

#include <string>
#include <string_view>

#include "classify/rules.h"

namespace pith {

/// The form in which phrases are compared: lower case, a run of digits as "#", punctuation as one space, no space at the ends; an
/// apostrophe between letters is kept, as '.
std::string fold_phrase(std::string_view utf8);

/// Appends the rules whose phrases `text` holds, each once, in no order; `words` is the block's length.
void find_cues(std::string_view text, std::uint32_t words, std::vector<Rule>& found);

/// Whether a short text names a date or a time: a year of four digits, or two numbers with ":" or "/" between them.
bool looks_dated(std::string_view text);

}  // namespace pith

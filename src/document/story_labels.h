// Texts of links that name no story.
#pragma once

#include <string_view>

#include "base/words.h"

namespace pith::internal {

/// Whether a short link is a label such as "Read more", "See all news" or "Add to cart".
bool is_link_label(std::string_view text, const TextCounts& counts);

/// Whether all of a text is a date or time but for a word.
bool is_mostly_time(std::string_view text, const TextCounts& counts);

/// The headline in a text that runs several parts together, such as a label, a headline and a teaser: "PlusFerry is late
/// againNobody minds". All of the text if it has no such places. A name may look like one, so a page should have several.
std::string_view headline_among_joined(std::string_view text);

/// A headline without the label before it: "Previous: Ferry is late again". `names` are the class and id names of the elements
/// around it; those that say "prev" or "next" confirm a label that is not parted from the headline.
std::string_view without_pager_label(std::string_view text, std::string_view names);

}  // namespace pith::internal

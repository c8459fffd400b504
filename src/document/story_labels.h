// Texts of links that name no story.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/words.h"

namespace pith::internal {

/// Whether a short link to an address praises a part of the site or of a shop: "Explore our harbours".
bool is_promotion(std::string_view text, const TextCounts& counts, std::string_view address);

/// Whether a few words promise something of a shop, such as its guarantee.
bool is_promise(std::string_view text, const TextCounts& counts);

/// Whether a text ends with a price and its change, as quotations of the stock market do: "Tarn Ferries 12.40 +1.25 %".
bool is_price_change(std::string_view text);

/// Whether a short link is a label such as "Read more", "See all news" or "Add to cart".
bool is_link_label(std::string_view text, const TextCounts& counts);

/// Whether a link begins with such a label, of whatever length it is: "Read more on the ferry that is late".
bool begins_as_label(std::string_view text);

/// Whether a short link says that it leads to a list: "All news", "See all".
bool is_link_to_all(std::string_view text, const TextCounts& counts);

/// Whether all of a text is a date or time but for a word.
bool is_mostly_time(std::string_view text, const TextCounts& counts);

/// Whether all of a text is a month and its year, "May 2021 (12)", as lists of old stories are named.
bool is_month_of_year(std::string_view text, const TextCounts& counts);

/// The parts of a text that runs several together, such as a label, a headline and a teaser: "PlusFerry is late againNobody
/// minds". A name may look like a place where two meet, so a page should have several such texts.
std::vector<std::string_view> joined_parts(std::string_view text);

/// The headline among such parts, of which there is at least one, of a link to that address.
std::string_view headline_among(std::span<const std::string_view> parts, std::string_view address);

/// A headline without the label before it: "Previous: Ferry is late again". `names` are the class and id names of the elements
/// around it; those that say "prev" or "next" confirm a label that is not parted from the headline.
std::string_view without_pager_label(std::string_view text, std::string_view names);

}  // namespace pith::internal

// Prices among the texts of stories, which tell products of a shop.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether a text is a price, perhaps with a word or two and a second price: "from £79", "12,90 €", "$17.30 New".
bool is_price(std::string_view text);

/// Whether no word stands behind the last number of a text but the currency: "from £79", "12,90 €".
bool ends_with_amount(std::string_view text);

/// Whether a text is a label with a price: "Lowest price of the month: £79".
bool is_priced_label(std::string_view text);

/// Whether the sign of a currency, such as "£", stands in a text.
bool has_currency_sign(std::string_view text);

}  // namespace pith::internal

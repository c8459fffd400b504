// Prices. In: a short text. Out: whether it is one.
//
// The idea: a price is a number with the sign or the name of a currency beside it, and a text that has little else is one.
#include "document/story_prices.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "blocks/letter_case.h"
#include "classify/years.h"
#include "document/address_parts.h"

namespace pith::internal {
namespace {

enum class CurrencyPlace : std::uint8_t { either, after };

struct Currency {
  CurrencyPlace place = CurrencyPlace::either;
  std::string_view text{};
};

constexpr Currency kCurrencies[] = {
#define CURRENCY(place, text) {CurrencyPlace::place, text},
#include "document/currencies.inc"
#undef CURRENCY
};
constexpr std::string_view kMagnitudes[] = {
#define MAGNITUDE(languages, text) text,
#include "document/magnitudes.inc"
#undef MAGNITUDE
};
constexpr std::size_t kMaxPriceBytes = 60;
constexpr std::uint32_t kMaxPriceWords = 3;
constexpr std::uint32_t kMaxLabelWords = 8;

bool is_sign(const Currency& currency) { return class_at(currency.text, 0) == CharClass::other; }

// The currency that ends a text in lower case, perhaps with a space after it, and is no part of a word; null for none.
const Currency* currency_before(std::string_view before) {
  before = trim(before);
  const auto ends = [&](const Currency& currency) {
    if (!before.ends_with(currency.text)) return false;
    const std::string_view rest = before.substr(0, before.size() - currency.text.size());
    return is_sign(currency) || rest.empty() || !is_part_of_word(class_at(rest, last_code_point_at(rest)));
  };
  const auto* const found = std::ranges::find_if(kCurrencies, ends);
  return found == std::end(kCurrencies) ? nullptr : found;
}

// The currency that begins a text in lower case, perhaps with a space before it, and is no part of a word; null for none.
const Currency* currency_behind(std::string_view after) {
  after = trim(after);
  const auto begins = [&](const Currency& currency) {
    return after.starts_with(currency.text) && (is_sign(currency) || !is_part_of_word(class_at(after, currency.text.size())));
  };
  const auto* const found = std::ranges::find_if(kCurrencies, begins);
  return found == std::end(kCurrencies) ? nullptr : found;
}

// " million" behind "$2".
bool begins_with_magnitude(std::string_view after) {
  after = trim(after);
  return std::ranges::any_of(kMagnitudes, [&](std::string_view magnitude) {
    return after.starts_with(magnitude) && !is_part_of_word(class_at(after, magnitude.size()));
  });
}

// "1,499" and "12.50", which count no things and name no models.
bool has_group(std::string_view number) {
  const std::size_t mark = number.find_last_of(".,");
  const std::size_t digits = number.size() - mark - 1;
  return mark != std::string_view::npos && mark > 0 && (digits == 2 || digits == 3);
}

// "2024" after a word is the year of something.
bool is_year(std::string_view number) {
  return number.size() == 4 && begins_as_year(number) && number.find_first_of(".,") == std::string_view::npos;
}

// Whether a number between two parts of a text in lower case is an amount. A letter right after it may be a currency, else it is
// of a multiple or a unit: "$2m".
bool is_amount(std::string_view before, std::string_view number, std::string_view after) {
  if (currency_behind(after) != nullptr) return true;
  if (is_part_of_word(class_at(after, 0)) || begins_with_magnitude(after)) return false;
  const Currency* const currency = currency_before(before);
  if (currency == nullptr || is_sign(*currency)) return currency != nullptr;
  return !is_year(number) && (currency->place == CurrencyPlace::either || has_group(number));
}

// Whether an amount of money stands in a text in lower case.
bool has_amount(std::string_view text) {
  for (std::size_t begin = text.find_first_of("0123456789"); begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
    if (is_amount(text.substr(0, begin), text.substr(begin, end - begin), text.substr(end))) return true;
    begin = text.find_first_of("0123456789", end);
  }
  return false;
}

}  // namespace

bool is_price(std::string_view text) {
  if (text.size() > kMaxPriceBytes || !has_digit(text)) return false;
  return count_text(text).words <= kMaxPriceWords && has_amount(lower_case(text));
}

bool ends_with_amount(std::string_view text) {
  const std::string after = lower_case(text.substr(text.find_last_of("0123456789") + 1));  // npos + 1 is 0
  const Currency* const currency = currency_behind(after);
  return count_text(trim(after).substr(currency == nullptr ? 0 : currency->text.size())).words == 0;
}

bool is_priced_label(std::string_view text) {
  const std::size_t colon = text.rfind(": ");
  return colon != std::string_view::npos && count_text(text).words <= kMaxLabelWords && is_price(text.substr(colon + 2));
}

bool has_currency_sign(std::string_view text) {
  return std::ranges::any_of(kCurrencies, [&](const Currency& currency) {
    return is_sign(currency) && text.find(currency.text) != std::string_view::npos;
  });
}

}  // namespace pith::internal

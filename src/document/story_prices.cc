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

namespace pith::internal {
namespace {

constexpr std::string_view kCurrencies[] = {
#define CURRENCY(text) text,
#include "document/currencies.inc"
#undef CURRENCY
};
constexpr std::size_t kMaxPriceBytes = 60;
constexpr std::uint32_t kMaxPriceWords = 3;
constexpr std::uint32_t kMaxLabelWords = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a currency ends before `at`, perhaps with a space between, and is no part of a word.
bool ends_with_currency(std::string_view before) {
  before = trim(before);
  return std::ranges::any_of(kCurrencies, [&](std::string_view currency) {
    if (!before.ends_with(currency)) return false;
    const std::string_view rest = before.substr(0, before.size() - currency.size());
    return class_at(currency, 0) == CharClass::other || rest.empty() ||
           !is_part_of_word(class_at(rest, last_code_point_at(rest)));
  });
}

bool begins_with_currency(std::string_view after) {
  after = trim(after);
  return std::ranges::any_of(kCurrencies, [&](std::string_view currency) {
    return after.starts_with(currency) &&
           (class_at(currency, 0) == CharClass::other || !is_part_of_word(class_at(after, currency.size())));
  });
}

// Whether an amount of money stands in a text in lower case.
bool has_amount(std::string_view text) {
  for (std::size_t begin = text.find_first_of("0123456789"); begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
    if (ends_with_currency(text.substr(0, begin)) || begins_with_currency(text.substr(end))) return true;
    begin = text.find_first_of("0123456789", end);
  }
  return false;
}

std::string folded(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) append_utf8(lower, fold_case(decode_code_point(text, at)));
  return lower;
}

}  // namespace

bool is_price(std::string_view text) {
  if (text.size() > kMaxPriceBytes || text.find_first_of("0123456789") == std::string_view::npos) return false;
  return count_text(text).words <= kMaxPriceWords && has_amount(folded(text));
}

bool is_priced_label(std::string_view text) {
  const std::size_t colon = text.rfind(": ");
  return colon != std::string_view::npos && count_text(text).words <= kMaxLabelWords && is_price(text.substr(colon + 2));
}

}  // namespace pith::internal

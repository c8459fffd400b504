// In: words. Out: whether they name a day of the week.
#include "classify/weekdays.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kWeekdays[] = {
#define WEEKDAY(name) name,
#include "classify/weekdays.inc"
#undef WEEKDAY
};
static_assert(std::ranges::is_sorted(kWeekdays));

constexpr std::size_t kMaxShortWeekday = 3;  // bytes

}  // namespace

bool is_weekday(std::string_view lower_case_word) { return std::ranges::binary_search(kWeekdays, lower_case_word); }

std::string_view without_weekday(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) return text;
  const std::string_view word = text.substr(space + 1);
  return word.size() > kMaxShortWeekday && is_weekday(lower_case(word)) ? trim(text.substr(0, space)) : text;
}

}  // namespace pith::internal

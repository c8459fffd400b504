// Names of months in many languages (months.inc). In: a word. Out: the month.
#include "classify/month_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/phrases.h"

namespace pith::internal {
namespace {

struct MonthsRow {
  std::string_view language;
  std::array<std::string_view, 12> months;  // the forms of each, with spaces between
};
constexpr MonthsRow kMonths[] = {
#define MONTHS(language, ...) {language, {__VA_ARGS__}},
#include "classify/months.inc"
#undef MONTHS
};

struct MonthName {
  std::string_view phrase;
  int month;
};

// Calls `visit(name, month)` for every form of every month.
template <typename Visit>
constexpr void for_each_name(Visit&& visit) {
  for (const MonthsRow& row : kMonths)
    for (std::size_t month = 0; month < row.months.size(); ++month)
      for (std::string_view forms = row.months[month]; !forms.empty();) {
        const std::size_t end = std::min(forms.find(' '), forms.size());
        visit(forms.substr(0, end), static_cast<int>(month) + 1);
        forms.remove_prefix(std::min(end + 1, forms.size()));
      }
}

constexpr std::size_t kNameCount = [] {
  std::size_t count = 0;
  for_each_name([&](std::string_view, int) { ++count; });
  return count;
}();

struct NameTable {
  MonthName rows[kNameCount]{};
};

constexpr NameTable kNames = [] {
  NameTable table;
  std::size_t count = 0;
  for_each_name([&](std::string_view name, int month) { table.rows[count++] = {name, month}; });
  return table;
}();

constexpr PhraseSet kNameSet(kNames.rows);

}  // namespace

int month_named(std::string_view word) {
  PhraseKey key;
  key.add(word);
  int month = 0;
  kNameSet.find(key, word, [&](const MonthName& name) { month = month == 0 ? name.month : month; });
  return month;
}

}  // namespace pith::internal

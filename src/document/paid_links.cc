// Links that somebody pays for. In: addresses. Out: whether their queries say so.
#include "document/paid_links.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "document/address_parts.h"

namespace pith::internal {
namespace {

struct PaidQuery {
  std::string_view name{};
  std::string_view value{};  // a word of the value; empty for any value
};
constexpr PaidQuery kPaidQueries[] = {
#define PAID_QUERY(name, value) {name, value},
#include "document/paid_queries.inc"
#undef PAID_QUERY
};
constexpr std::string_view kOwnQueries[] = {
#define OWN_QUERY(name) name,
#include "document/own_queries.inc"
#undef OWN_QUERY
};

// "paid-social" has "paid", "unpaid" does not.
bool has_word(std::string_view value, std::string_view word) {
  std::vector<std::string> words;
  append_words(words, value);
  return word.empty() || std::ranges::find(words, word) != words.end();
}

template <typename Wanted>
bool any_name_and_value(std::string_view address, const Wanted& is_wanted) {
  return any_query_part(address, [&](std::string_view part) {
    const std::size_t equals = part.find('=');
    return equals != std::string_view::npos && is_wanted(part.substr(0, equals), to_lower(part.substr(equals + 1)));
  });
}

}  // namespace

bool is_counted_for_pay(std::string_view address) {
  return any_name_and_value(address, [](std::string_view name, const std::string& value) {
    return std::ranges::any_of(kPaidQueries,
                               [&](const PaidQuery& row) { return iequals(name, row.name) && has_word(value, row.value); });
  });
}

bool is_counted_by_owner(std::string_view address) {
  return any_name_and_value(address, [](std::string_view name, const std::string&) {
    return std::ranges::any_of(kOwnQueries, [&](std::string_view known) { return iequals(name, known); });
  });
}

}  // namespace pith::internal

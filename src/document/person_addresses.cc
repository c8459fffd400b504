// Addresses of people. In: an address and the text of a link to it. Out: whether it is that of a person.
#include "document/person_addresses.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "classify/link_paths.h"
#include "classify/person_names.h"
#include "document/address_parts.h"
#include "document/story_addresses.h"

namespace pith::internal {
namespace {

constexpr auto kPeople = link_paths_where<[](const LinkPath& row) {
  return row.page == LinkedPage::person || (row.target == LinkTarget::people && row.page != LinkedPage::about_people);
}>();
constexpr auto kAboutPeople = link_paths_where<[](const LinkPath& row) { return row.page == LinkedPage::about_people; }>();
constexpr std::size_t kMinWords = 2;  // of a name in an address
constexpr std::size_t kMaxWords = 3;
constexpr std::size_t kMaxTitles = 3;  // "Prof. Dr."

// "Dr. Ann Lee"
bool begins_with_title(std::string_view text) { return text.substr(0, text.find(' ')).ends_with('.'); }

}  // namespace

// Letters with accents are written in several ways in addresses, so that one word in common is enough.
bool names_person(std::string_view address, std::string_view text) {
  const std::string_view path = without_query(path_of(address));
  const std::string_view name = last_part(path);
  const std::size_t words = words_of_slug(name).size();
  if (words < kMinWords || words > kMaxWords || has_digit(name) || !is_likely_name(text)) return false;
  const std::string_view above = last_part(path.substr(0, static_cast<std::size_t>(name.data() - path.data())));
  const auto is_above = [&](const LinkPath& row) { return iequals(above, row.word); };
  const bool is_of_people =
      std::ranges::any_of(kPeople, is_above) || (begins_with_title(text) && std::ranges::any_of(kAboutPeople, is_above));
  return is_of_people && words_in_address(address, text) > 0 && count_text(text).words <= words + kMaxTitles;
}

}  // namespace pith::internal

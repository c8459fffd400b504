// Roles of class and id names. In: names. Out: the role that their words tell.
//
// The idea: a name is split where it has a hyphen, an underscore, digits or a capital after a small letter, and the last of its
// words that is in the table tells its role.
#include "document/name_roles.h"

#include <algorithm>
#include <string>

#include "base/phrases.h"
#include "base/text.h"

namespace pith::internal {
namespace {

struct RoleRow {
  std::string_view phrase;
  NameRole role;
};
constexpr RoleRow kRoles[] = {
#define NAME_ROLE(role, word) {word, NameRole::role},
#include "document/name_roles.inc"
#undef NAME_ROLE
};
static_assert(std::ranges::is_sorted(kRoles, {}, &RoleRow::phrase));

constexpr PhraseSet kRoleSet(kRoles);

constexpr std::size_t kMaxNamesBytes = 200;
constexpr std::size_t kMaxWordBytes = 24;
constexpr NameRole kOrder[] = {NameRole::author,         NameRole::date, NameRole::furniture,
                               NameRole::author_details, NameRole::body, NameRole::title,
                               NameRole::item,           NameRole::post, NameRole::list};

NameRole role_of_word(std::string_view word) {
  PhraseKey key;
  key.add(word);
  NameRole role = NameRole::none;
  kRoleSet.find(key, word, [&](const RoleRow& row) { role = row.role; });
  return role;
}

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_letter(char c) { return to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z'; }

// What follows "--" only varies the name before it: "text--user".
NameRole role_of_name(std::string_view name) {
  if (const std::size_t variant = name.find("--"); variant > 0) name = name.substr(0, variant);
  NameRole role = NameRole::none;
  std::string word;
  const auto end_word = [&] {
    if (const NameRole found = role_of_word(word); found != NameRole::none) role = found;
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_ascii_upper(name[i]) && !is_ascii_upper(name[i - 1])) end_word();
    if (!is_ascii_letter(name[i]))
      end_word();
    else if (word.size() <= kMaxWordBytes)
      word.push_back(to_ascii_lower(name[i]));
  }
  end_word();
  return role;
}

}  // namespace

NameRole role_of_element(std::string_view names) {
  NameRole role = NameRole::none;
  any_token(names.substr(0, kMaxNamesBytes), [&](std::string_view name) {
    role = role_of_name(name);
    return role != NameRole::none;
  });
  return role;
}

NameRole role_of_elements(std::string_view names) {
  std::uint32_t roles = 0;
  for_each_token(names.substr(0, kMaxNamesBytes),
                 [&](std::string_view name) { roles |= 1U << static_cast<unsigned>(role_of_name(name)); });
  for (const NameRole role : kOrder)
    if ((roles >> static_cast<unsigned>(role) & 1U) != 0) return role;
  return NameRole::none;
}

}  // namespace pith::internal

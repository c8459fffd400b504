// Parts of addresses. In: addresses and paths. Out: views of their parts, and what these say by themselves.
#include "document/address_parts.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/file_extensions.h"
#include "base/simd.h"
#include "base/text.h"
#include "base/utf8.h"
#include "classify/years.h"

namespace pith::internal {

std::string_view path_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return address;
  const std::size_t slash = address.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::string_view{} : address.substr(slash);
}

std::string_view without_query(std::string_view address) { return address.substr(0, find_any<'?', '&'>(address)); }

std::string_view last_part(std::string_view path) {
  path = without_query(path);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

std::vector<std::string_view> words_of_slug(std::string_view slug) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < slug.size();) {
    const std::size_t end = find_any<'-', '_', '.', '+'>(slug, begin);
    if (end > begin) words.push_back(slug.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string_view first_part(std::string_view path) {
  path = without_query(path);
  if (path.starts_with('/')) path.remove_prefix(1);
  return path.substr(0, path.find('/') == std::string_view::npos ? 0 : path.find('/'));
}

bool lies_right_below(std::string_view address, std::string_view section) {
  return address.size() > section.size() + 1 && address.starts_with(section) && address[section.size()] == '/';
}

bool is_document(std::string_view address) {
  const std::string path = to_lower(without_query(path_of(address)));
  return use_of_extension(std::string_view(path).substr(std::min(path.rfind('.'), path.size()))) == FileUse::printed;
}

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_ascii_digit); }

bool is_language(std::string_view part) {
  const bool has_region = part.size() == 5 && (part[2] == '-' || part[2] == '_');
  const auto is_letters = [](std::string_view text) { return std::ranges::all_of(text, is_ascii_letter); };
  return (part.size() == 2 && is_letters(part)) || (has_region && is_letters(part.substr(0, 2)) && is_letters(part.substr(3)));
}

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_ascii_digit); }

bool is_day_or_month(std::string_view number) {
  const auto value = [&](std::size_t begin, std::size_t size) {
    int parsed = 0;
    std::from_chars(number.data() + begin, number.data() + begin + size, parsed);
    return parsed;
  };
  const auto is_date = [&](int year, int month, int day) {
    return is_web_year(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  };
  if (number.size() == 6) return is_date(value(0, 4), value(4, 2), 1);
  return number.size() == 8 && (is_date(value(0, 4), value(4, 2), value(6, 2)) || is_date(value(4, 4), value(2, 2), value(0, 2)));
}

}  // namespace pith::internal

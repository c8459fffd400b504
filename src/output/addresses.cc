// References to addresses (RFC 3986). In: base and reference. Out: one string. Nothing is fetched, nothing normalized but dot segments.
#include "output/addresses.h"

#include <algorithm>

#include "base/utf8.h"

namespace pith {
namespace {

constexpr std::string_view kSafeSchemes[] = {"http", "https", "ftp", "mailto", "tel"};
constexpr std::size_t kLongest = 8000;  // bytes; what is longer carries data

bool is_scheme_char(char c) {
  const char lower = to_ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// The first of the signs from `from` on, or the end. Addresses are short: a search of its own for each sign would take longer.
std::size_t find_in_address(std::string_view address, std::string_view signs, std::size_t from) {
  while (from < address.size() && std::find(signs.begin(), signs.end(), address[from]) == signs.end()) ++from;
  return std::min(from, address.size());
}

// "https" of "https://example.org"; empty when there is none.
std::string_view scheme_of(std::string_view address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view scheme = address.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(), is_scheme_char) ? scheme : std::string_view();
}

// White space at the ends goes, and so does what browsers skip inside.
std::string cleaned(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  return out;
}

// "/a/b/../c/./d" is "/a/c/d" (section 5.2.4).
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/..") {
      out.erase(std::min(out.rfind('/'), out.size()));
      if (path.empty()) out.push_back('/');
    } else if (segment != "/.") {
      out.append(segment);
    } else if (path.empty()) {
      out.push_back('/');
    }
  }
  return out;
}

}  // namespace

std::string resolve(std::string_view base, std::string_view reference) {
  std::string target = cleaned(reference.substr(0, kLongest));
  if (!scheme_of(target).empty()) return target;
  const std::string_view scheme = scheme_of(base);
  if (scheme.empty() || !base.substr(scheme.size()).starts_with("://")) return target;
  if (target.starts_with("//")) return std::string(scheme).append(":").append(target);
  const std::size_t path_begin = find_in_address(base, "/?#", scheme.size() + 3);
  const std::size_t path_end = find_in_address(base, "?#", path_begin);
  if (target.empty() || target.front() == '#') return std::string(base.substr(0, base.find('#', path_end))).append(target);
  const std::size_t tail = find_in_address(target, "?#", 0);
  if (tail == 0) return std::string(base.substr(0, path_end)).append(target);
  const std::string_view path = base.substr(path_begin, path_end - path_begin);
  std::string full(target.front() == '/' ? std::string_view() : path.substr(0, path.rfind('/') + 1));
  if (target.front() != '/' && full.empty()) full.push_back('/');
  full = without_dots(full.append(target, 0, tail));
  return std::string(base.substr(0, path_begin)).append(full).append(target, tail);
}

bool is_safe_address(std::string_view address) {
  const std::string clean = cleaned(address);
  if (clean.empty() || address.size() > kLongest) return false;
  const std::size_t colon = clean.find(':');
  if (colon == std::string::npos || clean.find_first_of("/?#") < colon) return true;
  std::string scheme = clean.substr(0, colon);
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), to_ascii_lower);
  return std::find(std::begin(kSafeSchemes), std::end(kSafeSchemes), scheme) != std::end(kSafeSchemes);
}

}  // namespace pith

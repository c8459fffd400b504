// References to addresses (RFC 3986). In: base and reference. Out: one string. Nothing is fetched, nothing normalized but dot segments.
#include "document/addresses.h"

#include <algorithm>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kSafeSchemes[] = {"http", "https", "ftp", "mailto", "tel"};
constexpr std::size_t kLongest = 8000;  // bytes; what is longer carries data

bool is_scheme_char(char c) {
  const char lower = to_ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// The first '?' or '#' from `from` on, or the end.
std::size_t find_tail(std::string_view address, std::size_t from) {
  return find_class(address, from, [](Bytes16 c) { return (c == '?') | (c == '#'); });
}

// "https" of "https://example.org"; empty when there is none.
std::string_view scheme_of(std::string_view address) {
  std::size_t length = 0;
  while (length < address.size() && is_scheme_char(address[length])) ++length;
  return length < address.size() && address[length] == ':' ? address.substr(0, length) : std::string_view();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

// What browsers skip inside of an address.
bool has_breaks(std::string_view text) {
  return find_class(text, 0, [](Bytes16 c) { return (c == '\n') | (c == '\r') | (c == '\t'); }) < text.size();
}

std::string without_breaks(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  return out;
}

// Whether a segment begins with a dot, as those do that without_dots() takes out.
bool has_dots(std::string_view path) {
  for (std::size_t at = path.find('.', 1); at != std::string_view::npos; at = path.find('.', at + 1))
    if (path[at - 1] == '/') return true;
  return false;
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

BaseAddress::BaseAddress(std::string_view address) {
  const std::string_view scheme = scheme_of(address);
  if (scheme.empty() || !address.substr(scheme.size()).starts_with("://")) return;
  const std::size_t host = scheme.size() + 3;
  const std::size_t tail = find_tail(address, host);
  const std::size_t path = std::min(address.find('/', host), tail);
  const std::size_t file = address.substr(path, tail - path).rfind('/') + 1;  // 0 where there is no path
  scheme_ = std::string(scheme) + ":";
  origin_ = address.substr(0, path);
  folder_ = file == 0 ? origin_ + "/" : std::string(address.substr(0, path + file));
  file_ = address.substr(0, tail);
  page_ = address.substr(0, address.find('#', tail));
}

BaseAddress::Start BaseAddress::start_for(std::string_view target) const {
  if (scheme_.empty() || !scheme_of(target).empty()) return {};
  if (target.empty() || target.front() == '#') return {page_, false};
  if (target.front() == '?') return {file_, false};
  if (target.starts_with("//")) return {scheme_, false};
  return {target.front() == '/' ? origin_ : folder_, true};
}

std::string_view BaseAddress::resolve(std::string_view reference, Arena& arena) const {
  std::string_view target = trimmed(reference.substr(0, kLongest));
  if (has_breaks(target)) target = arena.copy(without_breaks(target));
  const Start start = start_for(target);
  if (start.text.empty()) return target;
  const std::string_view address = arena.joined(start.text, target);
  if (!start.in_path) return address;
  const std::size_t path_end = find_tail(address, start.text.size());
  const std::string_view path = address.substr(origin_.size(), path_end - origin_.size());
  if (!has_dots(path)) return address;
  return arena.copy(std::string(origin_).append(without_dots(path)).append(address.substr(path_end)));
}

bool is_safe_address(std::string_view address) {
  const std::string clean = without_breaks(trimmed(address));
  if (clean.empty() || address.size() > kLongest) return false;
  const std::size_t colon = clean.find(':');
  if (colon == std::string::npos || clean.find_first_of("/?#") < colon) return true;
  std::string scheme = clean.substr(0, colon);
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), to_ascii_lower);
  return std::find(std::begin(kSafeSchemes), std::end(kSafeSchemes), scheme) != std::end(kSafeSchemes);
}

}  // namespace pith::internal

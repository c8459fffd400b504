// References to addresses (RFC 3986). In: a base address and a reference. Out: an address.
//
// The idea: a reference follows a part of the base address, which part is told by its first characters, so the base is split once
// and most references are only appended. Nothing is fetched, and nothing but dot segments is normalized.
#include "document/addresses.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kSafeSchemes[] = {"http", "https", "ftp", "mailto", "tel"};
constexpr std::size_t kMaxAddressBytes = 8000;  // what is longer carries data

bool is_scheme_char(char c) {
  const char lower = to_ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// Where the query or fragment begins, from a place on; else the end.
std::size_t find_query_or_fragment(std::string_view address, std::size_t from) {
  const auto found = std::find_if(address.begin() + static_cast<std::ptrdiff_t>(from), address.end(),
                                  [](char c) { return c == '?' || c == '#'; });
  return static_cast<std::size_t>(found - address.begin());
}

// "https" of "https://example.org"; empty when there is none.
std::string_view scheme_of(std::string_view address) {
  const auto end = std::ranges::find_if_not(address, is_scheme_char);
  if (end == address.end() || *end != ':') return {};
  return address.substr(0, static_cast<std::size_t>(end - address.begin()));
}

// The URL Standard strips C0 controls and spaces at both ends, and tabs and newlines everywhere.
std::string_view trim_controls(std::string_view text) {
  return trim_if(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

bool is_tab_or_newline(char c) { return c == '\n' || c == '\r' || c == '\t'; }

std::string without_tabs_and_newlines(std::string_view text) {
  std::string out(text);
  std::erase_if(out, is_tab_or_newline);
  return out;
}

// Whether the URL Standard lets nothing but its percent encoding stand in an address: C0, DEL, C1 and the separators of lines and
// paragraphs. Other characters are left as the page has them.
bool is_percent_encoded(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

bool may_need_cleaning(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\xC2' || c == '\xE2'; }

// Whether a segment of a path begins with a dot, as dot segments do.
bool may_have_dot_segments(std::string_view path) {
  for (std::size_t at = path.find('.', 1); at != std::string_view::npos; at = path.find('.', at + 1))
    if (path[at - 1] == '/') return true;
  return false;
}

// "/a/b/../c/./d" is "/a/c/d" (section 5.2.4).
std::string remove_dot_segments(std::string_view path) {
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
  const std::size_t path_end = find_query_or_fragment(address, host);
  const std::size_t path = std::min(address.find('/', host), path_end);
  const std::size_t file = address.substr(path, path_end - path).rfind('/') + 1;  // 0 where there is no path
  scheme_ = std::string(scheme) + ":";
  origin_ = address.substr(0, path);
  folder_ = file == 0 ? origin_ + "/" : std::string(address.substr(0, path + file));
  file_ = address.substr(0, path_end);
  page_ = address.substr(0, address.find('#', path_end));
}

BaseAddress::Prefix BaseAddress::prefix_for(std::string_view reference) const {
  if (scheme_.empty() || !scheme_of(reference).empty()) return {};
  if (reference.empty() || reference.front() == '#') return {page_, false};
  if (reference.front() == '?') return {file_, false};
  if (reference.starts_with("//")) return {scheme_, false};
  return {reference.front() == '/' ? origin_ : folder_, true};
}

std::string_view BaseAddress::resolve(std::string_view reference, Arena& arena) const {
  std::string_view target = trim_controls(truncate_utf8(reference, kMaxAddressBytes));
  if (std::ranges::any_of(target, may_need_cleaning))
    if (const std::string clean = clean_address(target); clean != target) target = arena.copy(clean);
  const Prefix prefix = prefix_for(target);
  if (prefix.text.empty()) return target;
  const std::string_view address = arena.joined(prefix.text, target);
  if (!prefix.ends_in_path) return address;
  const std::size_t path_end = find_query_or_fragment(address, prefix.text.size());
  const std::string_view path = address.substr(origin_.size(), path_end - origin_.size());
  if (!may_have_dot_segments(path)) return address;
  return arena.copy(std::string(origin_).append(remove_dot_segments(path)).append(address.substr(path_end)));
}

std::string clean_address(std::string_view address) {
  address = trim_controls(address);
  std::string out;
  for (std::size_t at = 0; at < address.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_code_point(address, at);
    if (c < 0x80 && is_tab_or_newline(static_cast<char>(c))) continue;
    const std::string_view bytes = address.substr(begin, at - begin);
    if (!is_percent_encoded(c))
      out.append(bytes);
    else
      for (const char byte : bytes) out.append(fmt::format("%{:02X}", static_cast<unsigned char>(byte)));
  }
  return out;
}

bool is_safe_address(std::string_view address) {
  const std::string clean = without_tabs_and_newlines(trim_controls(address));
  if (clean.empty() || address.size() > kMaxAddressBytes) return false;
  const std::size_t colon = clean.find(':');
  if (colon == std::string::npos || clean.find_first_of("/?#") < colon) return true;
  const std::string_view scheme = std::string_view(clean).substr(0, colon);
  return std::ranges::any_of(kSafeSchemes, [&](std::string_view safe) { return iequals(safe, scheme); });
}

}  // namespace pith::internal

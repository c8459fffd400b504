// Short names of Creative Commons licences. In: the address of a licence, or a text that names one. Out: "CC BY-SA 4.0".
#include "document/licenses.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::string_view kNameInText = "CC BY";
constexpr std::string_view kLicensePath = "creativecommons.org/licenses/";
constexpr std::string_view kPublicDomainPath = "creativecommons.org/publicdomain/";

// The next segment of a path in upper case; the path is moved to the one after it.
std::string take_segment(std::string_view& path) {
  const std::size_t end = std::min(path.find('/'), path.size());
  std::string upper;
  for (const char c : path.substr(0, end)) upper.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c);
  path.remove_prefix(std::min(end + 1, path.size()));
  return upper;
}

}  // namespace

std::string license_name(std::string_view stated) {
  const bool is_public_domain = stated.find(kPublicDomainPath) != std::string_view::npos;
  const std::string_view start = is_public_domain ? kPublicDomainPath : kLicensePath;
  const std::size_t at = stated.find(start);
  if (at == std::string_view::npos) return std::string(stated);
  std::string_view path = stated.substr(at + start.size());
  const std::string name = take_segment(path);
  std::string version = take_segment(path);
  if (version.find_first_not_of("0123456789.") != std::string::npos) version.clear();
  if (is_public_domain) return name == "ZERO" ? "CC0 " + version : "Public Domain Mark";
  return version.empty() ? "CC " + name : "CC " + name + " " + version;
}

std::string license_in(std::string_view text) {
  const std::size_t at = text.find(kNameInText);
  if (at == std::string_view::npos) return {};
  std::size_t end = at + kNameInText.size();
  while (end < text.size() && (text[end] == '-' || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
  constexpr std::size_t kVersionBytes = 4;  // " 4.0"
  if (end + kVersionBytes <= text.size() && text[end] == ' ' && text[end + 1] >= '1' && text[end + 1] <= '9' &&
      text[end + 2] == '.')
    end += kVersionBytes;
  return std::string(text.substr(at, end - at));
}

}  // namespace pith::internal

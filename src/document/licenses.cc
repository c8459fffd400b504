// Licences by their short names. In: an address, or a text. Out: "CC BY-SA 4.0".
#include "document/licenses.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::string_view kLicense = "CC BY";  // as texts name it

}  // namespace

std::string license_name(std::string_view stated) {
  constexpr std::string_view kLicenses = "creativecommons.org/licenses/";
  constexpr std::string_view kPublicDomain = "creativecommons.org/publicdomain/";
  const auto piece = [](std::string_view& path) {
    const std::size_t end = std::min(path.find('/'), path.size());
    std::string upper;
    for (const char c : path.substr(0, end)) upper.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    path.remove_prefix(std::min(end + 1, path.size()));
    return upper;
  };
  const bool free = stated.find(kPublicDomain) != std::string_view::npos;
  const std::string_view marker = free ? kPublicDomain : kLicenses;
  const std::size_t at = stated.find(marker);
  if (at == std::string_view::npos) return std::string(stated);
  std::string_view path = stated.substr(at + marker.size());
  const std::string name = piece(path);
  std::string version = piece(path);
  if (version.find_first_not_of("0123456789.") != std::string::npos) version.clear();
  if (free) return name == "ZERO" ? "CC0 " + version : "Public Domain Mark";
  return version.empty() ? "CC " + name : "CC " + name + " " + version;
}

std::string license_in(std::string_view text) {
  const std::size_t at = text.find(kLicense);
  if (at == std::string_view::npos) return {};
  std::size_t end = at + kLicense.size();
  while (end < text.size() && (text[end] == '-' || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
  constexpr std::size_t kVersion = 4;  // bytes of " 4.0"
  if (end + kVersion <= text.size() && text[end] == ' ' && text[end + 1] >= '1' && text[end + 1] <= '9' && text[end + 2] == '.')
    end += kVersion;
  return std::string(text.substr(at, end - at));
}

}  // namespace pith::internal

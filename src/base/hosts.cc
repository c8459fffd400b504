// Schemes and hosts of addresses. In: addresses. Out: their hosts, and whether two are of one site.
#include "base/hosts.h"

#include <utility>

#include "base/simd.h"
#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxSchemeBytes = 8;  // what comes later is an address inside of a path or a query

}  // namespace

bool has_scheme(std::string_view address, std::string_view scheme) {
  return istarts_with(address, scheme) && address.substr(scheme.size()).starts_with(':');
}

bool leads_to_mailbox(std::string_view address) { return has_scheme(address, "mailto"); }

std::string_view host_of(std::string_view address) {
  const std::size_t slashes = address.find("//");
  if (slashes == std::string_view::npos || (slashes > 0 && (address[slashes - 1] != ':' || slashes > kMaxSchemeBytes))) return {};
  std::string_view host = address.substr(slashes + 2);
  host = host.substr(0, find_any<'/', '?', '#', ':'>(host));
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool is_same_site(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a.ends_with(b) && (a.size() == b.size() || a[a.size() - b.size() - 1] == '.');
}

}  // namespace pith::internal

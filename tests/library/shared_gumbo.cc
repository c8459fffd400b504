// The guard with the shared gumbo, which a build with PITH_SHARED_GUMBO has. Out: status 0 if a failed assertion of gumbo and the
// lack of memory stop it, and nothing else.
#include <cstdio>
#include <string>

#include "html/gumbo_guard.h"

namespace {

constexpr std::size_t kMemory = std::size_t{1} << 20;

pith::Limit limit_of(std::string_view html, std::size_t memory) {
  pith::internal::Arena arena;
  return pith::internal::parse_guarded(html, memory, arena).limit;
}

}  // namespace

int main() {
  const bool asserted = limit_of("<p>before<table><math><mi><![CDATA[x]]>y</table>", kMemory) == pith::Limit::parser;
  const bool bounded = limit_of("<p>Tides", 1000) == pith::Limit::memory;
  const bool whole = limit_of("<p>Tides", kMemory) == pith::Limit::none;
  std::printf("assertion: %d, memory: %d, whole: %d\n", asserted, bounded, whole);
  return asserted && bounded && whole ? 0 : 1;
}

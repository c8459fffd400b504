// The paragraph on exit statuses in a help text. In: a table of statuses. Out: one line for each of them.
#include "command/status.h"

#include <fmt/format.h>

#include <iterator>

namespace pith::internal {

std::string status_help(std::span<const StatusMeaning> statuses) {
  std::string out = "Exit status:\n";
  for (const auto& [status, meaning] : statuses)
    fmt::format_to(std::back_inserter(out), "  {}  {}\n", static_cast<int>(status), meaning);
  return out;
}

}  // namespace pith::internal

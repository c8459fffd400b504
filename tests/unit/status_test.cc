// The exit statuses: README.md and the help texts list the same ones.
#include "command/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <span>
#include <sstream>

using namespace pith::internal;

namespace {

std::string readme() {
  std::ifstream file(PITH_TESTDATA "/../README.md");
  std::ostringstream text;
  text << file.rdbuf();
  std::string without_code_marks = text.str();
  std::erase(without_code_marks, '`');
  return without_code_marks;
}

}  // namespace

TEST_CASE("README.md lists the exit statuses as --help does", "[options]") {
  const std::string text = readme();
  const std::span<const StatusMeaning> tables[] = {kStatuses, kCheckStatuses};
  for (const auto& table : tables) {
    std::string rows;
    for (const auto& [status, meaning] : table) rows += fmt::format("| {} | {} |\n", static_cast<int>(status), meaning);
    INFO(rows);
    CHECK(text.find(rows) != std::string::npos);
  }
}

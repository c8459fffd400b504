// The exit statuses: the documents and the help texts list the same ones.
#include "command/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <span>
#include <sstream>

using namespace pith::internal;

namespace {

std::string documents() {
  std::ostringstream text;
  for (const char* const name : {PITH_TESTDATA "/../doc/OPTIONS.md", PITH_TESTDATA "/../doc/CHECK.md"})
    text << std::ifstream(name).rdbuf();
  std::string without_code_marks = text.str();
  std::erase(without_code_marks, '`');
  return without_code_marks;
}

}  // namespace

TEST_CASE("the documents list the exit statuses as --help does", "[options]") {
  const std::string text = documents();
  const std::span<const StatusMeaning> tables[] = {kStatuses, kCheckStatuses};
  for (const auto& table : tables) {
    std::string rows;
    for (const auto& [status, meaning] : table) rows += fmt::format("| {} | {} |\n", static_cast<int>(status), meaning);
    INFO(rows);
    CHECK(text.find(rows) != std::string::npos);
  }
}

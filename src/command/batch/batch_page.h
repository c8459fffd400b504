// One page of a batch to the bytes of its output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/batch/batch.h"
#include "input/records.h"
#include "write/report_index.h"

namespace pith::internal {

/// What became of one page.
struct Cleaned {
  std::string bytes{};                  ///< the output; of a failure its JSON, or nothing in other formats
  std::vector<std::string> messages{};  ///< for standard error, without name
  bool failed = false;
  bool article = false;  ///< has one
  bool limited = false;  ///< met a limit
  ReportRow row{};       ///< of the index, for reports
};

inline constexpr std::string_view kNoArticleFound = "no article found";

/// Reads the page and writes it. A pure function, for any thread; a page that memory does not suffice for is a failure.
Cleaned clean(const Page& page, InputContainer container, const Job& job);

}  // namespace pith::internal

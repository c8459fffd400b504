// One page of a batch to the bytes of its output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/batch/job.h"
#include "command/batch/page_messages.h"
#include "input/records.h"
#include "write/report_index.h"

namespace pith::internal {

/// What became of one page.
struct PageResult {
  std::string bytes{};              ///< the output; if the page failed, JSON that says so, or nothing in other formats
  std::vector<Message> messages{};  ///< for standard error
  bool failed = false;
  bool article = false;       ///< the page has one
  Limit limit = Limit::none;  ///< that the page met
  double confidence = 0;      ///< as JSON prints it
  bool below = false;         ///< its confidence is below BatchJob::min_confidence
  ReportRow row{};            ///< for the index of reports
};

inline constexpr std::string_view kNoArticleFound = "no article found";
inline constexpr std::string_view kNoArticleHint = " (--explain tells why; a page made by scripts needs a browser first)";

/// The page as messages call it: "NAME", or "NAME:RECORD" if its input may have several pages.
std::string name_of(const Page& page);

/// Extracts and writes the page, whose bytes it drops on the way. May be called from any thread. If memory does not suffice, the
/// page has failed. A report gets a link to `index`, the relative address of the index of the reports, unless that is empty.
PageResult process(Page& page, const BatchJob& job, std::string_view index = {});

}  // namespace pith::internal

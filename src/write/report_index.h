// The page that leads to the reports of many inputs.
#pragma once

#include <string>
#include <vector>

#include "write/report_page.h"

namespace pith::internal {

/// What the index says of one input.
struct ReportRow {
  std::string source{};
  std::string report{};  ///< path of its report below the index; empty when the input failed
  std::string error{};   ///< why it failed
  std::string title{};
  PageType type{};
  double confidence = 0;
  std::size_t kept = 0;  ///< words
  Tally tally{};
};

/// The row of an input that was read; `report` is where its page will stand, seen from the index.
ReportRow report_row(const Document& document, const WriteOptions& options, std::string report);

/// The row of an input that failed.
ReportRow failed_row(std::string source, std::string error);

/// index.html: a row for each input in their order, which the reader may sort. Ends in a newline.
std::string report_index(const std::vector<ReportRow>& rows);

}  // namespace pith::internal

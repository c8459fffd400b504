// The index of the reports of a batch. In: a row for each input. Out: an HTML page that links to the reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/report_page.h"

namespace pith::internal {

/// What the index shows about one input.
struct ReportRow {
  std::string source{};
  std::string report{};  ///< path of its report, relative to the index; not linked if the input failed
  std::string error{};   ///< why it failed; empty if it did not
  bool earlier = false;  ///< the report is of an earlier run: nothing below but the title is known
  std::string title{};
  PageType type{};
  double confidence = 0;
  std::size_t kept = 0;  ///< words of the kept kinds
  Tally tally{};
};

/// The row of an input that was read; `report` becomes ReportRow::report.
ReportRow report_row(const Document& document, const WriteOptions& options, std::string report);

/// The row of an input that failed.
ReportRow failed_row(std::string source, std::string error);

/// The row of a report that an earlier run has written, with the title from `beginning`, the report's first bytes.
ReportRow earlier_row(std::string source, std::string report, std::string_view beginning);

/// The index: pages that were read, those of the lowest confidence first, then those of earlier runs, then failures; otherwise in
/// the given order. Its reader can sort and search them. Ends in a newline.
std::string report_index(const std::vector<ReportRow>& rows);

}  // namespace pith::internal

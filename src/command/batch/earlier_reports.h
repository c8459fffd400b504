// The reports that a folder has from earlier runs.
#pragma once

#include <string>
#include <vector>

#include "write/report_index.h"

namespace pith::internal {

/// Appends a row for each report in the folder, and the folders in it, that no row names, in the order of their paths.
void add_earlier_reports(const std::string& folder, std::vector<ReportRow>& rows);

}  // namespace pith::internal

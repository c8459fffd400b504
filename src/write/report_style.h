// The style sheet of the report and its index.
#pragma once

#include <string>

namespace pith::internal {

/// CSS for the elements that write_report.cc and report_index.cc print. A kind is shown by its colour, its pattern and its name.
std::string report_style();

}  // namespace pith::internal

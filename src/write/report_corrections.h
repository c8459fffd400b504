// What a report has for readers who correct it: a bar of controls, a list of the keys, and what the saved file is made of.
#pragma once

#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// The name of the expectation of a page: "news.expected.json" for "in/news.html.gz"; of a page in an archive with the number of
/// its record.
std::string expectation_name(std::string_view source, std::uint64_t record);

/// Appends the bar, the help and the data. They are hidden: the script shows them, since without it they are of no use.
void append_report_corrections(std::string& out, const Document& document, const WriteOptions& options);

}  // namespace pith::internal

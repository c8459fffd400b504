// The options that say what of a page is printed beside its text: members of JSON, links and images; and which pages count.
#pragma once

#include <string>
#include <vector>

#include "command/batch/job.h"
#include "options_parser.h"

namespace pith::internal {

/// Their values as they were typed.
struct RecordOptions {
  std::vector<std::string> with{};
  std::vector<std::string> get{};
  std::string min_confidence = "0";
  std::vector<std::string> links{};  // the last one counts
  std::vector<std::string> images{};
};

/// Adds the options to a parser.
void define_record_options(OptionParser& parser, RecordOptions& typed);

/// Converts the values into the job, whose other options are known; sets `error` if something is wrong.
void convert_record_options(const RecordOptions& typed, BatchJob& job, std::string& error);

}  // namespace pith::internal

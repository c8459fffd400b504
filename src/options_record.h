// The options that say what of a page is printed beside its text: members of JSON, links and images; and which pages count.
#pragma once

#include <string>

#include "command/batch/job.h"
#include "options_values.h"

namespace pith::internal {

/// Converts their values into the job, whose other options are known; sets `error` if something is wrong.
void convert_record_options(const PithValues& typed, BatchJob& job, std::string& error);

}  // namespace pith::internal

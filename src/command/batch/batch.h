// Many inputs to outputs, in the order of the operands, whatever the number of threads.
#pragma once

#include "command/batch/job.h"
#include "command/status.h"

namespace pith::internal {

/// Runs the job, and prints a line on standard error for everything that goes wrong. Ends the process itself when the output
/// can't be written, after BatchJob::max_errors failures, and on SIGINT, SIGTERM and SIGHUP; no temporary file is left then. When
/// it returns, signals are handled as they were before.
Status run_batch(const BatchJob& job);

}  // namespace pith::internal

// Many inputs, one after the other, in the order of the operands.
#pragma once

#include <string>
#include <vector>

#include "input/records.h"
#include "pith/pith.h"

namespace pith {

/// What a run of the command does, from the command line.
struct Job {
  std::vector<std::string> operands{};  ///< files, folders, "-"
  ReadOptions read{};
  Options extract{};
  WriteOptions write{};
  std::string output{};  ///< a file, or a folder that mirrors the input; empty: standard output
  bool quiet = false;
  bool verbose = false;
};

/// Exit statuses.
enum Status : int {
  kDone = 0,
  kNoArticle = 1,  ///< every input was read, none has an article
  kDifferent = 1,  ///< of a check: something is not as expected
  kUsage = 2,
  kSomeFailed = 3,
  kLimited = 5,   ///< the only input met a limit and was read as far as it goes
  kUnusable = 4,  ///< all inputs failed, or the output can't be written
};

/// Runs the job; says on standard error what went wrong, a line each.
Status run_batch(const Job& job);

}  // namespace pith

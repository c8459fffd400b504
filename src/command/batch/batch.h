// Many inputs to outputs, in the order of the operands, whatever the number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "input/records.h"
#include "pith/pith.h"

namespace pith::internal {

/// One part of N of the inputs.
struct Shard {
  std::uint32_t index = 1;  ///< from 1
  std::uint32_t count = 1;
};

enum class ShowProgress : std::uint8_t { automatic, always, never };

/// What a run of the command does, from the command line.
struct Job {
  std::vector<std::string> operands{};  ///< files, folders, "-"
  std::string files_from{};             ///< a file that lists further inputs, "-" for standard input; empty: none
  bool nul_separated = false;           ///< the list's names end in NUL, not in a new line
  Shard shard{};
  ReadOptions read{};
  Options extract{};
  WriteOptions write{};
  std::string output{};          ///< a file, or a folder that mirrors the input; empty: standard output
  bool resume = false;           ///< leave inputs alone whose output is in the folder
  unsigned jobs = 0;             ///< threads that extract; 0: as many as there are cores
  std::uint64_t max_errors = 0;  ///< end with this many failures; 0: never
  ShowProgress progress = ShowProgress::automatic;
  bool hadoop = false;  ///< counters for Hadoop streaming on standard error
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

/// What speaks against the job before anything is read; empty when nothing does.
std::string usage_error(const Job& job);

/// Runs the job; says on standard error what went wrong, a line each. Ends the process by itself when the output can't be written,
/// after Job::max_errors failures, and on SIGINT, SIGTERM and SIGHUP; no unfinished file stays behind.
Status run_batch(const Job& job);

}  // namespace pith::internal

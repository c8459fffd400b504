// What a batch is asked to do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "command/choice.h"
#include "input/records.h"
#include "pith/pith.h"

namespace pith::internal {

/// One part of N of the inputs.
struct Shard {
  std::uint32_t index = 1;  ///< from 1
  std::uint32_t count = 1;
};

/// How counters are printed on standard error.
enum class Report : std::uint8_t {
  none,
  hadoop,  ///< as Hadoop streaming reads them, all the time
  json     ///< as an object, once, in the last line
};

/// Whether a file of the format is one page, so that each of several pages needs a file of its own.
constexpr bool is_one_page(OutputFormat format) { return format == OutputFormat::html || format == OutputFormat::report; }

/// What a run of `pith` does, from the command line.
struct BatchJob {
  std::vector<std::string> operands{};  ///< files, folders, "-"
  std::string files_from{};             ///< a file that lists further inputs, "-" for standard input; empty: none
  bool nul_separated = false;           ///< the names in that list end in NUL instead of a new line
  Shard shard{};
  ReadOptions read{};
  Options extract{};
  WriteOptions write{};
  std::string output{};             ///< a file, or a folder that mirrors the input; empty: standard output
  bool to_terminal = false;         ///< the output is a terminal, so that a reader looks at it as it comes
  When headings = When::automatic;  ///< text: the name of each page above it; automatic: of several, on a terminal
  bool resume = false;              ///< skip inputs whose output is already in the folder
  bool update = false;              ///< the same, but only if the input is not newer than its output
  bool fsync = false;               ///< outputs must be on the disk before they count as written
  std::uint64_t jobs = 0;           ///< threads; 0: as many as there are cores
  double min_confidence = 0;        ///< a page with less is not printed, except as JSON, and changes the status
  std::uint64_t max_errors = 0;     ///< stop after this many failures; 0: never
  When progress = When::automatic;
  Report report = Report::none;
  bool sandbox = false;  ///< the process gives up all rights that the work does not need; the command line's default is true
  bool quiet = false;
  bool verbose = false;
};

}  // namespace pith::internal

// Which files a batch may write to, so that it destroys neither its inputs nor its own results.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "command/batch/job.h"
#include "command/file_id.h"

namespace pith::internal {

/// Knows the inputs of a batch that writes into a folder, and what it has written. All functions are to be called in the order of
/// the inputs, from one thread at a time.
class OverwriteGuard {
 public:
  /// `job` must outlive it.
  explicit OverwriteGuard(const BatchJob& job) : job_(job) {}

  /// The file is an input, whose output comes next. Returns why it can't be one, or nothing if it can.
  std::string add_input(const std::string& name);
  /// Why no output may be written to the path; empty if one may.
  std::string refusal(const std::string& path);
  /// The path has the output of an input that is skipped. Why that can't be; empty if it can.
  std::string keep_output(const std::string& path);
  /// The file is an output of this run, and complete.
  void add_output(FileVersion file) { outputs_.insert(file); }

 private:
  std::string collision(const std::string& path, FileVersion file) const;
  bool is_known_input(FileId file);
  bool is_in_input_folder(const std::string& path);
  void find_inputs();
  void find_listed_inputs();

  const BatchJob& job_;
  FileSet inputs_{};                              // those that were added, and all that find_inputs() finds
  FileVersionSet outputs_{};                      // of this run
  bool has_inputs_ = false;                       // find_inputs() was called
  std::vector<std::filesystem::path> folders_{};  // the operands that are folders; absolute, without symbolic links
  std::filesystem::path output_folder_{};         // the same
};

}  // namespace pith::internal

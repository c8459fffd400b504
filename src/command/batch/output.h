// Where the results of a batch go: standard output, a file, or a folder.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "command/atomic_file.h"
#include "command/batch/inputs.h"
#include "command/batch/job.h"
#include "command/batch/overwrite_guard.h"

namespace pith::internal {

/// Takes results in the order of the inputs.
class Output {
 public:
  enum class Result {
    written,
    refused,  ///< this output can't or must not be written; others can
    closed,   ///< nobody reads the output any more
    broken    ///< nothing more can be written
  };

  /// `job` must outlive it.
  explicit Output(const BatchJob& job);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// To be called before open(): makes the output folder, if there is one.
  Result create_folder();
  Result open();
  /// Writes a result of the input. In a folder its file is complete only after finish().
  Result put(const Input& input, std::string_view bytes);
  /// The input has no more results. With `create_empty` it gets a file even if it had none.
  Result finish(const Input& input, bool create_empty);
  /// Writes the page that leads to all reports of a folder.
  Result put_index(std::string_view bytes);
  /// The input is skipped because has() says that its output exists. Refused if that is the output of another input.
  Result skip(const Input& input);
  /// There are no more inputs.
  Result close();
  /// Instead of close(): drops what was written into a single file, and leaves an older file of that name as it was.
  void discard() { file_.reset(); }

  /// Whether the input's output exists in the folder already, and with BatchJob::update is not older than the input. May be
  /// called from any thread.
  bool has(const Input& input) const;
  /// What could not be written, and why: "NAME: reason".
  const std::string& error() const { return error_; }
  /// For a process that is about to end: waits until the result that is being written is complete, but not for long, and blocks
  /// all further writing. May be called from any thread.
  void wait_and_block();

 private:
  Result failed(const std::string& name);
  Result failed_file(const std::string& path);
  Result refused(std::string why);
  Result open_file(const Input& input);
  Result commit_file();
  Result write(int fd, const std::string& name, std::string_view bytes);
  std::string path_of(const Input& input) const;
  Durability durability() const { return job_.fsync ? Durability::disk : Durability::system; }

  const BatchJob& job_;
  const bool folder_;
  OverwriteGuard guard_;
  int fd_ = -1;         // of standard output, a device or a pipe
  std::string name_{};  // of the whole output
  std::unique_ptr<AtomicFile> file_{};
  std::uint64_t input_ = 0;   // the number of the input that `file_` is for; 0: all
  bool has_results_ = false;  // the open file or stream has at least one
  std::string error_{};
  std::timed_mutex writing_{};
};

}  // namespace pith::internal

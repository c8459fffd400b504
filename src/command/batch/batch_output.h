// Where the results of a batch go: standard output, a file, or a folder.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "command/batch/batch.h"
#include "command/batch/batch_inputs.h"
#include "command/new_file.h"

namespace pith::internal {

/// Takes results in the order of the inputs.
class Output {
 public:
  enum class Result {
    written,
    refused,  ///< no file can have this name; the others can
    closed,   ///< nobody reads any more
    broken    ///< nothing more can be written
  };

  /// `job` must outlive it.
  explicit Output(const Job& job);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  Result open();
  /// A result of the input. In a folder its file is complete only after finish().
  Result put(const Input& input, std::string_view bytes);
  /// The input has no more results; `empty` when its output is to be there though it has none.
  Result finish(const Input& input, bool empty);
  /// The page that leads to all reports of a folder.
  Result put_index(std::string_view bytes);
  /// There are no more inputs.
  Result close();

  /// Whether the input's output is there already.
  bool has(const Input& input) const;
  /// What could not be written, and why: "NAME: reason".
  const std::string& error() const { return error_; }
  /// Keeps results whole while the process ends: none is begun any more, and one that is being written is waited for, but not for long.
  void hold();

 private:
  Result failed(const std::string& name);
  Result begin(const Input& input);
  Result write(int fd, const std::string& name, std::string_view bytes);
  std::string path_of(const Input& input) const;

  const Job& job_;
  const bool folder_;
  int fd_ = -1;  // of a device or standard output
  std::string name_{};
  std::unique_ptr<NewFile> file_{};
  std::uint64_t input_ = 0;  // the number of the input that `file_` is for; 0: of all
  bool between_ = false;     // something stands before
  std::string error_{};
  std::timed_mutex writing_{};
};

}  // namespace pith::internal

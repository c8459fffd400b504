// Operands, lists and folders to the inputs of a job, one at a time.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "command/batch/batch.h"
#include "input/reader.h"

namespace pith::internal {

struct Input {
  std::string name{};      ///< as it is opened and as messages call it
  std::string below{};     ///< where its output stands below the output folder, without the format's extension
  std::string error{};     ///< why it is no input at all; else empty
  std::uint64_t number{};  ///< of the inputs that were given out, from 1
};

/// Whether the output goes into a folder: one that is there, or a name that ends in a slash.
bool to_folder(const Job& job);

/// Gives out the job's inputs: operands in their order, then the list; only those of the shard. Memory does not grow with their
/// number. `job` must outlive it.
class Inputs {
 public:
  explicit Inputs(const Job& job);
  bool next(Input& input);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  bool take(Input& input);
  bool take_from_folder(Input& input);
  bool take_from_list(Input& input);
  void refuse_fifo(Input& input) const;
  bool is_in_shard(const Input& input) const;
  void start(const Input& folder);
  bool has_one_operand() const;

  const Job& job_;
  std::size_t operand_ = 0;
  std::uint64_t given_ = 0;
  std::optional<FolderFiles> folder_{};
  std::string folder_name_{};
  std::string folder_below_{};
  bool list_opened_ = false;
  std::unique_ptr<std::FILE, Close> list_{};
};

}  // namespace pith::internal

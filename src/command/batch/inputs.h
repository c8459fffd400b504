// Operands, lists and folders to the inputs of a job, one at a time.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/batch/job.h"
#include "command/file_id.h"
#include "input/reader.h"

namespace pith::internal {

struct Input {
  std::string name{};         ///< as it is opened and as messages call it
  std::string output_path{};  ///< path of its output in the output folder, without the extension of the format
  std::string error{};        ///< why it can't be read; empty when it can
  bool is_output = false;     ///< it is the file that the job writes to, so it can't be read
  bool in_folder = false;     ///< found in a folder, not named by the user
  std::uint64_t number{};     ///< counts the inputs that next() returned, from 1
};

/// Whether the job names more than one input: several operands, a list or a folder, however many are in it.
bool may_have_several_inputs(const BatchJob& job);

/// What a user is told who asks for several pages in a format of one page, such as "--to html: ... (... -o DIR/)".
std::string several_pages_error(const BatchJob& job);

/// Whether the output goes into a folder: one that exists, or a name that ends in a slash.
bool to_folder(const BatchJob& job);

/// The regular file that an input is read from, which may also be behind standard input; nothing if it is none.
std::optional<FileId> input_file(const std::string& name);

/// Where the page that leads to all reports of the output folder is written.
std::string index_path(const BatchJob& job);

/// What is wrong with the job's operands, output and list, before anything is read; empty when nothing is.
std::string usage_error(const BatchJob& job);

/// The job's inputs: the operands in their order, then the names in the list; only those of the shard. In folders the job's own
/// output is left out, and in lists the temporary files of earlier runs. Memory does not grow with the number of inputs.
class Inputs {
 public:
  /// `job` must outlive it.
  explicit Inputs(const BatchJob& job);
  /// False when there are no more.
  bool next(Input& input);
  /// Folders and lists in which nothing is, of any shard, as far as next() has come.
  const std::vector<std::string>& empty_sources() const { return empty_sources_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  bool next_of_all_shards(Input& input);
  bool next_in_folder(Input& input);
  bool next_in_list(Input& input);
  bool has_name_in_list(Input& input);
  bool open_list();
  bool read_list_line(std::string& line);
  void open_folder(const Input& folder);
  void refuse(Input& input) const;
  bool is_output(const Input& input) const;
  bool is_in_shard(const Input& input) const;
  bool has_one_operand() const;

  const BatchJob& job_;
  const std::optional<FileId> output_;  // what a job that does not write into a folder writes to
  std::size_t next_operand_ = 0;
  std::uint64_t count_ = 0;  // of inputs that were returned
  std::optional<FolderFiles> folder_{};
  std::string folder_name_{};
  std::string folder_output_path_{};
  bool folder_is_empty_ = false;
  bool list_opened_ = false;
  bool list_is_empty_ = true;
  std::unique_ptr<std::FILE, Close> list_{};
  std::vector<std::string> empty_sources_{};
};

}  // namespace pith::internal

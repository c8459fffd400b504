// Which files a batch may write to. In: inputs and outputs in their order. Out: why a file must not be written.
//
// The idea: a path that leads to no file harms nothing, so only files that exist are examined, by device and inode, which also
// finds what is reached through links or, where file names ignore case or are normalized, under another spelling. Operands are
// known before the first output is written, as are the names in a list that can be read twice; files in folders by their place;
// names that come through a pipe once they have come. What earlier runs have written is in none of the sets, so it is replaced.
// Outputs may be moved, removed or replaced by others while the batch goes on, and new files get their inodes, so an output counts
// only while it is as it was left.
#include "command/batch/overwrite_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "command/batch/inputs.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

// Both absolute, without symbolic links.
bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [in_folder, in_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end() || (in_folder->empty() && std::next(in_folder) == folder.end());
}

}  // namespace

std::string OverwriteGuard::add_input(const std::string& name) {
  const std::optional<FileId> file = input_file(name);
  if (!file) return {};
  const std::optional<FileVersion> version = file_version(name);
  if (version && outputs_.contains(*version)) return "this file is the output of another input";
  inputs_.insert(*file);
  return {};
}

std::string OverwriteGuard::collision(const std::string& path, FileVersion file) const {
  return outputs_.contains(file) ? fmt::format("'{}' has the output of another input already", path) : std::string();
}

std::string OverwriteGuard::keep_output(const std::string& path) {
  const std::optional<FileVersion> file = file_version(path);
  if (!file) return {};
  std::string why = collision(path, *file);
  if (why.empty()) outputs_.insert(*file);
  return why;
}

std::string OverwriteGuard::refusal(const std::string& path) {
  const std::optional<FileVersion> file = file_version(path);
  if (!file) return {};
  if (std::string why = collision(path, *file); !why.empty()) return why;
  if (is_known_input(file->file) || is_in_input_folder(path))
    return fmt::format("the output would replace '{}', which is an input", path);
  return {};
}

// Before the first file is replaced: later it could be too late for an input.
void OverwriteGuard::find_inputs() {
  if (std::exchange(has_inputs_, true)) return;
  std::error_code ignored;
  output_folder_ = fs::canonical(job_.output, ignored);
  for (const std::string& operand : job_.operands) {
    if (const std::optional<FileId> file = input_file(operand))
      inputs_.insert(*file);
    else if (fs::is_directory(operand, ignored))
      folders_.push_back(fs::canonical(operand, ignored));
  }
  find_listed_inputs();
}

// A list that is a file can be read twice.
void OverwriteGuard::find_listed_inputs() {
  BatchJob list;
  list.files_from = job_.files_from == "-" ? "/dev/stdin" : job_.files_from;
  list.nul_separated = job_.nul_separated;
  list.output = job_.output;
  if (list.files_from.empty() || !file_id(list.files_from)) return;
  Inputs inputs(list);
  Input input;
  while (inputs.next(input))
    if (const std::optional<FileId> file = input_file(input.name)) inputs_.insert(*file);
}

bool OverwriteGuard::is_known_input(FileId file) {
  find_inputs();
  return inputs_.contains(file);
}

// The output folder itself may be in a folder of inputs: what is in it is no input.
bool OverwriteGuard::is_in_input_folder(const std::string& path) {
  find_inputs();
  if (folders_.empty()) return false;
  std::error_code ignored;
  const fs::path file = fs::canonical(path, ignored);
  return std::ranges::any_of(folders_, [&](const fs::path& folder) {
    return is_inside(file, folder) && !(is_inside(output_folder_, folder) && is_inside(file, output_folder_));
  });
}

}  // namespace pith::internal

// Operands, lists and folders to inputs. In: a Job. Out: one input after the other, with the place of its output.
//
// The idea: a folder is listed while its files are worked on, a list is read line by line, so that a million names cost no more
// than a hundred. Places in the output folder follow cp: what stands in the only folder stands directly below the output, of several
// operands each under its own name; the names of a list are mirrored whole, since lists come from find.
#include "command/batch/batch_inputs.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kParent = "_";  // what ".." is called below the output folder
constexpr std::string_view kStandardInputBelow = "stdin";

bool is_folder(const std::string& name) {
  std::error_code unknown;
  return name != kStandardInput && fs::is_directory(name, unknown);
}

// The last part of a path, that of "a/b/" too; empty of ".", ".." and "/".
std::string base_name(const std::string& name) {
  if (name == kStandardInput) return std::string(kStandardInputBelow);
  fs::path path = fs::path(name).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string last = path.filename().string();
  return last == "." || last == ".." || last == "/" ? std::string() : last;
}

// A path that can't lead out of the folder that it is put below.
std::string mirrored(const std::string& name) {
  fs::path below;
  for (const fs::path& part : fs::path(name).lexically_normal().relative_path()) below /= part == ".." ? fs::path(kParent) : part;
  return below.string();
}

// FNV-1a: the same on every machine and in every version, which std::hash does not promise.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ (hash >> 32);  // the low bits alone are weak
}

// Process substitution shows pipes under these names, and whoever types it means them.
bool is_pipe_of_shell(std::string_view name) { return name.starts_with("/dev/") || name.starts_with("/proc/"); }

}  // namespace

bool to_folder(const Job& job) { return job.output.ends_with('/') || (!job.output.empty() && is_folder(job.output)); }

std::string usage_error(const Job& job) {
  const bool only_stdin = job.files_from.empty() && job.operands.size() == 1 && job.operands.front() == kStandardInput;
  if (job.resume && !to_folder(job)) return "--resume needs an output folder: -o DIR/";
  if (job.shard.count > 1 && only_stdin) return "--shard divides inputs, and standard input is only one";
  if (job.files_from == kStandardInput && std::ranges::find(job.operands, kStandardInput) != job.operands.end())
    return "standard input can't be a page and the list of --files-from at once";
  if (!to_folder(job)) return {};
  std::unordered_set<std::string> names;
  for (const std::string& operand : job.operands) {
    std::error_code unknown;
    if (is_folder(operand) && fs::equivalent(operand, job.output, unknown))
      return fmt::format("'{}' is an input and the output folder", operand);
    const std::string name = base_name(operand);
    if (job.operands.size() > 1 && !names.insert(name).second)
      return fmt::format("two inputs would both be written to '{}' (use --files-from, which keeps whole paths)",
                         (fs::path(job.output) / name).string());
  }
  return {};
}

Inputs::Inputs(const Job& job) : job_(job) {}

bool Inputs::next(Input& input) {
  while (take(input))
    if (is_in_shard(input)) {
      input.number = ++given_;
      return true;
    }
  return false;
}

bool Inputs::take(Input& input) {
  while (true) {
    input = {};
    if (folder_ && take_from_folder(input)) return true;
    folder_.reset();
    if (operand_ < job_.operands.size()) {
      input.name = job_.operands[operand_++];
      input.below = base_name(input.name);
    } else if (!take_from_list(input)) {
      return false;
    }
    if (input.error.empty() && is_folder(input.name)) {
      start(input);
      continue;
    }
    refuse_fifo(input);
    return true;
  }
}

void Inputs::start(const Input& folder) {
  folder_.emplace(folder.name, to_folder(job_) ? job_.output : std::string());
  folder_name_ = folder.name;
  folder_below_ = has_one_operand() ? std::string() : folder.below;
}

bool Inputs::take_from_folder(Input& input) {
  if (!folder_->next(input.name, input.error)) return false;
  input.below = (fs::path(folder_below_) / fs::path(input.name).lexically_relative(folder_name_)).string();
  return true;
}

bool Inputs::take_from_list(Input& input) {
  if (job_.files_from.empty()) return false;
  if (!std::exchange(list_opened_, true)) {
    list_.reset(job_.files_from == kStandardInput ? ::fdopen(::dup(STDIN_FILENO), "r")
                                                  : std::fopen(job_.files_from.c_str(), "re"));
    if (!list_) {
      input.name = job_.files_from;
      input.error = std::strerror(errno);
      return true;
    }
  }
  char* line = nullptr;
  std::size_t room = 0;
  const int end = job_.nul_separated ? '\0' : '\n';
  while (list_) {
    ssize_t size = ::getdelim(&line, &room, end, list_.get());
    if (size < 0) break;
    if (size > 0 && line[size - 1] == end) --size;
    input.name.assign(line, static_cast<std::size_t>(size));
    if (!input.name.empty()) break;
  }
  std::free(line);
  if (!list_ || input.name.empty()) {
    const int reason = list_ && std::ferror(list_.get()) != 0 ? errno : 0;
    list_.reset();
    if (reason == 0) return false;
    input.name = job_.files_from;
    input.error = std::strerror(reason);
    return true;
  }
  input.below = mirrored(input.name);
  if (input.name == kStandardInput) input.name.insert(0, "./");  // the list means a file
  return true;
}

// Among others a pipe that nobody writes into would hold up everything behind it.
void Inputs::refuse_fifo(Input& input) const {
  if (has_one_operand() || input.name == kStandardInput || is_pipe_of_shell(input.name)) return;
  struct stat status {};
  if (::stat(input.name.c_str(), &status) == 0 && S_ISFIFO(status.st_mode))
    input.error = "a FIFO is read only where it is the only input";
}

bool Inputs::has_one_operand() const { return job_.operands.size() == 1 && job_.files_from.empty(); }

bool Inputs::is_in_shard(const Input& input) const {
  if (job_.shard.count == 1) return true;
  const bool listed_apart = !input.error.empty() && input.below.empty();  // the list itself: every shard says what is wrong
  return listed_apart || hash_of(input.below) % job_.shard.count == job_.shard.index - 1;
}

}  // namespace pith::internal

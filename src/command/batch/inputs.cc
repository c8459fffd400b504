// The inputs of a batch. In: operands and a list of names. Out: one input after another, each with the path of its output.
//
// The idea: a folder is listed while its files are worked on, and a list is read line by line, so a million names take no more
// memory than a hundred. Paths in the output folder follow those of cp: the contents of a single operand are directly in the
// output folder, and each of several operands keeps its own name. Names from a list keep their whole path, since lists mostly
// come from find.
#include "command/batch/inputs.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/retry.h"
#include "command/atomic_file.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kStandardInputName = "stdin";  // of its output
constexpr std::string_view kParentName = "_";             // of ".." in a path of the output folder

bool is_folder(const std::string& name) {
  std::error_code ignored;
  return name != kStandardInput && fs::is_directory(name, ignored);
}

// The last part of a path, also of "a/b/"; empty for ".", ".." and "/".
std::string base_name(const std::string& name) {
  if (name == kStandardInput) return std::string(kStandardInputName);
  fs::path path = fs::path(name).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string last = path.filename().string();
  return last == "." || last == ".." || last == "/" ? std::string() : last;
}

// The path of a file as a relative one that can't lead out of the folder in which it is created.
std::string mirrored(const std::string& name) {
  fs::path mirror;
  for (const fs::path& part : fs::path(name).lexically_normal().relative_path())
    mirror /= part == ".." ? fs::path(kParentName) : part;
  return mirror.string();
}

std::uint64_t hash_of(std::string_view text) {
  const std::uint64_t hash = fnv1a(text);
  return hash ^ (hash >> 32);  // the number of a shard is taken from the low bits, which alone are weak
}

// A shell's process substitution passes pipes under these names, and means them to be read.
bool is_pipe_of_shell(std::string_view name) { return name.starts_with("/dev/") || name.starts_with("/proc/"); }

// Standard input as a stream that waits even where another process has set it to O_NONBLOCK.
std::FILE* waiting_stdin() {
  const auto read_waiting = [](void*, char* to, std::size_t size) -> ssize_t {
    ssize_t got = -1;
    do {
      got = ::read(STDIN_FILENO, to, size);
    } while (got < 0 && has_to_retry(errno, STDIN_FILENO, POLLIN));
    return got;
  };
  return ::fopencookie(nullptr, "r", {.read = read_waiting, .write = nullptr, .seek = nullptr, .close = nullptr});
}

// What a job that does not write into a folder writes to, if that is a file which exists.
std::optional<FileId> output_file(const BatchJob& job) {
  if (to_folder(job)) return {};
  return job.output.empty() ? file_id(STDOUT_FILENO) : file_id(job.output);
}

std::string file_conflict(const BatchJob& job) {
  const std::optional<FileId> output = output_file(job);
  if (!output) return {};
  for (const std::string& operand : job.operands)
    if (input_file(operand) == output) return fmt::format("'{}' is both an input and the output (-o with another name)", operand);
  if (!job.files_from.empty() && input_file(job.files_from) == output)
    return fmt::format("'{}' is both the list of inputs and the output (-o with another name)", job.files_from);
  return {};
}

std::string folder_conflict(const BatchJob& job) {
  std::unordered_set<std::string> names;
  const std::string index = index_path(job);
  const std::optional<FileId> index_file = job.write.to == OutputFormat::report ? file_id(index) : std::nullopt;
  for (const std::string& operand : job.operands) {
    std::error_code ignored;
    if (is_folder(operand) && fs::equivalent(operand, job.output, ignored))
      return fmt::format("'{}' is both an input and the output folder (-o with another name)", operand);
    if (index_file && file_id(operand) == index_file)
      return fmt::format("the index of the reports would replace '{}', which is an input (-o with another name)", index);
    const std::string name = base_name(operand);
    if (job.operands.size() > 1 && !names.insert(name).second)
      return fmt::format("two inputs would both be written to '{}' (use --files-from, which keeps whole paths)",
                         (fs::path(job.output) / name).string());
  }
  return {};
}

// A slash that is missing at the end of the output, or one too many.
std::string slash_error(const BatchJob& job) {
  std::error_code ignored;
  if (job.output.ends_with('/')) {
    const std::string file = job.output.substr(0, job.output.find_last_not_of('/') + 1);
    const bool is_file = !file.empty() && fs::exists(file, ignored) && !fs::is_directory(file, ignored);
    return is_file ? fmt::format("'{}' is a file, not a folder (-o with another name)", file) : std::string();
  }
  const bool is_new_name = !job.output.empty() && !fs::path(job.output).has_extension() && !fs::exists(job.output, ignored);
  const bool is_lines = job.write.to == OutputFormat::json || job.write.to == OutputFormat::jsonl;
  if (!is_new_name || is_lines || std::ranges::none_of(job.operands, is_folder)) return {};
  return fmt::format("'{0}' would be one file with all pages (for a file each: -o {0}/)", job.output);
}

// Several pages that a format of one page can't hold, as far as the operands tell: a folder or a container may have one page.
bool has_too_many_pages(const BatchJob& job) {
  if (!is_one_page(job.write.to) || to_folder(job) || job.shard.count > 1) return false;
  if (job.read.from && *job.read.from != InputContainer::page) return false;
  return std::ranges::count_if(job.operands, [](const std::string& operand) { return !is_folder(operand); }) > 1;
}

}  // namespace

bool may_have_several_inputs(const BatchJob& job) {
  return job.operands.size() > 1 || !job.files_from.empty() || std::ranges::any_of(job.operands, is_folder);
}

std::string several_pages_error(const BatchJob& job) {
  return job.write.to == OutputFormat::report ? "--to report: a report shows one page (for several, with an index: -o DIR/)"
                                              : "--to html: an HTML file is one page (for several, a file each: -o DIR/)";
}

bool to_folder(const BatchJob& job) { return job.output.ends_with('/') || (!job.output.empty() && is_folder(job.output)); }

std::optional<FileId> input_file(const std::string& name) {
  return name == kStandardInput ? file_id(STDIN_FILENO) : file_id(name);
}

std::string index_path(const BatchJob& job) { return (fs::path(job.output) / "index.html").string(); }

std::string usage_error(const BatchJob& job) {
  const bool only_stdin = job.files_from.empty() && job.operands.size() == 1 && job.operands.front() == kStandardInput;
  if (job.resume && job.update) return "--resume and --update exclude each other (leave one of them out)";
  if ((job.resume || job.update) && !to_folder(job))
    return fmt::format("{} needs an output folder (-o DIR/)", job.resume ? "--resume" : "--update");
  if (job.shard.count > 1 && only_stdin) return "--shard divides inputs, and standard input is only one (name files or folders)";
  if (job.files_from == kStandardInput && std::ranges::find(job.operands, kStandardInput) != job.operands.end())
    return "standard input can't be both a page and the list of --files-from (name one of them)";
  if (has_too_many_pages(job)) return several_pages_error(job);
  if (std::string error = slash_error(job); !error.empty()) return error;
  return to_folder(job) ? folder_conflict(job) : file_conflict(job);
}

Inputs::Inputs(const BatchJob& job) : job_(job), output_(output_file(job)) {}

bool Inputs::next(Input& input) {
  while (next_of_all_shards(input))
    if (is_in_shard(input)) {
      input.number = ++count_;
      return true;
    }
  return false;
}

bool Inputs::next_of_all_shards(Input& input) {
  while (true) {
    input = {};
    if (folder_ && next_in_folder(input)) {
      if (is_output(input)) continue;
      folder_is_empty_ = false;
      return true;
    }
    if (folder_ && folder_is_empty_) empty_sources_.push_back(folder_name_);
    folder_.reset();
    if (next_operand_ < job_.operands.size()) {
      input.name = job_.operands[next_operand_++];
      input.output_path = base_name(input.name);
      if (is_temporary_name(input.name)) input.error = "the temporary file of a run that was ended";
    } else if (!next_in_list(input)) {
      return false;
    }
    if (input.error.empty() && is_folder(input.name)) {
      open_folder(input);
      continue;
    }
    if (input.error.empty()) refuse(input);
    return true;
  }
}

void Inputs::open_folder(const Input& folder) {
  folder_.emplace(folder.name, to_folder(job_) ? job_.output : std::string());
  folder_name_ = folder.name;
  folder_is_empty_ = true;
  folder_output_path_ = has_one_operand() ? std::string() : folder.output_path;
}

bool Inputs::next_in_folder(Input& input) {
  if (!folder_->next(input.name, input.error)) return false;
  input.in_folder = true;
  input.output_path = (fs::path(folder_output_path_) / fs::path(input.name).lexically_relative(folder_name_)).string();
  return true;
}

// False with errno set.
bool Inputs::open_list() {
  list_opened_ = true;
  const bool standard_input = job_.files_from == kStandardInput;
  list_.reset(standard_input ? waiting_stdin() : std::fopen(job_.files_from.c_str(), "re"));
  return list_ != nullptr;
}

// The next line that is not empty. False at the end, with errno set to 0, or to the reason why no more can be read.
bool Inputs::read_list_line(std::string& line) {
  char* buffer = nullptr;
  std::size_t capacity = 0;
  const int end = job_.nul_separated ? '\0' : '\n';
  ssize_t size = 0;
  do {
    size = ::getdelim(&buffer, &capacity, end, list_.get());
    if (size > 0 && buffer[size - 1] == end) --size;
  } while (size == 0);
  const int reason = size < 0 && std::ferror(list_.get()) != 0 ? errno : 0;
  if (size > 0) line.assign(buffer, static_cast<std::size_t>(size));
  std::free(buffer);
  errno = reason;
  return size > 0;
}

// The next name that is not that of a temporary file: lists mostly come from find, which does not leave hidden files out. False
// as read_list_line().
bool Inputs::has_name_in_list(Input& input) {
  errno = 0;
  if (!list_opened_ && !open_list()) return false;
  do
    if (!read_list_line(input.name)) return false;
  while (is_temporary_name(input.name));
  return true;
}

bool Inputs::next_in_list(Input& input) {
  if (job_.files_from.empty() || (list_opened_ && !list_)) return false;
  if (has_name_in_list(input)) {
    list_is_empty_ = false;
    input.output_path = mirrored(input.name);
    if (input.name == kStandardInput) input.name.insert(0, "./");  // in a list it is a file of that name
    return true;
  }
  const int reason = errno;
  list_.reset();
  if (reason == 0 && list_is_empty_) empty_sources_.push_back(job_.files_from);
  if (reason == 0) return false;
  input.name = job_.files_from;
  input.error = std::strerror(reason);
  return true;
}

bool Inputs::is_output(const Input& input) const { return output_ && input_file(input.name) == output_; }

// A FIFO among other inputs would block everything that follows it if nobody writes to it.
void Inputs::refuse(Input& input) const {
  input.is_output = is_output(input);
  if (input.is_output) input.error = "this file is the output, too";
  if (has_one_operand() || input.name == kStandardInput || is_pipe_of_shell(input.name)) return;
  struct stat status {};
  if (::stat(input.name.c_str(), &status) == 0 && S_ISFIFO(status.st_mode))
    input.error = "a FIFO is read only where it is the only input";
}

bool Inputs::has_one_operand() const { return job_.operands.size() == 1 && job_.files_from.empty(); }

bool Inputs::is_in_shard(const Input& input) const {
  if (job_.shard.count == 1) return true;
  const bool is_list = !input.error.empty() && input.output_path.empty();  // every shard reports a list that can't be read
  return is_list || hash_of(input.output_path) % job_.shard.count == job_.shard.index - 1;
}

}  // namespace pith::internal

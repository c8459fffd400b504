// Where the results of a batch go. In: results, in order. Out: one stream with all of them, or a file for each input.
//
// The idea: a result is written at once and with one call, so that whoever waits for it at the other end of a pipe gets it
// immediately and complete.
#include "command/batch/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <tuple>
#include <utility>

#include "base/enum_tables.h"
#include "command/sandbox/sandbox.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kMaxWait{1};  // a reader that does not read must not keep the process alive

// A device or pipe is written in place: it can't be replaced by a file.
bool is_special(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

// The number of the open file that the path is another name of, as "/dev/stdout" and "/dev/fd/5" are; -1 if it is none. To open
// such a path would begin at the start of a file that was opened to be appended to.
int descriptor_named(std::string_view path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    int fd = -1;
    const auto [end, error] = std::from_chars(path.data() + folder.size(), path.data() + path.size(), fd);
    if (error == std::errc() && end == path.data() + path.size()) return fd;
  }
  return -1;
}

// Reasons that concern this file or its folder only; with any other reason the next file would fail too.
bool is_about_the_name(int reason) {
  return reason == ENAMETOOLONG || reason == EISDIR || reason == ENOTDIR || reason == EEXIST || reason == EINVAL ||
         reason == EILSEQ || reason == ENOTEMPTY || reason == ELOOP || reason == EACCES || reason == EPERM;
}

// Whether a file that has been read may have changed since its output was written. So may what can be read only once.
bool is_newer(const std::string& input, const struct stat& output) {
  struct stat status {};
  const bool exists = input == "-" ? ::fstat(STDIN_FILENO, &status) == 0 : ::stat(input.c_str(), &status) == 0;
  if (!exists) return false;
  if (!S_ISREG(status.st_mode)) return true;
  return std::tie(status.st_mtim.tv_sec, status.st_mtim.tv_nsec) > std::tie(output.st_mtim.tv_sec, output.st_mtim.tv_nsec);
}

}  // namespace

Output::Output(const BatchJob& job)
    : job_(job), folder_(to_folder(job)), guard_(job), name_(job.output.empty() ? "standard output" : job.output) {}

Output::~Output() {
  if (fd_ > STDOUT_FILENO) ::close(fd_);
}

Output::Result Output::failed(const std::string& name) {
  const int reason = errno;
  error_ = fmt::format("{}: {}", name, std::strerror(reason));
  return reason == EPIPE ? Result::closed : Result::broken;
}

Output::Result Output::failed_file(const std::string& path) {
  const int reason = errno;
  const Result result = failed(path);
  error_ += write_denial_hint(path, reason);
  return is_about_the_name(reason) ? Result::refused : result;
}

Output::Result Output::refused(std::string why) {
  error_ = std::move(why);
  return Result::refused;
}

Output::Result Output::create_folder() {
  if (!folder_) return Result::written;
  const bool is_writable =
      create_folders(job_.output, durability()) && ::faccessat(AT_FDCWD, job_.output.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
  return is_writable ? Result::written : failed(name_);
}

Output::Result Output::open() {
  if (folder_) return Result::written;
  if (job_.output.empty()) {
    fd_ = STDOUT_FILENO;
  } else if (const int fd = descriptor_named(job_.output); fd >= 0) {
    fd_ = ::dup(fd);
    if (fd_ < 0) return failed(name_);
  } else if (is_special(job_.output)) {
    fd_ = ::open(job_.output.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (fd_ < 0) return failed(name_);
  } else {
    file_ = std::make_unique<AtomicFile>(job_.output, durability());
    if (!file_->open()) return failed(name_);
  }
  return Result::written;
}

std::string Output::path_of(const Input& input) const {
  return (fs::path(job_.output) / input.output_path).string().append(row_of(job_.write.to).extension);
}

bool Output::has(const Input& input) const {
  struct stat status {};
  if (!folder_ || ::stat(path_of(input).c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  return !job_.update || !is_newer(input.name, status);
}

Output::Result Output::skip(const Input& input) {
  std::string why = guard_.keep_output(path_of(input));
  return why.empty() ? Result::written : refused(std::move(why));
}

// In a folder: makes `file_` the file of this input.
Output::Result Output::open_file(const Input& input) {
  if (!folder_ || input_ == input.number) return Result::written;
  const std::string path = path_of(input);
  if (std::string why = guard_.add_input(input.name); !why.empty()) return refused(std::move(why));
  if (std::string why = guard_.refusal(path); !why.empty()) return refused(std::move(why));
  auto file = std::make_unique<AtomicFile>(path, durability());
  if (!create_folders(fs::path(path).parent_path().string(), durability()) || !file->open()) return failed_file(path);
  file_ = std::move(file);
  input_ = input.number;
  has_results_ = false;
  return Result::written;
}

Output::Result Output::write(int fd, const std::string& name, std::string_view bytes) {
  const std::lock_guard lock(writing_);
  return write_all(fd, bytes) ? Result::written : failed(name);
}

Output::Result Output::put(const Input& input, std::string_view bytes) {
  if (const Result opened = open_file(input); opened != Result::written) return opened;
  if (bytes.empty()) return Result::written;
  const bool needs_blank_line = has_results_ && !row_of(job_.write.to).is_json && job_.write.get.empty();
  has_results_ = true;
  const int fd = file_ ? file_->fd() : fd_;
  const std::string& name = file_ ? file_->path() : name_;
  return needs_blank_line ? write(fd, name, std::string("\n").append(bytes)) : write(fd, name, bytes);
}

Output::Result Output::finish(const Input& input, bool create_empty) {
  if (!folder_) return Result::written;
  if (create_empty)
    if (const Result opened = open_file(input); opened != Result::written) return opened;
  if (!file_ || input_ != input.number) return Result::written;
  return commit_file();
}

Output::Result Output::commit_file() {
  const std::unique_ptr<AtomicFile> file = std::move(file_);
  if (!file->commit()) return failed_file(file->path());
  // Only when it is closed its time is final on every file system.
  if (const std::optional<FileVersion> version = file_version(file->path())) guard_.add_output(*version);
  return Result::written;
}

Output::Result Output::put_index(std::string_view bytes) {
  AtomicFile file(index_path(job_), durability());
  if (std::string why = guard_.refusal(file.path()); !why.empty()) return refused(std::move(why));
  return file.open() && write_all(file.fd(), bytes) && file.commit() ? Result::written : failed(file.path());
}

Output::Result Output::close() {
  if (file_) {
    const std::unique_ptr<AtomicFile> file = std::move(file_);
    return file->commit() ? Result::written : failed(name_);
  }
  if (fd_ < 0 || !job_.fsync || ::fsync(fd_) == 0) return Result::written;
  const bool has_no_disk = errno == EINVAL || errno == ENOTSUP || errno == EROFS;  // a pipe or a device
  return has_no_disk ? Result::written : failed(name_);
}

void Output::wait_and_block() { [[maybe_unused]] const bool locked = writing_.try_lock_for(kMaxWait); }

}  // namespace pith::internal

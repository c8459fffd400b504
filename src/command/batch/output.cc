// Where the results of a batch go. In: results, in order. Out: one stream with all of them, or a file for each input.
//
// The idea: a result is written at once and with one call, so that whoever waits for it at the other end of a pipe gets it
// immediately and complete.
#include "command/batch/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "base/enum_tables.h"

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

// Reasons that concern this file name only; with any other reason the next file would fail too.
bool is_about_the_name(int reason) {
  return reason == ENAMETOOLONG || reason == EISDIR || reason == ENOTDIR || reason == EEXIST || reason == EINVAL ||
         reason == EILSEQ || reason == ENOTEMPTY;
}

}  // namespace

Output::Output(const BatchJob& job) : job_(job), folder_(to_folder(job)) {}

Output::~Output() {
  if (fd_ > STDOUT_FILENO) ::close(fd_);
}

Output::Result Output::failed(const std::string& name) {
  const int reason = errno;
  error_ = fmt::format("{}: {}", name, std::strerror(reason));
  return reason == EPIPE ? Result::closed : Result::broken;
}

Output::Result Output::failed_file(const std::string& path) {
  const bool only_this = is_about_the_name(errno);
  const Result result = failed(path);
  return only_this ? Result::refused : result;
}

Output::Result Output::open() {
  name_ = job_.output.empty() ? "standard output" : job_.output;
  if (folder_) {
    std::error_code error;
    fs::create_directories(job_.output, error);
    errno = error.value();
    return error ? failed(name_) : Result::written;
  }
  if (job_.output.empty()) {
    fd_ = STDOUT_FILENO;
  } else if (is_special(job_.output)) {
    fd_ = ::open(job_.output.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd_ < 0) return failed(name_);
  } else {
    file_ = std::make_unique<AtomicFile>(job_.output);
    if (!file_->open()) return failed(name_);
  }
  return Result::written;
}

std::string Output::path_of(const Input& input) const {
  return (fs::path(job_.output) / input.output_path).string().append(row_of(job_.write.to).extension);
}

bool Output::has(const Input& input) const {
  std::error_code ignored;
  return folder_ && fs::is_regular_file(path_of(input), ignored);
}

// In a folder: makes `file_` the file of this input.
Output::Result Output::open_file(const Input& input) {
  if (!folder_ || input_ == input.number) return Result::written;
  const std::string path = path_of(input);
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  errno = error.value();
  auto file = std::make_unique<AtomicFile>(path);
  if (error || !file->open()) return failed_file(path);
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
  const bool needs_blank_line = has_results_ && !row_of(job_.write.to).is_json;
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
  const std::unique_ptr<AtomicFile> file = std::move(file_);
  return file->commit() ? Result::written : failed_file(file->path());
}

Output::Result Output::put_index(std::string_view bytes) {
  AtomicFile file((fs::path(job_.output) / "index.html").string());
  return file.open() && write_all(file.fd(), bytes) && file.commit() ? Result::written : failed(file.path());
}

Output::Result Output::close() {
  if (!file_) return Result::written;
  const std::unique_ptr<AtomicFile> file = std::move(file_);
  return file->commit() ? Result::written : failed(name_);
}

void Output::wait_and_block() { [[maybe_unused]] const bool locked = writing_.try_lock_for(kMaxWait); }

}  // namespace pith::internal

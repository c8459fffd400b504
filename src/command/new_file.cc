// Files that appear whole or not at all. In: a path and bytes. Out: the file, under its name when it is complete.
//
// The idea: it is written under a hidden name in the same folder and renamed at the end. The hidden names are kept in one list, so
// that the process can remove them when it has to end early.
#include "command/new_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

namespace pith::internal {
namespace {

struct Unfinished {
  std::mutex mutex{};
  std::set<std::string> names{};
};

Unfinished& unfinished() {
  static Unfinished all;
  return all;
}

// Short, whatever the file's own name: that may be as long as names can be.
std::string hidden_beside(const std::string& path) {
  static std::atomic<unsigned> count = 0;
  const std::string name = fmt::format(".pith.{}.{}.tmp", ::getpid(), ++count);
  return (std::filesystem::path(path).parent_path() / name).string();
}

}  // namespace

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

NewFile::NewFile(std::string path) : path_(std::move(path)), temporary_(hidden_beside(path_)) {}

NewFile::~NewFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
  forget();
}

void NewFile::forget() {
  const std::lock_guard lock(unfinished().mutex);
  unfinished().names.erase(temporary_);
}

bool NewFile::open() {
  const std::lock_guard lock(unfinished().mutex);
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd_ >= 0) unfinished().names.insert(temporary_);
  return fd_ >= 0;
}

bool NewFile::finish() {
  const std::lock_guard lock(unfinished().mutex);
  unfinished().names.erase(temporary_);
  const int fd = std::exchange(fd_, -1);
  if (::close(fd) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0) return true;
  const int reason = errno;
  ::unlink(temporary_.c_str());
  errno = reason;
  return false;
}

void remove_unfinished() {
  unfinished().mutex.lock();  // and never unlocked
  for (const std::string& name : unfinished().names) ::unlink(name.c_str());
}

}  // namespace pith::internal

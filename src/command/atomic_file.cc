// Files that appear complete or not at all. In: a path and bytes. Out: the file, under its own name once it is complete.
//
// The idea: the bytes go into a hidden file in the same folder, which is renamed at the end. The names of all hidden files that
// exist are kept in one set, so that the process can remove them when it has to end early.
#include "command/atomic_file.h"

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

struct TemporaryFiles {
  std::mutex mutex{};
  std::set<std::string> names{};
};

TemporaryFiles& temporary_files() {
  static TemporaryFiles files;
  return files;
}

// The name does not contain that of the file, which may already be as long as the file system allows.
std::string temporary_name_beside(const std::string& path) {
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

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)), temporary_(temporary_name_beside(path_)) {}

AtomicFile::~AtomicFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
  const std::lock_guard lock(temporary_files().mutex);
  temporary_files().names.erase(temporary_);
}

bool AtomicFile::open() {
  const std::lock_guard lock(temporary_files().mutex);
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd_ >= 0) temporary_files().names.insert(temporary_);
  return fd_ >= 0;
}

bool AtomicFile::commit() {
  const std::lock_guard lock(temporary_files().mutex);
  temporary_files().names.erase(temporary_);
  const int fd = std::exchange(fd_, -1);
  if (::close(fd) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0) return true;
  const int reason = errno;
  ::unlink(temporary_.c_str());
  errno = reason;
  return false;
}

void remove_temporary_files() {
  temporary_files().mutex.lock();  // never unlocked: no file may be added from here on
  for (const std::string& name : temporary_files().names) ::unlink(name.c_str());
}

}  // namespace pith::internal

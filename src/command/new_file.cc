// Files that appear whole or not at all. In: a path and bytes. Out: a file.
//
// The idea: write under another name in the same folder, then rename, which replaces what was there in one step.
#include "command/new_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace pith {

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

NewFile::NewFile(std::string path) : path_(std::move(path)), temporary_(fmt::format("{}.{}.tmp", path_, ::getpid())) {}

NewFile::~NewFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
}

bool NewFile::open() {
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  return fd_ >= 0;
}

bool NewFile::finish() {
  const int fd = std::exchange(fd_, -1);
  if (::close(fd) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0) return true;
  const int reason = errno;
  ::unlink(temporary_.c_str());
  errno = reason;
  return false;
}

}  // namespace pith

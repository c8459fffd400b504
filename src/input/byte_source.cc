// Sources of bytes. In: the name of a file, or bytes in memory. Out: their bytes, piece by piece.
//
// The idea: what only looks like a regular file, as /proc/kmsg does, never makes its reader wait, since lists of all files name it,
// too; pipes and devices do where that is allowed.
#include "input/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

#include "base/retry.h"

namespace pith::internal {
namespace {

constexpr std::string_view kStandardInput = "-";

// A file that is open, or the reason why it is not.
struct File {
  File() = default;
  ~File() {
    if (descriptor > STDIN_FILENO) ::close(descriptor);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor = -1;
  bool is_regular = false;
  std::string error{};
};

std::shared_ptr<const File> open_file(const std::string& name, Waiting waiting) {
  const auto file = std::make_shared<File>();
  const int flags = O_RDONLY | O_CLOEXEC | (waiting == Waiting::refused ? O_NONBLOCK : 0);
  file->descriptor = name == kStandardInput ? STDIN_FILENO : ::open(name.c_str(), flags);
  struct stat status {};
  const bool is_known = file->descriptor >= 0 && ::fstat(file->descriptor, &status) == 0;
  file->is_regular = is_known && S_ISREG(status.st_mode);
  if (file->descriptor < 0)
    file->error = std::strerror(errno);
  else if (waiting == Waiting::refused && is_known && !file->is_regular)
    file->error = "not a regular file";
  else if (file->is_regular && name != kStandardInput)
    ::fcntl(file->descriptor, F_SETFL, O_NONBLOCK);
  return file;
}

}  // namespace

ByteSource file_source(const std::string& name, Waiting waiting) {
  const auto file = open_file(name, waiting);
  const bool may_wait = waiting == Waiting::allowed && !file->is_regular;
  return [file, may_wait](char* to, std::size_t size, std::string& error) -> std::ptrdiff_t {
    error = file->error;
    if (!error.empty()) return -1;
    ssize_t got = -1;
    bool again = true;
    while (again) {
      got = ::read(file->descriptor, to, size);
      again = got < 0 && (errno != EAGAIN || may_wait) && has_to_retry(errno, file->descriptor, POLLIN);
    }
    if (got < 0) error = errno == EAGAIN ? "passed over: it makes its reader wait, as devices do" : std::strerror(errno);
    return got;
  };
}

ByteSource memory_source(std::string_view bytes) {
  return [bytes](char* to, std::size_t size, std::string&) mutable -> std::ptrdiff_t {
    const std::size_t got = bytes.copy(to, size);
    bytes.remove_prefix(got);
    return static_cast<std::ptrdiff_t>(got);
  };
}

}  // namespace pith::internal

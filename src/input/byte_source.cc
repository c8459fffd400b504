// Sources of bytes. In: the name of a file, or bytes in memory. Out: their bytes, piece by piece.
#include "input/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace pith::internal {
namespace {

struct File {
  File(int opened, int open_errno) : descriptor(opened), error_number(open_errno) {}
  ~File() {
    if (descriptor > STDIN_FILENO) ::close(descriptor);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor;
  int error_number;  // of a failed open()
};

}  // namespace

ByteSource file_source(const std::string& name) {
  const int descriptor = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const auto file = std::make_shared<File>(descriptor, errno);
  return [file](char* to, std::size_t size, std::string& error) -> std::ptrdiff_t {
    ssize_t got = -1;
    errno = file->error_number;
    if (file->descriptor >= 0) do {
        got = ::read(file->descriptor, to, size);
      } while (got < 0 && errno == EINTR);
    if (got < 0) error = std::strerror(errno);
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

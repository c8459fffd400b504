// Any bytes as an input of every kind: reading ends, and nothing breaks.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "input/records.h"

using namespace pith::internal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const int fd = ::memfd_create("input", 0);
  if (fd < 0 || ::write(fd, data + 1, size - 1) < 0) return 0;
  ReadOptions options;
  options.max_bytes = std::size_t{1} << 20;
  if (data[0] % 5 > 0) options.from = static_cast<InputContainer>(data[0] % 5 - 1);
  Records records("/proc/self/fd/" + std::to_string(fd), options);
  for (Page page; records.next(page);) continue;
  ::close(fd);
  return 0;
}

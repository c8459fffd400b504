// Any bytes as an input of every format: reading ends without a fault. The first byte selects the format, and whether a field of
// records is named.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>

#include "input/records.h"

using namespace pith::internal;

namespace {

constexpr std::optional<InputContainer> kFormats[] = {
    std::nullopt,  // recognised
    InputContainer::page,
#define CONTAINER(name, recognise, open) InputContainer::name,
#include "input/containers.inc"
#undef CONTAINER
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const int fd = ::memfd_create("input", 0);
  if (fd < 0 || ::write(fd, data + 1, size - 1) < 0) return 0;
  ReadOptions options;
  options.max_bytes = std::size_t{1} << 20;
  options.from = kFormats[data[0] % std::size(kFormats)];
  if (data[0] >= 0x80) options.field = "a.b";
  Records records("/proc/self/fd/" + std::to_string(fd), options);
  for (Page page; records.next(page);) continue;
  ::close(fd);
  return 0;
}

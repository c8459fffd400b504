// A library for LD_PRELOAD that makes the kernel look older. In: OLDER_KERNEL in the environment: "landlock=N" for a kernel
// whose Landlock has version N, 0 for none, and "seccomp=0" for one without filters, with a comma between them. Out: system
// calls that are answered as such kernels do.
//
// The idea: the sandbox makes these calls through syscall(), which is a function that can be replaced. What a version of Landlock
// does not know it refuses, and so does this.
#include <dlfcn.h>

#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

constexpr long kCreateRuleset = 444;
constexpr long kSeccomp =
#ifdef __x86_64__
    317;
#else
    277;
#endif

// The rights of all versions up to 7, as linux/landlock.h has them.
constexpr std::uint64_t kFiles[] = {0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF, 0xFFFF, 0xFFFF};
constexpr std::uint64_t kNetwork[] = {0, 0, 0, 3, 3, 3, 3};
constexpr std::uint64_t kScopes[] = {0, 0, 0, 0, 0, 3, 3};

long setting(const char* name, long otherwise) {
  const char* all = std::getenv("OLDER_KERNEL");
  const char* found = all == nullptr ? nullptr : std::strstr(all, name);
  return found == nullptr ? otherwise : std::strtol(found + std::strlen(name), nullptr, 10);
}

long fail(int reason) {
  errno = reason;
  return -1;
}

bool is_known(const std::uint64_t* ruleset, std::size_t version) {
  return (ruleset[0] & ~kFiles[version - 1]) == 0 && (ruleset[1] & ~kNetwork[version - 1]) == 0 &&
         (ruleset[2] & ~kScopes[version - 1]) == 0;
}

}  // namespace

extern "C" long syscall(long number, ...) noexcept {
  using Syscall = long (*)(long, ...);
  static const auto real = reinterpret_cast<Syscall>(::dlsym(RTLD_NEXT, "syscall"));
  va_list list;
  va_start(list, number);
  long a[6];
  for (long& argument : a) argument = va_arg(list, long);
  va_end(list);
  const long version = setting("landlock=", 7);
  if (number == kCreateRuleset && version == 0) return fail(ENOSYS);
  if (number == kCreateRuleset && a[0] == 0) return version;
  if (number == kCreateRuleset && !is_known(reinterpret_cast<const std::uint64_t*>(a[0]), static_cast<std::size_t>(version)))
    return fail(EINVAL);
  if (number == kSeccomp && setting("seccomp=", 1) == 0) return fail(ENOSYS);
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

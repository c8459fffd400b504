// The sandbox. In: what the work on pages needs of the file system. Out: a process that can do little else, and messages about
// what the kernel does not have.
//
// The idea: a page that finds a mistake in a parser finds a process that is of no use to it. Landlock keeps it to the files that
// the command line names, a filter of system calls from the network, from other programs and processes and from new privileges.
// Both hold for all threads and can't be taken back.
#include "command/sandbox/sandbox.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <iconv.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "command/atomic_file.h"
#include "command/sandbox/landlock.h"
#include "command/sandbox/system_calls.h"

#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) || \
    __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define PITH_HAS_SANITIZER 1
#else
#define PITH_HAS_SANITIZER 0
#endif

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxOperands = 64;
constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kHint = " (the sandbox allows what the command line names; --no-sandbox allows the rest)";
constexpr std::string_view kLibraries = "/usr/lib";                         // where it is not known better
constexpr std::string_view kOvercommit = "/proc/sys/vm/overcommit_memory";  // glibc asks it before it returns memory

bool has_entered = false;  // set before there are threads

// The modules of iconv, which glibc loads when a page first needs one, and the libraries that they need. They are below the
// folder of glibc itself; a program that glibc is linked into statically does not know that.
std::string folder_of_glibc() {
  Dl_info library{};
  if (::dladdr(reinterpret_cast<const void*>(&::iconv_open), &library) == 0 || library.dli_fname == nullptr)
    return std::string(kLibraries);
  const fs::path path = library.dli_fname;
  const bool is_glibc = path.is_absolute() && path.filename().native().starts_with("libc.so");
  return is_glibc ? path.parent_path().string() : std::string(kLibraries);
}

void add_iconv(std::vector<std::string>& read) {
  read.push_back(folder_of_glibc());
  const char* setting = std::getenv("GCONV_PATH");
  std::string_view folders = setting == nullptr ? std::string_view() : setting;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    if (end > 0) read.emplace_back(folders.substr(0, end));
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
}

}  // namespace

void SandboxAccess::add_operands(const std::vector<std::string>& operands) {
  if (operands.size() > kMaxOperands) read_everything = true;
  for (const std::string& operand : operands)
    if (operand != kStandardInput) read.push_back(operand);
}

std::vector<std::string> enter_sandbox(const SandboxAccess& access) {
  if (PITH_HAS_SANITIZER) return {"builds with sanitizers have none"};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return {fmt::format("no_new_privs: {}", std::strerror(errno))};
  SandboxAccess all = access;
  add_iconv(all.read);
  all.read.emplace_back(kOvercommit);
  std::vector<std::string> missing = restrict_files(all);
  has_entered = true;
  if (std::string reason = filter_system_calls(); !reason.empty()) missing.push_back(std::move(reason));
  return missing;
}

// Landlock does not change what faccessat() says, so where it contradicts open(), Landlock was it.
std::string read_denial_hint(const std::string& path) {
  if (!has_entered || ::faccessat(AT_FDCWD, path.c_str(), R_OK, AT_EACCESS) != 0) return {};
  const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  const bool is_denied = fd < 0 && errno == EACCES;
  if (fd >= 0) ::close(fd);
  return is_denied ? std::string(kHint) : std::string();
}

std::string write_denial_hint(const std::string& path, int reason) {
  if (!has_entered || reason != EACCES) return {};
  const fs::path folder = fs::path(target_of_links(path)).parent_path();
  const bool is_writable = ::faccessat(AT_FDCWD, folder.empty() ? "." : folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
  return is_writable ? std::string(kHint) : std::string();
}

}  // namespace pith::internal

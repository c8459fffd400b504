// Landlock. In: what of the file system stays open. Out: the kernel denies all else to this thread and to those that it starts.
//
// The idea: everything that the kernel's version of Landlock can forbid is forbidden, and then rules open the places that are
// needed. A rule is about a file or a folder itself, not about its name, so it holds whatever links lead there.
#include "command/sandbox/landlock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "command/atomic_file.h"

namespace pith::internal {
namespace {

// Of linux/landlock.h and asm/unistd.h, which older systems lack. The numbers are the same on all architectures.
constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;
constexpr std::uint32_t kAskForVersion = 1;
constexpr int kRuleBelowPath = 1;

// The kernel takes the structure of a later version where the members that it does not know are 0.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scopes = 0;
};

struct [[gnu::packed]] RuleBelowPath {
  std::uint64_t rights = 0;
  std::int32_t path = -1;
};

namespace right {
#define RIGHT(name, abi, field, bit, what) [[maybe_unused]] constexpr std::uint64_t name = std::uint64_t{1} << (bit);
#include "command/sandbox/landlock_rights.inc"
#undef RIGHT
}  // namespace right

constexpr std::uint64_t kReadFolder = right::read_file | right::read_folder;
constexpr std::uint64_t kWriteBelow =
    kReadFolder | right::write_file | right::make_file | right::make_folder | right::remove_file;
// To wait until the name of a new file is on the disk its folder is opened, but files in it need not be read.
constexpr std::uint64_t kReplaceFile = right::read_folder | right::write_file | right::make_file | right::remove_file;
constexpr std::uint64_t kRightsOfFiles =
    right::execute | right::write_file | right::read_file | right::truncate | right::control_device;

// All that this version can forbid; what it can't is added to `missing`.
Ruleset everything_of(long version, std::string& missing) {
  Ruleset ruleset;
  const auto add = [&](long since, std::uint64_t& field, unsigned bit, std::string_view what) {
    if (version >= since)
      field |= std::uint64_t{1} << bit;
    else
      missing.append(missing.empty() ? "" : ", ").append(what);
  };
#define RIGHT(name, abi, field, bit, what) add(abi, ruleset.field, bit, what);
#include "command/sandbox/landlock_rights.inc"
#undef RIGHT
  return ruleset;
}

class Rules {
 public:
  explicit Rules(const Ruleset& ruleset)
      : rights_(ruleset.files),
        fd_(static_cast<int>(::syscall(kCreateRuleset, &ruleset, sizeof ruleset, 0))),
        reason_(fd_ < 0 ? errno : 0) {}
  ~Rules() {
    if (fd_ >= 0) ::close(fd_);
  }
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;

  void allow(const std::string& path, std::uint64_t rights) {
    const int place = ::open(path.empty() ? "." : path.c_str(), O_PATH | O_CLOEXEC);
    if (place < 0) return note(is_about_the_path(errno) ? 0 : errno);
    struct stat status {};
    int reason = ::fstat(place, &status) == 0 ? 0 : errno;
    if (!S_ISDIR(status.st_mode)) rights &= kRightsOfFiles;
    const RuleBelowPath rule = {rights & rights_, place};
    if (reason == 0 && ::syscall(kAddRule, fd_, kRuleBelowPath, &rule, 0) != 0) reason = errno;
    ::close(place);
    note(reason == EBADFD ? 0 : reason);  // pipes that have no name need no rule, and get none
  }

  // False with errno set. Without one of the rules the work would lack something, so then nothing is enforced.
  bool enforce() const {
    errno = reason_;
    return reason_ == 0 && ::syscall(kRestrictSelf, fd_, 0) == 0;
  }

 private:
  // What can't be opened now can't be opened later, and then its reader says why.
  static bool is_about_the_path(int reason) {
    return reason == ENOENT || reason == ENOTDIR || reason == EACCES || reason == ELOOP || reason == ENAMETOOLONG;
  }

  void note(int reason) {
    if (reason_ == 0) reason_ = reason;
  }

  const std::uint64_t rights_;
  const int fd_;
  int reason_;  // why something failed, as errno; 0: nothing did
};

void allow_writing(Rules& rules, const SandboxAccess::Written& written) {
  if (written.how == SandboxAccess::Write::folder) return rules.allow(written.path, kWriteBelow);
  struct stat status {};
  const bool exists = ::stat(written.path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return rules.allow(written.path, right::write_file);
  const std::string target = target_of_links(written.path);
  if (!target.empty()) rules.allow(std::filesystem::path(target).parent_path().string(), kReplaceFile);
}

std::string reason(int error) { return fmt::format("Landlock: {}", std::strerror(error)); }

}  // namespace

std::vector<std::string> restrict_files(const SandboxAccess& access) {
  const long version = ::syscall(kCreateRuleset, nullptr, 0, kAskForVersion);
  if (version < 0) return {reason(errno)};
  std::string missing;
  Rules rules(everything_of(version, missing));
  if (access.read_everything) {
    rules.allow("/", kReadFolder);
  } else {
    for (const std::string& path : access.read) rules.allow(path, kReadFolder);
  }
  for (const SandboxAccess::Written& written : access.written) allow_writing(rules, written);
  if (!rules.enforce()) return {reason(errno)};
  if (missing.empty()) return {};
  return {fmt::format("Landlock of this kernel (version {}) does not forbid {}", version, missing)};
}

}  // namespace pith::internal

// Files that appear complete or not at all. In: a path and bytes. Out: the file, under its own name once it is complete.
//
// The idea: the bytes go into a hidden file in the same folder, which is renamed at the end. The names of all hidden files that
// exist are kept in one set, so that the process can remove them when it has to end early.
#include "command/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include "base/retry.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporaryStart = ".pith.";
constexpr std::string_view kTemporaryEnd = ".tmp";
constexpr int kMaxSymbolicLinks = 40;  // as many as Linux follows
constexpr mode_t kNewFile = 0666;
constexpr mode_t kOwnerOnly = 0600;
constexpr mode_t kPermissions = 0777;
constexpr mode_t kGroupPermissions = 0070;
constexpr mode_t kOtherPermissions = 0007;
constexpr mode_t kPermissionsAndIds = 07777;  // with set-user-ID, set-group-ID and sticky

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
  const std::string name = fmt::format("{}{}.{}{}", kTemporaryStart, ::getpid(), ++count, kTemporaryEnd);
  return (fs::path(path).parent_path() / name).string();
}

// Where folders can't be synchronized, their entries need no synchronizing or get none: there is nothing more to be done.
bool sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  const int reason = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  errno = reason;
  return reason == 0 || reason == EINVAL || reason == ENOTSUP;
}

}  // namespace

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && has_to_retry(errno, fd, POLLOUT)) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool create_folders(const std::string& path, Durability durability) {
  std::error_code error;
  fs::path existing = path;
  if (durability == Durability::disk)
    while (!existing.empty() && !fs::exists(existing, error)) existing = existing.parent_path();
  fs::create_directories(path, error);
  errno = error.value();
  if (error) return false;
  if (durability == Durability::system) return true;
  // Each folder that was created is an entry of the one above it.
  for (fs::path folder = path; folder != existing; folder = folder.parent_path())
    if (!sync_folder(folder.parent_path())) return false;
  return true;
}

bool is_temporary_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with(kTemporaryStart) && name.ends_with(kTemporaryEnd);
}

std::string target_of_links(const std::string& path) {
  fs::path target = path;
  for (int links = 0; links <= kMaxSymbolicLinks; ++links) {
    std::error_code no_link;
    const fs::path next = fs::read_symlink(target, no_link);
    if (no_link) return target.string();
    target = target.parent_path() / next;
  }
  errno = ELOOP;
  return {};
}

AtomicFile::AtomicFile(std::string path, Durability durability) : path_(std::move(path)), durability_(durability) {}

AtomicFile::~AtomicFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
  const std::lock_guard lock(temporary_files().mutex);
  temporary_files().names.erase(temporary_);
}

bool AtomicFile::open() {
  target_ = target_of_links(path_);
  if (target_.empty()) return false;
  struct stat older {};
  replaces_ = ::stat(target_.c_str(), &older) == 0;
  if (replaces_ && !S_ISREG(older.st_mode)) {
    errno = S_ISDIR(older.st_mode) ? EISDIR : EEXIST;
    return false;
  }
  // Renaming would replace even a file that is protected from being written.
  if (replaces_ && ::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0) return false;
  temporary_ = temporary_name_beside(target_);
  const std::lock_guard lock(temporary_files().mutex);
  temporary_files().names.insert(temporary_);  // while there is no file yet that would stay behind if memory is short
  // Until the permissions of the older file are set, nobody else may read what may be as private as that.
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, replaces_ ? kOwnerOnly : kNewFile);
  if (fd_ >= 0) return true;
  const int reason = errno;
  temporary_files().names.erase(temporary_);
  errno = reason;
  return false;
}

void AtomicFile::keep_owner_and_mode() const {
  struct stat older {};
  struct stat ours {};
  if (::stat(target_.c_str(), &older) != 0 || ::fstat(fd_, &ours) != 0) return;
  bool is_kept = older.st_uid == ours.st_uid && older.st_gid == ours.st_gid;
  if (!is_kept) is_kept = ::fchown(fd_, older.st_uid, older.st_gid) == 0;
  // Programs must not run with the rights of another user than before.
  mode_t mode = older.st_mode & (is_kept ? kPermissionsAndIds : kPermissions);
  // The group may then be one that the file was closed to: it gets what everybody had.
  const bool has_group = is_kept || ::fchown(fd_, static_cast<uid_t>(-1), older.st_gid) == 0;
  if (!has_group) mode = (mode & ~kGroupPermissions) | ((mode & kOtherPermissions) << 3U);
  ::fchmod(fd_, mode);
}

bool AtomicFile::commit() {
  if (replaces_) keep_owner_and_mode();
  bool is_written = durability_ == Durability::system || ::fsync(fd_) == 0;
  int reason = errno;
  {
    const std::lock_guard lock(temporary_files().mutex);
    temporary_files().names.erase(temporary_);
    if (::close(std::exchange(fd_, -1)) != 0 && is_written) {
      is_written = false;
      reason = errno;
    }
    if (is_written && ::rename(temporary_.c_str(), target_.c_str()) != 0) {
      is_written = false;
      reason = errno;
    }
    if (!is_written) ::unlink(temporary_.c_str());
  }
  errno = reason;
  return is_written && (durability_ == Durability::system || sync_folder(fs::path(target_).parent_path()));
}

void remove_temporary_files() {
  temporary_files().mutex.lock();  // never unlocked: no file may be added from here on
  for (const std::string& name : temporary_files().names) ::unlink(name.c_str());
}

}  // namespace pith::internal

// Which file a name leads to, and sets of such files. In: paths and descriptors. Out: device and inode; whether a set has them.
//
// The idea: file systems give neighbouring inodes to files that are created together, so a set keeps one bit for each inode, in
// words of 64, or one stamp, in groups of 16.
#include "command/file_id.h"

#include <string_view>

#include "base/hash.h"

namespace pith::internal {
namespace {

std::optional<FileId> id_of(const struct stat& status) {
  if (!S_ISREG(status.st_mode)) return {};
  return FileId{status.st_dev, status.st_ino};
}

std::uint16_t stamp_of(const struct stat& status) {
  const auto facts = std::to_array<std::uint64_t>({static_cast<std::uint64_t>(status.st_mtim.tv_sec),
                                                   static_cast<std::uint64_t>(status.st_mtim.tv_nsec),
                                                   static_cast<std::uint64_t>(status.st_size)});
  const std::uint64_t hash = fnv1a({reinterpret_cast<const char*>(facts.data()), sizeof facts});
  const auto stamp = static_cast<std::uint16_t>(hash ^ hash >> 16 ^ hash >> 32 ^ hash >> 48);
  return stamp == 0 ? 1 : stamp;
}

}  // namespace

std::optional<FileId> file_id(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? id_of(status) : std::nullopt;
}

std::optional<FileId> file_id(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 ? id_of(status) : std::nullopt;
}

bool FileSet::contains(FileId file) const {
  const auto device = devices_.find(file.device);
  if (device == devices_.end()) return false;
  const auto word = device->second.find(file.inode / kFilesPerWord);
  return word != device->second.end() && (word->second & bit_of(file)) != 0;
}

std::optional<FileVersion> file_version(const std::string& path) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  return exists ? std::optional(FileVersion{{status.st_dev, status.st_ino}, stamp_of(status)}) : std::nullopt;
}

bool FileVersionSet::contains(FileVersion version) const {
  const auto device = devices_.find(version.file.device);
  if (device == devices_.end()) return false;
  const auto group = device->second.find(version.file.inode / kFilesPerGroup);
  return group != device->second.end() && group->second[version.file.inode % kFilesPerGroup] == version.stamp;
}

}  // namespace pith::internal

// Which file a name leads to, and sets of such files. In: paths and descriptors. Out: device and inode; whether a set has them.
//
// The idea: file systems give neighbouring inodes to files that are created together, so a set keeps one bit for each inode, in
// words of 64.
#include "command/file_id.h"

namespace pith::internal {
namespace {

std::optional<FileId> id_of(const struct stat& status) {
  if (!S_ISREG(status.st_mode)) return {};
  return FileId{status.st_dev, status.st_ino};
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

}  // namespace pith::internal

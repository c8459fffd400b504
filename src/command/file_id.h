// Which file a name leads to, and sets of such files.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace pith::internal {

/// Tells a file from all others, whatever the name or link by which it is reached.
struct FileId {
  dev_t device{};
  ino_t inode{};
  bool operator==(const FileId&) const = default;
};

/// The id of the regular file that the path leads to, through symbolic links; nothing if it leads to none.
std::optional<FileId> file_id(const std::string& path);

/// The same of an open file.
std::optional<FileId> file_id(int fd);

/// A set of files. A million files that were created one after the other take about 1 MB, a million that are scattered over the
/// disk about 50 MB.
class FileSet {
 public:
  void insert(FileId file) { devices_[file.device][file.inode / kFilesPerWord] |= bit_of(file); }
  bool contains(FileId file) const;

 private:
  static constexpr std::uint64_t kFilesPerWord = 64;
  static std::uint64_t bit_of(FileId file) { return std::uint64_t{1} << (file.inode % kFilesPerWord); }

  std::map<dev_t, std::unordered_map<std::uint64_t, std::uint64_t>> devices_{};  // 64 neighbouring inodes to their bits
};

}  // namespace pith::internal

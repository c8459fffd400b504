// Which file a name leads to, and sets of such files and of their contents.
#pragma once

#include <sys/stat.h>

#include <array>
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

/// A file as it was when it was last written to. A file system gives the inode of a removed file to the next new one, which has
/// the same FileId, but hardly ever the same stamp.
struct FileVersion {
  FileId file{};
  std::uint16_t stamp{};  // of its time of modification and its size; never 0
};

/// The regular file that the path leads to, as it is at this moment; nothing if it leads to none.
std::optional<FileVersion> file_version(const std::string& path);

/// A set of files that are as somebody left them. A million files that were created one after the other take about 6 MB, a
/// million that are scattered over the disk about 80 MB.
class FileVersionSet {
 public:
  void insert(FileVersion version) { group_of(version.file)[version.file.inode % kFilesPerGroup] = version.stamp; }
  /// False, too, when the file was changed since, or is another one in its place.
  bool contains(FileVersion version) const;

 private:
  static constexpr std::uint64_t kFilesPerGroup = 16;
  using Stamps = std::array<std::uint16_t, kFilesPerGroup>;

  Stamps& group_of(FileId file) { return devices_[file.device][file.inode / kFilesPerGroup]; }

  std::map<dev_t, std::unordered_map<std::uint64_t, Stamps>> devices_{};  // neighbouring inodes to their stamps
};

}  // namespace pith::internal

// Files that appear complete or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

/// Writes all bytes; false with errno set when not all could be written.
bool write_all(int fd, std::string_view bytes);

/// Whether what is written must be on the disk, not only in the system's memory, before it counts as written.
enum class Durability : std::uint8_t { system, disk };

/// Creates the folder and those above it that are missing. False with errno set.
bool create_folders(const std::string& path, Durability durability = Durability::system);

/// Whether the name is that of a temporary file of this program, which may have stayed after a run that was killed.
bool is_temporary_name(std::string_view path);

/// The path that a path leads to through symbolic links, the last of which may lead to no file. Empty, with errno set, where they
/// lead in a circle.
std::string target_of_links(const std::string& path);

/// A file that is written under a hidden, temporary name in the same folder, and takes its own name only when it is complete.
/// Unless commit() is called, the destructor removes it. Where the path is a symbolic link, the file that it leads to is written,
/// and the link stays. The file keeps the permissions of the one that it replaces, and its owner and group as far as the process
/// may give files away.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path, Durability durability = Durability::system);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// False with errno set. A file that exists must be a regular one that the process may write to.
  bool open();
  /// -1 when it is not open.
  int fd() const { return fd_; }
  /// Closes the file and gives it its name, which may replace an older file. False with errno set; the temporary file is removed
  /// then.
  bool commit();
  const std::string& path() const { return path_; }

 private:
  void keep_owner_and_mode() const;

  std::string path_;
  const Durability durability_;
  std::string target_{};  // where the path leads to through symbolic links
  std::string temporary_{};
  int fd_ = -1;
  bool replaces_ = false;  // there was a file at the target
};

/// Removes the temporary files of all AtomicFiles that are open. To be called only right before the process ends: from then on
/// every thread that opens, commits or destroys an AtomicFile blocks forever, so that no temporary file can be created after
/// this.
void remove_temporary_files();

}  // namespace pith::internal

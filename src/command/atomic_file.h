// Files that appear complete or not at all.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// Writes all bytes; false with errno set when not all could be written.
bool write_all(int fd, std::string_view bytes);

/// A file that is written under a hidden, temporary name in the same folder, and takes its own name only when it is complete.
/// Unless commit() is called, the destructor removes it.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// False with errno set.
  bool open();
  /// -1 when it is not open.
  int fd() const { return fd_; }
  /// Closes the file and gives it its name, which may replace an older file. False with errno set; the temporary file is removed
  /// then.
  bool commit();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::string temporary_;
  int fd_ = -1;
};

/// Removes the temporary files of all AtomicFiles that are open. To be called only right before the process ends: from then on
/// every thread that opens, commits or destroys an AtomicFile blocks forever, so that no temporary file can be created after
/// this.
void remove_temporary_files();

}  // namespace pith::internal

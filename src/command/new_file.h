// Files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// Writes all bytes; false with errno set when not all could be written.
bool write_all(int fd, std::string_view bytes);

/// A file that takes its name only when it is complete; until then it has a hidden name beside it. Dropped unfinished, it is gone.
class NewFile {
 public:
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// False with errno set.
  bool open();
  /// -1 when it is not open.
  int fd() const { return fd_; }
  /// Gives the file its name, in place of an older file; false with errno set, and then nothing is left.
  bool finish();
  const std::string& path() const { return path_; }

 private:
  void forget();

  std::string path_;
  std::string temporary_;
  int fd_ = -1;
};

/// Removes every file that is still unfinished, for the end of the process in the middle of its work. No NewFile can be opened or
/// finished from then on: whoever tries waits for the end.
void remove_unfinished();

}  // namespace pith::internal

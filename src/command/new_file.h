// Files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace pith {

/// Writes all bytes; false with errno set when that can't be done.
bool write_all(int fd, std::string_view bytes);

/// A file that takes its name only when it is complete: until finish() it has another one, and what was there before stays.
class NewFile {
 public:
  explicit NewFile(std::string path);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  /// False with errno set when the file can't be made.
  bool open();
  int fd() const { return fd_; }
  /// Closes the file and gives it its name; false with errno set, and nothing changed, when that fails.
  bool finish();

 private:
  std::string path_;
  std::string temporary_;
  int fd_ = -1;
};

}  // namespace pith

// Operands to pages: files, folders and standard input, one page at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "input/page.h"

namespace pith::internal {

/// The files below a folder, each folder's sorted by bytes, hidden entries, the `NAME_files` folders of saved
/// pages, style sheets and scripts left out; only the folders on the way are held in memory.
class FolderFiles {
 public:
  /// A folder below that is the same as `skip` is left out, if that is not empty.
  explicit FolderFiles(const std::string& folder, std::string skip = {});

  /// The next file; false at the end. What is neither a file nor a folder, and a folder that can't be listed, come with the reason
  /// in `error`.
  bool next(std::string& name, std::string& error);

 private:
  struct Entry {
    std::string name{};
    enum class Type { file, folder, other } type{};
  };
  static std::vector<Entry> list(const std::string& folder, std::string& error);
  bool is_skipped(const std::string& folder) const;

  std::vector<Entry> open_{};  // a stack, not recursion: depth is the file system's choice
  std::string skip_{};
};

/// Expands operands into the names of inputs: "-" and files as they are, folders into the files below them, sorted by bytes,
/// as FolderFiles has them. What can't be read that way is reported through `failed(name, message)` and left out.
std::vector<std::string> list_inputs(const std::vector<std::string>& operands,
                                     const std::function<void(const std::string&, const std::string&)>& failed);

/// The most that a page may have, in bytes.
inline constexpr std::size_t kLargestPage = 0xFFFFFFF0U;

/// Reads one input, gzip, zstd, xz or bzip2 undone (by content, not by name); of a longer page the first `most` bytes and one more,
/// which tells. False with a reason in `error` when it can't be read.
bool read_page(const std::string& name, Page& page, std::string& error, std::size_t most = kLargestPage);

}  // namespace pith::internal

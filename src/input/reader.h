// Operands of the command line to names of inputs, and the bytes of one input.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "input/page.h"

namespace pith::internal {

/// The files in a folder and the folders in it, in the order of the bytes of their path components. Left out are hidden entries,
/// style sheets, scripts, and the folders with the pictures and scripts of saved pages. Holds only the entries of the folders on
/// the way in memory.
class FolderFiles {
 public:
  /// The folder `skip`, if it is not empty, is left out where it is met.
  explicit FolderFiles(const std::string& folder, std::string skip = {});

  /// The next file; false at the end. For an entry that is neither a file nor a folder, and for a folder that can't be listed,
  /// `error` has the reason.
  bool next(std::string& name, std::string& error);

 private:
  struct Entry {
    std::string name{};
    enum class Type { file, folder, other } type{};
  };
  static std::vector<Entry> list(const std::string& folder, std::string& error);
  bool is_skipped(const std::string& folder) const;

  std::vector<Entry> pending_{};  // a stack of its own: folders may be nested deeper than recursion can go
  std::string skip_{};
};

/// The names of the inputs that operands stand for: "-" and files stand for themselves, folders for the files in them, as
/// FolderFiles gives them. What can't be read is reported through `failed(name, message)` and left out.
std::vector<std::string> list_inputs(const std::vector<std::string>& operands,
                                     const std::function<void(const std::string&, const std::string&)>& failed);

/// Reads an input that is one page, decompressed. From a longer page it reads one byte more than `max_bytes`, so that the caller
/// sees that it is longer. False, with a reason in `error`, when the input can't be read.
bool read_page(const std::string& name, Page& page, std::string& error, std::size_t max_bytes = kMaxPageSize);

}  // namespace pith::internal

// The titles of the pages in a WACZ file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "input/stream.h"

namespace pith::internal {

/// Titles by address, from the files pages/*.jsonl of a WACZ file. Holds at most `max_memory` bytes; what is beyond is left out.
class WaczTitles {
 public:
  explicit WaczTitles(std::size_t max_memory) : max_memory_(max_memory) {}

  /// Whether an entry of this name has titles.
  static bool is_list(std::string_view name) { return name.starts_with("pages/") && name.ends_with(".jsonl"); }
  /// Reads such an entry. Lines that are no JSON are passed over.
  void read(Stream list);
  /// Reads those of a file that is a ZIP file; whatever goes wrong, the titles up to there are kept.
  void read_file(const std::string& name);
  /// The title of the page of this address; empty if there is none. Valid until the next read().
  std::string_view find(const std::string& url) const;
  std::size_t memory() const { return memory_; }

 private:
  void add(std::string_view line);

  std::size_t max_memory_;
  std::size_t memory_ = 0;
  std::unordered_map<std::string, std::string> titles_{};
};

}  // namespace pith::internal

// What a block says in so many words: cue phrases such as "Related articles" or "12 comments".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classify/rules.h"

namespace pith {

/// The form in which phrases are compared: lower case, a run of digits as "#", punctuation as one space, no space at the ends; an
/// apostrophe between letters is kept, as '.
std::string fold_phrase(std::string_view utf8);

/// Reads one block after the other; holds the memory that this takes.
class CueReader {
 public:
  /// The rules whose phrases `text` holds, each once, in no order; `words` is the block's length. Valid until the next call.
  const std::vector<Rule>& read(std::string_view text, std::uint32_t words);

  /// The text that was read last, folded; of more than 40 words the beginning, and nothing of one that is too long to hold a cue.
  /// Valid until the next call.
  const std::string& folded() const { return folded_; }

  /// Whether there are digits in it.
  bool has_number() const;

 private:
  void find_boundaries();
  void match_from(std::uint32_t begin, std::size_t end_index);
  void offer(const struct CueRow& row, std::uint32_t begin, std::uint32_t end);

  std::uint32_t words_ = 0;
  std::string folded_;
  std::vector<std::uint32_t> begins_;  // where in it phrases may begin
  std::vector<std::uint32_t> ends_;    // and end
  std::vector<Rule> found_;
  std::uint32_t first_ = 0;  // where the text begins, a leading number aside
  std::uint32_t last_ = 0;   // where it ends, a trailing number aside
};

/// Whether a short text names a date or a time: a year of four digits, or two numbers with ":" or "/" between them.
bool looks_dated(std::string_view text);

}  // namespace pith

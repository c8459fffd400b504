// Cue phrases in the text of a block, such as "Related articles" or "12 comments".
#pragma once

#include <string_view>
#include <vector>

#include "classify/fold_text.h"
#include "classify/rule_table.h"

namespace pith::internal {

/// Those phrases of the table that hash to part `part` of `parts`, counted from 0, or all others. With 0 parts it holds none.
struct PhrasePart {
  std::uint32_t part = 0;
  std::uint32_t parts = 0;
  bool others = false;
};

/// From here on, these phrases are not found, and no line is parted at them. For cross-validation, which is to tell how pith does
/// on sites whose phrases are in no table. Not thread-safe.
void leave_out_phrases(PhrasePart part);

/// Reads one block after another, and reuses its memory.
class CueReader {
 public:
  /// The rules whose phrases `text` holds, each once, in no particular order; `words` is the length of the text. Valid until the
  /// next call.
  const std::vector<Rule>& read(std::string_view text, std::uint32_t words);

  /// Whether `text` begins with a phrase that begins a part of a page wherever it stands, such as "Related articles", "Read
  /// more:" or "3 comments". A single word does so only before a colon, or if it is a whole label and comes after the end of a
  /// sentence. The text that was read before is forgotten.
  bool begins_with_edge(std::string_view text, bool after_sentence);

  /// The text that was read last, folded: only its beginning when `words` was more than 40, and nothing when that is too many for
  /// a text that holds a cue. Valid until the next call.
  std::string_view folded() const { return folded_.view(); }
  const FoldedText& folded_text() const { return folded_; }

  /// Whether there are digits in it.
  bool has_number() const { return folded_.has_number; }

  /// Whether it was ASCII before it was folded.
  bool is_ascii() const { return folded_.is_ascii; }

 private:
  template <typename Visit>
  bool visit_phrases_from(std::size_t first, const Visit& visit) const;
  void check_match(const struct CueRow& row, std::uint32_t begin, std::uint32_t end);

  std::string_view text_{};
  std::uint32_t words_ = 0;
  FoldedText folded_;
  std::vector<Rule> found_;
  std::uint32_t first_ = 0;  // where the text begins after a leading number
  std::uint32_t last_ = 0;   // where it ends before a trailing number
};

/// Whether a short text names a date or a time: a year of four digits, or two numbers with ":" or "/" between them.
bool looks_dated(std::string_view text);

}  // namespace pith::internal

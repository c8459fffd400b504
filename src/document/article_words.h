// The words of an article, to compare other texts with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/block_text.h"
#include "blocks/outline.h"

namespace pith::internal {

class ArticleWords {
 public:
  /// Reads the block `first` and all blocks of the article after it, up to a limit.
  ArticleWords(const Outline& outline, std::size_t first);

  /// The share of the words of a text that the article has, from 0 to 1; less for texts of few words. `times` is how often the
  /// article must have a word: twice when the text is itself in the article.
  double share_of(std::string_view text, std::size_t times);

 private:
  void append_hashes(std::vector<std::uint64_t>& hashes, std::string_view text);

  struct Slot {
    std::uint32_t tag = 0;    // the lower half of the hash
    std::uint32_t count = 0;  // of the word in the article; 0 for an empty slot
  };
  Slot* slot_of(std::uint64_t hash);

  BlockText text_;
  std::vector<Slot> slots_;           // a hash table of the article's words, half of which is empty
  int shift_ = 0;                     // of a hash, to the place of its slot
  std::vector<std::uint64_t> words_;  // hashes of the text that was read last
};

}  // namespace pith::internal

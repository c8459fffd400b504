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

  BlockText text_;
  std::vector<std::uint64_t> article_;  // hashes, sorted
  std::vector<std::uint64_t> words_;    // of the text that is compared
};

}  // namespace pith::internal

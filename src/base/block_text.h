// The text of a block as hashes of its words, read sixteen bytes at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Holds a copy of one text at a time, and reuses its memory.
class BlockText {
 public:
  void assign(std::string_view text);

  /// False when the text has no tab, dollar, euro, pound or yen sign; true when it may have.
  bool may_have_signs() const;

  /// One hash for each word of the text, in order. A word is a run of letters and digits, with ASCII folded to lower case;
  /// everything beyond ASCII counts as letter. Valid until the next call.
  std::span<const std::uint64_t> hash_words();

 private:
  std::uint64_t word_bits(std::size_t at) const;
  std::uint64_t hash_word(std::size_t begin, std::size_t end) const;

  std::vector<char> bytes_;  // the text, and zeros after it as far as a vector that begins in it can reach
  std::size_t size_ = 0;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace pith::internal

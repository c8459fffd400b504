// The text of a block, read sixteen bytes at a time: has it signs of money or tabs, and which words has it?
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pith::internal {

/// Holds one text after the other, and the memory that this takes.
class BlockText {
 public:
  void hold(std::string_view text);

  /// False when the text has no tab, dollar, euro, pound or yen sign; true when it may have.
  bool may_have_signs() const;

  /// One hash for each word of the text, in order: a run of letters and digits, ASCII folded to lower case; all that is not ASCII
  /// counts as letter. For asking whether one text stands in another. Valid until the next call.
  std::span<const std::uint64_t> hash_words();

 private:
  std::uint64_t word_bits(std::size_t at) const;
  std::uint64_t hash_word(std::size_t begin, std::size_t end) const;

  std::vector<char> bytes_;  // the text, and zeros behind it as far as vectors reach that begin in it
  std::size_t size_ = 0;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace pith::internal

// The text of a block as words and hashes of them, read sixteen bytes at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/swar.h"

namespace pith::internal {

/// Where a word is in its text, in bytes.
struct WordPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Holds a copy of one text of less than 4 GiB at a time, and reuses its memory.
class BlockText {
 public:
  void assign(std::string_view text);
  std::string_view text() const { return {bytes_.data(), size_}; }

  /// False when the text has no tab, dollar, euro, pound or yen sign; true when it may have.
  bool may_have_signs() const;

  /// One hash for each word of the text, in order. A word is a run of letters and digits, with ASCII folded to lower case;
  /// everything beyond ASCII counts as letter. Valid until the next call.
  std::span<const std::uint64_t> hash_words();

  /// Where words are, in order: like those of hash_words(), but quotation marks, dashes and other punctuation and symbols beyond
  /// ASCII part them. Valid until the next call.
  std::span<const WordPlace> find_words();

  /// The hash of a part of the text, with ASCII folded to lower case.
  std::uint64_t hash(WordPlace word) const {
    const std::size_t bytes = word.end - word.begin;
    return bytes <= sizeof(std::uint64_t) ? hash_eight(0, word.begin, bytes) : hash_word(word.begin, word.end);
  }

  /// How many exclamation marks, question marks and emoji the text has. Emoji are the code points from U+1F000 to U+1FFFF and the
  /// symbols from U+2600 to U+27BF.
  std::size_t count_marks() const;

 private:
  std::uint64_t word_bits(std::size_t at) const;
  std::uint64_t hash_word(std::size_t begin, std::size_t end) const;
  // Goes on with a hash by the next eight bytes of a word of which `left` are left.
  std::uint64_t hash_eight(std::uint64_t hash, std::size_t begin, std::size_t left) const {
    const std::uint64_t eight = load_eight(bytes_.data() + begin);
    const std::uint64_t folded = lower_letters(eight, ~eight & kHighBits);  // digits do not change
    hash = (hash ^ first_bytes(folded, left)) * kHashMultiplier;
    return hash ^ hash >> 32;
  }
  template <typename WordBits, typename Visit>
  void for_each_word(WordBits word_bits, Visit visit) const;

  std::vector<char> bytes_;  // the text, and zeros after it as far as a vector that begins in it can reach
  std::size_t size_ = 0;
  std::vector<std::uint64_t> hashes_;
  std::vector<WordPlace> words_;
};

}  // namespace pith::internal

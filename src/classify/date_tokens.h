// The tokens that dates and times are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A run of digits, a run of letters, or one other character that is not white space.
struct DateToken {
  enum class Type : std::uint8_t { number, word, mark };

  Type type{};
  Span span{};              ///< bytes of the text
  std::size_t digits = 0;   ///< of a number
  std::int64_t number = 0;  ///< the value of its first 13 digits
  std::string word{};       ///< in lower case
  char32_t mark = 0;
  bool after_space = false;
};

/// The tokens at the start of valid UTF-8, the first 400 bytes or so; none when there is no digit and so no date.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  const DateToken& operator[](std::size_t i) const { return tokens_[i]; }

  /// Whether there is such a token at a place, which may be after the end.
  bool is_number(std::size_t i) const { return i < size() && tokens_[i].type == DateToken::Type::number; }
  bool is_number_below(std::size_t i, std::int64_t limit) const {
    return is_number(i) && tokens_[i].digits <= 2 && tokens_[i].number < limit;
  }
  bool is_word(std::size_t i) const { return i < size() && tokens_[i].type == DateToken::Type::word; }
  bool is_word(std::size_t i, std::string_view word) const { return is_word(i) && tokens_[i].word == word; }
  bool is_mark(std::size_t i, char32_t mark) const { return i < size() && tokens_[i].mark == mark; }
  /// A number right after another token, as in "1.5".
  bool is_joined_number(std::size_t i) const { return is_number(i) && !tokens_[i].after_space; }

 private:
  void split_glued_day(std::string_view text);

  std::vector<DateToken> tokens_;
};

}  // namespace pith::internal

// The end of a JSON value, and the text of a JSON string. In: JSON in pieces of any size. Out: whether a value is complete,
// invalid or goes on; decoded strings.
//
// The idea: a state machine that keeps one bit for each open bracket and nothing else, so that a value of any size costs no more
// memory than its own bytes, and a value that arrives in pieces is looked at once.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith::internal {

/// Reads one JSON value (RFC 8259) and checks its grammar. Numbers may have any size, and surrogates may stand alone, as the
/// grammar allows. UTF-8 is not checked.
class JsonScanner {
 public:
  enum class Status : std::uint8_t { incomplete, complete, invalid };

  /// Reads `text` from `at` on and moves `at`: to the byte after the value, to the byte that can't be there, or to the end of
  /// `text`. The next call goes on where the last one ended, be it in the same text or in another one.
  Status scan(std::string_view text, std::size_t& at);

  /// The text has ended: `complete` if the value is a number, whose end nothing else marks, else `incomplete`.
  Status finish() const;

  /// The inside of the longest string so far that is complete, as offsets in the text; scan() must have been given the same text
  /// from the same beginning each time.
  struct StringSpan {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  StringSpan longest_string() const { return longest_string_; }

  /// The number of colons and commas outside of strings so far.
  std::size_t separators() const { return separators_; }

  /// More open brackets than this make a value invalid.
  static constexpr std::size_t kMaxDepth = 1024;
  bool is_at_max_depth() const { return depth_ == kMaxDepth; }

 private:
  enum class State : std::uint8_t {
    // These four may begin a string.
    value,
    first_element,  // a value, or the end of an empty array
    first_key,      // a key, or the end of an empty object
    key,
    colon,
    after_value,
    string,
    escape,
    hex_digits,
    literal,
    minus,
    zero,
    integer,
    point,
    fraction,
    exponent,
    exponent_sign,
    exponent_digits,
    end
  };
  bool step(char c);
  bool begin_value(char c);
  bool begin_key(char c);
  bool open(bool object);
  bool close(bool object);
  bool read_after_value(char c);
  bool read_in_string(char c);
  bool read_in_number(char c);
  bool end_value();
  void note_string(State before, std::size_t at);
  bool move_to(State state);
  bool is_complete_number() const;

  State state_ = State::value;
  bool in_key_ = false;
  std::size_t hex_digits_ = 0;     // that are missing
  std::string_view literal_{};     // what is missing of it
  std::bitset<kMaxDepth> object_;  // for each open bracket, whether it is that of an object
  std::size_t depth_ = 0;
  std::size_t separators_ = 0;
  std::size_t string_begin_ = 0;
  StringSpan longest_string_{};
};

/// The text of a JSON string. `raw` is what is between its quotes and must be valid; lone surrogates become U+FFFD.
std::string decode_json_string(std::string_view raw);

}  // namespace pith::internal

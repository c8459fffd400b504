// JSON that is printed piece by piece. In: keys and values in their order. Out: text.
//
// The idea: commas, line breaks and indentation follow from the calls of open(), close(), key() and element(), so whoever prints
// an object only names its members.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// Prints one JSON value. `pretty`: indented by two spaces, else on one line.
class JsonEmitter {
 public:
  explicit JsonEmitter(bool pretty, std::size_t expected_bytes = 0) : pretty_(pretty) { out_.reserve(expected_bytes); }

  void open(char bracket);
  void close(char bracket);
  /// Before each value of an array.
  void element();
  /// Before each value of an object. `name` has to live as long as the emitter, and needs no escapes.
  void key(std::string_view name);

  void string(std::string_view text);
  /// The texts of blocks as one string, separated by line breaks.
  void lines(std::span<const Block> blocks);
  template <typename Number>
  void number(Number value) {
    std::array<char, 32> digits;  // more than any number takes
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }
  void boolean(bool value) { out_.append(value ? "true" : "false"); }

  /// A member with a string; none if the string is empty.
  void field(std::string_view name, std::string_view value);
  /// A member with a number, a boolean, or an array of strings.
  template <typename Number>
  void number_field(std::string_view name, Number value) {
    key(name);
    number(value);
  }
  void flag(std::string_view name, bool value);
  void list(std::string_view name, const std::vector<std::string>& values);
  /// A value: an array with an object for each of `values`, whose members `emit(value)` prints.
  template <typename Values, typename Emit>
  void objects(const Values& values, const Emit& emit) {
    open('[');
    for (const auto& value : values) {
      element();
      open('{');
      emit(value);
      close('}');
    }
    close(']');
  }
  /// A share from 0 to 1, rounded to two decimals, since scores are not more precise.
  void score(std::string_view name, double value);

  /// Keeps members of the caller from having a name that is not printed, because its absence says something.
  void reserve(std::string_view name) { keys_.push_back(name); }
  std::size_t size() const { return out_.size(); }
  /// Puts members of the caller, the inside of a valid object, into the outermost object, which is still open, at a place between
  /// two members that are printed there. Those with a name that is printed or reserved go into an object, "input", and a member
  /// "input" does so if any other one does.
  void insert_members(std::size_t at, std::string_view members);

  std::string take() { return std::move(out_); }

 private:
  void new_line();
  bool is_printed(std::string_view key) const;
  void members(std::string_view record, bool printed, bool input);

  std::string out_;
  bool pretty_;
  bool first_ = true;
  std::size_t depth_ = 0;
  std::vector<std::string_view> keys_{};  // of the outermost object, and those that are reserved
};

}  // namespace pith::internal

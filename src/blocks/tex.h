// TeX, written piece by piece.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace pith::internal {

class Tex {
 public:
  /// Adds TeX. A command that ends in a letter is parted from a letter after it.
  void add(std::string_view piece);
  /// `name` is without its backslash.
  void add_command(std::string_view name);
  /// Adds characters of a formula, with commands for those that TeX has no key for.
  void add_characters(std::string_view text);
  /// Adds words, which are set as such.
  void add_text(std::string_view text);

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool is_after_command_ = false;
};

}  // namespace pith::internal

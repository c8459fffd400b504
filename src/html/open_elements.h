// The tree builder's stack of open elements, as the scanner follows it (WHATWG HTML, "The stack of open elements").
//
// In: start and end tags in order. Out: what is open, and whether a start tag would end some of that. The idea: only what decides the
// scanner's questions is followed, and where that can't be known the answer is the careful one: something is open, something was mixed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "html/elements.h"

namespace pith::internal {

class OpenElements {
 public:
  /// Elements below `max_depth` printed ones do not fit.
  explicit OpenElements(std::size_t max_depth) : max_depth_(max_depth) {}

  std::uint32_t count(Family family) const { return counts_[static_cast<std::size_t>(family)]; }
  /// Formatting elements that are open.
  std::size_t formatting() const { return formatting_; }
  /// Whether formatting was closed by something else than its end tag, so that it may wait to be opened again.
  bool mixed() const { return mixed_ > 0; }
  /// Whether what comes now stands in a table, but in none of its cells.
  bool tabular() const { return !open_.empty() && open_.back().tabular; }
  bool innermost_is(const ElementRow& row) const { return !open_.empty() && open_.back().row == &row; }

  /// Whether the start tag puts an element on the stack. Outside of tables their parts do not, nor does a form in a form.
  bool opens(const ElementRow& row) const;
  /// Whether the start tag leaves all that is open as it is.
  bool ends_nothing(const ElementRow& row) const;
  /// Pops what the start tag ends. False when the element is too deep, or formatting on a page that mixes it by the hundred: then it
  /// must be left out.
  bool make_room(const ElementRow& row);
  void push(const ElementRow& row, bool printed);

  /// Pops the innermost element, whose end tag this is.
  void pop();
  /// Pops what an end tag ends. False when that was not printed, and so its end must not be.
  bool close(const ElementRow& row);
  /// Pops up to the innermost of that family, unless something hides it from a start tag.
  void close_family(Family family);
  /// Whether an end tag has a start in the innermost table; a cell may have made its row, and a row its <tbody>.
  bool is_open_in_table(const ElementRow& row) const;

 private:
  struct Element {
    const ElementRow* row = nullptr;
    bool printed = false;
    bool tabular = false;
  };

  std::uint32_t innermost_traits() const { return open_.empty() ? 0 : open_.back().row->traits; }
  std::size_t first_looked_at() const;
  void forget(const Element& element);
  void pop_to(std::size_t size);
  void close_for_part(const ElementRow& row);
  bool close_form(const ElementRow& row);

  std::size_t max_depth_;
  std::vector<Element> open_;
  // How many elements of each family are open, so that no search is made for what is not there.
  std::array<std::uint32_t, static_cast<std::size_t>(Family::count)> counts_{};
  std::size_t depth_ = 0;  // printed elements that are open
  std::size_t formatting_ = 0;
  std::size_t mixed_ = 0;  // formatting elements that were closed by something else than their end tag
};

}  // namespace pith::internal

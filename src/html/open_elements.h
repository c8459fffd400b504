// The tree builder's stack of open elements, as the scanner follows it (WHATWG HTML, "The stack of open elements").
//
// In: start and end tags in order. Out: which elements are open, and what a tag would close. The idea: only what the scanner's
// questions depend on is followed, and where the scanner can't know the answer it gets the cautious one: an element is open, or
// formatting is misnested.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "html/elements.h"

namespace pith::internal {

class OpenElements {
 public:
  /// There is no room for elements inside of `max_depth` others that are in the skeleton.
  explicit OpenElements(std::size_t max_depth) : max_depth_(max_depth) {}

  /// How many elements of the group are open.
  std::uint32_t count(CountedGroup group) const { return counts_[static_cast<std::size_t>(group)]; }
  /// How many formatting elements are open.
  std::size_t formatting_count() const { return formatting_count_; }
  /// Whether any formatting element was closed by another tag than its end tag. It may be in the list of active formatting
  /// elements then, waiting to be reconstructed.
  bool has_misnested_formatting() const { return misnested_ > 0; }
  /// Whether text would be foster-parented here: in a table, but in none of its cells and captions.
  bool fosters_text() const { return !elements_.empty() && elements_.back().fosters_text; }
  bool current_node_is(const ElementInfo& info) const { return !elements_.empty() && elements_.back().info == &info; }
  /// "Has an element in table scope", for an end tag. A cell may have implied its row, and a row its <tbody>.
  bool has_in_table_scope(const ElementInfo& info) const;

  /// Whether the start tag puts an element on the stack. Parts of a table outside of tables do not, nor does a form in a form.
  bool opens_element(const ElementInfo& info) const;
  /// Whether the start tag closes no open element.
  bool closes_nothing(const ElementInfo& info) const;
  /// Pops the elements that the start tag closes.
  void close_before(const ElementInfo& info);
  /// Whether the element may be in the skeleton. False when it is too deep, and for formatting elements on a page that has
  /// misnested a thousand of them: gumbo's time grows with both.
  bool has_room_for(const ElementInfo& info) const;
  void push(const ElementInfo& info, bool in_skeleton);

  /// Pops the current node, whose end tag this is.
  void pop();
  /// Pops the elements that an end tag closes. False when their start tag is not in the skeleton, so that the end tag must not be
  /// either.
  bool close(const ElementInfo& info);
  /// Pops up to the innermost element of that group, unless another element on the way stops a start tag from closing it.
  void close_group(CountedGroup group);

 private:
  struct Element {
    const ElementInfo* info = nullptr;
    bool in_skeleton = false;
    bool fosters_text = false;
  };

  bool current_node_has(std::uint32_t traits) const { return !elements_.empty() && elements_.back().info->has(traits); }
  std::size_t search_end() const;
  void uncount(const Element& element);
  void pop_to(std::size_t size);
  void clear_to_table_context(const ElementInfo& info);
  bool close_form(const ElementInfo& form);

  std::size_t max_depth_;
  std::vector<Element> elements_;
  std::array<std::uint32_t, static_cast<std::size_t>(CountedGroup::count)> counts_{};
  std::size_t depth_ = 0;  // open elements that are in the skeleton
  std::size_t formatting_count_ = 0;
  std::size_t misnested_ = 0;  // formatting elements that were closed by another tag than their end tag
};

}  // namespace pith::internal

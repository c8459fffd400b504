// Lists and quotations around a block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/arena.h"
#include "html/dom.h"
#include "pith/pith.h"

namespace pith::internal {

/// Follows the lists, items and quotations that are open, and numbers the items of ordered lists. Each enter() has its leave() in
/// reverse order. `dom` and `arena` must outlive it.
class ListNesting {
 public:
  ListNesting(const Dom& dom, Arena& arena) : dom_(dom), arena_(arena) {}

  /// Enters a <ul>, <ol>, <li>, <dd> or <blockquote>.
  void enter(NodeId element);
  void leave(NodeId element);

  /// Enters and leaves an element that may be a callout, which is a quotation around its blocks, but does not give them the shape
  /// of one.
  void enter_box(NodeId element);
  void leave_box(NodeId element);

  /// The levels around the next block, outermost first, at most 16. The view is the arena's.
  std::span<const Nesting> levels();

  /// The innermost level's item; nothing when that level is a quotation or there is none.
  std::optional<NodeId> item() const;

  /// Whether no block of the innermost <li> has been started; from now on one has.
  bool starts_item();

  /// The number of lists that are open.
  std::size_t depth() const { return lists_.size(); }
  bool in_quote() const { return quotes_ > 0; }
  bool in_callout() const { return !callouts_.empty(); }

 private:
  struct List {
    NodeId node = 0;
    bool ordered = false;
    bool reversed = false;
    std::uint32_t next_number = 0;
    NodeId item_before = 0;         // of the list around it, which this list belongs to without being in it
    std::optional<Nesting> last{};  // item
  };

  void enter_list(NodeId element);
  void leave_list();

  void enter_level(const Nesting& level);
  void leave_level(NodeId element);
  std::optional<Nesting> level_of(NodeId element);
  Nesting item_of(List& list, NodeId item) const;

  const Dom& dom_;
  Arena& arena_;
  std::vector<List> lists_;
  std::vector<Nesting> levels_;
  std::span<const Nesting> levels_copy_{};  // in the arena; empty until a block needs it
  std::vector<char> items_started_;         // for each open <li>: whether a block of it was started
  std::vector<NodeId> callouts_;            // that are open
  std::size_t quotes_ = 0;
};

}  // namespace pith::internal

// The elements around a block that decide what it looks like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "blocks/list_nesting.h"
#include "blocks/table_rows.h"
#include "html/dom.h"
#include "pith/pith.h"

namespace pith::internal {

/// Follows the headings, figures, preformatted elements, lists and quotations that are open. Each enter() has its leave() in
/// reverse order; other elements do not matter. `dom` and `arena` must outlive it.
class ShapeContext {
 public:
  ShapeContext(const Dom& dom, Arena& arena) : dom_(dom), arena_(arena), nesting_(dom, arena) {}

  void enter(NodeId element);
  void leave(NodeId element);

  /// Enters and leaves an element of any tag that holds code.
  void enter_code(NodeId element);
  void leave_code() { --preformatted_; }

  /// Names the language of the code that was entered last, unless its element does. The view is the arena's.
  void name_language(std::string_view language) {
    if (code_language_.empty()) code_language_ = language;
  }

  bool is_preformatted() const { return preformatted_ > 0; }
  /// Whether lines end where the source has them, in text that is no code.
  bool is_verse() const { return verses_ > 0; }
  ListNesting& nesting() { return nesting_; }

  /// Sets what the surroundings of a block tell about it: shape, level, language, table, head. To be called once for each block,
  /// since only the first block of a list item has the shape of an item.
  void set_shape(Block& block, const TableRows& rows);

 private:
  const Dom& dom_;
  Arena& arena_;
  ListNesting nesting_;
  std::uint8_t heading_level_ = 0;  // 0 outside headings
  std::size_t figures_ = 0;
  std::size_t preformatted_ = 0;
  std::size_t verses_ = 0;
  std::string_view code_language_{};  // of the preformatted element that was opened last; in the arena
};

}  // namespace pith::internal

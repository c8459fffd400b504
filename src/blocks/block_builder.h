// The block that is open while an HTML page is walked over. In: what the walk meets, text by text and element by element. Out: an
// Outline, block after block.
//
// The idea: what surrounds a block and what is in it is followed by parts, each with a memory of its own, which the walk enters
// and leaves. When the block ends, the builder asks all of them what it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "blocks/blocks.h"
#include "blocks/container_stack.h"
#include "blocks/formulas.h"
#include "blocks/inline_names.h"
#include "blocks/inline_text.h"
#include "blocks/note_context.h"
#include "blocks/outline_memory.h"
#include "blocks/shape_context.h"
#include "blocks/table_rows.h"

namespace pith::internal {

class BlockBuilder {
 public:
  /// `page` and `dom`, which is parsed from it, must outlive the builder. `explain` says whether reasons will be kept for each block.
  BlockBuilder(std::string_view page, const Dom& dom, const Limits& limits, bool explain);

  InlineText& text() { return text_; }
  InlineNames& inline_names() { return inline_names_; }
  ContainerStack& containers() { return containers_; }
  ShapeContext& shapes() { return shapes_; }
  TableRows& rows() { return rows_; }
  NoteContext& notes() { return notes_; }

  /// Where the views are kept that the parts are given.
  Arena& arena() { return *outline_.arena; }

  /// Adds the text of a node as its surroundings want it: preformatted, line by line, as code or with white space collapsed.
  void add_text(NodeId node);

  /// Adds the text of a node in code whose lines end at <br> alone.
  void add_broken_code(NodeId node);

  /// Adds the alternative text of an image as the text that the image stands for.
  void add_alternative_text(NodeId img);

  /// Adds a formula, which is a block of its own if it is displayed.
  void add_formula(NodeId node, const Formula& formula);

  /// Adds a reference to a note, in brackets, which are the page's own or stand for the superscript that it is.
  void add_note_reference(const NoteReference& reference);

  /// Adds a line break: one is a new line, two are a new paragraph.
  void add_line_break();

  /// Adds the block that a ruler is.
  void add_rule(NodeId hr);

  /// Ends the block, if it has text, and starts another one. Once the outline is full, what would be further blocks are lines of
  /// the last one.
  void end_block();

  /// The images and videos of a figure whose caption comes first belong to the caption, not to what follows the figure.
  void give_media_to_caption(NodeId figure);

  /// Ends the last block and gives the outline away, without facts, and in the order of the walk.
  Outline finish();

 private:
  void add_verse(NodeId node);
  void extend_source(Span span);
  Span trimmed(Span span) const;
  bool has_all_blocks() const { return outline_.blocks.size() + 1 >= max_blocks_; }
  bool is_full() const { return outline_.limit == Limit::memory || has_all_blocks() || memory_.is_full(outline_); }
  void finish_block();
  void add_text_block();
  bool is_title_of_rest();
  void add_block(const Block& block);

  std::string_view page_;
  const Dom& dom_;
  std::size_t max_blocks_;
  Outline outline_;
  OutlineMemory memory_;
  ContainerStack containers_{dom_, outline_};
  ShapeContext shapes_{dom_, *outline_.arena};
  NoteContext notes_{dom_};
  TableRows rows_{dom_};
  InlineNames inline_names_{dom_};
  InlineText text_;             // of the block that is open
  std::optional<Span> source_;  // of that text; nothing before the block has text of the page
};

}  // namespace pith::internal

// The block that is open: block_builder.h has the idea.
#include "blocks/block_builder.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/page_memory.h"
#include "base/text.h"
#include "blocks/callouts.h"

namespace pith::internal {

BlockBuilder::BlockBuilder(std::string_view page, const Dom& dom, const Limits& limits, bool explain)
    : page_(page),
      dom_(dom),
      max_blocks_(std::max<std::size_t>(limits.blocks, 1)),
      memory_(page.size(), dom.memory(), page_memory(limits, page.size()), explain) {
  outline_.html = true;
  text_.limit_inlines(memory_.inlines_left(outline_));
}

Outline BlockBuilder::finish() {
  finish_block();
  if (text_.has_left_out_inlines() && outline_.limit != Limit::blocks) outline_.limit = Limit::memory;
  return std::move(outline_);
}

void BlockBuilder::add_text(NodeId node) {
  const std::size_t before = text_.size();
  if (shapes_.is_preformatted() && !rows_.in_row())
    text_.add_preformatted(dom_.text(node));
  else if (shapes_.is_verse() && !rows_.in_row())
    return add_verse(node);
  else if (text_.in_code())
    text_.add_code(dom_.text(node));
  else
    text_.add_collapsed(dom_.text(node));
  if (text_.size() > before) extend_source(trimmed(dom_.nodes()[node].source));
}

// Lines end where the text has them; an empty line ends a block if it is known which bytes of the page each line is.
void BlockBuilder::add_verse(NodeId node) {
  const std::string_view text = dom_.text(node);
  const Span source = dom_.nodes()[node].source;
  const bool as_in_page = text.size() == source.end - source.begin;  // without character references
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t before = text_.size();
    text_.add_collapsed(text.substr(begin, end - begin));
    const auto from = static_cast<std::uint32_t>(source.begin + begin);
    const auto to = static_cast<std::uint32_t>(source.begin + end);
    if (text_.size() > before) extend_source(trimmed(as_in_page ? Span{from, to} : source));
    if (end == text.size()) return;
    if (as_in_page || !text_.has_pending_line_break()) add_line_break();
    begin = end + 1;
  }
}

void BlockBuilder::add_broken_code(NodeId node) {
  const std::size_t before = text_.size();
  text_.add_broken_code(dom_.text(node));
  if (text_.size() > before) extend_source(trimmed(dom_.nodes()[node].source));
}

void BlockBuilder::add_alternative_text(NodeId img) {
  text_.add_collapsed(dom_.attribute(img, "alt"));
  extend_source(dom_.nodes()[img].source);
}

void BlockBuilder::add_formula(NodeId node, const Formula& formula) {
  if (formula.tex.empty()) return;
  const bool is_block = formula.display && !rows_.in_row();
  if (is_block) end_block();
  text_.add_formula(formula.tex, formula.display);
  extend_source(dom_.nodes()[node].source);
  if (is_block) end_block();
}

void BlockBuilder::add_note_reference(const NoteReference& reference) {
  const bool bracketed = text_.text().ends_with('[');
  const std::string_view target = outline_.arena->copy(dom_.attribute(reference.link, "href"));
  const std::string_view note = outline_.arena->copy(std::string_view(notes_.found().notes[reference.note].label));
  text_.add_note_reference(bracketed ? reference.label : "[" + reference.label + "]", target, note);
  for (NodeId id = reference.link + 1; id < dom_.nodes()[reference.link].end; ++id)
    if (dom_.nodes()[id].tag == Tag::text) extend_source(trimmed(dom_.nodes()[id].source));
}

void BlockBuilder::add_line_break() {
  if (rows_.in_row())
    text_.add_space();
  else if (shapes_.is_preformatted())
    text_.add_newline();
  else if (text_.has_pending_line_break())
    end_block();
  else
    text_.add_line_break();
}

void BlockBuilder::extend_source(Span span) {
  source_ = source_ ? Span{std::min(source_->begin, span.begin), std::max(source_->end, span.end)} : span;
}

Span BlockBuilder::trimmed(Span span) const {
  const std::string_view text = trim(page_.substr(span.begin, span.end - span.begin));
  const auto begin = static_cast<std::uint32_t>(text.data() - page_.data());
  return {begin, begin + static_cast<std::uint32_t>(text.size())};
}

void BlockBuilder::end_block() {
  if (!is_full()) return finish_block();
  outline_.limit = has_all_blocks() ? Limit::blocks : Limit::memory;
  text_.add_line_break();
  text_.forget_inlines();
  text_.limit_inlines(0);
}

void BlockBuilder::finish_block() {
  text_.trim_end();
  if (text_.size() > 0 && source_) add_text_block();
  text_.clear();
  inline_names_.clear();
  text_.limit_inlines(memory_.inlines_left(outline_));
  source_.reset();
}

void BlockBuilder::give_media_to_caption(NodeId figure) {
  if (outline_.blocks.empty() || outline_.blocks.back().source.begin < dom_.nodes()[figure].source.begin) return;
  std::vector<Inline> inlines = text_.take_leading_media();
  if (inlines.empty()) return;
  std::span<const Inline>& own = outline_.blocks.back().inlines;
  inlines.insert(inlines.end(), own.begin(), own.end());
  own = outline_.arena->copy(inlines);
}

void BlockBuilder::add_text_block() {
  Block block;
  shapes_.set_shape(block, rows_);
  if (block.shape == Shape::table) block.spans = outline_.arena->copy(rows_.spans());
  if (is_title_of_rest()) block.head = true;
  block.nest = shapes_.nesting().levels();
  block.anchor = outline_.arena->copy(dom_.attribute(shapes_.nesting().item().value_or(containers_.node()), "id"));
  block.source = *source_;
  const bool in_numbered_item = !block.nest.empty() && block.nest.back().type == Nesting::Type::ordered;
  const std::size_t label = notes_.take_label(text_.text(), in_numbered_item);
  if (label == text_.size()) return text_.forget_inlines();
  if (label > 0) text_.remove_start(static_cast<std::uint32_t>(label));
  if (notes_.note()) block.note = outline_.arena->copy(std::string_view(notes_.note()->label));
  block.text = outline_.arena->copy(text_.text());
  block.inlines = outline_.arena->copy(text_.complete_inlines());
  block.breaks = outline_.arena->copy(text_.complete_word_breaks());
  add_block(block);
}

// Whether the block is a term, what <details> shows when it is closed, or the title of a callout.
bool BlockBuilder::is_title_of_rest() {
  const Tag tag = containers_.tag();
  if (tag == Tag::dt || tag == Tag::summary) return true;
  return shapes_.nesting().in_callout() && is_callout_title(dom_, containers_.node());
}

void BlockBuilder::add_rule(NodeId hr) {
  if (!is_full()) add_block({.shape = Shape::rule, .source = dom_.nodes()[hr].source});
}

void BlockBuilder::add_block(const Block& block) {
  outline_.blocks.push_back(block);
  outline_.counts.push_back({.container = containers_.container(),
                             .time_element = inline_names_.has_time(),
                             .inline_names = outline_.arena->copy(inline_names_.names()),
                             .link_parts = copy_parts(text_.link_parts(), *outline_.arena),
                             .named_parts = copy_parts(text_.named_parts(), *outline_.arena)});
}

}  // namespace pith::internal

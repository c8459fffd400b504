// HTML to Outline. In: UTF-8 text of a page. Out: blocks in the order of the source, the containers that hold them, facts.
//
// The idea: one walk over the flat Dom. What the HTML Standard displays as a block ends the block that is open and starts
// another, so a block is the text between two such edges. The parts of the walk that need a memory have classes of their own: the
// text and its markup (inline_text), what surrounds a block (shape_context, list_nesting), data tables (table_rows), containers
// (container_stack).
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/page_memory.h"
#include "base/text.h"
#include "blocks/blocks.h"
#include "blocks/callouts.h"
#include "blocks/code_lines.h"
#include "blocks/container_stack.h"
#include "blocks/data_tables.h"
#include "blocks/element_marks.h"
#include "blocks/embeds.h"
#include "blocks/form_fields.h"
#include "blocks/formulas.h"
#include "blocks/images.h"
#include "blocks/inline_button.h"
#include "blocks/inline_names.h"
#include "blocks/inline_text.h"
#include "blocks/note_context.h"
#include "blocks/outline_memory.h"
#include "blocks/permalinks.h"
#include "blocks/shape_context.h"
#include "blocks/source_order.h"
#include "blocks/superscripts.h"
#include "blocks/table_rows.h"
#include "html/visibility.h"

namespace pith::internal {
namespace {

class Builder {
 public:
  Builder(std::string_view page, const Dom& dom, const Limits& limits, bool explain)
      : page_(page),
        dom_(dom),
        visibility_(dom),
        max_blocks_(std::max<std::size_t>(limits.blocks, 1)),
        memory_(page.size(), dom.memory(), page_memory(limits, page.size()), explain) {
    text_.limit_inlines(memory_.inlines_left(outline_));
  }

  Outline build() {
    outline_.html = true;
    walk(0, static_cast<NodeId>(dom_.nodes().size()));
    finish_block();
    if (text_.has_left_out_inlines() && outline_.limit != Limit::blocks) outline_.limit = Limit::memory;
    return std::move(outline_);
  }

 private:
  void walk(NodeId begin, NodeId end) {
    const auto& nodes = dom_.nodes();
    const std::size_t outer = open_.size();
    for (NodeId id = begin; id < end;) {
      while (open_.size() > outer && open_.back().end <= id) leave();
      if (const Note* note = note_in_text_at(id)) {
        if (!visibility_.hidden(id)) refer_to_note_in_text(*note);
        id = note->end;
        continue;
      }
      if (notes_.has_edge_at(id) && !rows_.in_row()) end_block();
      notes_.move_to(id);
      if (nodes[id].tag == Tag::text) {
        add_text(id);
        ++id;
      } else if (const auto formula = formula_at(dom_, id)) {
        add_formula(id, *formula);
        id = nodes[id].end;
      } else if (const NoteReference* reference = note_reference_at(id)) {
        add_note_reference(*reference);
        id = nodes[id].end;
      } else if (visibility_.hidden(id) || draws_formula(dom_, id) || is_control_of_reader(id)) {
        containers_.add_field(form_field(dom_, id));
        if (!visibility_.marked_hidden(id))
          if (const auto embed = embed_at(dom_, id, *outline_.arena)) text_.add_media(*embed);
        id = nodes[id].end;
      } else {
        enter(id);
        ++id;
      }
    }
    while (open_.size() > outer) leave();
  }

  struct OpenElement {
    NodeId node = 0;
    NodeId end = 0;
    Tag tag{};
    bool block = false;
    bool marked = false;
    bool part = false;            // of a link
    char opening_bracket = '\0';  // of a superscript or ruby annotation
    std::size_t begin = 0;        // of a superscript, subscript or line of code in the text of its block
    enum class Code : std::uint8_t { none, block, line, other } code{};  // its part in a block of code whose lines are elements
  };

  // ------------------------------------------------------------------------------------------------------------- elements

  // Permalinks, links back from notes and line numbers are there to be clicked.
  bool is_control_of_reader(NodeId id) const {
    if (notes_.found().is_back_link(id)) return true;
    return (dom_.nodes()[id].tag == Tag::a && is_permalink(dom_, id)) || code_lines_.is_gutter(id, shapes_.is_preformatted());
  }

  void enter(NodeId id) {
    const Node& node = dom_.nodes()[id];
    OpenElement element{.node = id, .end = node.end, .tag = node.tag};
    if (id < code_end_) return enter_code(element);
    if (!rows_.in_row() && code_lines_.begins_block(id)) return enter_code_block(element, element.end);
    if (is_code_outside_pre(id)) return enter_code_block(element, code_end_);
    element.block = flow_of(node.tag) == Flow::block && !rows_.in_row() && !is_inline_button(dom_, id, text_.text());
    if (element.block) {
      end_block();
      containers_.enter(id);
    } else {
      if (rows_.in_row() && flow_of(node.tag) == Flow::block) text_.add_space();
      if (!shapes_.is_preformatted()) inline_names_.enter(id);
    }
    enter_tag(element);
    if (const auto mark = mark_of(node.tag)) {
      element.marked = true;
      if (*mark == Mark::link)
        text_.begin_link(outline_.arena->copy(dom_.attribute(id, "href")), is_superscript(id));
      else
        text_.begin_mark(*mark);
    }
    element.part = !element.block && text_.in_link() && node.tag != Tag::a;
    if (element.part) text_.begin_part();
    open_.push_back(element);
  }

  bool is_superscript(NodeId link) const {
    const auto& nodes = dom_.nodes();
    return nodes[nodes[link].parent].tag == Tag::sup || (link + 1 < nodes[link].end && nodes[link + 1].tag == Tag::sup);
  }

  bool is_code_outside_pre(NodeId id) const {
    return dom_.nodes()[id].tag == Tag::code && !rows_.in_row() && !shapes_.is_preformatted() && is_block_of_code(dom_, id);
  }

  void enter_code_block(OpenElement& element, NodeId lines_end) {
    end_block();
    containers_.enter(element.node);
    shapes_.enter_code(element.node);
    code_end_ = lines_end;
    element.code = OpenElement::Code::block;
    open_.push_back(element);
  }

  void enter_code(OpenElement& element) {
    element.code = OpenElement::Code::other;
    if (element.tag == Tag::br) text_.add_newline();
    if (code_lines_.is_line(element.node)) {
      element.code = OpenElement::Code::line;
      ++open_lines_;
      if (text_.size() > 0 && !text_.text().ends_with('\n')) text_.add_newline();
      element.begin = text_.size();
    }
    open_.push_back(element);
  }

  void leave_code(const OpenElement& element) {
    if (element.code == OpenElement::Code::block) {
      end_block();
      containers_.leave();
      shapes_.leave_code();
    } else if (element.code == OpenElement::Code::line) {
      --open_lines_;
      const bool empty = text_.size() == element.begin;
      const bool ended =
          empty ? text_.size() == 0 || !code_lines_.is_line_when_empty(element.node) : text_.text().ends_with('\n');
      if (!ended) text_.add_newline();
    }
  }

  void enter_tag(OpenElement& element) {
    switch (element.tag) {
      case Tag::br:
        return add_line_break();
      case Tag::wbr:
        return text_.add_word_break(false);
      case Tag::hr:
        return rows_.in_row() ? text_.add_space() : add_rule(element.node);
      case Tag::img:
        if (const auto image = image_at(dom_, element.node, *outline_.arena)) text_.add_media(*image);
        return;
      case Tag::sup:
      case Tag::sub:
      case Tag::rt:
        return start_script(element);
      case Tag::table:
        return rows_.enter_table(element.node);
      case Tag::tr:
        if (!rows_.in_row() && !notes_.note() && (data_tables_.contains(rows_.table()) || is_data_row(dom_, element.node)))
          rows_.start_row(element.node);
        return;
      case Tag::td:
      case Tag::th:
        if (rows_.in_row()) text_.add_tabs(rows_.start_cell(element.node));
        return;
      default:
        return shapes_.enter(element.node);
    }
  }

  void leave() {
    const OpenElement element = open_.back();
    open_.pop_back();
    if (element.code != OpenElement::Code::none) return leave_code(element);
    if (element.part) text_.end_part(dom_.attribute(element.node, "class"));
    if (element.marked) text_.end_mark();
    if (element.block) {
      end_block();
      if (element.tag == Tag::figure) give_media_to_caption(element.node);
      containers_.leave();
    } else if (rows_.in_row() && flow_of(element.tag) == Flow::block) {
      text_.add_space();
    }
    leave_tag(element);
    if (element.block && !notes_in_text_.empty()) add_notes_in_text();
  }

  void leave_tag(const OpenElement& element) {
    switch (element.tag) {
      case Tag::sup:
      case Tag::sub:
      case Tag::rt:
        return end_script(element);
      case Tag::table:
        return rows_.leave_table();
      case Tag::tr:
        return rows_.end_row();
      case Tag::td:
      case Tag::th:
        if (rows_.in_row()) text_.add_tabs(rows_.end_cell());
        return;
      default:
        return shapes_.leave(element.node);
    }
  }

  void start_script(OpenElement& element) {
    if (shapes_.is_preformatted()) return;
    if (!notes_.found().reference_at(element.node + 1)) element.opening_bracket = opening_bracket(dom_, element.node);
    if (element.opening_bracket != '\0') text_.add_char(element.opening_bracket);
    element.begin = text_.size();
  }

  void end_script(const OpenElement& element) {
    if (shapes_.is_preformatted()) return;
    if (element.opening_bracket != '\0') return text_.add_char(element.opening_bracket == '(' ? ')' : ']');
    const bool attached = element.begin > 0 && element.begin < text_.size() && !is_ascii_space(text_.text()[element.begin]);
    if (attached && element.tag != Tag::rt) text_.rewrite_from(element.begin, element.tag == Tag::sup ? superscript : subscript);
  }

  // ----------------------------------------------------------------------------------------------------------------- text

  void add_text(NodeId id) {
    if (id < code_end_ && is_between_lines(id)) return;
    const std::size_t before = text_.size();
    if (shapes_.is_preformatted() && !rows_.in_row())
      text_.add_preformatted(dom_.text(id));
    else if (shapes_.is_verse() && !rows_.in_row())
      return add_verse(id);
    else if (text_.in_code())
      text_.add_code(dom_.text(id));
    else
      text_.add_collapsed(dom_.text(id));
    if (text_.size() > before) extend_source(trimmed(dom_.nodes()[id].source));
  }

  // Lines end where the text has them; an empty line ends a block if it is known which bytes of the page each line is.
  void add_verse(NodeId id) {
    const std::string_view text = dom_.text(id);
    const Span source = dom_.nodes()[id].source;
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

  // White space between the elements that are lines of code.
  bool is_between_lines(NodeId id) const {
    if (open_lines_ > 0 && flow_of(dom_.nodes()[dom_.nodes()[id].parent].tag) != Flow::block) return false;
    const std::string_view text = dom_.text(id);
    return text.find('\n') != std::string_view::npos && trim(text).empty();
  }

  void add_formula(NodeId id, const Formula& formula) {
    if (formula.tex.empty()) return;
    const bool is_block = formula.display && !rows_.in_row();
    if (is_block) end_block();
    text_.add_formula(formula.tex, formula.display);
    extend_source(dom_.nodes()[id].source);
    if (is_block) end_block();
  }

  const NoteReference* note_reference_at(NodeId id) const {
    const Tag tag = dom_.nodes()[id].tag;
    const bool may_refer = (tag == Tag::a || tag == Tag::sup) && id >= code_end_ && !visibility_.hidden(id);
    return may_refer ? notes_.found().reference_at(id) : nullptr;
  }

  // In brackets, which are the page's own or stand for the superscript that it is.
  void add_note_reference(const NoteReference& reference) {
    const bool bracketed = text_.text().ends_with('[');
    const std::string_view target = outline_.arena->copy(dom_.attribute(reference.link, "href"));
    const std::string_view note = outline_.arena->copy(std::string_view(notes_.found().notes[reference.note].label));
    text_.add_note_reference(bracketed ? reference.label : "[" + reference.label + "]", target, note);
    for (NodeId id = reference.link + 1; id < dom_.nodes()[reference.link].end; ++id)
      if (dom_.nodes()[id].tag == Tag::text) extend_source(trimmed(dom_.nodes()[id].source));
  }

  const Note* note_in_text_at(NodeId id) const {
    if (in_note_in_text_ || rows_.in_row() || id < code_end_ || shapes_.is_preformatted()) return nullptr;
    const Note* note = notes_.found().note_at(id);
    return note && note->in_text ? note : nullptr;
  }

  void refer_to_note_in_text(const Note& note) {
    text_.add_note_reference("[" + note.printed + "]", {}, outline_.arena->copy(std::string_view(note.label)));
    notes_in_text_.push_back(&note);
  }

  // Notes in the text follow the block in which they are.
  void add_notes_in_text() {
    in_note_in_text_ = true;
    for (const Note* note : std::exchange(notes_in_text_, {})) {
      notes_.enter(*note);
      walk(note->begin, note->end);
      end_block();
      notes_.leave();
    }
    in_note_in_text_ = false;
  }

  // One break is a new line, two are a new paragraph.
  void add_line_break() {
    if (rows_.in_row())
      text_.add_space();
    else if (shapes_.is_preformatted())
      text_.add_newline();
    else if (text_.has_pending_line_break())
      end_block();
    else
      text_.add_line_break();
  }

  void extend_source(Span span) {
    source_ = source_ ? Span{std::min(source_->begin, span.begin), std::max(source_->end, span.end)} : span;
  }

  Span trimmed(Span span) const {
    const std::string_view text = trim(page_.substr(span.begin, span.end - span.begin));
    const auto begin = static_cast<std::uint32_t>(text.data() - page_.data());
    return {begin, begin + static_cast<std::uint32_t>(text.size())};
  }

  // --------------------------------------------------------------------------------------------------------------- blocks

  bool has_all_blocks() const { return outline_.blocks.size() + 1 >= max_blocks_; }
  bool is_full() const { return outline_.limit == Limit::memory || has_all_blocks() || memory_.is_full(outline_); }

  // Once the outline is full, what would be further blocks are lines of the last one.
  void end_block() {
    if (!is_full()) return finish_block();
    outline_.limit = has_all_blocks() ? Limit::blocks : Limit::memory;
    text_.add_line_break();
    text_.forget_inlines();
    text_.limit_inlines(0);
  }

  void finish_block() {
    text_.trim_end();
    if (text_.size() > 0 && source_) add_text_block();
    text_.clear();
    inline_names_.clear();
    text_.limit_inlines(memory_.inlines_left(outline_));
    source_.reset();
  }

  // The images and videos of a figure whose caption comes first belong to the caption, not to what follows the figure.
  void give_media_to_caption(NodeId figure) {
    if (outline_.blocks.empty() || outline_.blocks.back().source.begin < dom_.nodes()[figure].source.begin) return;
    std::vector<Inline> inlines = text_.take_leading_media();
    if (inlines.empty()) return;
    std::span<const Inline>& own = outline_.blocks.back().inlines;
    inlines.insert(inlines.end(), own.begin(), own.end());
    own = outline_.arena->copy(inlines);
  }

  void add_text_block() {
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
  bool is_title_of_rest() {
    const Tag tag = containers_.tag();
    if (tag == Tag::dt || tag == Tag::summary) return true;
    return shapes_.nesting().in_callout() && is_callout_title(dom_, containers_.node());
  }

  void add_rule(NodeId hr) {
    if (!is_full()) add_block({.shape = Shape::rule, .source = dom_.nodes()[hr].source});
  }

  void add_block(const Block& block) {
    outline_.blocks.push_back(block);
    outline_.counts.push_back({.container = containers_.container(),
                               .time_element = inline_names_.has_time(),
                               .inline_names = outline_.arena->copy(inline_names_.names()),
                               .link_parts = copy_link_parts(text_.link_parts(), *outline_.arena)});
  }

  std::string_view page_;
  const Dom& dom_;
  Visibility visibility_;
  std::size_t max_blocks_;
  Outline outline_;
  OutlineMemory memory_;

  std::vector<OpenElement> open_;
  ContainerStack containers_{dom_, outline_};
  ShapeContext shapes_{dom_, *outline_.arena};
  NoteContext notes_{dom_};
  std::vector<const Note*> notes_in_text_;  // of the block that is open
  bool in_note_in_text_ = false;
  CodeLines code_lines_{dom_};
  NodeId code_end_ = 0;         // of the last block of code whose lines are elements
  std::size_t open_lines_ = 0;  // in it
  DataTables data_tables_{dom_};
  TableRows rows_{dom_};
  InlineNames inline_names_{dom_};
  InlineText text_;             // of the block that is open
  std::optional<Span> source_;  // of that text; nothing before the block has text of the page
};

}  // namespace

Outline html_blocks(std::string_view utf8, const Limits& limits, bool explain) {
  const Dom dom = Dom::parse(utf8, limits);
  Outline outline = Builder(utf8, dom, limits, explain).build();
  if (dom.limit() != Limit::none) outline.limit = dom.limit();
  order_by_source(outline);
  read_facts(dom, outline);
  number_lines(utf8, outline);
  return outline;
}

}  // namespace pith::internal

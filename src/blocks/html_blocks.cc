// HTML to Outline. In: UTF-8 text of a page. Out: blocks in the order of the source, the containers that hold them, facts.
//
// The idea: one walk over the flat Dom. What the HTML Standard displays as a block ends the block that is open and starts
// another, so a block is the text between two such edges. The walk decides what each element begins and ends; the block that is
// open, and what surrounds it, is kept by a BlockBuilder.
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "blocks/block_builder.h"
#include "blocks/blocks.h"
#include "blocks/code_boxes.h"
#include "blocks/code_controls.h"
#include "blocks/code_walk.h"
#include "blocks/data_tables.h"
#include "blocks/element_marks.h"
#include "blocks/embeds.h"
#include "blocks/form_fields.h"
#include "blocks/formulas.h"
#include "blocks/images.h"
#include "blocks/inline_button.h"
#include "blocks/permalinks.h"
#include "blocks/quote_header.h"
#include "blocks/section_links.h"
#include "blocks/source_order.h"
#include "blocks/superscripts.h"
#include "html/visibility.h"

namespace pith::internal {
namespace {

bool is_superscript_link(const Dom& dom, NodeId link) {
  const auto& nodes = dom.nodes();
  return nodes[nodes[link].parent].tag == Tag::sup || (link + 1 < nodes[link].end && nodes[link + 1].tag == Tag::sup);
}

struct OpenElement {
  NodeId node = 0;
  NodeId end = 0;
  Tag tag{};
  bool block = false;
  bool marked = false;
  bool part = false;            // of a link or of a block
  char opening_bracket = '\0';  // of a superscript or ruby annotation
  std::size_t begin = 0;        // of a superscript, subscript or line of code in the text of its block
  enum class Code : std::uint8_t { none, block, line, other } code{};  // its part in a block of code whose lines are elements
};

class Walk {
 public:
  Walk(std::string_view page, const Dom& dom, const Limits& limits, bool explain)
      : dom_(dom), visibility_(dom), builder_(page, dom, limits, explain) {}

  Outline build() {
    walk(0, static_cast<NodeId>(dom_.nodes().size()));
    return builder_.finish();
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
      if (notes_.has_edge_at(id) && !rows_.in_row()) builder_.end_block();
      notes_.move_to(id);
      const bool may_be_formula = may_have_formula(dom_, id);
      if (nodes[id].tag == Tag::text) {
        if (id < broken_code_end_)
          builder_.add_broken_code(id);
        else if (!code_.contains(id) || !code_.is_between_lines(id))
          builder_.add_text(id);
        ++id;
      } else if (const auto formula = may_be_formula ? formula_at(dom_, id) : std::nullopt) {
        builder_.add_formula(id, *formula);
        id = nodes[id].end;
      } else if (const NoteReference* reference = note_reference_at(id)) {
        builder_.add_note_reference(*reference);
        id = nodes[id].end;
      } else if (visibility_.hidden(id) || (may_be_formula && draws_formula(dom_, id)) || is_control_of_reader(id)) {
        containers_.add_field(form_field(dom_, id));
        if (!visibility_.marked_hidden(id))
          if (const auto embed = embed_at(dom_, id, builder_.arena())) text_.add_media(*embed);
        id = nodes[id].end;
      } else {
        enter(id);
        ++id;
      }
    }
    while (open_.size() > outer) leave();
  }

  // ------------------------------------------------------------------------------------------------------------- elements

  // Permalinks, links back from notes, buttons of code and line numbers are there to be clicked.
  bool is_control_of_reader(NodeId id) const {
    const bool in_code = shapes_.is_preformatted();
    if (notes_.found().is_back_link(id) || is_section_link(dom_, id, in_code) || code_boxes_.has_control(id)) return true;
    const Tag tag = dom_.nodes()[id].tag;
    if ((tag == Tag::a && is_permalink(dom_, id)) || (tag == Tag::button && in_code && is_control_in_code(dom_, id))) return true;
    if (tag == Tag::label && is_drawn_checkbox(dom_, id)) return true;
    return code_.lines().is_gutter(id, in_code);
  }

  bool is_block(NodeId id) const {
    if (flow_of(dom_.nodes()[id].tag) != Flow::block) return is_quote_header(dom_, id);
    if (dom_.nodes()[id].tag == Tag::button && shapes_.is_preformatted()) return false;
    return !is_inline_button(dom_, id, text_.text());
  }

  void enter(NodeId id) {
    const Node& node = dom_.nodes()[id];
    OpenElement element{.node = id, .end = node.end, .tag = node.tag};
    if (code_.contains(id)) return enter_code(element);
    if (!rows_.in_row() && code_.lines().begins_block(id)) {
      code_.enter_block(element.end);
      return enter_code_block(element);
    }
    if (is_code_block(id)) return enter_code_block(element);
    element.block = !rows_.in_row() && is_block(id);
    if (element.block) {
      builder_.end_block();
      containers_.enter(id);
    } else {
      if (rows_.in_row() && flow_of(node.tag) == Flow::block) text_.add_space();
      if (!shapes_.is_preformatted()) builder_.inline_names().enter(id);
    }
    enter_tag(element);
    if (const auto mark = mark_of(node.tag)) {
      element.marked = true;
      if (*mark == Mark::link)
        text_.begin_link(link_target(id), is_superscript_link(dom_, id));
      else
        text_.begin_mark(*mark);
    }
    element.part = !element.block && (text_.in_link() || !shapes_.is_preformatted());
    if (element.part) text_.begin_part();
    open_.push_back(element);
  }

  // A parser repeats a link that is left open in each paragraph: its address is copied once.
  std::string_view link_target(NodeId link) {
    const Span tag = dom_.nodes()[link].source;
    if (tag.begin != link_tag_.begin || tag.end != link_tag_.end) {
      link_tag_ = tag;
      link_target_ = builder_.arena().copy(dom_.attribute(link, "href"));
    }
    return link_target_;
  }

  void enter_tag(OpenElement& element) {
    switch (element.tag) {
      case Tag::br:
        return builder_.add_line_break();
      case Tag::wbr:
        return text_.add_word_break(false);
      case Tag::hr:
        return rows_.in_row() ? text_.add_space() : builder_.add_rule(element.node);
      case Tag::img:
        if (rows_.in_row() && stands_for_word(dom_, element.node)) return builder_.add_alternative_text(element.node);
        if (const auto image = image_at(dom_, element.node, builder_.arena())) text_.add_media(*image);
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
        return enter_shape(element.node);
    }
  }

  void enter_shape(NodeId element) {
    const bool was_preformatted = shapes_.is_preformatted();
    shapes_.enter(element);
    if (!was_preformatted && shapes_.is_preformatted()) name_language(element);
  }

  void name_language(NodeId code) {
    if (const std::string_view label = code_boxes_.label_of(code); !label.empty())
      shapes_.name_language(builder_.arena().copy(label));
  }

  void leave() {
    const OpenElement element = open_.back();
    open_.pop_back();
    if (element.code != OpenElement::Code::none) return leave_code(element);
    if (element.marked) text_.end_mark();
    if (element.part) text_.end_part([&] { return names_of_part(element.node); });
    if (element.block) {
      builder_.end_block();
      if (element.tag == Tag::figure) builder_.give_media_to_caption(element.node);
      containers_.leave();
    } else if (rows_.in_row() && flow_of(element.tag) == Flow::block) {
      text_.add_space();
    }
    leave_tag(element);
    if (element.block && !notes_in_text_.empty()) add_notes_in_text();
  }

  // Inside of a link the class names of its parts tell enough. A parser repeats an element that is left open in each paragraph, so
  // its names are read only as far as they are kept.
  std::string_view names_of_part(NodeId id) {
    const std::string_view classes = dom_.classes(id);
    if (text_.in_link() || dom_.start_tag(id).size() > kMaxTagWithClasses) return classes;
    std::string names;
    for (const std::string_view more : {classes, dom_.attribute(id, "itemprop"), dom_.attribute(id, "rel")}) {
      if (more.empty() || names.size() >= kMaxPartNames) continue;
      if (!names.empty()) names.push_back(' ');
      names.append(truncate_utf8(more, kMaxPartNames));
    }
    return names == classes ? classes : builder_.arena().copy(truncate_utf8(names, kMaxPartNames));
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

  // ----------------------------------------------------------------------------------------------------------------- code

  bool is_code_block(NodeId id) const {
    if (dom_.nodes()[id].tag != Tag::code || rows_.in_row()) return false;
    if (shapes_.is_preformatted()) return is_one_of_several_codes(dom_, id);
    return is_block_of_code(dom_, id) || has_broken_lines(dom_, id);
  }

  void enter_code_block(OpenElement& element) {
    builder_.end_block();
    containers_.enter(element.node);
    const bool preformatted = shapes_.is_preformatted() || code_.contains(element.node) || is_block_of_code(dom_, element.node);
    shapes_.enter_code(element.node);
    name_language(element.node);
    if (!preformatted) broken_code_end_ = element.end;
    element.code = OpenElement::Code::block;
    open_.push_back(element);
  }

  void enter_code(OpenElement& element) {
    element.code = OpenElement::Code::other;
    if (element.tag == Tag::br) text_.add_newline();
    if (code_.lines().is_line(element.node)) {
      element.code = OpenElement::Code::line;
      code_.enter_line(text_);
      element.begin = text_.size();
    }
    open_.push_back(element);
  }

  void leave_code(const OpenElement& element) {
    if (element.code == OpenElement::Code::line) code_.leave_line(element.node, element.begin, text_);
    if (element.code != OpenElement::Code::block) return;
    builder_.end_block();
    containers_.leave();
    shapes_.leave_code();
  }

  // ---------------------------------------------------------------------------------------------------------------- notes

  const NoteReference* note_reference_at(NodeId id) const {
    const Tag tag = dom_.nodes()[id].tag;
    const bool may_refer = (tag == Tag::a || tag == Tag::sup) && !code_.contains(id) && !visibility_.hidden(id);
    return may_refer ? notes_.found().reference_at(id) : nullptr;
  }

  const Note* note_in_text_at(NodeId id) const {
    if (in_note_in_text_ || rows_.in_row() || code_.contains(id) || shapes_.is_preformatted()) return nullptr;
    const Note* note = notes_.found().note_at(id);
    return note && note->in_text ? note : nullptr;
  }

  void refer_to_note_in_text(const Note& note) {
    text_.add_note_reference("[" + note.printed + "]", {}, builder_.arena().copy(std::string_view(note.label)));
    notes_in_text_.push_back(&note);
  }

  // Notes in the text follow the block in which they are.
  void add_notes_in_text() {
    in_note_in_text_ = true;
    for (const Note* note : std::exchange(notes_in_text_, {})) {
      notes_.enter(*note);
      walk(note->begin, note->end);
      builder_.end_block();
      notes_.leave();
    }
    in_note_in_text_ = false;
  }

  const Dom& dom_;
  Visibility visibility_;
  BlockBuilder builder_;
  InlineText& text_ = builder_.text();
  ContainerStack& containers_ = builder_.containers();
  ShapeContext& shapes_ = builder_.shapes();
  TableRows& rows_ = builder_.rows();
  NoteContext& notes_ = builder_.notes();
  std::vector<OpenElement> open_;
  CodeWalk code_{dom_};
  CodeBoxes code_boxes_{dom_, code_.lines()};
  Span link_tag_{};  // of the last link
  std::string_view link_target_{};
  NodeId broken_code_end_ = 0;  // of the last code whose lines end at <br> alone
  DataTables data_tables_{dom_};
  std::vector<const Note*> notes_in_text_;  // of the block that is open
  bool in_note_in_text_ = false;
};

}  // namespace

Outline html_blocks(std::string_view utf8, const Limits& limits, bool explain) {
  const Dom dom = Dom::parse(utf8, limits);
  Outline outline = Walk(utf8, dom, limits, explain).build();
  if (dom.limit() != Limit::none) outline.limit = dom.limit();
  order_by_source(outline);
  read_facts(dom, outline);
  number_lines(utf8, outline);
  return outline;
}

}  // namespace pith::internal

// HTML to Outline. In: UTF-8 text of a page. Out: blocks in the order of the source, the containers that hold them, facts.
//
// The idea: one walk over the flat Dom. Text runs are collapsed into a scratch string; whatever the Standard displays as a block
// ends the block that is open and starts another, so a block is the text between two such edges. Containers are noted only when a
// first block appears in them. A table row whose cells hold nothing but short text becomes one block, cells separated by tabs.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/simd.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/blocks.h"
#include "blocks/formulas.h"
#include "html/visibility.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLongestDataCell = 300;  // bytes of text; a longer cell is layout, not data
constexpr std::uint16_t kDeepest = 0xFFFF;
constexpr std::size_t kMaxLevels = 16;   // lists and quotations around a block that are noted
constexpr std::size_t kMaxColumns = 64;  // of a table, spans expanded
constexpr std::size_t kMaxImages = 8;    // that wait for a block to stand in
constexpr AttributeName kLazySources[] = {"data-src", "data-original", "data-lazy-src"};  // of images that a script loads

// Code points that take no room and only get in the way of whoever searches the text: soft hyphen, zero width space, BOM.
constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kZeroWidthSpace = "\u200B";

Bytes16 html_spaces(Bytes16 c) { return (c == ' ') | (c == '\n') | (c == '\t') | (c == '\r') | (c == '\f'); }

// White space, and first bytes of characters that may be a kind of it or nothing at all.
Bytes16 may_collapse(Bytes16 c) {
  const auto first = [](std::string_view character) { return signed_byte(character.front()); };
  static_assert(kSoftHyphen.front() == kNoBreakSpace.front());
  return html_spaces(c) | (c == first(kNoBreakSpace)) | (c == first(kZeroWidthSpace)) | (c == first(kByteOrderMark)) | (c == 0);
}

// The first byte from `at` on that collapsing may not leave as it is; words, and single spaces between them, stay.
std::size_t find_collapsing(std::string_view text, std::size_t at) {
  for (; at < text.size(); at += kSimdBytes) {
    const Bytes16 bytes = load16(text, at);
    const Bytes16 next = load16(text, at + 1);  // ends in a zero, so that a space at the end does not stay
    const std::size_t first = first_match(may_collapse(bytes) & ((bytes != ' ') | may_collapse(next)));
    if (first < kSimdBytes) return std::min(text.size(), at + first);
  }
  return text.size();
}

int heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

std::optional<Mark> mark_of(Tag tag) {
  switch (tag) {
    case Tag::a:
      return Mark::link;
    case Tag::em:
    case Tag::i:
    case Tag::cite:
      return Mark::emphasis;
    case Tag::strong:
    case Tag::b:
      return Mark::strong;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
      return Mark::code;
    default:
      return std::nullopt;
  }
}

std::uint32_t landmark_of_tag(Tag tag, std::uint32_t around) {
  switch (tag) {
    case Tag::nav:
    case Tag::menu:
      return kInNav;
    case Tag::aside:
      return kInAside;
    case Tag::header:
      return around & (kInArticle | kInMain) ? 0U : kInHeader;
    case Tag::footer:
      return around & kInArticle ? 0U : kInFooter;
    case Tag::article:
      return kInArticle;
    case Tag::main:
      return kInMain;
    case Tag::form:
      return kInForm;
    case Tag::ul:
    case Tag::ol:
    case Tag::dir:
      return kInList;
    case Tag::dl:
      return kInDefinition;
    case Tag::table:
      return kInTable;
    case Tag::figure:
      return kInFigure;
    case Tag::figcaption:
      return kInCaption;
    case Tag::button:
      return kInButton;
    case Tag::blockquote:
      return kInQuote;
    case Tag::address:
      return kInAddress;
    default:
      return 0;
  }
}

struct RoleRow {
  std::string_view role;
  std::uint32_t landmark;
};
constexpr RoleRow kRoles[] = {
    {"alertdialog", kInDialog}, {"article", kInArticle},     {"banner", kInHeader},
    {"button", kInButton},      {"complementary", kInAside}, {"contentinfo", kInFooter},
    {"dialog", kInDialog},      {"main", kInMain},           {"menu", kInNav},
    {"menubar", kInNav},        {"navigation", kInNav},      {"search", kInForm},
    {"tablist", kInNav},
};

std::uint32_t landmark_of_role(std::string_view role) {
  for (const RoleRow& row : kRoles)
    if (row.role == role) return row.landmark;
  return 0;
}

// Characters that Unicode has above and below the line.
constexpr struct {
  char plain;
  std::string_view raised;
  std::string_view lowered;
} kRaised[] = {{'0', "\u2070", "\u2080"}, {'1', "\u00B9", "\u2081"}, {'2', "\u00B2", "\u2082"}, {'3', "\u00B3", "\u2083"},
               {'4', "\u2074", "\u2084"}, {'5', "\u2075", "\u2085"}, {'6', "\u2076", "\u2086"}, {'7', "\u2077", "\u2087"},
               {'8', "\u2078", "\u2088"}, {'9', "\u2079", "\u2089"}, {'+', "\u207A", "\u208A"}, {'-', "\u207B", "\u208B"}};

// A text raised or lowered; empty when not all of it can be.
std::string shifted(std::string_view text, bool up) {
  std::string out;
  for (const char c : text) {
    const auto row = std::find_if(std::begin(kRaised), std::end(kRaised), [&](const auto& r) { return r.plain == c; });
    if (row == std::end(kRaised)) return {};
    out.append(up ? row->raised : row->lowered);
  }
  return out;
}

std::uint32_t number_in(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end != text.data() ? number : otherwise;
}

class Builder {
 public:
  Builder(std::string_view page, const Dom& dom, std::size_t max_blocks)
      : page_(page), dom_(dom), visibility_(dom), max_blocks_(std::max<std::size_t>(max_blocks, 1)) {
    outline_.containers.push_back({});
    places_.push_back({});
  }

  Outline run() {
    outline_.html = true;
    const auto& nodes = dom_.nodes();
    for (NodeId id = 0; id < nodes.size();) {
      while (!open_.empty() && open_.back().end <= id) leave();
      if (nodes[id].tag == Tag::text) {
        add_text(id);
        ++id;
      } else if (const auto formula = formula_at(dom_, id)) {
        add_formula(id, *formula);
        id = nodes[id].end;
      } else if (visibility_.hidden(id) || draws_formula(dom_, id)) {
        id = nodes[id].end;
      } else {
        enter(id);
        ++id;
      }
    }
    while (!open_.empty()) leave();
    max_blocks_ = outline_.blocks.size() + 2;
    flush();
    finish();
    return std::move(outline_);
  }

 private:
  struct Open {
    NodeId node = 0;
    NodeId end = 0;
    Tag tag{};
    bool block = false;
    bool marked = false;
    bool nested = false;      // a level of the nest
    std::uint32_t begin = 0;  // of its text in the scratch string
  };
  struct OpenMark {
    Mark mark{};
    std::uint32_t begin = 0;
    std::string_view target{};
  };
  // A block element that is open; its container exists once a block needed it.
  struct Place {
    NodeId node = 0;
    Tag tag = Tag::unknown;
    ContainerId container = 0;
    bool made = true;
  };

  void enter(NodeId id) {
    const Node& node = dom_.nodes()[id];
    Open open{.node = id, .end = node.end, .tag = node.tag};
    open.block = flow_of(node.tag) == Flow::block && !in_row();
    if (node.tag == Tag::br) line_break();
    if (open.block) {
      flush();
      places_.push_back({.node = id, .tag = node.tag, .container = 0, .made = false});
    }
    enter_shape(node, id);
    open.nested = enter_level(node, id);
    if (node.tag == Tag::img) add_image(id);
    enter_small(node, id, open);
    if (const auto mark = mark_of(node.tag)) {
      open.marked = true;
      if (*mark == Mark::link && link_end_ == scratch_.size() && !scratch_.empty()) space_ = true;
      marks_.push_back({*mark, static_cast<std::uint32_t>(scratch_.size()), target_of(id, *mark)});
    }
    open_.push_back(open);
  }

  void enter_shape(const Node& node, NodeId id) {
    if (in_row()) {
      if (node.tag == Tag::td || node.tag == Tag::th) start_cell(node, id);
      return;
    }
    switch (node.tag) {
      case Tag::li:
        items_.push_back(false);
        break;
      case Tag::ul:
      case Tag::ol:
        ++lists_;
        break;
      case Tag::blockquote:
        ++quotes_;
        break;
      case Tag::figure:
        ++figures_;
        break;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
      case Tag::plaintext:
        ++pres_;
        code_language_ = code_language(id);
        break;
      case Tag::hr:
        add_rule(node);
        break;
      case Tag::table:
        tables_.push_back({.node = id});
        break;
      case Tag::tr:
        if (is_data_row(id)) start_row(id);
        break;
      default:
        if (const int level = heading_level(node.tag)) heading_ = static_cast<std::uint8_t>(level);
    }
  }

  void leave() {
    const Open open = open_.back();
    open_.pop_back();
    if (open.marked) close_mark();
    if (in_row() && (open.tag == Tag::td || open.tag == Tag::th)) end_cell();
    leave_small(open);
    if (open.block) {
      flush();
      places_.pop_back();
    }
    leave_shape(open);
    if (open.nested) {
      nest_.pop_back();
      nest_copy_ = {};
    }
  }

  // --------------------------------------------------------------------------------------------------- lists and quotations

  bool enter_level(const Node& node, NodeId id) {
    if (node.tag == Tag::ol || node.tag == Tag::ul) {
      const bool ordered = node.tag == Tag::ol;
      numbered_.push_back({id, ordered, ordered ? number_in(dom_.attribute(id, "start"), 1) : 0});
      return false;
    }
    Nesting level{.list = id, .item = id};
    if (node.tag == Tag::li) {
      if (numbered_.empty()) return false;
      List& list = numbered_.back();
      if (list.ordered) list.next = number_in(dom_.attribute(id, "value"), list.next);
      level = {list.ordered ? Nesting::Type::ordered : Nesting::Type::bullet, list.node, id, list.ordered ? list.next++ : 0};
    } else if (node.tag == Tag::dd) {
      level.type = Nesting::Type::bullet;
      level.list = dom_.nodes()[id].parent;
    } else if (node.tag == Tag::blockquote) {
      level.type = Nesting::Type::quote;
    } else {
      return false;
    }
    if (nest_.size() >= kMaxLevels) return false;
    nest_.push_back(level);
    nest_copy_ = {};
    return true;
  }

  std::span<const Nesting> current_nest() {
    if (nest_copy_.empty()) nest_copy_ = outline_.arena->copy(nest_);
    return nest_copy_;
  }

  // ------------------------------------------------------------------------------- formulas, images, raised and small text

  void add_formula(NodeId id, const Formula& formula) {
    if (formula.tex.empty()) return;
    settle();
    const auto begin = static_cast<std::uint32_t>(scratch_.size());
    add_collapsed(formula.tex);
    space_ = false;
    inlines_.push_back(
        {.mark = Mark::math, .text = {begin, static_cast<std::uint32_t>(scratch_.size())}, .display = formula.display});
    note_source(dom_.nodes()[id].source);
  }

  // One that stands alone waits for the block behind it. A picture that only counts visitors is none.
  void add_image(NodeId id) {
    std::string_view source = dom_.attribute(id, "src");
    for (const AttributeName lazy : kLazySources)
      if (source.empty() || source.starts_with("data:")) source = dom_.attribute(id, lazy);
    const std::string_view width = dom_.attribute(id, "width");
    const std::string_view height = dom_.attribute(id, "height");
    if (source.empty() || source.starts_with("data:") || width == "1" || height == "1" || width == "0") return;
    if (waiting_.size() >= kMaxImages) return;
    Inline image{Mark::image, {}, outline_.arena->copy(source), collapsed_copy(dom_.attribute(id, "alt"))};
    if (scratch_.empty()) {
      waiting_.push_back(image);
    } else {
      image.text.begin = image.text.end = static_cast<std::uint32_t>(scratch_.size());
      inlines_.push_back(image);
    }
  }

  std::string_view collapsed_copy(std::string_view text) {
    std::string out;
    for (const char c : text)
      if (!is_ascii_space(c))
        out.push_back(c);
      else if (!out.empty() && out.back() != ' ')
        out.push_back(' ');
    return outline_.arena->copy(out);
  }

  // What readers tell from the text around it by its size or place needs signs: 10\u2076, a note[1], a reading(in brackets).
  void enter_small(const Node& node, NodeId id, Open& open) {
    if (node.tag != Tag::sup && node.tag != Tag::sub && node.tag != Tag::rt) return;
    if (pres_ > 0) return;
    if (node.tag == Tag::rt && !has_brackets(node.parent)) add_sign('(');
    if (node.tag == Tag::sup && is_note(id)) add_sign('[');
    open.begin = static_cast<std::uint32_t>(scratch_.size());
  }

  void leave_small(const Open& open) {
    if (open.tag != Tag::sup && open.tag != Tag::sub && open.tag != Tag::rt) return;
    if (pres_ > 0) return;
    if (open.tag == Tag::rt) {
      if (!has_brackets(dom_.nodes()[open.node].parent)) add_sign(')');
    } else if (open.tag == Tag::sup && is_note(open.node)) {
      add_sign(']');
    } else if (open.begin > 0 && open.begin < scratch_.size() && !is_ascii_space(scratch_[open.begin])) {
      shift(open);
    }
  }

  void shift(const Open& open) {
    const bool marked = !inlines_.empty() && inlines_.back().text.end > open.begin;  // they come in the order of their ends
    const std::string other = shifted(std::string_view(scratch_).substr(open.begin), open.tag == Tag::sup);
    if (!marked && !other.empty()) scratch_.replace(open.begin, std::string::npos, other);
  }

  void add_sign(char sign) {
    settle();
    scratch_.push_back(sign);
  }

  bool has_brackets(NodeId ruby) const {
    constexpr NodeId kLooked = 64;
    const NodeId end = std::min(dom_.nodes()[ruby].end, ruby + kLooked);
    for (NodeId id = ruby + 1; id < end; ++id)
      if (dom_.nodes()[id].tag == Tag::rp) return true;
    return false;
  }

  // A reference to a note: a link into this page whose text has no brackets of its own.
  bool is_note(NodeId sup) const {
    const NodeId link = sup + 1;
    const NodeId text = sup + 2;
    if (text >= dom_.nodes()[sup].end || dom_.nodes()[link].tag != Tag::a || dom_.nodes()[text].tag != Tag::text) return false;
    return dom_.attribute(link, "href").starts_with('#') && !dom_.text(text).starts_with('[');
  }

  void leave_shape(const Open& open) {
    switch (open.tag) {
      case Tag::li:
        items_.pop_back();
        break;
      case Tag::blockquote:
        --quotes_;
        break;
      case Tag::figure:
        --figures_;
        break;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
      case Tag::plaintext:
        --pres_;
        break;
      case Tag::ul:
      case Tag::ol:
        --lists_;
        numbered_.pop_back();
        break;
      case Tag::table:
        if (!tables_.empty() && tables_.back().node == open.node) tables_.pop_back();
        break;
      case Tag::tr:
        row_end_ = 0;
        break;
      default:
        if (heading_level(open.tag)) heading_ = 0;
    }
  }

  std::string_view target_of(NodeId id, Mark mark) {
    if (mark != Mark::link) return {};
    return outline_.arena->copy(dom_.attribute(id, "href"));
  }

  // ----------------------------------------------------------------------------------------------------------------- rows

  bool in_row() const { return row_end_ != 0; }

  bool is_data_row(NodeId row) const {
    const auto& nodes = dom_.nodes();
    std::size_t cells = 0;
    std::size_t bytes = 0;
    for (NodeId id = row + 1; id < nodes[row].end; ++id) {
      const Tag tag = nodes[id].tag;
      if (tag == Tag::td || tag == Tag::th) {
        ++cells;
        bytes = 0;
      } else if (tag == Tag::text) {
        bytes += dom_.text(id).size();
        if (bytes > kLongestDataCell) return false;
      } else if (tag == Tag::br || flow_of(tag) != Flow::inline_) {
        return false;
      }
    }
    return cells > 1;
  }

  void start_row(NodeId id) {
    row_end_ = dom_.nodes()[id].end;
    column_ = 0;
    row_heads_ = row_cells_ = 0;
  }

  // Cells that span more than one column or row leave empty ones behind, so that columns stay below each other.
  void start_cell(const Node& node, NodeId id) {
    space_ = false;
    std::vector<std::uint32_t>* below = tables_.empty() ? nullptr : &tables_.back().below;
    const auto taken = [&] { return below && column_ < below->size() && (*below)[column_] > 0; };
    if (column_ > 0) scratch_.push_back('\t');
    while (taken() && column_ < kMaxColumns) {
      --(*below)[column_++];
      scratch_.push_back('\t');
    }
    const std::uint32_t rows = number_in(dom_.attribute(id, "rowspan"), 1);
    const std::size_t columns = std::clamp<std::size_t>(number_in(dom_.attribute(id, "colspan"), 1), 1, kMaxColumns);
    for (std::size_t i = 0; i < columns && column_ < kMaxColumns; ++i, ++column_) {
      if (below && below->size() <= column_) below->resize(column_ + 1);
      if (below) (*below)[column_] = rows > 1 ? rows - 1 : 0;
    }
    extra_cells_ = columns - 1;
    ++row_cells_;
    row_heads_ += node.tag == Tag::th;
  }

  void end_cell() {
    scratch_.append(std::exchange(extra_cells_, 0), '\t');
    space_ = false;
  }

  // ----------------------------------------------------------------------------------------------------------------- text

  void add_text(NodeId id) {
    const Node& node = dom_.nodes()[id];
    const std::string_view text = dom_.text(id);
    const std::size_t before = scratch_.size();
    if (pres_ > 0)
      add_raw(text);
    else
      add_collapsed(text);
    if (scratch_.size() > before) note_source(trimmed(node.source));
  }

  void note_source(Span span) {
    span_ = starts_empty_ ? span : Span{std::min(span_.begin, span.begin), std::max(span_.end, span.end)};
    starts_empty_ = false;
  }

  Span trimmed(Span span) const {
    while (span.begin < span.end && is_ascii_space(page_[span.begin])) ++span.begin;
    while (span.end > span.begin && is_ascii_space(page_[span.end - 1])) --span.end;
    return span;
  }

  void add_raw(std::string_view text) {
    settle();
    scratch_.append(text);
  }

  void add_collapsed(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      if (is_ascii_space(text[i])) {
        space_ = true;
        i = find_class(text, i, [](Bytes16 c) { return ~html_spaces(c); });
      } else if (const std::size_t end = find_collapsing(text, i); end > i) {
        settle();
        scratch_.append(text, i, end - i);
        i = end;
      } else {
        i += add_special(text.substr(i));
      }
    }
  }

  // A character that may be a kind of space or nothing at all; returns its length in bytes.
  std::size_t add_special(std::string_view text) {
    if (text.starts_with(kNoBreakSpace)) {
      space_ = true;
      return kNoBreakSpace.size();
    }
    for (const std::string_view nothing : {kSoftHyphen, kZeroWidthSpace, kByteOrderMark})
      if (text.starts_with(nothing)) return nothing.size();
    settle();
    scratch_.push_back(text[0]);
    return 1;
  }

  // Writes the white space that is due before the next character.
  void settle() {
    if (breaks_ > 0 && !scratch_.empty())
      scratch_.push_back('\n');
    else if (space_ && !scratch_.empty() && scratch_.back() != '\t')
      scratch_.push_back(' ');
    breaks_ = 0;
    space_ = false;
  }

  // One break is a new line, two are a new paragraph.
  void line_break() {
    if (pres_ > 0)
      scratch_.push_back('\n');
    else if (in_row())
      space_ = true;
    else if (breaks_ > 0)
      flush();
    else
      ++breaks_;
  }

  void close_mark() {
    const OpenMark mark = marks_.back();
    marks_.pop_back();
    add_inline(mark);
    if (mark.mark == Mark::link) link_end_ = scratch_.size();
  }

  void add_inline(const OpenMark& mark) {
    std::uint32_t begin = mark.begin;
    const auto end = static_cast<std::uint32_t>(scratch_.size());
    while (begin < end && is_ascii_space(scratch_[begin])) ++begin;
    if (begin < end) inlines_.push_back({.mark = mark.mark, .text = {begin, end}, .target = mark.target});
  }

  // --------------------------------------------------------------------------------------------------------------- blocks

  void flush() {
    if (is_full()) {
      ++breaks_;
      inlines_.clear();
      waiting_.clear();
      outline_.limit = Limit::blocks;
      return;
    }
    space_ = false;
    breaks_ = 0;
    while (!scratch_.empty() && is_ascii_space(scratch_.back())) scratch_.pop_back();
    if (!scratch_.empty() && !starts_empty_) write_block();
    scratch_.clear();
    inlines_.clear();
    for (OpenMark& mark : marks_) mark.begin = 0;
    starts_empty_ = true;
    link_end_ = 0;
  }

  bool is_full() const { return outline_.blocks.size() + 1 >= max_blocks_; }

  void write_block() {
    const auto size = static_cast<std::uint32_t>(scratch_.size());
    for (OpenMark mark : marks_) add_inline(mark);
    std::erase_if(inlines_, [&](const Inline& i) { return i.text.begin >= size; });
    for (Inline& i : inlines_) i.text.end = std::min(i.text.end, size);
    const auto earlier = [](const Inline& a, const Inline& b) { return a.text.begin < b.text.begin; };
    if (!std::is_sorted(inlines_.begin(), inlines_.end(), earlier)) std::stable_sort(inlines_.begin(), inlines_.end(), earlier);
    inlines_.insert(inlines_.begin(), waiting_.begin(), waiting_.end());
    waiting_.clear();
    Block block;
    set_shape(block);
    block.nest = current_nest();
    block.anchor = anchor();
    block.source = span_;
    block.text = outline_.arena->copy(scratch_);
    block.inlines = outline_.arena->copy(inlines_);
    add_block(block);
  }

  void add_block(const Block& block) {
    outline_.blocks.push_back(block);
    outline_.counts.push_back({.container = current_container()});
  }

  void add_rule(const Node& node) {
    if (!is_full()) add_block({.shape = Shape::rule, .source = node.source});
  }

  void set_shape(Block& block) {
    const bool first_of_item = !items_.empty() && !items_.back();
    if (first_of_item) items_.back() = true;
    if (in_row()) {
      block.shape = Shape::table;
      block.table = tables_.empty() ? row_end_ : tables_.back().node;
      block.head = row_heads_ == row_cells_;
    } else if (heading_ > 0) {
      block.shape = Shape::heading;
      block.level = heading_;
    } else if (pres_ > 0) {
      block.shape = Shape::code;
      block.language = code_language_;
    } else if (first_of_item) {
      block.shape = Shape::item;
      block.level = static_cast<std::uint8_t>(std::clamp<std::size_t>(lists_, 1, 0xFF));
    } else if (figures_ > 0) {
      block.shape = Shape::figure;
    } else if (quotes_ > 0) {
      block.shape = Shape::quote;
    }
    if (places_.back().tag == Tag::dt) block.head = true;
  }

  // The id of the list item that the block stands in, else of its own element.
  std::string_view anchor() {
    NodeId node = places_.back().node;
    if (!nest_.empty() && nest_.back().type != Nesting::Type::quote) node = nest_.back().item;
    return outline_.arena->copy(dom_.attribute(node, "id"));
  }

  // "language-cpp" or "lang-cpp" on the element itself, its <code> or around it, "highlight-source-cpp" around it.
  std::string_view code_language(NodeId pre) {
    constexpr std::string_view kPrefixes[] = {"language-", "lang-", "highlight-source-", "brush:", "sourceCode "};
    const NodeId parent = dom_.nodes()[pre].parent;
    for (const NodeId id : {code_inside(pre), pre, parent, dom_.nodes()[parent].parent}) {
      const std::string_view names = dom_.attribute(id, "class");
      for (const std::string_view prefix : kPrefixes) {
        const std::size_t at = names.find(prefix);
        if (at == std::string_view::npos) continue;
        std::string_view name = names.substr(at + prefix.size());
        while (name.starts_with(' ')) name.remove_prefix(1);
        name = name.substr(0, name.find_first_of(" ;"));
        const bool sound = std::all_of(name.begin(), name.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-';
        });
        if (!name.empty() && sound) return outline_.arena->copy(name);
      }
    }
    return {};
  }

  NodeId code_inside(NodeId id) const {
    constexpr NodeId kLooked = 3;
    for (NodeId inner = id + 1; inner < std::min(dom_.nodes()[id].end, id + kLooked); ++inner)
      if (dom_.nodes()[inner].tag == Tag::code) return inner;
    return id;
  }

  ContainerId current_container() {
    std::size_t first = places_.size();
    while (!places_[first - 1].made) --first;
    for (std::size_t i = first; i < places_.size(); ++i) make_container(places_[i], places_[i - 1].container);
    return places_.back().container;
  }

  void make_container(Place& place, ContainerId parent) {
    const Container& around = outline_.containers[parent];
    Container made{.parent = parent, .tag = place.tag};
    made.depth = around.depth == kDeepest ? kDeepest : static_cast<std::uint16_t>(around.depth + 1);
    made.role = outline_.arena->copy(dom_.attribute(place.node, "role"));
    made.names = joined(place.node, "class", "id");
    made.microdata = joined(place.node, "itemprop", "itemtype");
    made.landmarks = around.landmarks | landmark_of_tag(place.tag, around.landmarks) | landmark_of_role(made.role);
    place.container = static_cast<ContainerId>(outline_.containers.size());
    place.made = true;
    outline_.containers.push_back(made);
  }

  std::string_view joined(NodeId node, AttributeName first, AttributeName second) {
    const std::string_view a = dom_.attribute(node, first);
    const std::string_view b = dom_.attribute(node, second);
    if (b.empty()) return outline_.arena->copy(a);
    if (a.empty()) return outline_.arena->copy(b);
    return outline_.arena->copy(joined_.assign(a).append(" ").append(b));
  }

  // Text that the parser moved out of a table comes early in the tree; in the list it stands where it was written. What is moved
  // may lie inside another block's span: spans are cut so that each byte belongs to one block at most.
  void finish() {
    const auto earlier = [](const Block& a, const Block& b) { return a.source.begin < b.source.begin; };
    std::vector<Block>& blocks = outline_.blocks;
    if (!std::is_sorted(blocks.begin(), blocks.end(), earlier)) sort_blocks();
    for (std::size_t i = 1; i < blocks.size(); ++i)
      blocks[i - 1].source.end = std::min(blocks[i - 1].source.end, blocks[i].source.begin);
  }

  void sort_blocks() {
    std::vector<std::uint32_t> order(outline_.blocks.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return outline_.blocks[a].source.begin < outline_.blocks[b].source.begin; });
    std::vector<Block> blocks;
    std::vector<BlockCounts> features;
    for (const std::uint32_t i : order) {
      blocks.push_back(outline_.blocks[i]);
      features.push_back(outline_.counts[i]);
    }
    outline_.blocks = std::move(blocks);
    outline_.counts = std::move(features);
  }

  std::string_view page_;
  const Dom& dom_;
  Visibility visibility_;
  std::size_t max_blocks_;
  Outline outline_;

  std::vector<Open> open_;
  std::vector<Place> places_;
  std::vector<char> items_;  // open list items: was a block of it written?
  struct List {
    NodeId node = 0;
    bool ordered = false;
    std::uint32_t next = 0;
  };
  struct Table {
    NodeId node = 0;
    std::vector<std::uint32_t> below{};  // rows that cells above still take in each column
  };

  std::vector<List> numbered_;
  std::vector<Nesting> nest_;
  std::span<const Nesting> nest_copy_{};  // in the arena; empty until a block needs it
  std::vector<Table> tables_;
  std::size_t column_ = 0;  // in the data row that is open
  std::size_t row_cells_ = 0;
  std::size_t row_heads_ = 0;
  std::size_t extra_cells_ = 0;  // columns that the open cell spans beyond its own
  std::vector<Inline> waiting_;  // images ahead of the next block

  std::uint8_t heading_ = 0;
  std::size_t lists_ = 0;
  std::size_t quotes_ = 0;
  std::size_t figures_ = 0;
  std::size_t pres_ = 0;
  std::string_view code_language_{};  // of the pre that was opened last
  NodeId row_end_ = 0;                // of the data row that is open, else 0

  std::string joined_;
  std::string scratch_;  // the text of the block that is open
  Span span_{};
  bool starts_empty_ = true;  // no text of the page in it yet
  bool space_ = false;
  int breaks_ = 0;
  std::size_t link_end_ = 0;
  std::vector<Inline> inlines_;
  std::vector<OpenMark> marks_;
};

}  // namespace

Outline html_blocks(std::string_view utf8, const Limits& limits) {
  const Dom dom = Dom::parse(utf8, limits);
  Outline outline = Builder(utf8, dom, limits.blocks).run();
  if (dom.limit() != Limit::none) outline.limit = dom.limit();
  read_facts(dom, outline);
  number_lines(utf8, outline);
  return outline;
}

}  // namespace pith::internal

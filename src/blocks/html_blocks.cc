// HTML to Outline. In: UTF-8 text of a page. Out: blocks in the order of the source, the containers that hold them, facts.
//
// The idea: one walk over the flat Dom. Text runs are collapsed into a scratch string; whatever the Standard displays as a block
// ends the block that is open and starts another, so a block is the text between two such edges. Containers are noted only when a
// first block appears in them. A table row whose cells hold nothing but short text becomes one block, cells separated by tabs.
#include <algorithm>

#include "base/utf8.h"
#include "blocks/blocks.h"
#include "blocks/visible.h"

namespace pith {
namespace {

constexpr std::size_t kLongestDataCell = 300;  // bytes of text; a longer cell is layout, not data
constexpr std::uint16_t kDeepest = 0xFFFF;

// Code points that take no room and only get in the way of whoever searches the text: soft hyphen, zero width space, BOM.
constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kZeroWidthSpace = "\u200B";
constexpr std::string_view kByteOrderMark = "\uFEFF";

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

class Builder {
 public:
  Builder(std::string_view page, const Dom& dom) : page_(page), dom_(dom), visibility_(dom) {
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
      } else if (visibility_.hidden(id)) {
        id = nodes[id].end;
      } else {
        enter(id);
        ++id;
      }
    }
    while (!open_.empty()) leave();
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
    if (const auto mark = mark_of(node.tag)) {
      open.marked = true;
      if (*mark == Mark::link && link_end_ == scratch_.size() && !scratch_.empty()) space_ = true;
      marks_.push_back({*mark, static_cast<std::uint32_t>(scratch_.size()), target_of(id, *mark)});
    }
    open_.push_back(open);
  }

  void enter_shape(const Node& node, NodeId id) {
    if (in_row()) {
      if (node.tag == Tag::td || node.tag == Tag::th) start_cell();
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
        break;
      case Tag::hr:
        add_rule(node);
        break;
      case Tag::tr:
        if (is_data_row(id)) row_end_ = node.end;
        break;
      default:
        if (const int level = heading_level(node.tag)) heading_ = static_cast<std::uint8_t>(level);
    }
  }

  void leave() {
    const Open open = open_.back();
    open_.pop_back();
    if (open.marked) close_mark();
    if (open.block) {
      flush();
      places_.pop_back();
    }
    leave_shape(open);
  }

  void leave_shape(const Open& open) {
    switch (open.tag) {
      case Tag::li:
        items_.pop_back();
        break;
      case Tag::ul:
      case Tag::ol:
        --lists_;
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

  void start_cell() {
    if (!scratch_.empty()) scratch_.push_back('\t');
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
    if (scratch_.size() == before) return;
    const Span span = trimmed(node.source);
    span_ = starts_empty_ ? span : Span{std::min(span_.begin, span.begin), std::max(span_.end, span.end)};
    starts_empty_ = false;
  }

  Span trimmed(Span span) const {
    while (span.begin < span.end && is_html_space(page_[span.begin])) ++span.begin;
    while (span.end > span.begin && is_html_space(page_[span.end - 1])) --span.end;
    return span;
  }

  void add_raw(std::string_view text) {
    settle();
    scratch_.append(text);
  }

  void add_collapsed(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (is_html_space(text[i])) {
        space_ = true;
        ++i;
      } else if (c < 0xC2 || (c > 0xC2 && c < 0xE2) || (c > 0xE2 && c != 0xEF)) {
        settle();
        scratch_.push_back(text[i++]);
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
    while (begin < end && is_html_space(scratch_[begin])) ++begin;
    if (begin < end) inlines_.push_back({mark.mark, {begin, end}, mark.target});
  }

  // --------------------------------------------------------------------------------------------------------------- blocks

  void flush() {
    space_ = false;
    breaks_ = 0;
    while (!scratch_.empty() && is_html_space(scratch_.back())) scratch_.pop_back();
    if (!scratch_.empty() && !starts_empty_) write_block();
    scratch_.clear();
    inlines_.clear();
    for (OpenMark& mark : marks_) mark.begin = 0;
    starts_empty_ = true;
    link_end_ = 0;
  }

  void write_block() {
    const auto size = static_cast<std::uint32_t>(scratch_.size());
    for (OpenMark mark : marks_) add_inline(mark);
    std::erase_if(inlines_, [&](const Inline& i) { return i.text.begin >= size; });
    for (Inline& i : inlines_) i.text.end = std::min(i.text.end, size);
    std::stable_sort(inlines_.begin(), inlines_.end(),
                     [](const Inline& a, const Inline& b) { return a.text.begin < b.text.begin; });
    Block block;
    set_shape(block);
    block.source = span_;
    block.text = outline_.arena->copy(scratch_);
    block.inlines = outline_.arena->copy(inlines_);
    add_block(block);
  }

  void add_block(const Block& block) {
    outline_.blocks.push_back(block);
    outline_.features.push_back({.container = current_container()});
  }

  void add_rule(const Node& node) { add_block({.shape = Shape::rule, .source = node.source}); }

  void set_shape(Block& block) {
    const bool first_of_item = !items_.empty() && !items_.back();
    if (first_of_item) items_.back() = true;
    if (in_row()) {
      block.shape = Shape::table;
    } else if (heading_ > 0) {
      block.shape = Shape::heading;
      block.level = heading_;
    } else if (pres_ > 0) {
      block.shape = Shape::code;
    } else if (first_of_item) {
      block.shape = Shape::item;
      block.level = static_cast<std::uint8_t>(std::clamp<std::size_t>(lists_, 1, 0xFF));
    } else if (figures_ > 0) {
      block.shape = Shape::figure;
    } else if (quotes_ > 0) {
      block.shape = Shape::quote;
    }
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

  std::string_view joined(NodeId node, const char* first, const char* second) {
    const std::string_view a = dom_.attribute(node, first);
    const std::string_view b = dom_.attribute(node, second);
    if (b.empty()) return outline_.arena->copy(a);
    if (a.empty()) return outline_.arena->copy(b);
    return outline_.arena->copy(std::string(a).append(" ").append(b));
  }

  // Text that the parser moved out of a table comes early in the tree; in the list it stands where it was written. What is moved
  // may lie inside another block's span: spans are cut so that each byte belongs to one block at most.
  void finish() {
    std::vector<std::uint32_t> order(outline_.blocks.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return outline_.blocks[a].source.begin < outline_.blocks[b].source.begin; });
    std::vector<Block> blocks;
    std::vector<Features> features;
    for (const std::uint32_t i : order) {
      if (!blocks.empty()) blocks.back().source.end = std::min(blocks.back().source.end, outline_.blocks[i].source.begin);
      blocks.push_back(outline_.blocks[i]);
      features.push_back(outline_.features[i]);
    }
    outline_.blocks = std::move(blocks);
    outline_.features = std::move(features);
    number_lines(page_, outline_);
  }

  std::string_view page_;
  const Dom& dom_;
  Visibility visibility_;
  Outline outline_;

  std::vector<Open> open_;
  std::vector<Place> places_;
  std::vector<char> items_;  // open list items: was a block of it written?
  std::uint8_t heading_ = 0;
  std::size_t lists_ = 0;
  std::size_t quotes_ = 0;
  std::size_t figures_ = 0;
  std::size_t pres_ = 0;
  NodeId row_end_ = 0;  // of the data row that is open, else 0

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

Outline html_blocks(std::string_view utf8) {
  const Dom dom = Dom::parse(utf8);
  Outline outline = Builder(utf8, dom).run();
  read_facts(dom, utf8, outline);
  return outline;
}

}  // namespace pith

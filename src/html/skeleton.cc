// The scanner. In: a page. Out: its skeleton.
//
// The idea: the scanner does to the stack of open elements what the Standard's tree construction does, as far as it must know the
// stack, and leaves the tree itself to gumbo. It needs the stack for two decisions. An element may collapse only if it is certain
// to be one node for the tree around it. And gumbo's time and memory grow with the number of open elements, so tags are left out
// inside of more open elements than any real page has, and so are formatting elements on pages that misnest them by the thousand.
//
// What the scanner relies on in gumbo 0.10.1:
// - NUL is dropped from text, so a run of white space and NULs is white space. In RCDATA and raw text NUL becomes U+FFFD, which
//   is not.
// - A CDATA section in a table can fail an assertion. So the content of CDATA sections is written like other text.
// - The tree depends on no attributes but these: type=hidden of <input>, the encoding of <annotation-xml>, and whether a <font>
//   in foreign content has a color, face or size.
// - "/>" closes an element in foreign content, and means nothing elsewhere. Elements in foreign content have no raw text.
// - A line feed after <pre>, <listing> or <textarea> is dropped when nothing comes before it. So it is a run of text of its own.
// - In a <select> nearly all tags are ignored, see select_mode.h.
#include "html/skeleton.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/text.h"
#include "html/open_elements.h"
#include "html/select_mode.h"
#include "html/skeleton_writer.h"
#include "html/svg_skipper.h"
#include "html/tokenizer.h"

namespace pith::internal {
namespace {

constexpr std::string_view kCdataStart = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";
constexpr std::size_t kLeastGumboMemory = 100;  // bytes for a tag or a run of text

std::uint64_t formatting_bit(const ElementInfo& info) {
  return info.has(kFormatting) ? std::uint64_t{1} << static_cast<unsigned>(info.tag) % 64 : 0;
}

// The attribute of a start tag that the tree depends on, in the form that the skeleton has.
std::string_view tree_attribute(const ElementInfo& info, std::string_view start_tag, bool in_foreign_content) {
  if (info.tag == Tag::input) return iequals(raw_attribute(start_tag, "type"), "hidden") ? " type=hidden" : "";
  if (info.tag == Tag::annotation_xml) {
    const std::string_view encoding = raw_attribute(start_tag, "encoding");
    const bool is_html = iequals(encoding, "text/html") || iequals(encoding, "application/xhtml+xml");
    return is_html ? " encoding=text/html" : "";
  }
  if (info.tag == Tag::font && in_foreign_content)
    for (const std::string_view name : {"color", "face", "size"})
      if (raw_attribute(start_tag, name).data()) return " size=1";
  return "";
}

class Scanner {
 public:
  Scanner(std::string_view page, std::size_t max_depth, std::size_t max_memory)
      : page_(page), max_memory_(max_memory), writer_(page), svg_skipper_(page), open_(max_depth) {}

  Skeleton scan() {
    std::size_t text = 0;  // where the text before the next token begins
    while (at_ < page_.size()) {
      at_ = std::min(page_.find('<', at_), page_.size());
      if (at_ == page_.size()) break;
      if (is_too_large()) return finish();
      TagAttributes attributes = writer_.new_attributes();
      const Token token = token_at(page_, at_, math_ > 0, [&](std::string_view name, std::string_view value) {
        writer_.add_attribute(attributes, name, value);
        return true;
      });
      if (token.type == TokenType::text) {
        ++at_;
        continue;
      }
      add_text({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(at_)}, TextType::data);
      const auto begin = static_cast<std::uint32_t>(std::exchange(at_, token.end));
      add_markup(token, {begin, static_cast<std::uint32_t>(token.end)}, attributes);
      text = at_;
    }
    add_text({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(page_.size())}, TextType::data);
    return finish();
  }

 private:
  Skeleton finish() {
    Skeleton skeleton = writer_.take();
    skeleton.too_deep = too_deep_;
    skeleton.too_large = at_ < page_.size();
    return skeleton;
  }

  bool is_too_large() const {
    const Skeleton& written = writer_.written();
    const std::size_t entries = written.start_tags.size() + written.text_runs.size();
    return memory_of(written) + entries * kLeastGumboMemory > max_memory_;
  }

  std::string_view view(Span span) const { return page_.substr(span.begin, span.end - span.begin); }
  bool in_foreign_content() const { return math_ + svg_ > 0; }

  void add_markup(const Token& token, Span source, TagAttributes attributes) {
    if (token.type == TokenType::unfinished_tag) return;
    if (token.type == TokenType::start_tag || token.type == TokenType::end_tag) {
      const ElementInfo& info = element_named(token.name);
      name_ = lower_name(info, token.name);
      if (token.type == TokenType::end_tag) return add_end_tag(info);
      return add_start_tag(info, {info.tag, name_, source, attributes, page_[source.end - 2] == '/'});
    }
    if (token.type != TokenType::comment) writer_.keep_open_elements();
    if (token.type == TokenType::doctype)
      writer_.write_doctype(view(source));
    else if (token.type == TokenType::cdata_section)
      add_cdata(source);
    else
      add_comment();
  }

  std::string_view lower_name(const ElementInfo& info, std::string_view name) {
    if (!info.name.empty()) return info.name;
    unknown_name_.clear();
    append_lower_name(unknown_name_, name);
    return unknown_name_;
  }

  // ----------------------------------------------------------------------------------------------------------------- text

  void add_text(Span source, TextType type) {
    if (source.begin >= source.end) return;
    if (std::exchange(skips_newline_, false)) {
      const std::string_view text = view(source);
      const std::uint32_t length = text.starts_with("\r\n") ? 2 : text[0] == '\n' || text[0] == '\r' ? 1 : 0;
      if (length > 0) add_run({source.begin, source.begin + length}, type);
      source.begin += length;
      if (source.begin == source.end) return;
    }
    add_run(source, type);
  }

  void add_run(Span source, TextType type) {
    const bool has_body = writer_.write_text(source, type);
    has_body_text_ |= has_body && type == TextType::data && open_.count(CountedGroup::template_) == 0;
  }

  void add_cdata(Span source) {
    const bool is_closed = view(source).ends_with(kCdataEnd);
    const auto begin = source.begin + static_cast<std::uint32_t>(kCdataStart.size());
    add_text({begin, is_closed ? source.end - static_cast<std::uint32_t>(kCdataEnd.size()) : source.end}, TextType::rawtext);
  }

  // A line feed that follows a comment in a <pre> is not dropped.
  void add_comment() {
    if (std::exchange(skips_newline_, false))
      writer_.write_comment();
    else
      writer_.end_text();
  }

  // ----------------------------------------------------------------------------------------------------------- start tags

  void add_start_tag(const ElementInfo& info, const StartTag& tag) {
    skips_newline_ = false;
    const bool was_in_select = select_.is_active();
    if (was_in_select && select_.absorbs_start_tag(info, open_)) {
      writer_.keep_open_elements();
      return write_start_tag(info, tag);
    }
    if (info.tag == Tag::svg && skip_svg(tag)) return;
    const bool collapsible = may_collapse(info);
    if (!collapsible) writer_.keep_open_elements();
    writer_.merge_attributes(tag);
    enter_foreign_content(info);
    if (!make_room(info)) return writer_.keep_open_elements();
    if (collapsible) add_collapsible(info, tag);
    write_start_tag(info, tag);
    if (info.tag == Tag::select && !was_in_select) select_.enter();
    const bool closes_select = info.tag == Tag::select && was_in_select;
    const bool closes_itself = tag.self_closing && in_foreign_content();
    if (open_.opens_element(info) && !closes_select && !closes_itself) open_.push(info, true);
    if (info.tag == Tag::math && tag.self_closing) --math_;
    skips_newline_ = info.has(kSkipsNewline);
    if (info.content != ContentState::data && !in_foreign_content()) add_content(info);
  }

  void write_start_tag(const ElementInfo& info, const StartTag& tag) {
    const bool closes_itself = tag.self_closing && in_foreign_content();
    writer_.write_start_tag(tag, tree_attribute(info, view(tag.source), in_foreign_content()), closes_itself);
  }

  // A drawing that can't be skipped is scanned tag by tag, as foreign content.
  bool skip_svg(const StartTag& tag) {
    if (!tag.self_closing) {
      const std::size_t end = svg_skipper_.find_end(at_);
      if (end == std::string_view::npos) {
        ++svg_;
        return false;
      }
      at_ = end;
    }
    writer_.write_empty_svg(tag);
    return true;
  }

  void enter_foreign_content(const ElementInfo& info) {
    broke_out_ |= in_foreign_content() && (info.has(kBreaksOut) || info.tag == Tag::select);
    if (info.has(kBreaksOut)) svg_ = 0;
    if (info.tag == Tag::math) ++math_;
  }

  // Closes what the start tag closes. False when its element must be left out.
  bool make_room(const ElementInfo& info) {
    open_.close_before(info);
    if (open_.has_room_for(info)) return true;
    too_deep_ = true;
    open_.push(info, false);
    return false;
  }

  void add_content(const ElementInfo& info) {
    const Span content{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(content_end(page_, at_, info.content, name_))};
    if (info.tag == Tag::script || info.tag == Tag::style)
      writer_.set_content(content);
    else
      add_text(content, info.content == ContentState::rcdata ? TextType::rcdata : TextType::rawtext);
    skips_newline_ = false;
    at_ = content.end;
  }

  // ---------------------------------------------------------------------------------------------------- collapsed subtrees

  // Whether the element is one node for the tree around it, as text would be. Where formatting is open outside of the collapsible
  // elements, or was misnested, the tree builder may copy or close elements; in a table, text and elements go different ways.
  bool may_collapse(const ElementInfo& info) const {
    if (!info.has(kCollapsible) || in_foreign_content() || select_.is_active() || !has_body_text_) return false;
    if (open_.count(CountedGroup::template_) > 0 || open_.fosters_text()) return false;
    if (info.has(kReconstructsFormatting)) return true;
    if (open_.has_misnested_formatting() || broke_out_) return false;
    if (!info.has(kFormatting)) return open_.closes_nothing(info);
    const std::uint64_t formatting = writer_.collapsible_formatting();
    return (formatting & formatting_bit(info)) == 0 &&
           static_cast<std::size_t>(std::popcount(formatting)) == open_.formatting_count();
  }

  void add_collapsible(const ElementInfo& info, const StartTag& tag) {
    if (!info.has(kVoid)) writer_.open_collapsible(tag, formatting_bit(info));
    writer_.add_node(info.tag, tag.source, tag.attributes);
  }

  // ------------------------------------------------------------------------------------------------------------- end tags

  void add_end_tag(const ElementInfo& info) {
    skips_newline_ = false;
    if (writer_.in_collapsible() && open_.current_node_is(info)) {
      open_.pop();
      return writer_.collapse(static_cast<std::uint32_t>(at_));
    }
    writer_.keep_open_elements();
    if (info.tag == Tag::form || info.has(kFormatting)) writer_.flush_collapsed();
    if (info.tag == Tag::math && math_ > 0) --math_;
    if (info.tag == Tag::svg && svg_ > 0) --svg_;
    if (select_.absorbs_end_tag(info, open_)) return writer_.write_end_tag(name_);
    // The end tag of a row, or of an element around the row, also closes the open cell, even in a row that no tag opened.
    if (info.has(kFosterParents) && open_.has_in_table_scope(info)) open_.close_group(CountedGroup::td_th);
    if (open_.close(info)) writer_.write_end_tag(name_);
  }

  std::string_view page_;
  std::size_t max_memory_;
  SkeletonWriter writer_;
  SvgSkipper svg_skipper_;
  OpenElements open_;
  SelectMode select_;
  std::size_t at_ = 0;
  std::string_view name_{};     // of the current tag, in lower case
  std::string unknown_name_;    // of the last tag whose element is unknown
  std::size_t math_ = 0;        // open <math> elements
  std::size_t svg_ = 0;         // open <svg> elements, apart from those that were skipped
  bool broke_out_ = false;      // a tag broke out of foreign content, so the stack may differ from gumbo's
  bool has_body_text_ = false;  // there was text, so the page has a <body> and can't have frames
  bool skips_newline_ = false;  // a line feed at the start of the next text is dropped
  bool too_deep_ = false;
};

}  // namespace

std::size_t memory_of(const Skeleton& skeleton) {
  constexpr std::size_t kGrowth = 2;  // an array that grows is there twice while it is copied
  const auto memory = [](const auto& entries, std::size_t dom) {
    return entries.size() * (kGrowth * sizeof(*entries.data()) + dom);
  };
  return memory(skeleton.start_tags, kDomMemoryPerNode) + memory(skeleton.text_runs, kDomMemoryPerNode) +
         memory(skeleton.collapsed_nodes, kDomMemoryPerNode) + memory(skeleton.attributes, 0) + memory(skeleton.text, 0);
}

Skeleton make_skeleton(std::string_view utf8, std::size_t max_depth, std::size_t max_memory) {
  return Scanner(utf8, max_depth, max_memory).scan();
}

}  // namespace pith::internal

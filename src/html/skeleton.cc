// The scanner (WHATWG HTML, "Tokenization"). In: a page. Out: its skeleton and the side table.
//
// The idea: the tokenizer's states collapse to a few searches - for "<", for the end of a tag outside quotes, for the end of a comment
// or of raw text. A search that reaches the end of the page is never made twice, so the scan is linear whatever the page is.
//
// gumbo's time and memory grow with open elements. So the scanner follows its stack, leaves out tags below a depth that no real page
// reaches, and stops printing formatting elements on pages that close them in the wrong order by the hundred.
//
// A clump is printed as what it is until its end tag comes; then all of that is taken back.
#include "html/skeleton.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "html/open_elements.h"

namespace pith::internal {
namespace {

constexpr std::string_view kComment = "<!---->";
constexpr std::string_view kText = "\xEE\x80\x80";  // U+E000
constexpr std::size_t kPageBytesForOne = 32;        // of skeleton; most are shrunk to less, so that it seldom grows
constexpr std::size_t kMaxMerged = 100;             // <html> and <body> tags that are remembered

constexpr std::size_t kNone = std::string_view::npos;

bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Scanner {
 public:
  Scanner(std::string_view page, std::size_t max_depth, std::size_t max_parts)
      : page_(page), max_parts_(max_parts), open_(max_depth) {
    out_.text.reserve(page.size() / kPageBytesForOne);
  }

  Skeleton run() {
    std::size_t run = 0;  // where the text that is open began
    while (at_ < page_.size()) {
      const auto* open = static_cast<const char*>(std::memchr(page_.data() + at_, '<', page_.size() - at_));
      if (!open) break;
      at_ = static_cast<std::size_t>(open - page_.data());
      const std::size_t end = markup_end();
      if (end == 0) {  // a mere character
        ++at_;
        continue;
      }
      add_text(run, at_, TextType::data);
      if (end == kNone) return std::move(out_);  // the page ends inside a tag, which is lost
      const std::size_t begin = at_;
      at_ = end;
      markup(begin, end);
      run = at_;
    }
    add_text(run, page_.size(), TextType::data);
    return std::move(out_);
  }

 private:
  // An open element that is a clump if nothing comes in between, and where everything stood ahead of its start tag.
  struct Clump {
    Span source{};
    std::uint32_t text = 0;
    std::size_t tags = 0;
    std::size_t texts = 0;
    std::size_t part = 0;
    std::uint64_t formatting = 0;  // elements of formatting up to this one, a bit for each
  };

  char byte(std::size_t at) const { return at < page_.size() ? page_[at] : '\0'; }

  // Where the markup ends that begins at the "<": one past its ">"; 0 when it is none, kNone when the page ends first.
  std::size_t markup_end() {
    const char next = byte(at_ + 1);
    if (is_letter_char(next)) return tag_end(at_ + 1);
    if (next == '/') {
      if (is_letter_char(byte(at_ + 2))) return tag_end(at_ + 2);
      if (at_ + 2 >= page_.size()) return 0;
      return after(page_.find('>', at_ + 2));
    }
    if (next == '?') return after(page_.find('>', at_ + 1));
    if (next != '!') return 0;
    if (page_.substr(at_).starts_with("<!--")) return comment_end();
    if (math_ > 0 && page_.substr(at_).starts_with("<![CDATA[")) {
      const std::size_t end = page_.find("]]>", at_);
      return end == kNone ? page_.size() : end + 3;
    }
    return after(page_.find('>', at_));
  }

  // Bogus comments and declarations that do not end take the rest of the page.
  std::size_t after(std::size_t end) const { return end == kNone ? page_.size() : end + 1; }

  std::size_t tag_end(std::size_t name) {
    attributes_ = {.first = static_cast<std::uint32_t>(out_.attributes.size())};
    const std::size_t end =
        walk_attributes(page_, find_end(page_, name, kEndsTag), [&](std::string_view key, std::string_view value) {
          add_attribute(key, value);
          return true;
        });
    return end == kNone ? kNone : end + 1;
  }

  void add_attribute(std::string_view key, std::string_view value) {
    const auto offset = [&](std::string_view part) { return static_cast<std::uint32_t>(part.data() - page_.data()); };
    const auto name = attribute_named(page_, offset(key), key.size());
    if (!name || (attributes_.names & name->bit()) != 0) return;
    attributes_.names |= name->bit();
    out_.attributes.push_back({*name, {offset(value), offset(value) + static_cast<std::uint32_t>(value.size())}});
  }

  std::size_t comment_end() const {
    const std::size_t text = at_ + 4;
    if (byte(text) == '>') return text + 1;
    if (byte(text) == '-' && byte(text + 1) == '>') return text + 2;
    for (std::size_t at = page_.find("--", text); at != kNone; at = page_.find("--", at + 1)) {
      if (byte(at + 2) == '>') return at + 3;
      if (byte(at + 2) == '!' && byte(at + 3) == '>') return at + 4;
    }
    return page_.size();
  }

  void markup(std::size_t begin, std::size_t end) {
    const char next = page_[begin + 1];
    const bool comment = page_.substr(begin).starts_with("<!--");
    if (!comment && !is_letter_char(next) && !(next == '/' && is_letter_char(byte(begin + 2)))) clumps_.clear();
    if (next == '!') {
      if (same_name(page_, begin + 2, "doctype"))
        out_.text.append(page_.substr(begin, end - begin));
      else if (math_ > 0 && page_.substr(begin).starts_with("<![CDATA["))
        add_text(begin + 9, std::max(begin + 9, page_.substr(begin, end - begin).ends_with("]]>") ? end - 3 : end),
                 TextType::raw);
      else
        part_texts();
      return;
    }
    if (next == '?') return part_texts();
    const bool closing = next == '/';
    const std::size_t first = begin + (closing ? 2 : 1);
    if (!is_letter_char(byte(first))) return part_texts();
    name_.clear();
    for (std::size_t at = first; at < end && !ends(page_[at], kEndsTag); ++at)
      name_.push_back(page_[at] == '\0' ? '?' : to_ascii_lower(page_[at]));
    const ElementRow& row = element_named(name_);
    if (closing)
      end_tag(row);
    else
      start_tag(row, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  // ----------------------------------------------------------------------------------------------------------------- text

  void add_text(std::size_t begin, std::size_t end, TextType type) {
    if (begin >= end) return;
    if (newline_eaten_) {
      newline_eaten_ = false;
      const std::size_t length = page_[begin] == '\n' ? 1 : page_[begin] != '\r' ? 0 : byte(begin + 1) == '\n' ? 2 : 1;
      if (length > 0) {
        add_run(begin, begin + length, type);
        begin += length;
        if (begin >= end) return;
      }
    }
    add_run(begin, end, type);
  }

  void add_run(std::size_t begin, std::size_t end, TextType type) {
    const auto ignored = [&](char c) { return is_ascii_space(c) || (c == '\0' && type == TextType::data); };
    std::size_t body = begin;
    bool space = false;
    for (; body < end && ignored(page_[body]); ++body) space |= page_[body] != '\0';
    Skeleton::TextPlace place{
        .at = position(), .source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, .type = type};
    if (space) out_.text.push_back(page_[begin] == '\n' || page_[begin] == '\r' ? '\n' : ' ');
    place.body = position();
    if (body < end) out_.text.append(kText);
    place.end = position();
    if (place.end == place.at) return;
    out_.texts.push_back(place);
    has_text_ |= body < end && type == TextType::data && open_.count(Family::template_) == 0;
    add_part(Tag::text, place.source);
  }

  // A comment keeps the texts beside it from being one, and a new line behind it from being the first thing in its element.
  void part_texts() {
    const bool comes_first = std::exchange(newline_eaten_, false);
    if (!comes_first && (out_.texts.empty() || out_.texts.back().at < settled_)) return;
    out_.text.append(kComment);
    settled_ = position();
  }

  std::uint32_t position() const { return static_cast<std::uint32_t>(out_.text.size()); }

  // ----------------------------------------------------------------------------------------------------------------- tags

  void start_tag(const ElementRow& row, Span source) {
    newline_eaten_ = false;
    was_select_ = in_select_;
    const bool self_closing = page_[source.end - 2] == '/';
    if (in_select_ && stays_in_select(row)) {
      clumps_.clear();
      return print_start(row, source, self_closing);
    }
    if (row.tag == Tag::svg && skip_svg(row, source)) return add_part(row.tag, source);
    const bool clump = can_clump(row);
    if (!clump) clumps_.clear();
    if (row.tag == Tag::html && out_.html.size() < kMaxMerged) out_.html.push_back(attributes_);
    if (row.tag == Tag::body && out_.bodies.size() < kMaxMerged) out_.bodies.push_back(attributes_);
    lost_ |= math_ + svg_ > 0 && ((row.traits & kLeavesSvg) || row.tag == Tag::select);
    if (row.traits & kLeavesSvg) svg_ = 0;
    if (row.tag == Tag::math) ++math_;
    if (!fits(row)) return clumps_.clear();
    if (clump && (row.traits & kVoid) == 0) open_clump(row, source);
    if (clump) add_part(row.tag, source);
    print_start(row, source, self_closing);
    in_select_ |= row.tag == Tag::select && !was_select_;
    const bool ends_select = row.tag == Tag::select && was_select_;
    if (open_.opens(row) && !ends_select && !(self_closing && (math_ > 0 || svg_ > 0))) open_.push(row, true);
    if (row.tag == Tag::math && self_closing) --math_;
    if (row.traits & kEatsNewline) newline_eaten_ = true;
    if (row.raw != Raw::none && math_ == 0 && svg_ == 0) raw_text(row);
  }

  // --------------------------------------------------------------------------------------------------------------- clumps

  // Whether the element is to the tree around it what text would be. Where other formatting is open or was closed out of order, the
  // tree builder may copy or close elements; in tables text and elements go different ways.
  bool can_clump(const ElementRow& row) const {
    if ((row.traits & kClumps) == 0 || math_ + svg_ > 0 || in_select_ || !has_text_) return false;
    if (open_.count(Family::template_) > 0 || open_.tabular()) return false;
    if (out_.parts.size() >= max_parts_) return false;
    if (row.traits & kInline) return true;
    if (open_.mixed() || lost_) return false;
    if (row.traits & kFormatting) {
      const std::uint64_t formatting = clumps_.empty() ? 0 : clumps_.back().formatting;
      return (formatting & bit_of(row)) == 0 && static_cast<std::size_t>(std::popcount(formatting)) == open_.formatting();
    }
    return open_.ends_nothing(row);
  }

  static std::uint64_t bit_of(const ElementRow& row) { return std::uint64_t{1} << static_cast<unsigned>(row.tag) % 64; }

  void add_part(Tag tag, Span source) {
    if (clumps_.empty()) return;
    const auto end = static_cast<std::uint32_t>(out_.parts.size() + 1);
    out_.parts.push_back(
        {.tag = tag, .source = source, .attributes = tag == Tag::text ? TagAttributes{} : attributes_, .end = end});
  }

  void open_clump(const ElementRow& row, Span source) {
    const std::uint64_t formatting = (row.traits & kFormatting) ? bit_of(row) : 0;
    clumps_.push_back({.source = source,
                       .text = position(),
                       .tags = out_.tags.size(),
                       .texts = out_.texts.size(),
                       .part = out_.parts.size(),
                       .formatting = (clumps_.empty() ? 0 : clumps_.back().formatting) | formatting});
  }

  // Makes a clump of what stands since the innermost one began, if this is its end tag.
  bool close_clump(const ElementRow& row) {
    if (clumps_.empty() || !open_.innermost_is(row)) return false;
    const Clump clump = clumps_.back();
    clumps_.pop_back();
    open_.pop();
    out_.text.resize(clump.text);
    out_.tags.resize(clump.tags);
    out_.texts.resize(clump.texts);
    settled_ = std::min(settled_, clump.text);
    const auto end = static_cast<std::uint32_t>(out_.parts.size());
    out_.parts[clump.part].end = end;
    Skeleton::TextPlace place{
        .at = clump.text, .body = clump.text, .source = {clump.source.begin, static_cast<std::uint32_t>(at_)}};
    place.clump = {static_cast<std::uint32_t>(clump.part), end};
    out_.text.append(kText);
    place.end = position();
    out_.texts.push_back(place);
    behind_clump_ = out_.texts.size();
    return true;
  }

  // gumbo holds text back until the next tag but a few: ahead of one of these a clump must not be held back with the text behind it.
  void settle_clump() {
    if (behind_clump_ == 0 || out_.texts[behind_clump_ - 1].at < settled_) return;
    const std::uint32_t behind = out_.texts[behind_clump_ - 1].end;
    out_.text.insert(behind, kComment);
    const auto shift = static_cast<std::uint32_t>(kComment.size());
    for (std::size_t i = behind_clump_; i < out_.texts.size(); ++i)
      for (std::uint32_t* place : {&out_.texts[i].at, &out_.texts[i].body, &out_.texts[i].end}) *place += shift;
    for (auto tag = out_.tags.rbegin(); tag != out_.tags.rend() && tag->at >= behind; ++tag) tag->at += shift;
    settled_ = behind + shift;
  }

  // In a <select> the tree builder ignores next to all tags: they open nothing and their content is no raw text.
  bool stays_in_select(const ElementRow& row) {
    const bool leaves = row.tag == Tag::select || row.tag == Tag::input || row.tag == Tag::keygen || row.tag == Tag::textarea ||
                        (open_.count(Family::table) > 0 && is_table_part(row));
    if (leaves) leave_select();
    if (row.tag == Tag::template_) {
      in_select_ = false;
      ++selects_around_;
    }
    return !leaves && row.tag != Tag::script && row.tag != Tag::html && row.tag != Tag::template_;
  }

  void leave_select() {
    in_select_ = false;
    open_.close(element_named("select"));
  }

  static bool is_table_part(const ElementRow& row) {
    return (row.traits & (kTabular | kCell)) != 0 && row.tag != Tag::colgroup && row.tag != Tag::template_;
  }

  void print_start(const ElementRow& row, Span source, bool self_closing) {
    out_.tags.push_back({.at = position(), .source = source, .content = {}, .attributes = attributes_});
    out_.text.push_back('<');
    out_.text.append(name_);
    // The few attributes that the tree depends on.
    const std::string_view tag = page_.substr(source.begin, source.end - source.begin);
    if (row.tag == Tag::input) {
      const std::string_view type = raw_attribute(tag, "type");
      if (type.size() == 6 && same_name(type, 0, "hidden")) out_.text.append(" type=hidden");
    } else if (row.tag == Tag::annotation_xml) {
      const std::string_view encoding = raw_attribute(tag, "encoding");
      if (same_name(encoding, 0, "text/html") || same_name(encoding, 0, "application/xhtml+xml"))
        out_.text.append(" encoding=text/html");
    } else if (row.tag == Tag::font && math_ + svg_ > 0) {
      for (const std::string_view breaker : {"color", "face", "size"})
        if (raw_attribute(tag, breaker).data()) out_.text.append(" size=1");
    }
    const bool ends_itself = self_closing && (row.tag == Tag::svg || math_ + svg_ > 0);
    out_.text.append(ends_itself ? "/>" : ">");
  }

  // Makes room on the stack as the tree will. False when the element must be left out.
  bool fits(const ElementRow& row) {
    if (open_.make_room(row)) return true;
    out_.too_deep = true;
    open_.push(row, false);
    return false;
  }

  void end_tag(const ElementRow& row) {
    newline_eaten_ = false;
    if (close_clump(row)) return;
    clumps_.clear();
    if (row.tag == Tag::form || (row.traits & kFormatting)) settle_clump();
    if (row.tag == Tag::math && math_ > 0) --math_;
    if (row.tag == Tag::svg && svg_ > 0) --svg_;
    if (in_select_ && row.tag != Tag::template_) {
      if (row.tag != Tag::select && !(is_table_part(row) && open_.is_open_in_table(row))) return print_end();
      leave_select();
    }
    if (row.tag == Tag::template_ && selects_around_ > 0) {
      in_select_ = true;
      --selects_around_;
    }
    // A row's end is its last cell's, also where nobody opened the row.
    if ((row.traits & kTabular) && open_.is_open_in_table(row)) open_.close_family(Family::td);
    if (open_.close(row)) print_end();
  }

  void print_end() { out_.text.append("</").append(name_).push_back('>'); }

  // ------------------------------------------------------------------------------------------------------------- raw text

  void raw_text(const ElementRow& row) {
    const std::size_t begin = at_;
    const std::size_t end = row.tag == Tag::plaintext ? page_.size()
                            : row.tag == Tag::script  ? script_end(begin)
                                                      : raw_end(begin);
    if (row.raw == Raw::script) {
      const Span content{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      out_.tags.back().content = content;
      if (begin < end) add_part(Tag::text, content);
    } else {
      add_text(begin, end, row.raw == Raw::escapable ? TextType::escapable : TextType::raw);
    }
    newline_eaten_ = false;
    at_ = end;
  }

  bool ends_raw(std::size_t at) const {
    if (byte(at + 1) != '/' || !same_name(page_, at + 2, name_)) return false;
    const char behind = byte(at + 2 + name_.size());
    return at + 2 + name_.size() < page_.size() && (is_ascii_space(behind) || behind == '/' || behind == '>');
  }

  std::size_t raw_end(std::size_t at) const {
    for (at = page_.find('<', at); at != kNone; at = page_.find('<', at + 1))
      if (ends_raw(at)) return at;
    return page_.size();
  }

  // The next "<", and where a "<!--" is open the next "-" too.
  std::size_t sign_in_script(std::size_t at, bool escaped) const {
    if (!escaped) return page_.find('<', at);
    while (at < page_.size() && page_[at] != '<' && page_[at] != '-') ++at;
    return at;
  }

  // In a script, "<!--" hides an inner "<script>" with its end ("Script data double escaped state").
  std::size_t script_end(std::size_t at) const {
    bool escaped = false;
    bool doubled = false;
    for (at = sign_in_script(at, escaped); at < page_.size(); at = sign_in_script(at + 1, escaped)) {
      if (page_[at] == '-') {
        if (page_.substr(at).starts_with("-->")) escaped = doubled = false;
        continue;
      }
      if (!escaped && page_.substr(at).starts_with("<!--")) {
        escaped = true;
        at += 3 - 2;  // "<!-->" ends at once
      } else if (doubled) {
        doubled = !ends_raw(at);
      } else if (ends_raw(at)) {
        return at;
      } else if (escaped && same_name(page_, at + 1, name_)) {
        const char behind = byte(at + 1 + name_.size());
        doubled = is_ascii_space(behind) || behind == '/' || behind == '>';
      }
    }
    return page_.size();
  }

  // ------------------------------------------------------------------------------------------------------------------ svg

  // Drawings have no text of the page: one that ends properly is printed empty. Others are scanned as they are.
  bool skip_svg(const ElementRow& row, Span source) {
    const bool self_closing = page_[source.end - 2] == '/';
    const std::size_t end = self_closing || at_ >= no_svg_end_ ? kNone : svg_end();
    if (self_closing) {
      print_start(row, source, true);
      return true;
    }
    if (end == kNone) {
      ++svg_;
      return false;
    }
    print_start(row, source, false);
    out_.text.append("</svg>");
    at_ = end;
    return true;
  }

  // One past the "</svg>" of the drawing that was just opened; kNone when it has none, or has HTML in it that would end it.
  std::size_t svg_end() {
    const std::size_t kept = at_;
    const TagAttributes attributes = attributes_;
    const std::size_t known = out_.attributes.size();
    std::size_t depth = 1;
    std::size_t inside = 0;  // elements whose content may be HTML
    std::string name;
    std::size_t found = kNone;
    bool broken = false;
    while (!broken) {
      at_ = page_.find('<', at_);
      if (at_ == kNone) break;
      const std::size_t end = svg_markup_end();
      if (end == 0) {
        ++at_;
        continue;
      }
      if (end == kNone) break;
      const bool closing = byte(at_ + 1) == '/';
      const std::size_t first = at_ + (closing ? 2 : 1);
      name.clear();
      for (std::size_t at = first; is_letter_char(byte(at)) || (byte(at) >= '0' && byte(at) <= '9'); ++at)
        name.push_back(to_ascii_lower(page_[at]));
      const bool self_closing = page_[end - 2] == '/';
      at_ = end;
      if (name == "svg") {
        depth = closing ? depth - 1 : depth + !self_closing;
        if (depth == 0) {
          found = end;
          break;
        }
      } else if (name == "foreignobject" || name == "desc" || name == "title") {
        if (closing)
          inside -= inside > 0;
        else
          inside += !self_closing;
      } else if (!closing && inside == 0 && (element_named(name).traits & kLeavesSvg)) {
        broken = true;
      } else if (inside > 0 && element_named(name).raw != Raw::none) {
        broken = true;
      } else if (!closing && name == "font") {
        broken = true;
      }
    }
    if (found == kNone && !broken) no_svg_end_ = std::min(no_svg_end_, kept);
    at_ = kept;
    attributes_ = attributes;
    out_.attributes.erase(out_.attributes.begin() + static_cast<std::ptrdiff_t>(known), out_.attributes.end());
    return found;
  }

  std::size_t svg_markup_end() {
    if (page_.substr(at_).starts_with("<![CDATA[")) {
      const std::size_t end = page_.find("]]>", at_);
      return end == kNone ? kNone : end + 3;
    }
    return markup_end();
  }

  std::string_view page_;
  std::size_t max_parts_;
  Skeleton out_;
  std::size_t at_ = 0;
  std::string name_;  // of the tag at hand, in lower case
  TagAttributes attributes_{};
  OpenElements open_;
  std::vector<Clump> clumps_;     // the last elements of open_, as long as nothing but parts of clumps came
  std::uint32_t settled_ = 0;     // where in the skeleton gumbo has last put text that it held back
  std::size_t behind_clump_ = 0;  // in the side table, of the last one; 0 when there was none
  bool has_text_ = false;         // from the first text on, the page has a body and no frames
  bool lost_ = false;             // foreign content was left in a way that the stack may not follow
  std::size_t math_ = 0;
  std::size_t svg_ = 0;             // drawings that are scanned as they are
  std::size_t no_svg_end_ = kNone;  // from here on no drawing ends
  bool in_select_ = false;
  std::size_t selects_around_ = 0;  // in whose templates the page is
  bool was_select_ = false;         // when the tag at hand began
  bool newline_eaten_ = false;      // a new line at the start of the next text is none
};

}  // namespace

Skeleton make_skeleton(std::string_view utf8, std::size_t depth, std::size_t parts) { return Scanner(utf8, depth, parts).run(); }

}  // namespace pith::internal

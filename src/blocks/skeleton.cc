// The scanner (WHATWG HTML, "Tokenization"). In: a page. Out: its skeleton and the side table.
//
// The idea: the tokenizer's states collapse to a few searches - for "<", for the end of a tag outside quotes, for the end of a comment
// or of raw text. A search that reaches the end of the page is never made twice, so the scan is linear whatever the page is.
//
// gumbo's time and memory grow with open elements. So the scanner keeps a stack of its own, close to what the tree's will be, leaves out
// tags below a depth that no real page reaches, and stops printing formatting elements on pages that close them in the wrong order by
// the hundred.
//
// A clump is printed as what it is until its end tag comes; then all of that is taken back.
#include "blocks/skeleton.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.h"

namespace pith {
namespace {

constexpr std::string_view kComment = "<!---->";
constexpr std::string_view kText = "\xEE\x80\x80";  // U+E000
constexpr std::size_t kLookedBack = 512;            // open elements in which an end tag looks for its start
constexpr std::size_t kMostMixed = 1000;            // formatting elements closed by something else than their end tag
constexpr std::size_t kMostClumps = 16;             // inside each other
constexpr std::size_t kMostMerged = 100;            // <html> and <body> tags that are remembered

constexpr std::size_t kNone = std::string_view::npos;

enum class Raw : std::uint8_t { none, text, escapable, script };

// What the scanner has to know of an element; all others are plain.
enum Trait : std::uint16_t {
  kVoid = 1U << 0,
  kFormatting = 1U << 1,
  kClosesP = 1U << 2,      // its start ends an open <p>
  kRunsOut = 1U << 3,      // its start ends an open element of its own kind
  kBarrier = 1U << 4,      // what is open around it stays open
  kLeavesSvg = 1U << 5,    // ends foreign content
  kEatsNewline = 1U << 6,  // a first new line inside is none
  kClumps = 1U << 7,       // can be a clump
  kInClump = 1U << 8,      // empty, and can stand in one
  kTabular = 1U << 9,      // text that stands in it goes elsewhere
  kCell = 1U << 10,        // ends that
  kList = 1U << 11         // its items stay in it
};

// Elements that end each other when they run out.
enum class Family : std::uint8_t { none, p, li, dd, td, tr, tbody, option, optgroup, rt, count };

constexpr struct {
  std::string_view name;
  Family family;
} kFamilies[] = {{"p", Family::p},
                 {"li", Family::li},
                 {"dd", Family::dd},
                 {"dt", Family::dd},
                 {"td", Family::td},
                 {"th", Family::td},
                 {"tr", Family::tr},
                 {"tbody", Family::tbody},
                 {"thead", Family::tbody},
                 {"tfoot", Family::tbody},
                 {"caption", Family::tbody},
                 {"option", Family::option},
                 {"optgroup", Family::optgroup},
                 {"rt", Family::rt},
                 {"rp", Family::rt}};

struct ElementRow {
  std::string_view name;
  std::uint16_t traits;
  Raw raw = Raw::none;
  Family family = Family::none;
};

constexpr ElementRow kRows[] = {
    {"a", kFormatting | kClumps},
    {"address", kClosesP},
    {"applet", kBarrier},
    {"area", kVoid},
    {"article", kClosesP},
    {"aside", kClosesP},
    {"b", kFormatting | kLeavesSvg | kClumps},
    {"base", kVoid},
    {"basefont", kVoid},
    {"bgsound", kVoid},
    {"big", kFormatting | kLeavesSvg | kClumps},
    {"blockquote", kClosesP | kLeavesSvg},
    {"body", kLeavesSvg},
    {"br", kVoid | kLeavesSvg | kInClump},
    {"caption", kBarrier | kRunsOut | kCell},
    {"center", kClosesP | kLeavesSvg},
    {"code", kFormatting | kLeavesSvg | kClumps},
    {"col", kVoid},
    {"colgroup", kTabular},
    {"dd", kClosesP | kRunsOut | kLeavesSvg},
    {"details", kClosesP},
    {"dialog", kClosesP},
    {"dir", kClosesP},
    {"div", kClosesP | kLeavesSvg},
    {"dl", kClosesP | kLeavesSvg | kList},
    {"dt", kClosesP | kRunsOut | kLeavesSvg},
    {"em", kFormatting | kLeavesSvg | kClumps},
    {"embed", kVoid | kLeavesSvg},
    {"fieldset", kClosesP},
    {"figcaption", kClosesP},
    {"figure", kClosesP},
    {"font", kFormatting},
    {"footer", kClosesP},
    {"form", kClosesP},
    {"frame", kVoid},
    {"h1", kClosesP | kLeavesSvg},
    {"h2", kClosesP | kLeavesSvg},
    {"h3", kClosesP | kLeavesSvg},
    {"h4", kClosesP | kLeavesSvg},
    {"h5", kClosesP | kLeavesSvg},
    {"h6", kClosesP | kLeavesSvg},
    {"head", kLeavesSvg},
    {"header", kClosesP},
    {"hr", kVoid | kClosesP | kLeavesSvg},
    {"i", kFormatting | kLeavesSvg | kClumps},
    {"iframe", 0, Raw::text},
    {"image", kVoid},
    {"img", kVoid | kLeavesSvg | kInClump},
    {"input", kVoid},
    {"keygen", kVoid},
    {"li", kClosesP | kRunsOut | kLeavesSvg},
    {"link", kVoid},
    {"listing", kClosesP | kLeavesSvg | kEatsNewline},
    {"main", kClosesP},
    {"marquee", kBarrier},
    {"menu", kClosesP | kLeavesSvg},
    {"meta", kVoid | kLeavesSvg},
    {"nav", kClosesP},
    {"nobr", kFormatting | kLeavesSvg},
    {"noembed", 0, Raw::text},
    {"noframes", 0, Raw::text},
    {"object", kBarrier},
    {"ol", kClosesP | kLeavesSvg | kList},
    {"optgroup", kRunsOut},
    {"option", kRunsOut},
    {"p", kClosesP | kLeavesSvg},
    {"param", kVoid},
    {"plaintext", kClosesP, Raw::text},
    {"pre", kClosesP | kLeavesSvg | kEatsNewline},
    {"rp", kRunsOut},
    {"rt", kRunsOut},
    {"ruby", kLeavesSvg},
    {"s", kFormatting | kLeavesSvg | kClumps},
    {"script", 0, Raw::script},
    {"section", kClosesP},
    {"small", kFormatting | kLeavesSvg | kClumps},
    {"source", kVoid},
    {"span", kLeavesSvg | kClumps},
    {"strike", kFormatting | kLeavesSvg | kClumps},
    {"strong", kFormatting | kLeavesSvg | kClumps},
    {"style", 0, Raw::script},
    {"sub", kLeavesSvg | kClumps},
    {"summary", kClosesP},
    {"sup", kLeavesSvg | kClumps},
    {"table", kBarrier | kLeavesSvg | kTabular},
    {"tbody", kRunsOut | kTabular},
    {"td", kBarrier | kRunsOut | kCell},
    {"template", kBarrier | kTabular},
    {"textarea", kEatsNewline, Raw::escapable},
    {"tfoot", kRunsOut | kTabular},
    {"th", kBarrier | kRunsOut | kCell},
    {"thead", kRunsOut | kTabular},
    {"title", 0, Raw::escapable},
    {"tr", kRunsOut | kTabular},
    {"track", kVoid},
    {"tt", kFormatting | kLeavesSvg | kClumps},
    {"u", kFormatting | kLeavesSvg | kClumps},
    {"ul", kClosesP | kLeavesSvg | kList},
    {"var", kLeavesSvg | kClumps},
    {"wbr", kVoid | kInClump},
    {"xmp", kClosesP, Raw::text},
};

constexpr auto kElements = [] {
  auto rows = std::to_array(kRows);
  for (ElementRow& row : rows)
    for (const auto& [name, family] : kFamilies)
      if (row.name == name) row.family = family;
  return rows;
}();

constexpr ElementRow kPlain{"", 0};

// Where in kElements a name is, by a hash of its length and three of its letters.
class ElementIndex {
 public:
  constexpr ElementIndex() {
    for (std::size_t i = 0; i < std::size(kElements); ++i) {
      std::size_t slot = slot_of(kElements[i].name);
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  constexpr const ElementRow& find(std::string_view name) const {
    for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % kSlots)
      if (kElements[slots_[slot] - 1U].name == name) return kElements[slots_[slot] - 1U];
    return kPlain;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static_assert(std::size(kElements) < 256);

  static constexpr std::size_t slot_of(std::string_view name) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return (letter(0) * 31 + letter(name.size() / 2) * 7 + letter(name.size() - 1) * 131 + name.size() * 17) % kSlots;
  }

  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr ElementIndex kElementIndex;

const ElementRow& row_named(std::string_view name) { return name.empty() ? kPlain : kElementIndex.find(name); }

bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool same_name(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() - at < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (to_ascii_lower(text[at + i]) != name[i]) return false;
  return true;
}

// What a byte in a tag may end.
enum Ends : std::uint8_t {
  kEndsTag = 1U << 0,    // the name of a tag
  kEndsName = 1U << 1,   // that of an attribute
  kEndsValue = 1U << 2,  // a value without quotation marks
  kIsSpace = 1U << 3
};
constexpr auto kEnds = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    if (is_ascii_space(static_cast<char>(c))) table[c] = kEndsTag | kEndsName | kEndsValue | kIsSpace;
  table['/'] = kEndsTag | kEndsName;
  table['>'] = kEndsTag | kEndsName | kEndsValue;
  table['='] = kEndsName;
  return table;
}();

bool ends(char c, Ends what) { return (kEnds[static_cast<unsigned char>(c)] & what) != 0; }

std::size_t find_end(std::string_view page, std::size_t at, Ends what) {
  while (at < page.size() && !ends(page[at], what)) ++at;
  return at;
}

std::size_t skip_spaces(std::string_view page, std::size_t at) {
  while (at < page.size() && ends(page[at], kIsSpace)) ++at;
  return at;
}

// Steps over the attributes of a tag and calls `visit(name, value)`, until that returns false; returns where its ">" is, kNone when
// the page ends before.
template <typename Visit>
std::size_t walk_attributes(std::string_view page, std::size_t at, Visit&& visit) {
  while (true) {
    while (at < page.size() && (ends(page[at], kIsSpace) || page[at] == '/')) ++at;
    if (at >= page.size()) return kNone;
    if (page[at] == '>') return at;
    const std::size_t name = at;
    at = find_end(page, at + 1, kEndsName);
    const std::string_view name_view = page.substr(name, at - name);
    at = skip_spaces(page, at);
    if (at >= page.size()) return kNone;
    std::string_view value = page.substr(at, 0);
    if (page[at] == '=') {
      at = skip_spaces(page, at + 1);
      if (at >= page.size()) return kNone;
      const char quote = page[at];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = page.find(quote, at + 1);
        if (end == kNone) return kNone;
        value = page.substr(at + 1, end - at - 1);
        at = end + 1;
      } else {
        const std::size_t begin = at;
        at = find_end(page, at, kEndsValue);
        value = page.substr(begin, at - begin);
      }
    }
    if (!visit(name_view, value)) return at;
  }
}

class Scanner {
 public:
  Scanner(std::string_view page, std::size_t most_depth) : page_(page), most_depth_(most_depth) {
    out_.text.reserve(page.size() / 6 + 64);
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
      add_text(run, at_, TextSort::data);
      if (end == kNone) return std::move(out_);  // the page ends inside a tag, which is lost
      const std::size_t begin = at_;
      at_ = end;
      markup(begin, end);
      run = at_;
    }
    add_text(run, page_.size(), TextSort::data);
    return std::move(out_);
  }

 private:
  struct Open {
    std::string_view name{};
    std::uint16_t traits = 0;
    Family family{};
    bool printed = false;
    bool tabular = false;  // it is in a table, but in none of its cells
  };

  // An open element that is a clump if nothing comes in between, and where everything stood ahead of its start tag.
  struct Clump {
    Span source{};
    std::uint32_t text = 0;
    std::size_t tags = 0;
    std::size_t texts = 0;
    std::size_t part = 0;
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
    names_ = 0;
    const std::size_t end = walk_attributes(page_, find_end(page_, name, kEndsTag), [&](std::string_view key, std::string_view) {
      names_ |= bit_of_attribute(key);
      return true;
    });
    return end == kNone ? kNone : end + 1;
  }

  // Whether the tag at hand has that name. Of a size that the compiler knows, so that it is a comparison of numbers.
  template <std::size_t kSize>
  bool is(const char (&name)[kSize]) const {
    return name_.size() == kSize - 1 && std::memcmp(name_.data(), name, kSize - 1) == 0;
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
                 TextSort::raw);
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
    const ElementRow& row = row_named(name_);
    if (closing)
      end_tag(row);
    else
      start_tag(row, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  // ----------------------------------------------------------------------------------------------------------------- text

  void add_text(std::size_t begin, std::size_t end, TextSort sort) {
    if (begin >= end) return;
    if (newline_eaten_) {
      newline_eaten_ = false;
      const std::size_t length = page_[begin] == '\n' ? 1 : page_[begin] != '\r' ? 0 : byte(begin + 1) == '\n' ? 2 : 1;
      if (length > 0) {
        add_run(begin, begin + length, sort);
        begin += length;
        if (begin >= end) return;
      }
    }
    add_run(begin, end, sort);
  }

  void add_run(std::size_t begin, std::size_t end, TextSort sort) {
    const auto ignored = [&](char c) { return is_ascii_space(c) || (c == '\0' && sort == TextSort::data); };
    std::size_t body = begin;
    bool space = false;
    for (; body < end && ignored(page_[body]); ++body) space |= page_[body] != '\0';
    Skeleton::TextPlace place{
        .at = position(), .source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, .sort = sort};
    if (space) out_.text.push_back(page_[begin] == '\n' || page_[begin] == '\r' ? '\n' : ' ');
    place.body = position();
    if (body < end) out_.text.append(kText);
    place.end = position();
    if (place.end == place.at) return;
    out_.texts.push_back(place);
    has_text_ |= body < end && sort == TextSort::data;
    if (!clumps_.empty()) out_.parts.push_back({{}, place.source, 0, static_cast<std::uint32_t>(out_.parts.size() + 1)});
  }

  // A comment keeps the texts beside it from being one.
  void part_texts() {
    if (out_.texts.empty() || out_.texts.back().at < settled_) return;
    out_.text.append(kComment);
    settled_ = position();
  }

  std::uint32_t position() const { return static_cast<std::uint32_t>(out_.text.size()); }

  // ----------------------------------------------------------------------------------------------------------------- tags

  void start_tag(const ElementRow& row, Span source) {
    newline_eaten_ = false;
    was_select_ = in_select_;
    if (in_select_ && stays_in_select()) {
      clumps_.clear();
      return print_start(row, source, page_[source.end - 2] == '/');
    }
    if (is("svg") && skip_svg(source)) return add_part("svg", source);
    if ((row.traits & kInClump) == 0 && !can_clump(row)) clumps_.clear();
    if (is("html") && out_.html.size() < kMostMerged) out_.html.push_back(source);
    if (is("body") && out_.bodies.size() < kMostMerged) out_.bodies.push_back(source);
    if (row.traits & kLeavesSvg) svg_ = 0;
    if (is("math")) ++math_;
    if (!fits(row)) return clumps_.clear();
    if (row.traits & kInClump) add_part(row.name, source);
    if (can_clump(row)) open_clump(row, source);
    const bool self_closing = page_[source.end - 2] == '/';
    print_start(row, source, self_closing);
    in_select_ |= is("select") && !was_select_;
    if ((row.traits & kVoid) == 0 && !(self_closing && (math_ > 0 || svg_ > 0))) push(row, true);
    if (is("math") && self_closing) --math_;
    if (row.traits & kEatsNewline) newline_eaten_ = true;
    if (row.raw != Raw::none && math_ == 0 && svg_ == 0) raw_text(row);
  }

  // --------------------------------------------------------------------------------------------------------------- clumps

  // Whether the element is to the tree around it what text would be. Where other formatting is open or was closed out of order, the
  // tree builder may copy or close elements; in tables text and elements go different ways.
  bool can_clump(const ElementRow& row) const {
    if ((row.traits & kClumps) == 0 || math_ + svg_ > 0 || clumps_.size() == kMostClumps || !has_text_) return false;
    if (!open_.empty() && open_.back().tabular) return false;
    if ((row.traits & kFormatting) == 0) return true;
    std::size_t formatting = 0;
    for (std::size_t i = open_.size() - clumps_.size(); i < open_.size(); ++i) {
      if (open_[i].name == row.name) return false;
      formatting += (open_[i].traits & kFormatting) != 0;
    }
    return mixed_ == 0 && formatting == formatting_;
  }

  void add_part(std::string_view element, Span source) {
    if (!clumps_.empty()) out_.parts.push_back({element, source, names_, static_cast<std::uint32_t>(out_.parts.size() + 1)});
  }

  void open_clump(const ElementRow& row, Span source) {
    clumps_.push_back({source, position(), out_.tags.size(), out_.texts.size(), out_.parts.size()});
    add_part(row.name, source);
  }

  // Makes a clump of what stands since the innermost one began, if this is its end tag.
  bool close_clump(const ElementRow& row) {
    if (clumps_.empty() || open_.back().name != row.name) return false;
    const Clump clump = clumps_.back();
    clumps_.pop_back();
    pop_innermost();
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
  bool stays_in_select() {
    const bool leaves = is("select") || is("input") || is("keygen") || is("textarea") || (in_table() && is_table_part());
    if (leaves) in_select_ = false;
    if (is("template")) {
      in_select_ = false;
      ++selects_around_;
    }
    return !leaves && !is("script") && !is("html") && !is("template");
  }

  bool is_table_part() const {
    constexpr std::string_view kParts[] = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"};
    return std::find(std::begin(kParts), std::end(kParts), name_) != std::end(kParts);
  }

  // Whether an end tag has a start in the innermost table; a cell may have made its row, and a row its <tbody>.
  bool is_open_in_table(std::string_view name) const {
    const std::size_t last = open_.size() > kLookedBack ? open_.size() - kLookedBack : 0;
    bool found = false;
    for (std::size_t i = open_.size(); i > last; --i) {
      const Family open = open_[i - 1].family;
      found |= open_[i - 1].name == name || (open == Family::td && (name == "tr" || name == "tbody")) ||
               (open == Family::tr && name == "tbody");
      if (open_[i - 1].name == "table") return found;
    }
    return false;
  }

  bool in_table() const {
    const std::size_t last = open_.size() > kLookedBack ? open_.size() - kLookedBack : 0;
    for (std::size_t i = open_.size(); i > last; --i)
      if (open_[i - 1].name == "table") return true;
    return false;
  }

  void print_start(const ElementRow& row, Span source, bool self_closing) {
    out_.tags.push_back({.at = position(), .source = source, .content = {}, .names = names_});
    out_.text.push_back('<');
    out_.text.append(name_);
    // The few attributes that the tree depends on.
    const std::string_view tag = page_.substr(source.begin, source.end - source.begin);
    if (is("input")) {
      const std::string_view type = raw_attribute(tag, "type");
      if (type.size() == 6 && same_name(type, 0, "hidden")) out_.text.append(" type=hidden");
    } else if (is("annotation-xml")) {
      const std::string_view encoding = raw_attribute(tag, "encoding");
      if (same_name(encoding, 0, "text/html") || same_name(encoding, 0, "application/xhtml+xml"))
        out_.text.append(" encoding=text/html");
    } else if (is("font") && math_ + svg_ > 0) {
      for (const std::string_view breaker : {"color", "face", "size"})
        if (raw_attribute(tag, breaker).data()) out_.text.append(" size=1");
    }
    out_.text.append(self_closing && row.name.empty() ? "/>" : ">");
  }

  // Makes room on the stack as the tree will: what the element ends is popped. False when it must be left out.
  bool fits(const ElementRow& row) {
    if (row.traits & kClosesP) close_family(Family::p);
    if (row.traits & kRunsOut) close_family(row.family);
    const bool left_out = ((row.traits & kFormatting) && mixed_ > kMostMixed) || depth_ >= most_depth_;
    if (left_out && (row.traits & kVoid) == 0 && row.raw == Raw::none) {
      out_.too_deep = true;
      push(row, false);
      return false;
    }
    return true;
  }

  void push(const ElementRow& row, bool printed) {
    const bool around = !open_.empty() && open_.back().tabular;
    const bool tabular = (row.traits & kTabular) != 0 || (around && (row.traits & kCell) == 0);
    open_.push_back({.name = row.name, .traits = row.traits, .family = row.family, .printed = printed, .tabular = tabular});
    depth_ += printed;
    formatting_ += (row.traits & kFormatting) != 0;
    ++open_count(row.family);
  }

  std::uint32_t& open_count(Family family) { return open_counts_[static_cast<std::size_t>(family)]; }

  void pop_to(std::size_t size) {
    while (open_.size() > size) {
      depth_ -= open_.back().printed;
      if (open_.back().traits & kFormatting) {
        --formatting_;
        ++mixed_;
      }
      --open_count(open_.back().family);
      open_.pop_back();
    }
  }

  // By its own end tag.
  void pop_innermost() {
    const std::size_t mixed = mixed_;
    pop_to(open_.size() - 1);
    mixed_ = mixed;
  }

  void close_family(Family family) {
    if (open_count(family) == 0) return;
    if (family == Family::rt) {  // a reading ends the one right before it alone
      if (!open_.empty() && open_.back().family == family) pop_to(open_.size() - 1);
      return;
    }
    const std::size_t last = open_.size() > kLookedBack ? open_.size() - kLookedBack : 0;
    for (std::size_t i = open_.size(); i > last; --i) {
      const Open& open = open_[i - 1];
      if (open.family == family) return pop_to(i - 1);
      if (open.traits & kBarrier) return;
      if ((open.traits & kList) && family != Family::p && family != Family::td) return;
    }
  }

  void end_tag(const ElementRow& row) {
    newline_eaten_ = false;
    if (close_clump(row)) return;
    clumps_.clear();
    if (is("form") || (row.traits & kFormatting)) settle_clump();
    if (in_select_ && (is("select") || (is_table_part() && is_open_in_table(row.name)))) in_select_ = false;
    if (is("template") && selects_around_ > 0) {
      in_select_ = true;
      --selects_around_;
    }
    if (is("math") && math_ > 0) --math_;
    if (is("svg") && svg_ > 0) --svg_;
    bool printed = true;
    if (row.traits & kTabular) close_family(Family::td);  // a row's end is its last cell's, also where nobody opened the row
    const std::size_t last = open_.size() > kLookedBack ? open_.size() - kLookedBack : 0;
    for (std::size_t i = open_.size(); i > last; --i) {
      const Open& open = open_[i - 1];
      if (open.name == "table" && row.name != "table" && row.name != "template") break;
      // Elements without a row are not told apart: the innermost counts.
      if (open.name == row.name) {
        printed = open.printed;
        if (i == open_.size())
          pop_innermost();
        else
          pop_to(i - 1);
        break;
      }
      if ((open.traits & kBarrier) && !(row.traits & (kBarrier | kRunsOut)) && open.name != row.name) break;
    }
    if (printed) out_.text.append("</").append(name_).push_back('>');
  }

  // ------------------------------------------------------------------------------------------------------------- raw text

  void raw_text(const ElementRow& row) {
    const std::size_t begin = at_;
    const std::size_t end = is("plaintext")                          ? page_.size()
                            : row.raw == Raw::script && is("script") ? script_end(begin)
                                                                     : raw_end(begin);
    if (row.raw == Raw::script)
      out_.tags.back().content = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    else
      add_text(begin, end, row.raw == Raw::escapable ? TextSort::escapable : TextSort::raw);
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
  bool skip_svg(Span source) {
    const bool self_closing = page_[source.end - 2] == '/';
    const std::size_t end = self_closing || at_ >= no_svg_end_ ? kNone : svg_end();
    if (self_closing) {
      print_start(kPlain, source, true);
      return true;
    }
    if (end == kNone) {
      ++svg_;
      return false;
    }
    print_start(kPlain, source, false);
    out_.text.append("</svg>");
    at_ = end;
    return true;
  }

  // One past the "</svg>" of the drawing that was just opened; kNone when it has none, or has HTML in it that would end it.
  std::size_t svg_end() {
    const std::size_t kept = at_;
    const NameBits names = names_;
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
      } else if (!closing && inside == 0 && (row_named(name).traits & kLeavesSvg)) {
        broken = true;
      } else if (inside > 0 && row_named(name).raw != Raw::none) {
        broken = true;
      } else if (!closing && name == "font") {
        broken = true;
      }
    }
    if (found == kNone && !broken) no_svg_end_ = std::min(no_svg_end_, kept);
    at_ = kept;
    names_ = names;
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
  std::size_t most_depth_;
  Skeleton out_;
  std::size_t at_ = 0;
  std::string name_;    // of the tag at hand, in lower case
  NameBits names_ = 0;  // of its attributes
  std::vector<Open> open_;
  // How many elements of each family are open, so that no search is made for what is not there.
  std::array<std::uint32_t, static_cast<std::size_t>(Family::count)> open_counts_{};
  std::size_t depth_ = 0;         // printed elements that are open
  std::vector<Clump> clumps_;     // the last elements of open_, as long as nothing but parts of clumps came
  std::size_t formatting_ = 0;    // formatting elements that are open
  std::uint32_t settled_ = 0;     // where in the skeleton gumbo has last put text that it held back
  std::size_t behind_clump_ = 0;  // in the side table, of the last one; 0 when there was none
  bool has_text_ = false;         // from the first text on, the page has a body and no frames
  std::size_t mixed_ = 0;         // formatting elements that were closed by something else than their end tag
  std::size_t math_ = 0;
  std::size_t svg_ = 0;             // drawings that are scanned as they are
  std::size_t no_svg_end_ = kNone;  // from here on no drawing ends
  bool in_select_ = false;
  std::size_t selects_around_ = 0;  // in whose templates the page is
  bool was_select_ = false;         // when the tag at hand began
  bool newline_eaten_ = false;      // a new line at the start of the next text is none
};

}  // namespace

Skeleton make_skeleton(std::string_view utf8, std::size_t depth) { return Scanner(utf8, depth).run(); }

std::string_view raw_attribute(std::string_view start_tag, std::string_view name) {
  std::string_view found;
  walk_attributes(start_tag, find_end(start_tag, 1, kEndsTag), [&](std::string_view key, std::string_view value) {
    if (key.size() == name.size() && same_name(key, 0, name)) found = value;
    return found.data() == nullptr;
  });
  return found;
}

}  // namespace pith

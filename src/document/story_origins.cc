// Origins of stories. In: the blocks of a card. Out: who wrote the story and where it was published.
//
// The idea: an inline element that is named for an author or a source has it, and what stands between such elements belongs to the
// element around the block. Without names, words such as "by" and "via" tell.
#include "document/story_origins.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "document/announced_origins.h"
#include "document/item_lines.h"
#include "document/story_names.h"

namespace pith::internal {
namespace {

// The text of an element that is named for an origin.
struct OriginPart {
  Span text{};
  Origin origin{};
};

std::string_view text_at(const Outline& outline, std::uint32_t block, Span text) {
  return outline.blocks[block].text.substr(text.begin, text.end - text.begin);
}

bool give(std::string& member, std::string_view value) {
  if (member.empty()) member = value;
  return !value.empty();
}

// What an element has that is named for an origin; "via" in it announces another one.
bool read_named(std::string_view text, Origin origin, Related& story) {
  text = trim_joints(text);
  const std::size_t source = source_announced_at(text, SourceWords::named);
  bool found = source != std::string_view::npos && give(story.source, announced_source(text.substr(source), SourceWords::named));
  text = trim_joints(text.substr(0, source));
  if (text.empty()) return found;
  found |= origin == Origin::source ? give(story.source, origin_name(text)) : give(story.author, author_name(text));
  return found;
}

// Whether a text between two authors says that there are several: "Ann Lee, Bo Orr and Cy Poe".
bool joins_names(std::string_view text) {
  constexpr std::size_t kMaxLetters = 3;
  text = trim(text);
  const TextCounts counts = count_text(text);
  const bool is_joint = !text.empty() && (text.front() == ',' || text.front() == '&' || counts.letters > 0);
  return is_joint && counts.words <= 1 && counts.letters <= kMaxLetters && text.find_first_of("|/-:()") == std::string_view::npos;
}

// Adds a part to those before it, of which an inner one may be as large, and several authors are one.
void add_part(std::vector<OriginPart>& parts, std::string_view text, const OriginPart& part) {
  if (!parts.empty() && parts.back().origin == part.origin) {
    Span& last = parts.back().text;
    if (last.begin == part.text.begin && last.end == part.text.end) return;
    const bool follows = part.origin == Origin::author && last.end <= part.text.begin;
    if (follows && joins_names(text.substr(last.end, part.text.begin - last.end))) {
      last.end = part.text.end;
      return;
    }
  }
  parts.push_back(part);
}

// The parts of a block that are named for an origin, the inner ones of several first.
std::vector<OriginPart> origin_parts(const Outline& outline, std::uint32_t block) {
  std::vector<OriginPart> parts;
  for (const auto& all : {outline.counts[block].named_parts, outline.counts[block].link_parts})
    for (const InlinePart& part : all)
      if (const Origin origin = origin_named_by(part.names); origin != Origin::none)
        add_part(parts, outline.blocks[block].text, {part.text, origin});
  return parts;
}

// Reads those of the parts that are in `range`, but none around one that has been read. Returns where they are, in order.
std::vector<Span> read_parts(const Outline& outline, std::uint32_t block, Span range, const std::vector<OriginPart>& parts,
                             Related& story) {
  std::vector<Span> read;
  for (const OriginPart& part : parts) {
    const Span text{std::max(part.text.begin, range.begin), std::min(part.text.end, range.end)};
    const auto is_inside = [&](Span inner) { return inner.begin >= text.begin && inner.end <= text.end; };
    if (text.begin >= text.end || std::ranges::any_of(read, is_inside)) continue;
    if (read_named(text_at(outline, block, text), part.origin, story)) read.push_back(text);
  }
  std::ranges::sort(read, {}, &Span::begin);
  return read;
}

// What of a range is in none of the parts.
std::vector<Span> gaps_between(const std::vector<Span>& parts, Span range) {
  std::vector<Span> gaps;
  for (const Span& part : parts) {
    if (part.begin > range.begin) gaps.push_back({range.begin, part.begin});
    range.begin = std::max(range.begin, part.end);
  }
  if (range.begin < range.end) gaps.push_back(range);
  return gaps;
}

// What the names of the element around a block say of it, or those in it, where they are of no part of it.
Origin origin_of_block(const Outline& outline, std::uint32_t block, bool has_parts) {
  const Origin inner = has_parts ? Origin::none : origin_named_by(outline.counts[block].inline_names);
  return inner != Origin::none ? inner : origin_named_by(outline.containers[outline.counts[block].container].names);
}

// Whether the words before an author announce him: the rules say so of a line, and a name is like one elsewhere.
bool is_announced_author(const Outline& outline, std::uint32_t block, std::string_view name, OriginPlace place) {
  if (name.empty()) return false;
  if (place == OriginPlace::line) return has_cue(outline, block, Rule::cue_byline);
  return is_like_names(name) || (place == OriginPlace::after_time && count_text(name).words == 1);
}

// Reads what the words of a text announce, its beginning or what follows an author.
bool read_announced(const Outline& outline, std::uint32_t block, std::string_view text, OriginPlace place, Related& story) {
  const SourceWords words = place == OriginPlace::after_time ? SourceWords::all : SourceWords::line;
  const std::size_t at = source_announced_at(text, words);
  const std::string_view before = trim_joints(text.substr(0, at));
  const std::string_view name = announced_name(before);
  bool found = is_announced_author(outline, block, name, place) && give(story.author, name);
  const bool is_credit = outline.blocks[block].kind == Kind::caption;  // of who made a picture
  if (at != std::string_view::npos && !is_credit && (found || before.empty()))
    found |= give(story.source, announced_source(text.substr(at), found ? SourceWords::named : words));
  return found;
}

}  // namespace

bool read_origins(const Outline& outline, std::uint32_t block, Span text, OriginPlace place, Related& story) {
  const std::vector<OriginPart> parts = origin_parts(outline, block);
  const std::vector<Span> read = read_parts(outline, block, text, parts, story);
  const Origin around = place == OriginPlace::headline ? Origin::none : origin_of_block(outline, block, !parts.empty());
  // A section or a count may stand beside what is named, and after a time.
  const bool is_rest = !read.empty() || place == OriginPlace::after_time;
  bool found = !read.empty();
  for (const Span& gap : gaps_between(read, text)) {
    const std::string_view rest = trim_joints(text_at(outline, block, gap));
    const bool is_named = around != Origin::none && (!is_rest || (is_like_names(rest) && count_text(rest).words > 1));
    found |= is_named ? read_named(rest, around, story) : read_announced(outline, block, rest, place, story);
  }
  return found;
}

void read_announced_origins(std::string_view text, Related& story) {
  const std::size_t source = source_announced_at(text, SourceWords::all);
  if (source != std::string_view::npos) give(story.source, announced_source(text.substr(source), SourceWords::all));
  text = trim_joints(text.substr(0, source));
  if (!announced_name(text).empty()) give(story.author, announced_name(text));
}

bool is_name_of_host(std::string_view text, std::string_view host) {
  constexpr std::size_t kMinLetters = 4;
  std::vector<std::string> words;
  append_words(words, text);
  std::string name;
  for (const std::string& word : words) name.append(word);
  return name.size() >= kMinLetters && to_lower(host).find(name) != std::string::npos;
}

bool names_host(std::string_view text, std::string_view host) {
  if (!host.empty() && iequals(text, host)) return true;
  std::string_view longest;
  for (std::string_view rest = host.substr(0, host.rfind('.')); !rest.empty();) {
    const std::string_view label = rest.substr(0, rest.find('.'));
    if (label.size() > longest.size()) longest = label;
    rest.remove_prefix(std::min(label.size() + 1, rest.size()));
  }
  return is_name_of_host(text, longest) && count_text(text).chars >= longest.size();
}

}  // namespace pith::internal

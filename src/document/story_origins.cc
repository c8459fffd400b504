// Origins of stories. In: the blocks of a card. Out: who wrote the story and where it was published.
//
// The idea: a byline, or an element named for one, has the author; an element named for a source, or words such as "via", tell where
// it was published.
#include "document/story_origins.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/item_lines.h"
#include "document/signature.h"
#include "document/story_labels.h"
#include "document/story_names.h"

namespace pith::internal {
namespace {

constexpr std::string_view kSourceBeginnings[] = {
#define SOURCE_BEGINNING(language, text) text,
#include "document/source_beginnings.inc"
#undef SOURCE_BEGINNING
};

enum class Origin : std::uint8_t { none, author, source };

// What a class name says last: "byline-source" has the source, "source-author" the author. A source begins a word, since
// "resource" is none.
Origin origin_named_by(std::string_view names) {
  Origin origin = Origin::none;
  std::size_t last = 0;
  for (const StoryNameRow& row : kStoryNames) {
    if (row.part != StoryName::author && row.part != StoryName::source) continue;
    const std::size_t at = names.rfind(row.text);
    const bool is_source = row.part == StoryName::source;
    if (at == std::string_view::npos || at + 1 <= last || (is_source && !begins_word(names, at))) continue;
    last = at + 1;
    origin = is_source ? Origin::source : Origin::author;
  }
  return origin;
}

std::string_view without_source_beginning(std::string_view text) {
  for (const std::string_view beginning : kSourceBeginnings)
    if (istarts_with(text, beginning)) return text.substr(beginning.size());
  return text;
}

// "Ann Lee" of "ByAnn Lee", where an element ends without a space.
std::string_view without_glued_announcement(std::string_view text) {
  const std::vector<std::string_view> parts = joined_parts(text);
  if (parts.size() == 1) return text;
  const std::string announced = std::string(parts[0]) + " " + std::string(parts[1]);
  return name_in(announced) == parts[1] ? text.substr(static_cast<std::size_t>(parts[1].data() - text.data())) : text;
}

// A name with a plus sign is a mark of stories for subscribers; one with a colon is a label with what it labels,
// and a number begins the time that reading takes.
std::string_view origin_name(std::string_view text) {
  if (text.ends_with(':')) return {};                            // a label of what comes next
  if (text.find("\u00A9") != std::string_view::npos) return {};  // whose the picture is
  const std::string_view name = name_in(without_glued_announcement(text));
  if (!name.empty() && name.front() >= '0' && name.front() <= '9') return {};
  return name.find_first_of("+:") == std::string_view::npos ? name : std::string_view{};
}

// Whether words such as "by" stand before the name in a text.
bool begins_with_announcement(std::string_view text) {
  const std::string_view name = name_in(text);
  return !name.empty() && count_text(name).words <= kMaxNameWords &&
         count_text(text.substr(0, static_cast<std::size_t>(name.data() - text.data()))).letters > 0;
}

// What the names of a block's elements, the innermost of which say it best, or the words of a text in it announce.
Origin origin_in(const Outline& outline, std::uint32_t block, std::string_view text) {
  const Origin inner = origin_named_by(outline.counts[block].inline_names);
  if (inner != Origin::none) return inner;
  const Origin outer = origin_named_by(outline.containers[outline.counts[block].container].names);
  if (outer != Origin::none) return outer;
  const bool announces = has_cue(outline, block, Rule::cue_byline) &&
                         (begins_with_announcement(text) || without_glued_announcement(text).size() < text.size());
  return announces ? Origin::author : Origin::none;
}

void give(std::string& member, std::string_view value) {
  if (member.empty()) member = value;
}

}  // namespace

bool read_origin(const Outline& outline, std::uint32_t block, std::string_view text, Related& story) {
  constexpr std::string_view kSeparators = " /|\\";
  text = trim_if(text, [&](char c) { return kSeparators.find(c) != std::string_view::npos; });
  const Origin origin = origin_in(outline, block, text);
  if (origin == Origin::none) return false;
  const std::string_view published = without_source_beginning(text);
  const bool is_source = published.size() < text.size() || origin == Origin::source;
  give(is_source ? story.source : story.author, origin_name(published));
  return true;
}

std::string_view announced_name(std::string_view text) {
  const std::string_view name = name_in(text);
  const bool announced = name.size() < text.size() && text.ends_with(name) && count_text(text).letters > count_text(name).letters;
  return announced && count_text(name).words <= kMaxNameWords ? name : std::string_view{};
}

bool announces_source(std::string_view text) { return without_source_beginning(text).size() < text.size(); }

void read_announced_origin(std::string_view text, Related& story) {
  const std::string_view published = without_source_beginning(text);
  if (published.size() < text.size()) return give(story.source, origin_name(published));
  if (!announced_name(text).empty()) give(story.author, origin_name(text));
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

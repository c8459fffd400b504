// In: class names. Out: what they say about the texts of a story.
#include "document/story_names.h"

#include <string>
#include <vector>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr StoryName kOriginParts[] = {StoryName::author, StoryName::not_origin, StoryName::not_source, StoryName::source};
constexpr std::size_t kMaxNames = 200;  // bytes of the names of an element

// Where the last word of a name is that a row has; npos for nowhere.
std::size_t last_word(std::string_view name, std::string_view lower, const StoryNameRow& row) {
  const auto is_word = [&](std::size_t at) {
    return begins_word(name, at + row.text.size()) && (row.part == StoryName::author || begins_word(name, at));
  };
  std::size_t at = lower.rfind(row.text);
  while (at != std::string_view::npos && !is_word(at)) at = at == 0 ? std::string_view::npos : lower.rfind(row.text, at - 1);
  return at;
}

// What a row makes of the origin that the words before it in a name tell.
Origin origin_after(Origin before, StoryName part) {
  if (part == StoryName::author) return Origin::author;
  if (part == StoryName::source) return Origin::source;
  return part == StoryName::not_source ? (before == Origin::source ? Origin::none : before) : Origin::none;
}

// Most names have neither, and then no other word matters.
bool may_name_origin(std::string_view lower) {
  return std::ranges::any_of(kStoryNames, [&](const StoryNameRow& row) {
    return (row.part == StoryName::author || row.part == StoryName::source) && lower.find(row.text) != std::string_view::npos;
  });
}

Origin origin_of_name(std::string_view name) {
  const std::string lower = to_lower(name);
  if (!may_name_origin(lower)) return Origin::none;
  struct Word {
    std::size_t end;
    StoryName part;
  };
  std::vector<Word> words;
  for (const StoryNameRow& row : kStoryNames) {
    if (!std::ranges::count(kOriginParts, row.part)) continue;
    const std::size_t at = last_word(name, lower, row);
    if (at == std::string_view::npos) continue;
    const bool is_other =
        follows_word(name, lower, at, StoryName::not_box) || follows_word(name, lower, at, StoryName::other_work);
    words.push_back({at + row.text.size(), is_other ? StoryName::not_origin : row.part});
  }
  std::ranges::sort(words, {}, &Word::end);
  Origin origin = Origin::none;
  for (const Word& word : words) origin = origin_after(origin, word.part);
  return origin;
}

}  // namespace

std::size_t find_word(std::string_view name, std::string_view lower, std::string_view text, bool is_whole) {
  std::size_t at = lower.find(text);
  while (at != std::string_view::npos && !(begins_word(name, at) && (!is_whole || begins_word(name, at + text.size()))))
    at = lower.find(text, at + 1);
  return at;
}

bool follows_word(std::string_view name, std::string_view lower, std::size_t at, StoryName part) {
  std::string_view ahead = lower.substr(0, at);
  while (!ahead.empty() && !is_ascii_letter(ahead.back())) ahead.remove_suffix(1);
  return std::ranges::any_of(kStoryNames, [&](const StoryNameRow& row) {
    return row.part == part && ahead.ends_with(row.text) && begins_word(name, ahead.size() - row.text.size());
  });
}

Origin origin_named_by(std::string_view names) {
  Origin origin = Origin::none;
  any_token(truncate_utf8(names, kMaxNames), [&](std::string_view name) {
    origin = origin_of_name(name);
    return origin != Origin::none;
  });
  return origin;
}

}  // namespace pith::internal

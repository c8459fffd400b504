// Cleaning of titles. In: stories with the texts of their links. Out: the same with plain headlines.
#include "document/story_titles.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "blocks/letter_case.h"
#include "classify/years.h"
#include "document/printed_times.h"
#include "document/story_labels.h"
#include "document/story_names.h"

namespace pith::internal {
namespace {

constexpr int kMaxBadges = 4;
constexpr std::size_t kMinSameEndings = 4;
constexpr std::size_t kMinCounts = 4;
constexpr std::ptrdiff_t kMinJoined = 2;
constexpr std::size_t kMinJoinedShare = 5;  // one story in so many
constexpr std::size_t kMinDated = 2;
constexpr std::uint32_t kMinTitleWords = 2;  // besides a date
constexpr std::size_t kMinDateDigits = 4;
constexpr std::string_view kForwardArrows[] = {"\u2192", " \u00BB", " \u203A", "\u25B6", "\u25BA", "\u2197", " >"};

bool has_badge(const Outline& outline, std::uint32_t block) {
  return has_story_name(outline.counts[block].inline_names, StoryName::badge);
}

// "Ferry is late again Harbour New": words that end many headlines whose elements are named for badges.
void drop_badges(const Outline& outline, std::vector<FoundStory>& stories) {
  for (int round = 0; round < kMaxBadges; ++round) {
    std::unordered_map<std::string, std::size_t> endings;
    for (const auto& [place, address, story] : stories) ++endings[story.title.substr(story.title.rfind(' ') + 1)];
    for (auto& [place, address, story] : stories) {
      std::string& title = story.title;
      const std::size_t space = title.rfind(' ');
      if (space == std::string::npos || !has_badge(outline, place.block)) continue;
      const bool number = title.find_first_not_of("0123456789.,", space + 1) == std::string::npos;
      if ((number && round > 0) || endings[title.substr(space + 1)] >= kMinSameEndings) title.resize(space);
    }
  }
}

// "(12 comments)" at the end of a title. All empty for none.
struct TitleCount {
  std::string_view text{};
  std::string_view name{};  // " comments"
  std::uint32_t number = 0;
};

TitleCount count_at_end(std::string_view title) {
  const std::size_t begin = title.ends_with(')') ? title.rfind('(') : std::string_view::npos;
  if (begin == std::string_view::npos || begin == 0) return {};
  const std::string_view inside = title.substr(begin + 1, title.size() - begin - 2);
  const std::size_t digits = std::min(inside.find_first_not_of("0123456789.,"), inside.size());
  const std::string_view name = inside.substr(digits);
  const bool is_count = digits > 0 && count_text(name).words <= 1 && (name.empty() || name.front() == ' ');
  if (!is_count) return {};
  std::uint32_t number = 0;
  std::from_chars(inside.data(), inside.data() + digits, number);
  return {title.substr(begin), name, number};
}

bool are_years(const std::vector<std::uint32_t>& numbers) {
  constexpr std::uint32_t kFirstYear = 1800;
  const auto years = std::ranges::count_if(numbers, [](std::uint32_t n) { return n >= kFirstYear && n <= kLastYear; });
  return static_cast<std::size_t>(years) * 2 > numbers.size();
}

// Whether numbers are those of the parts of a series, one after the other.
bool are_parts(std::vector<std::uint32_t> numbers) {
  std::ranges::sort(numbers);
  const bool are_different = std::ranges::adjacent_find(numbers) == numbers.end();
  return are_different && numbers.back() - numbers.front() < numbers.size();
}

std::string_view without_count(std::string_view title, const TitleCount& count) {
  return trim(title.substr(0, title.size() - count.text.size()));
}

// The titles without their counts that come with several numbers alone.
std::unordered_set<std::string> titles_of_series(const std::vector<FoundStory>& stories) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::unordered_set<std::string> found;
  for (const FoundStory& story : stories) {
    const TitleCount count = count_at_end(story.related.title);
    if (count.text.empty() || !count.name.empty()) continue;
    const std::string_view title = without_count(story.related.title, count);
    if (numbers.try_emplace(title, count.number).first->second != count.number) found.emplace(title);
  }
  return found;
}

// "Ferry is late again (12 comments)", where several titles end so, but not "The wall (1975)" or "Letters of a keeper (2)".
void drop_counts(std::vector<FoundStory>& stories) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> numbers;
  for (const FoundStory& story : stories)
    if (const TitleCount count = count_at_end(story.related.title); !count.text.empty())
      numbers[std::string(count.name)].push_back(count.number);
  std::erase_if(numbers, [](const auto& row) {
    return row.second.size() < kMinCounts || are_years(row.second) || (row.first.empty() && are_parts(row.second));
  });
  const std::unordered_set<std::string> series = titles_of_series(stories);
  for (FoundStory& story : stories) {
    const TitleCount count = count_at_end(story.related.title);
    const std::string title(without_count(story.related.title, count));
    if (!count.text.empty() && numbers.contains(std::string(count.name)) && !series.contains(title)) story.related.title = title;
  }
}

// The names of the elements around a title.
std::string names_around(const Outline& outline, std::uint32_t block) {
  std::string names(outline.counts[block].inline_names);
  for (ContainerId id = outline.counts[block].container, climbed = 0; id != 0 && climbed < 3; ++climbed) {
    names.append(" ").append(outline.containers[id].names);
    id = outline.containers[id].parent;
  }
  return names;
}

// "Ferry is late again →", but not "He said: « Ferry is late »".
std::string_view without_arrow(std::string_view title) {
  constexpr std::string_view kOpening[] = {"\u00AB", "\u2039"};
  const bool quotes =
      std::ranges::any_of(kOpening, [&](std::string_view mark) { return title.find(mark) != std::string_view::npos; });
  for (const std::string_view arrow : kForwardArrows)
    if (title.ends_with(arrow) && !quotes && count_text(title).letters > 0)
      return trim(title.substr(0, title.size() - arrow.size()));
  return title;
}

// "of" of "Letter of" before a date, which then is part of the title; empty for none.
std::string_view preposition_at_end(std::string_view title) {
  constexpr std::size_t kMaxBytes = 4;
  const std::string_view word = title.substr(title.rfind(' ') + 1);  // npos + 1 is 0
  return word.size() <= kMaxBytes && class_at(word, 0) == CharClass::lower ? word : std::string_view();
}

// A title parted into a date at one of its ends and the rest. All empty where it has none.
struct DatedTitle {
  std::string_view date{};
  std::string_view rest{};         // with the preposition
  std::string_view preposition{};  // between the rest and a date at the end
};

DatedTitle parted_by_date(std::string_view title) {
  const auto time = find_printed_time(title, false);
  if (!time || count_text(title.substr(time->span.begin, time->span.end - time->span.begin)).digits < kMinDateDigits) return {};
  constexpr std::string_view kSeparators = " \t\n|:,-";
  const std::string_view before = title.substr(0, time->span.begin);
  const std::string_view after = title.substr(time->span.end);
  const bool at_end = !trim(before).empty();
  if (at_end && !trim(after).empty()) return {};
  std::string_view rest = at_end ? before : after;
  while (!rest.empty() && kSeparators.find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  while (!rest.empty() && kSeparators.find(rest.back()) != std::string_view::npos) rest.remove_suffix(1);
  if (count_text(rest).words < kMinTitleWords) return {};
  const bool goes_on = at_end && rest == trim(before);
  return {title.substr(time->span.begin, time->span.end - time->span.begin), rest, goes_on ? preposition_at_end(rest) : ""};
}

// A preposition before the date that several titles have in common belongs to the date.
void take_out_dates(std::vector<FoundStory>& stories) {
  std::unordered_map<std::string, std::size_t> prepositions;
  for (const FoundStory& story : stories) ++prepositions[std::string(parted_by_date(story.related.title).preposition)];
  const auto is_dated = [&](const FoundStory& story) {
    const DatedTitle parts = parted_by_date(story.related.title);
    const bool is_other = !story.related.published.empty() && story.related.published != parts.date;
    return !parts.date.empty() && !is_other &&
           (parts.preposition.empty() || prepositions[std::string(parts.preposition)] >= kMinSameEndings);
  };
  if (static_cast<std::size_t>(std::ranges::count_if(stories, is_dated)) < kMinDated) return;
  for (FoundStory& story : stories) {
    if (!is_dated(story)) continue;
    const DatedTitle parts = parted_by_date(story.related.title);
    story.related.published = parts.date;
    story.related.title = std::string(trim(parts.rest.substr(0, parts.rest.size() - parts.preposition.size())));
  }
}

// The parts of a title that runs several together; one where the address has the word that looks like two: "/the-iPhone-case".
std::vector<std::string_view> parts_of(std::string_view title, std::string_view address) {
  std::vector<std::string_view> parts = joined_parts(title);
  const std::string lower = to_lower(address);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string_view left = parts[i].substr(parts[i].rfind(' ') + 1);  // npos + 1 is 0
    std::vector<std::string> right;
    append_words(right, parts[i + 1]);
    if (!right.empty() && lower.find(to_lower(left) + right.front()) != std::string::npos) return {title};
  }
  return parts;
}

}  // namespace

// Where one title runs a label and a headline together, those of other stories do as well.
void clean_titles(const Outline& outline, std::vector<FoundStory>& stories) {
  const auto is_joined = [](const FoundStory& story) { return parts_of(story.related.title, story.address).size() > 1; };
  const auto joined = std::ranges::count_if(stories, is_joined);
  const bool usual = joined >= kMinJoined && static_cast<std::size_t>(joined) * kMinJoinedShare >= stories.size();
  for (auto& [place, address, story] : stories) {
    const std::string title = story.title;
    const std::string_view headline = usual ? headline_among(parts_of(title, address), address) : std::string_view(title);
    story.title = without_arrow(without_pager_label(headline, names_around(outline, place.block)));
    std::ranges::replace(story.title, '\n', ' ');
  }
  drop_badges(outline, stories);
  drop_counts(stories);
  take_out_dates(stories);
}

}  // namespace pith::internal

// In: text of a line beside a headline. Out: the names of the author and the source that its words announce.
//
// The idea: the tables have what stands before names. What announces a name in one language may be part of a name in another, and
// what follows "from" may be a price or a place.
#include "document/announced_origins.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "blocks/letter_case.h"
#include "document/item_lines.h"
#include "document/printed_times.h"
#include "document/signature.h"
#include "document/story_labels.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxNamedWords = 7;      // of what an element has that is named for an author
constexpr std::size_t kMaxSmallWordLetters = 3;  // of a word without a capital between names
constexpr std::size_t kMaxBytesBeforeSource = 200;

enum class Before : std::uint8_t { any, joined, name };

struct SourceBeginning {
  Before what;
  std::string_view text;
};

constexpr SourceBeginning kSourceBeginnings[] = {
#define SOURCE_BEGINNING(language, what, text) {Before::what, text},
#include "document/source_beginnings.inc"
#undef SOURCE_BEGINNING
};

constexpr std::string_view kPlaceBeginnings[] = {
#define PLACE_BEGINNING(language, text) text,
#include "document/place_beginnings.inc"
#undef PLACE_BEGINNING
};

// Announcements that family names begin with.
constexpr std::string_view kParticles[] = {
#define NAME_PARTICLE(language, text) text,
#include "document/name_particles.inc"
#undef NAME_PARTICLE
};

constexpr std::string_view kCountedWords[] = {
#define COUNTED_WORD(language, text) text,
#include "document/counted_words.inc"
#undef COUNTED_WORD
};

// "Ann Lee" of "ByAnn Lee", where an element ends without a space.
std::string_view without_glued_announcement(std::string_view text) {
  const std::vector<std::string_view> parts = joined_parts(text);
  if (parts.size() == 1) return text;
  const std::string announced = std::string(parts[0]) + " " + std::string(parts[1]);
  return name_in(announced) == parts[1] ? text.substr(static_cast<std::size_t>(parts[1].data() - text.data())) : text;
}

// Where a name begins of which an announcement is the first word: "Von der Leyen", "Di Lampedusa". `begin` is where the rest does.
std::size_t begin_of_name(std::string_view text, std::string_view name, std::size_t begin) {
  if (class_at(name, 0) != CharClass::lower && count_text(name).words != 1) return begin;
  for (const std::string_view particle : kParticles) {
    if (particle.size() > begin) continue;
    const std::size_t at = begin - particle.size();
    const bool begins = (at == 0 || text[at - 1] == ' ') && class_at(text, at) == CharClass::upper;
    if (begins && beginning_size(text.substr(at), particle) == particle.size()) return at;
  }
  return begin;
}

std::string_view whole_name_in(std::string_view text) {
  const std::string_view name = name_in(text);
  if (name.empty()) return {};
  const auto begin = static_cast<std::size_t>(name.data() - text.data());
  const std::size_t whole = begin_of_name(text, name, begin);
  return text.substr(whole, begin - whole + name.size());
}

bool begins_with_counted_word(std::string_view text) {
  const std::string_view word = text.substr(0, text.find_first_of(" .,|)"));
  return std::ranges::any_of(kCountedWords, [&](std::string_view counted) { return iequals(word, counted); });
}

// "Ann Lee" of "Ann Lee 5 min read", but all of "Otto 3 the Keeper".
std::string_view before_count(std::string_view name) {
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    const std::size_t end = name.find_first_not_of("0123456789", at + 1);
    if (end > at + 1 && end != std::string_view::npos && name[end] == ' ' && begins_with_counted_word(name.substr(end + 1)))
      return trim_joints(name.substr(0, at));
  }
  return name;
}

// "Ann Lee" of "Ann Lee in forum Ropes". A phrase is as long in small letters as in others.
std::string_view before_place(std::string_view name) {
  for (std::size_t at = name.find(' '); at != std::string_view::npos && at > 0; at = name.find(' ', at + 1))
    for (const std::string_view phrase : kPlaceBeginnings)
      if (beginning_size(name.substr(at), phrase) > 0) return name.substr(0, at);
  return name;
}

bool is_short_name(std::string_view name, std::uint32_t most_words) {
  const std::uint32_t words = count_text(name).words;
  return words <= most_words || (words <= kMaxListedWords && name.find(',') != std::string_view::npos && is_like_names(name));
}

const SourceBeginning* source_beginning(std::string_view text) {
  for (const SourceBeginning& row : kSourceBeginnings)
    if (beginning_size(text, row.text) > 0) return &row;
  return nullptr;
}

// "Via Francigena": a word that announces a source behind a name is part of a name at the start of a line.
bool begins_name(std::string_view line, const SourceBeginning& row) {
  return row.what == Before::joined && class_at(line, 0) == CharClass::upper;
}

// Whether a text may be the author that a source follows, rather than the words of a title.
bool may_precede_source(std::string_view text) {
  if (text.size() > kMaxBytesBeforeSource) return false;
  const std::string_view name = author_name(trim_joints(text));
  return is_like_names(name) || count_text(text).words <= 1 || find_printed_time(text, true).has_value();
}

bool is_like_host(std::string_view text) {
  return text.find('.') != std::string_view::npos && text.find(' ') == std::string_view::npos;
}

}  // namespace

std::string_view trim_joints(std::string_view text) {
  constexpr std::string_view kJoints = " \t\n/|\\,-\u00B7\u2013\u2014\u2022";
  const auto is_joint = [&](std::size_t at, std::size_t end) {
    return kJoints.find(text.substr(at, end - at)) != std::string_view::npos;
  };
  for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::exchange(end, 0))) {
    decode_code_point(text, end);
    if (!is_joint(0, end)) break;
  }
  while (!text.empty() && is_joint(last_code_point_at(text), text.size())) text = text.substr(0, last_code_point_at(text));
  return text;
}

bool is_like_names(std::string_view text) {
  bool is_small = true;
  const bool is_other = any_token(text, [&](std::string_view word) {
    const bool begins = word.data() == text.data();
    std::size_t at = 0;
    while (at < word.size() && class_at(word, at) == CharClass::other) decode_code_point(word, at);
    is_small = class_at(word, at) == CharClass::lower && word.find('\'') == std::string_view::npos;
    return is_small && (begins || count_text(word).letters > kMaxSmallWordLetters);
  });
  return !is_other && !is_small;
}

std::string_view origin_name(std::string_view text) {
  if (text.ends_with(':')) return {};                            // a label of what comes next
  if (text.find("\u00A9") != std::string_view::npos) return {};  // whose the picture is
  const std::string_view name = whole_name_in(without_glued_announcement(text));
  if (!name.empty() && is_ascii_digit(name.front())) return {};  // a count
  // A plus sign marks stories for subscribers, a colon a label with what it labels.
  return name.find_first_of("+:") == std::string_view::npos ? name : std::string_view{};
}

std::string_view author_name(std::string_view text) {
  const std::string_view name = before_count(before_place(origin_name(text)));
  const bool is_date = find_printed_time(name, false).has_value();
  return !is_date && is_short_name(name, kMaxNamedWords) ? name : std::string_view{};
}

std::string_view announced_name(std::string_view text) {
  if (source_beginning(text) != nullptr) return {};
  const std::string_view announcing = without_glued_announcement(text);
  const std::string_view name = whole_name_in(announcing);
  if (name.empty() || class_at(name, 0) == CharClass::digit) return {};
  const auto begin = static_cast<std::size_t>(name.data() - text.data());
  if (count_text(text.substr(0, begin)).letters == 0) return {};
  const std::string_view author = before_count(before_place(name));
  return is_short_name(author, kMaxNameWords) ? author : std::string_view{};
}

std::size_t source_announced_at(std::string_view text, SourceWords words) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && !is_ascii_space(text[at - 1])) continue;
    const SourceBeginning* row = source_beginning(text.substr(at));
    if (row == nullptr) continue;
    const bool begins =
        at == 0 && (words == SourceWords::all || (row->what == Before::joined && !announced_source(text, words).empty()));
    const bool follows = row->what == Before::joined && at > 0 && may_precede_source(text.substr(0, at));
    if (row->what == Before::any || begins || follows) return at;
  }
  return std::string_view::npos;
}

std::string_view announced_source(std::string_view text, SourceWords words) {
  const SourceBeginning* row = source_beginning(text);
  const bool is_line = words == SourceWords::line;
  if (row == nullptr || (is_line && begins_name(text, *row))) return {};
  const std::string_view name = origin_name(text.substr(beginning_size(text, row->text)));
  const bool may_be_any = row->what == Before::any || (row->what == Before::joined && (!is_line || is_like_host(name)));
  const bool is_source = count_text(name).words <= kMaxNameWords && (may_be_any || is_like_names(name));
  return is_source && class_at(name, 0) != CharClass::other ? name : std::string_view{};
}

}  // namespace pith::internal

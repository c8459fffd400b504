// Signatures of comments. In: a short block. Out: its author and its time.
//
// The idea: the time is found first; the name is what comes before it or, if nothing does, behind it, without the words that
// announce a name ("Posted by") or follow one ("says:"). Where a link or emphasis marks a name, that is the name.
#include "document/signature.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "classify/byline_phrases.h"
#include "document/joined_times.h"

namespace pith::internal {
namespace {

constexpr std::string_view kBeginnings[] = {
#define NAME_BEGINNING(languages, text) text,
#include "document/name_beginnings.inc"
#undef NAME_BEGINNING
};
constexpr std::string_view kEndings[] = {
#define NAME_ENDING(languages, text) text,
#include "document/name_endings.inc"
#undef NAME_ENDING
};
// What stands between a name and what is no part of it: counts, ranks, titles.
constexpr std::string_view kSeparators[] = {" \u2022 ", " \u00B7 ", " | ", " \u2013 ", " \u2014 ", "\n", "\t", " // "};
constexpr std::string_view kDashes[] = {" \u2013 ", " \u2014 "};
constexpr std::uint32_t kMaxNameWords = 7;
constexpr std::uint32_t kMaxClosingNameWords = 4;  // of a name after a text
constexpr std::uint32_t kMinSignedWords = 3;       // of a text without a sentence before it
constexpr std::size_t kMaxClosingBytes = 120;

bool has_name_character(std::string_view text) {
  const TextCounts counts = count_text(text);
  return counts.letters > 0 || counts.digits > 0;
}

std::string_view without_beginnings(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const std::string_view begin : kBeginnings) {
      const std::size_t size = beginning_size(text, begin);
      if (size == 0 || !has_name_character(text.substr(size))) continue;
      text.remove_prefix(size);
      again = true;
      break;
    }
  }
  return text;
}

std::string_view without_endings(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const std::string_view end : kEndings) {
      if (text.empty() || text.back() != end.back() || !text.ends_with(end)) continue;
      const std::string_view rest = trim(text.substr(0, text.size() - end.size()));
      if (rest.empty()) continue;
      text = rest;
      again = true;
      break;
    }
  }
  return text;
}

std::string_view before_separator(std::string_view text) {
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view first = trim(text.substr(0, at));
    text = has_name_character(first) ? first : trim(text.substr(at + separator.size()));
  }
  return text;
}

// "1 yr", "3 min": what is glued to a date.
bool is_quantity(std::string_view text) {
  constexpr std::size_t kMaxDigits = 3;
  constexpr std::size_t kMaxUnitBytes = 5;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view unit = trim(text.substr(digits));
  return digits > 0 && digits <= kMaxDigits && text.size() > digits && text[digits] == ' ' && unit.size() <= kMaxUnitBytes &&
         unit.find(' ') == std::string_view::npos;
}

// "<span>Ann Lee</span>": markup that the page shows as text.
std::string_view without_tags(std::string_view text) {
  text = trim(text);
  const std::size_t begin = text.find('>');
  if (!text.starts_with('<') || begin == std::string_view::npos) return text;
  text.remove_prefix(begin + 1);
  return text.substr(0, text.find('<'));
}

// Whether a part of a text is the first word of what announces a name: the link in "Post by Ann Lee".
bool begins_announcement(std::string_view text, Span part) {
  return std::ranges::any_of(kBeginnings, [&](std::string_view announcement) {
    return announcement.size() > part.end - part.begin && beginning_size(text.substr(part.begin), announcement) > 0;
  });
}

// The first link or emphasis in a range of the text that may be a name.
std::string_view marked_name(const Block& block, Span range) {
  for (const Inline& part : block.inlines) {
    if (part.mark == Mark::image || part.mark == Mark::math || part.text.begin < range.begin || part.text.end > range.end)
      continue;
    const std::string_view text = block.text.substr(part.text.begin, part.text.end - part.text.begin);
    const TextCounts counts = count_text(text);
    if (counts.letters == 0 || counts.words > kMaxNameWords || counts.sentence_ends > 1) continue;
    if (begins_announcement(block.text, part.text)) continue;
    return text;
  }
  return {};
}

// Whether a link or emphasis begins where a part of the block's text begins.
bool is_marked(const Block& block, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - block.text.data());
  return std::ranges::any_of(block.inlines, [&](const Inline& mark) { return !is_media(mark.mark) && mark.text.begin == begin; });
}

// "Ann Lee says:": a word of the table, not punctuation alone, follows the name and ends the text.
bool has_label(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  const std::size_t end = static_cast<std::size_t>(name.data() - text.data()) + name.size();
  if (end >= text.size()) return false;
  std::string_view rest = trim(text.substr(end));
  while (rest.ends_with(':') || rest.ends_with(' ')) rest.remove_suffix(1);
  return count_text(rest).letters > 0 &&
         std::ranges::any_of(kEndings, [&](std::string_view label) { return iequals(trim(label), rest); });
}

std::string_view name_in_range(const Block& block, Span range) {
  const std::string_view marked = marked_name(block, range);
  return name_in(marked.empty() ? block.text.substr(range.begin, range.end - range.begin) : marked);
}

}  // namespace

std::size_t beginning_size(std::string_view text, std::string_view lower) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < lower.size();)
    if (at >= text.size() || fold_case(decode_code_point(text, at)) != decode_code_point(lower, i)) return 0;
  return at;
}

std::string_view name_in(std::string_view text) {
  text = without_tags(text);
  const std::string_view name = without_endings(before_separator(without_endings(without_beginnings(text))));
  const bool is_label = std::ranges::any_of(kEndings, [&](std::string_view end) { return iequals(trim(end), name); }) ||
                        std::ranges::any_of(kBeginnings, [&](std::string_view begin) {
                          return !name.empty() && beginning_size(name, trim(begin)) == name.size();
                        });
  const bool dates = is_phrase(name, PhraseType::published) || is_phrase(name, PhraseType::updated);
  return has_name_character(name) && !is_label && !dates && !is_quantity(name) ? name : std::string_view{};
}

Signature read_signature(const Block& block, bool says_ago) {
  const std::string_view text = block.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto time = find_time_of_block(block, says_ago);
  if (!time) {
    const std::string_view name = name_in_range(block, {0, size});
    return {.author = name, .labelled = has_label(text, name)};
  }
  Signature found{.published = text.substr(time->span.begin, time->span.end - time->span.begin)};
  found.author = name_in_range(block, {0, time->span.begin});
  if (found.author.empty()) found.author = name_in_range(block, {time->span.end, size});
  return found;
}

std::optional<ClosingSignature> read_closing_signature(const Block& block) {
  const std::string_view text = block.text;
  for (const std::string_view dash : kDashes) {
    const std::size_t at = text.rfind(dash);
    if (at == std::string_view::npos || text.size() - at > kMaxClosingBytes) continue;
    const TextCounts before = count_text(text.substr(0, at));
    if (before.sentence_ends == 0 && before.words < kMinSignedWords) continue;
    const std::string_view closing = trim(text.substr(at + dash.size()));
    const auto time = find_printed_time(closing, true);
    if (!time || time->span.end != closing.size()) continue;
    const std::string_view name = trim(closing.substr(0, time->span.begin));
    const TextCounts counts = count_text(name);
    if (counts.letters == 0 || counts.words > kMaxClosingNameWords || !is_marked(block, name)) continue;
    const std::string_view published = closing.substr(time->span.begin, time->span.end - time->span.begin);
    return ClosingSignature{{.author = name_in(name), .published = published}, static_cast<std::uint32_t>(at)};
  }
  return std::nullopt;
}

}  // namespace pith::internal

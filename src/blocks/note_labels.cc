// In: short texts, names of markup. Out: labels of notes, sizes, yes or no.
//
// The idea: a label is a number, one or two letters, a Roman numeral or one of the old signs (*, †), perhaps after a word such as
// "note". Everything else in brackets is a remark.
#include "blocks/note_labels.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLabelBytes = 16;
constexpr std::size_t kMaxDigits = 4;
constexpr std::size_t kMaxLetters = 2;
constexpr std::size_t kMaxNumeral = 6;
constexpr std::size_t kMaxSigns = 3;

enum class NoteWord : std::uint8_t { name, sidenote_name, back_link_name, back_link_phrase, label };

struct NoteWordRow {
  NoteWord type;
  std::string_view text;
};
constexpr NoteWordRow kNoteWords[] = {
#define NOTE_NAME(word) {NoteWord::name, word},
#define SIDENOTE_NAME(token) {NoteWord::sidenote_name, token},
#define BACK_LINK_NAME(part) {NoteWord::back_link_name, part},
#define BACK_LINK_PHRASE(text) {NoteWord::back_link_phrase, text},
#define LABEL_WORD(text) {NoteWord::label, text},
#include "blocks/note_names.inc"
#undef NOTE_NAME
#undef SIDENOTE_NAME
#undef BACK_LINK_NAME
#undef BACK_LINK_PHRASE
#undef LABEL_WORD
};

bool is_note_word(std::string_view text, NoteWord type) {
  return std::ranges::any_of(kNoteWords, [&](const NoteWordRow& row) { return row.type == type && row.text == text; });
}

constexpr std::array<std::string_view, 10> kSuperscriptDigits = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                                 "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
constexpr std::array<std::string_view, 6> kSigns = {"*", "\u2020", "\u2021", "\u00A7", "\u00B6", "\u2016"};
constexpr std::array<std::string_view, 12> kArrows = {"^",      "\u2191", "\u21A9", "\u21B5", "\u21D1", "\u2934",
                                                      "\u23CE", "\u2B06", "\u25B2", "\u21A5", "\u2196", "\u2190"};
constexpr std::string_view kVariationSelectors[] = {"\uFE0E", "\uFE0F"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_bracket(char c) { return c == '[' || c == ']' || c == '(' || c == ')'; }

// The bytes of one of `list` at the start of the text, or 0.
std::size_t size_of_first(std::string_view text, std::span<const std::string_view> list) {
  const auto found = std::ranges::find_if(list, [&](std::string_view one) { return text.starts_with(one); });
  return found == list.end() ? 0 : found->size();
}

std::string with_plain_digits(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto digit = std::ranges::find_if(kSuperscriptDigits, [&](std::string_view one) { return text.starts_with(one); });
    if (digit == kSuperscriptDigits.end()) {
      out.push_back(text.front());
      text.remove_prefix(1);
    } else {
      out.push_back(static_cast<char>('0' + (digit - kSuperscriptDigits.begin())));
      text.remove_prefix(digit->size());
    }
  }
  return out;
}

bool is_number(std::string_view text) {
  if (text.size() > 1 && is_ascii_letter(text.back())) text.remove_suffix(1);
  return !text.empty() && text.size() <= kMaxDigits && std::ranges::all_of(text, is_digit);
}

bool are_letters(std::string_view text) {
  if (text.size() <= kMaxLetters) return std::ranges::all_of(text, is_ascii_letter);
  return text.size() <= kMaxNumeral && text.find_first_not_of("ivxlc") == std::string_view::npos;
}

bool are_signs(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    const std::size_t size = size_of_first(text, kSigns);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return count > 0 && count <= kMaxSigns;
}

bool is_word_with_number(std::string_view text) {
  const std::string lower = to_lower(text);
  const std::size_t digits = lower.find_first_of("0123456789");
  if (digits == std::string::npos || digits == 0) return false;
  return is_number(std::string_view(lower).substr(digits)) &&
         is_note_word(trim(std::string_view(lower).substr(0, digits)), NoteWord::label);
}

std::string_view without_brackets(std::string_view text) {
  return trim(trim_if(trim(text), [](char c) { return is_bracket(c) || is_ascii_space(c); }));
}

// The bytes of a label at the start of a text in which digits may be superscripts; 0 if the text begins with another word.
std::size_t size_of_label(std::string_view text, std::string_view label) {
  std::size_t at = 0;
  for (const char c : label) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(c))
      ++at;
    else if (is_digit(c) && rest.starts_with(kSuperscriptDigits[static_cast<std::size_t>(c - '0')]))
      at += kSuperscriptDigits[static_cast<std::size_t>(c - '0')].size();
    else
      return 0;
  }
  const bool goes_on = at < text.size() && (is_digit(text[at]) || is_ascii_letter(text[at])) && is_digit(label.back());
  return goes_on ? 0 : at;
}

std::size_t skip_white(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

}  // namespace

std::string note_label(std::string_view text) {
  text = without_brackets(text);
  if (text.empty() || text.size() > kMaxLabelBytes) return {};
  if (text.size() > 1 && text.ends_with('.')) text.remove_suffix(1);
  std::string label = with_plain_digits(text);
  if (is_number(label) || are_letters(label) || are_signs(label) || is_word_with_number(label)) return label;
  return {};
}

std::size_t label_size(std::string_view text, std::string_view label, bool in_numbered_item) {
  std::size_t at = 0;
  while (const std::size_t arrow = size_of_first(text.substr(at), kArrows)) at = skip_white(text, at + arrow);
  const bool bracketed = at < text.size() && (text[at] == '[' || text[at] == '(');
  const std::size_t begin = skip_white(text, at + (bracketed ? 1 : 0));
  const std::size_t size = size_of_label(text.substr(begin), label);
  if (size == 0) return at;
  std::size_t end = skip_white(text, begin + size);
  const bool closed = end < text.size() && (text[end] == ']' || text[end] == ')');
  if ((bracketed && !closed) || (in_numbered_item && !bracketed)) return at;
  if (closed) ++end;
  if (end < text.size() && (text[end] == '.' || text[end] == ':')) ++end;
  const bool parted = end == text.size() || is_ascii_space(text[end]) || end > begin + size;
  return parted || !is_ascii_letter(label.back()) ? skip_white(text, end) : at;
}

bool is_back_link_text(std::string_view text) {
  text = without_brackets(text);
  if (is_note_word(to_lower(text), NoteWord::back_link_phrase)) return true;
  if (!note_label(text).empty()) return true;
  if (!text.empty() && std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; })) return true;
  while (!text.empty()) {
    std::size_t size = size_of_first(text, kArrows);
    if (size == 0) size = size_of_first(text, kVariationSelectors);
    if (size == 0 && is_ascii_space(text.front())) size = 1;
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

bool has_note_name(std::string_view names) {
  for (std::size_t at = 0; at < names.size();) {
    while (at < names.size() && !is_ascii_letter(names[at])) ++at;
    const std::size_t begin = at;
    while (at < names.size() && is_ascii_letter(names[at])) ++at;
    if (at > begin && is_note_word(to_lower(names.substr(begin, at - begin)), NoteWord::name)) return true;
  }
  return false;
}

bool is_sidenote_name(std::string_view tokens) {
  if (tokens.find("note") == std::string_view::npos) return false;
  return std::ranges::any_of(
      kNoteWords, [&](const NoteWordRow& row) { return row.type == NoteWord::sidenote_name && has_token(tokens, row.text); });
}

bool is_label_word(std::string_view text) {
  const std::string lower = to_lower(text);
  return is_note_word(trim_if(lower, [](char c) { return c == ':' || is_ascii_space(c); }), NoteWord::label);
}

bool has_back_link_name(std::string_view names) {
  if (names.empty()) return false;
  const std::string lower = to_lower(names);
  return std::ranges::any_of(kNoteWords, [&](const NoteWordRow& row) {
    return row.type == NoteWord::back_link_name && lower.find(row.text) != std::string::npos;
  });
}

}  // namespace pith::internal

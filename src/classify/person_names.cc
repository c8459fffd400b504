// Names of people and organizations. In: a text that a label or a <meta> announces, or a part of a byline. Out: the names in it.
//
// The idea: names are separated by commas, semicolons and conjunctions. What is left of a text is a name unless something speaks
// against it: too many words, a small letter at the start, an address, a phrase such as "staff writer".
#include "classify/person_names.h"

#include <algorithm>

#include "base/simd.h"
#include "base/utf8.h"
#include "blocks/letter_case.h"
#include "classify/byline_phrases.h"
#include "classify/cues.h"
#include "classify/dates.h"
#include "classify/name_parts.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxWords = 9;
constexpr std::size_t kMaxLikelyNameWords = 6;
constexpr std::string_view kParticles[] = {"van", "von", "de", "da",  "di",  "del", "della", "la",
                                           "le",  "el",  "al", "bin", "ter", "ten", "dos"};
constexpr std::string_view kArticles[] = {"der", "die", "das", "the", "el", "la", "le", "il", "de", "den"};  // before nicknames
constexpr std::string_view kPartsOfAddresses[] = {"@", "://", "[at]", "www."};

constexpr std::size_t kMaxUnspacedLetters = 10;  // of a name in a script without spaces, with the signs in it
constexpr std::size_t kMaxSpacedLetters = 32;
constexpr char32_t kSignsInNames[] = {U'-', U'\'', U'"', U'\u00B7', U'\u05F3', U'\u05F4', U'\u200C', U'\u3000', U'\u30FB'};

// Cues that name something of the site.
constexpr Rule kSiteLabelCues[] = {Rule::cue_ad_label,    Rule::cue_comment_action, Rule::cue_comment_heading, Rule::cue_menu,
                                   Rule::cue_newsletter,  Rule::cue_product_action, Rule::cue_related_heading, Rule::cue_share,
                                   Rule::cue_site_footer, Rule::cue_tags_heading};

// The words of a text, as views of it.
std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::size_t offset_of(std::string_view word, std::string_view text) {
  return static_cast<std::size_t>(word.data() - text.data());
}

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return decode_code_point(text, at);
}

// A name of several words begins with no digit, and with a small letter only where the first word is a particle such as "von".
bool starts_like_name(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() < 2) return true;
  const char32_t first = first_code_point(words.front());
  const bool is_small = is_letter(first) && fold_case(first) == first && first < 0x250;
  if (is_digit(first)) return false;
  return !is_small || std::ranges::find(kParticles, words.front()) != std::end(kParticles);
}

// Whether a text of several words has no more than names have, and no marks that names have not.
bool has_form_of_name(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() < 2) return true;
  return words.size() <= kMaxWords && find_any<'?', '!', ':', '=', '<', '>', '[', ']', '{', '}'>(text) == text.size();
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_letter(decode_code_point(text, at))) return true;
  return false;
}

bool has_part_of_address(std::string_view text) {
  return std::ranges::any_of(kPartsOfAddresses, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

// Whether a text is a name, however it starts.
bool is_name_after_start(std::string_view text) {
  if (text.empty() || text.size() > kMaxNameBytes || !has_form_of_name(text)) return false;
  if (label_at_start(text).bytes == text.size() || has_part_of_address(text)) return false;
  return !names_nobody(text) && has_letter(text);
}

bool is_name(std::string_view text) { return starts_like_name(text) && is_name_after_start(text); }

bool is_conjunction(std::string_view word) { return is_phrase(word, PhraseType::conjunction); }

// "Senior Director", "CEO of the Ministry".
bool has_role(std::string_view text) {
  return std::ranges::any_of(split_words(text),
                             [](std::string_view word) { return is_phrase(trim_separators(word), PhraseType::role); });
}

// The parts of a text between conjunctions that have two words or more on either side: "Center for Tides and Weather" is one
// name.
std::vector<std::string_view> split_at_conjunctions(std::string_view text) {
  const auto words = split_words(text);
  std::vector<std::string_view> parts;
  std::size_t first = 0;
  for (std::size_t i = 2; i + 2 < words.size(); ++i) {
    if (i < first + 2 || !is_conjunction(words[i])) continue;
    const std::size_t begin = offset_of(words[first], text);
    parts.push_back(text.substr(begin, offset_of(words[i - 1], text) + words[i - 1].size() - begin));
    first = i + 1;
  }
  if (first < words.size()) parts.push_back(text.substr(offset_of(words[first], text)));
  return parts;
}

// "Ann Lee in Culture", "Ann Lee on Friday" up to the label after the name.
std::string_view cut_at_label(std::string_view text) {
  const auto words = split_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view rest = text.substr(offset_of(words[i], text));
    const PhraseType label = label_at_start(rest).type;
    if (label != PhraseType::none && label != PhraseType::author && rest.front() >= 'a' && rest.front() <= 'z')
      return trim_separators(text.substr(0, offset_of(words[i], text)));
  }
  return text;
}

// "[12]Ann Lee": browsers for terminals number links.
std::string_view without_link_number(std::string_view text) {
  const std::size_t end = text.starts_with('[') ? text.find_first_not_of("0123456789", 1) : 0;
  return end > 1 && end < text.size() && text[end] == ']' ? trim_separators(text.substr(end + 1)) : text;
}

// The text up to what tells more about a name: "Ann Lee (Harrow, Selm)", "Ann Lee ann@selm.example".
std::string_view cut_at_details(std::string_view text) {
  if (const std::size_t at = text.find(" ("); at != std::string_view::npos && text.find(',', at) != std::string_view::npos)
    text = text.substr(0, at);
  const auto words = split_words(text);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (has_part_of_address(words[i])) return trim_separators(text.substr(0, offset_of(words[i], text)));
  return text;
}

std::string_view without_conjunction(std::string_view part) {
  const auto words = split_words(part);
  return !words.empty() && is_conjunction(words.front()) ? trim_separators(part.substr(words.front().size())) : part;
}

// Names in the order of a text, with the degrees and trades that follow some of them.
class NameList {
 public:
  void add(std::string_view part) {
    const std::string_view bare = without_conjunction(without_leading_degrees(without_conjunction(part)));
    if (bare.empty()) return;
    if (!names_.empty() && (is_detail(bare) || names_nobody(bare) || has_role(bare) || is_role(bare))) return;
    // Another word after a comma, such as "Jr.", is part of the name.
    if (!names_.empty() && split_words(bare).size() == 1)
      details_.back().append(", ").append(bare);
    else if (is_announced_name(bare) && std::ranges::find(names_, bare) == names_.end())
      names_.emplace_back(bare), details_.emplace_back();
  }

  // A degree tells more about the only author; in a list it is taken for a name.
  std::vector<std::string> take() {
    if (names_.size() == 1 && !degrees_.empty()) names_.front().append(degrees_);
    for (std::size_t i = 0; i < names_.size(); ++i) names_[i].append(details_[i]);
    return std::move(names_);
  }

 private:
  // "PhD", "dpa": neither a name nor part of one. The full stop of a sentence is no part of a degree.
  bool is_detail(std::string_view part) {
    if (are_degrees(part)) {
      const bool ends_sentence = part.ends_with('.') && part.find('.') + 1 == part.size();
      degrees_.append(", ").append(part.substr(0, part.size() - (ends_sentence ? 1 : 0)));
      return true;
    }
    const char32_t first = first_code_point(part);
    return split_words(part).size() == 1 && is_letter(first) && first < 0x250 && fold_case(first) == first;
  }

  // "tide.example Newsroom", "7 Tides News": a team may begin with a small letter or a digit.
  static bool is_team(std::string_view part) {
    const std::size_t words = split_words(part).size();
    return words >= 2 && words <= kMaxLikelyNameWords && names_organization(part) && is_name_after_start(part);
  }

  // With a label before it, "der Michl" is a name.
  static bool is_announced_name(std::string_view part) {
    if (is_no_name(part)) return false;
    if (is_team(part)) return true;
    const std::size_t space = part.find(' ');
    const bool is_nickname = space != std::string_view::npos && is_upper(first_code_point(part.substr(space + 1))) &&
                             std::ranges::find(kArticles, part.substr(0, space)) != std::end(kArticles);
    return is_name(is_nickname ? part.substr(space + 1) : part);
  }

  std::vector<std::string> names_;
  std::vector<std::string> details_;  // one for each name
  std::string degrees_;
};

}  // namespace

bool is_site_label(std::string_view text) {
  CueReader reader;
  const auto is_label = [&reader](std::string_view part, std::size_t words) {
    return std::ranges::any_of(reader.read(part, static_cast<std::uint32_t>(words)),
                               [](Rule rule) { return std::ranges::find(kSiteLabelCues, rule) != std::end(kSiteLabelCues); });
  };
  const auto words = split_words(text);
  return is_label(text, words.size()) ||
         std::ranges::all_of(words, [&is_label](std::string_view word) { return is_label(word, 1); });
}

bool is_caseless_name(std::string_view text) {
  const auto words = split_words(text);
  if (words.empty() || words.size() > kMaxLikelyNameWords) return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) {
    const char32_t c = decode_code_point(text, at);
    if (c != U' ' && std::ranges::find(kSignsInNames, c) == std::end(kSignsInNames) && class_of(c) != CharClass::caseless)
      return false;
  }
  const bool is_unspaced = is_unspaced_script(first_code_point(text));
  return letters <= (is_unspaced ? kMaxUnspacedLetters : kMaxSpacedLetters) && is_name(text);
}

bool is_likely_name(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() < 2 || words.size() > kMaxLikelyNameWords) return false;
  std::size_t small = 0;
  for (const std::string_view word : words) {
    const char32_t first = first_code_point(word);
    if (!is_letter(first)) return false;
    small += !is_upper(first);
  }
  if (small > 1 || small * 2 >= words.size()) return false;
  const auto is_in_no_name = [](Bytes16 c) { return is_digit16(c) | (c == '!') | (c == '?') | (c == '#'); };
  return find_class(text, 0, is_in_no_name) == text.size() && is_name(text);
}

std::vector<std::string> split_names(std::string_view text) {
  text = without_name_label(trim_separators(text));
  if (const LabelMatch label = label_at_start(text); label.type == PhraseType::author)
    text = without_plural_end(trim_separators(text.substr(label.bytes)));
  if (is_phrase(text, PhraseType::office)) return {std::string(text)};  // nobody else is named
  if (const auto date = find_date(text, DateOrder::day_first)) text = trim_separators(text.substr(0, date->span.begin));
  text = cut_name_tail(cut_at_details(cut_at_label(without_link_number(text))));
  NameList names;
  while (!text.empty()) {
    const std::size_t end = find_any<',', ';'>(text);
    for (const std::string_view part : split_at_conjunctions(trim_separators(text.substr(0, end)))) names.add(part);
    text = end < text.size() ? trim_separators(text.substr(end + 1)) : std::string_view();
  }
  return names.take();
}

}  // namespace pith::internal

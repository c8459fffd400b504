// In: blocks. Out: whether a form settles what they are.
//
// The idea: a phrase at the start of a line tells little, since sentences begin with it too. That the rest of the line is links,
// names or a year tells that it is no sentence.
#include "classify/line_forms.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/simd.h"
#include "base/text.h"
#include "blocks/letter_case.h"
#include "classify/byline_phrases.h"
#include "classify/mailboxes.h"
#include "classify/years.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxLabelWords = 4;
constexpr std::uint32_t kMaxTagWords = 4;
constexpr std::uint32_t kMinPointedWords = 3;
constexpr std::size_t kMinHashtags = 2;
constexpr std::uint32_t kMaxDetailWords = 5;  // after its label
constexpr std::size_t kMinMarkStars = 2;
constexpr std::size_t kMinSignatureBar = 5;        // underscores
constexpr std::size_t kMaxBytesBeforeRights = 70;  // with the phrase; where another text is quoted, its name is before it
constexpr std::string_view kSigns[] = {"\u00A9", "(c)", "(C)", "copyright", "Copyright", "COPYRIGHT"};
constexpr std::string_view kRightsPhrases[] = {
#define RIGHTS_PHRASE(language, text) text,
#include "classify/rights_phrases.inc"
#undef RIGHTS_PHRASE
};

// Five bits each of the first byte and of the length of the first word, by which most words begin no phrase.
constexpr std::size_t beginning_of(std::string_view word) {
  return (static_cast<std::size_t>(word.front()) & 31U) << 5 | std::min<std::size_t>(word.size(), 31);
}
constexpr auto kRightsBeginnings = [] {
  std::array<bool, 1024> beginnings{};
  for (const std::string_view phrase : kRightsPhrases) beginnings[beginning_of(phrase.substr(0, phrase.find(' ')))] = true;
  return beginnings;
}();

// Spans of the links of a block, in their order.
std::vector<Span> link_spans(const Block& block) {
  std::vector<Span> spans;
  for (const Inline& mark : block.inlines)
    if (mark.mark == Mark::link) spans.push_back(mark.text);
  std::ranges::sort(spans, {}, &Span::begin);
  return spans;
}

std::uint32_t words_of(std::string_view text) { return count_text(text).words; }

std::uint32_t unlinked_words(const Block& block, const std::vector<Span>& links) {
  std::uint32_t words = 0;
  std::size_t at = 0;
  for (const Span& link : links) {
    if (link.begin > at) words += words_of(block.text.substr(at, link.begin - at));
    at = std::max<std::size_t>(at, link.end);
  }
  return words + (at < block.text.size() ? words_of(block.text.substr(at)) : 0);
}

bool are_hashtags(std::string_view text) {
  std::size_t tags = 0;
  const bool other = any_token(text, [&](std::string_view word) {
    const bool is_tag = word.size() > 1 && word.front() == '#' && is_part_of_word(class_at(word, 1));
    tags += is_tag;
    return !is_tag;
  });
  return !other && tags >= kMinHashtags;
}

bool has_rights_phrase(std::string_view folded) {
  return any_token(folded, [&](std::string_view word) {
    if (!kRightsBeginnings[beginning_of(word)]) return false;
    const std::string_view rest = folded.substr(static_cast<std::size_t>(word.data() - folded.data()));
    return std::ranges::any_of(kRightsPhrases, [&](std::string_view phrase) { return rest.starts_with(phrase); });
  });
}

// "ferries, clocks": short names with commas between them.
bool are_short_names(std::string_view text) {
  std::size_t names = 0;
  while (!text.empty()) {
    const std::size_t end = find_any<',', ';', '|'>(text);
    const std::uint32_t words = words_of(text.substr(0, end));
    if (words == 0 || words > kMaxTagWords - 1) return false;
    ++names;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names > 1;
}

}  // namespace

bool is_tag_line(const Block& block, const BlockCounts& counts, bool has_label) {
  if (are_hashtags(block.text)) return true;
  if (!has_label) return false;
  if (counts.links == 0) {
    const std::size_t colon = block.text.find(':');
    return colon != std::string_view::npos && words_of(block.text.substr(0, colon)) <= kMaxLabelWords &&
           counts.text.sentence_ends == 0 && are_short_names(block.text.substr(colon + 1));
  }
  const std::vector<Span> links = link_spans(block);
  const bool are_short = std::ranges::all_of(
      links, [&](const Span& link) { return words_of(block.text.substr(link.begin, link.end - link.begin)) <= kMaxTagWords; });
  const std::uint32_t unlinked = unlinked_words(block, links);
  const bool is_only_label = unlinked == 0 && links.size() == 1;
  return are_short && !is_only_label && unlinked <= kMaxLabelWords;
}

bool is_pointer_line(const Block& block, const BlockCounts& counts) {
  if (counts.links == 0) return false;
  const std::vector<Span> links = link_spans(block);
  const std::uint32_t unlinked = unlinked_words(block, links);
  return unlinked <= kMaxLabelWords && counts.text.words >= unlinked + kMinPointedWords;
}

BylineForm byline_form_of(const Block& block) {
  const std::optional<std::string> text = text_without_mailboxes(block);
  return byline_form(text ? std::string_view(*text) : block.text);
}

bool is_caption_line(const Block& block, bool is_known) {
  bool has_image = false;
  std::size_t emphasised = 0;  // bytes from the begin of the text
  for (const Inline& mark : block.inlines) {
    has_image |= mark.mark == Mark::image && mark.text.begin == 0;
    if (mark.mark == Mark::emphasis && mark.text.begin <= emphasised)
      emphasised = std::max<std::size_t>(emphasised, mark.text.end);
  }
  return has_image && (is_known || emphasised >= block.text.size());
}

bool is_emphasised(const Block& block) {
  return std::ranges::any_of(block.inlines, [&](const Inline& mark) {
    return mark.mark == Mark::emphasis && mark.text.begin == 0 && mark.text.end == block.text.size();
  });
}

bool is_signature(std::string_view text) {
  const std::size_t end = text.find_first_not_of('_');
  return end != std::string_view::npos && end >= kMinSignatureBar && text[end] == '\n';
}

MemberLine member_line(std::string_view text) {
  MemberLine found = MemberLine::none;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || words_of(line.substr(colon)) > kMaxDetailWords) return MemberLine::none;
    const std::string_view label = trim(line.substr(0, colon));
    if (is_phrase(label, PhraseType::member_detail))
      found = MemberLine::sure;
    else if (!is_phrase(label, PhraseType::person_detail))
      return MemberLine::none;
    else if (found == MemberLine::none)
      found = MemberLine::possible;
  }
  return found;
}

bool is_rights_line(std::string_view text, std::string_view folded) {
  if (has_rights_phrase(folded.substr(0, kMaxBytesBeforeRights))) return true;
  for (const std::string_view sign : kSigns) {
    if (!text.starts_with(sign)) continue;
    std::string_view rest = trim(text.substr(sign.size()));
    for (const std::string_view other : kSigns)
      if (rest.starts_with(other)) rest = trim(rest.substr(other.size()));
    return rest.size() >= 4 && begins_as_year(rest) && std::ranges::all_of(rest.substr(0, 4), is_ascii_digit);
  }
  return false;
}

EditionMark edition_mark(std::string_view text) {
  std::size_t stars = 0;
  while (stars < text.size() && text[stars] == '*') ++stars;
  if (stars < kMinMarkStars) return EditionMark::none;
  const std::string_view rest = trim(text.substr(stars));
  if (rest.find("***") == std::string_view::npos && !rest.ends_with('*')) return EditionMark::none;
  if (istarts_with(rest, "start of ")) return EditionMark::start;
  return istarts_with(rest, "end of ") ? EditionMark::end : EditionMark::none;
}

}  // namespace pith::internal

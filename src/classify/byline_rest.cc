// In: what stands after "by" or "updated". Out: whether it is that of a byline.
//
// The idea: names begin with a capital, dates and times with a digit, perhaps after a short word: "by the Herald", "am 3. Mai".
// The name of an account may begin with a small letter, but then it stands alone or before a sign. A sentence that begins with a
// name or a date has more small words than bylines have.
#include "classify/byline_rest.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxParticle = 3;   // letters of a small word before a name or within it
constexpr std::uint32_t kMaxParticles = 2;  // before a name
// Longer small words of prose: how many there are at least, and how many words there are for one at most.
constexpr std::uint32_t kMinSmallWords = 2;
constexpr std::uint32_t kWordsPerSmallWord = 2;
constexpr std::uint32_t kWordsPerSmallWordOfSentence = 3;
constexpr double kMaxLowerShare = 0.75;  // of a sentence's words after "by", those in lower case
constexpr std::string_view kSeparators[] = {"/",      "|",      "-",      "\u2013", "\u2014",
                                            "\u00B7", "\u2022", "\u00BB", "@",      ":"};  // between parts of bylines

struct Word {
  CharClass first = CharClass::other;
  std::uint32_t letters = 0;
};

bool is_small(const Word& word) { return word.first == CharClass::lower && word.letters > kMaxParticle; }

// Takes the next word and the spaces around it from the begin of `text`.
Word take_word(std::string_view& text) {
  Word word;
  std::size_t at = 0;
  while (at < text.size() && class_at(text, at) == CharClass::space) decode_code_point(text, at);
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    const CharClass type = class_of(decode_code_point(text, next));
    if (type == CharClass::space) break;
    if (at == begin) word.first = type;
    word.letters += is_part_of_word(type);
    at = next;
  }
  while (at < text.size() && class_at(text, at) == CharClass::space) decode_code_point(text, at);
  text.remove_prefix(at);
  return word;
}

bool begins_with_sign(std::string_view text) {
  return std::ranges::any_of(kSeparators, [&](std::string_view sign) { return text.starts_with(sign); });
}

bool begins_with_name(std::string_view text) {
  for (std::uint32_t particles = 0; !text.empty(); ++particles) {
    const Word word = take_word(text);
    if (word.first != CharClass::lower) return true;
    const bool is_account = particles == 0 && (text.empty() || text.front() == '(' || begins_with_sign(text));
    if (is_account) return true;
    if (word.letters > kMaxParticle || particles == kMaxParticles) return false;
  }
  return false;
}

bool ends_sentence(std::string_view text) { return class_at(text, last_code_point_at(text)) == CharClass::terminator; }

// What comes after a sign such as a bar is another text, and what comes after a comma is a trade where no sentence ends.
bool is_prose(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t lower = 0;
  std::uint32_t small = 0;
  const bool sentence = ends_sentence(text);
  if (!sentence) text = text.substr(0, text.find(','));
  while (!text.empty() && !begins_with_sign(text)) {
    const Word word = take_word(text);
    words += word.letters > 0;
    lower += word.first == CharClass::lower;
    small += is_small(word);
  }
  if (sentence && text.empty() && lower > kMaxLowerShare * words) return true;
  return small >= kMinSmallWords &&
         small * (sentence && text.empty() ? kWordsPerSmallWordOfSentence : kWordsPerSmallWord) >= words;
}

}  // namespace

bool reads_as_byline(std::string_view text) { return text.empty() || (begins_with_name(text) && !is_prose(text)); }

std::string_view after_first_word(std::string_view text) {
  const auto skip = [&](bool words) {
    while (!text.empty()) {
      std::size_t next = 0;
      const char32_t c = decode_code_point(text, next);
      constexpr char32_t kFirstMark = 0x300;
      constexpr char32_t kLastMark = 0x36F;
      const bool in_word = is_letter(c) || (c >= kFirstMark && c <= kLastMark);
      if (in_word != words) return;
      text.remove_prefix(next);
    }
  };
  skip(false);
  skip(true);
  std::size_t begin = 0;
  while (begin < text.size() && class_at(text, begin) == CharClass::space) decode_code_point(text, begin);
  return text.substr(begin);
}

}  // namespace pith::internal

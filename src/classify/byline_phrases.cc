// Phrases of bylines. In: text. Out: types of phrases.
//
// The idea: only phrases that begin with the first two bytes of the text, or end with its last one, can match, and indexes that
// are made when the program is compiled find those.
#include "classify/byline_phrases.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/simd.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

struct Phrase {
  PhraseType type;
  std::string_view text;
};
constexpr Phrase kPhrases[] = {
#define PHRASE(type, language, text) {PhraseType::type, text},
#include "classify/byline_phrases.inc"
#undef PHRASE
};

constexpr std::size_t kMaxPhraseBytes =
    std::ranges::max_element(kPhrases, {}, [](const Phrase& phrase) { return phrase.text.size(); })->text.size();

constexpr std::size_t kMinGluedBytes = 5;  // of a label after a lost space; shorter ones are parts of names

constexpr bool is_label(PhraseType type) { return type < PhraseType::conjunction; }

// Phrases in buckets: those of bucket b are phrases[begin[b]] to phrases[begin[b + 1]], in the order of the table.
template <std::size_t kBuckets>
struct PhraseIndex {
  std::array<std::uint16_t, std::size(kPhrases)> phrases{};
  std::array<std::uint16_t, kBuckets + 1> begin{};

  /// The numbers of the phrases of a bucket.
  constexpr std::span<const std::uint16_t> of(std::size_t bucket) const {
    return {phrases.data() + begin[bucket], phrases.data() + begin[bucket + 1]};
  }
};

template <std::size_t kBuckets, typename BucketOf>
constexpr PhraseIndex<kBuckets> make_index(const BucketOf& bucket_of) {
  PhraseIndex<kBuckets> index;
  for (const Phrase& phrase : kPhrases) ++index.begin[bucket_of(phrase.text) + 1];
  for (std::size_t i = 0; i < kBuckets; ++i) index.begin[i + 1] = static_cast<std::uint16_t>(index.begin[i + 1] + index.begin[i]);
  auto next = index.begin;
  for (std::size_t i = 0; i < std::size(kPhrases); ++i)
    index.phrases[next[bucket_of(kPhrases[i].text)]++] = static_cast<std::uint16_t>(i);
  return index;
}

// Five bits each of the first two bytes, which are the same for a letter in either case.
constexpr std::size_t first_pair(std::string_view text) {
  const auto bits = [&](std::size_t i) { return i < text.size() ? static_cast<std::size_t>(text[i]) & 31U : 0U; };
  return bits(0) << 5 | bits(1);
}
constexpr std::size_t last_byte(std::string_view text) { return static_cast<unsigned char>(text.back()); }

constexpr auto kByFirstPair = make_index<1024>(first_pair);
constexpr auto kByLast = make_index<256>(last_byte);

// Whether a phrase begins with the two bytes, in lower case: most words begin none.
class FirstPairs {
 public:
  template <typename IsWanted>
  constexpr explicit FirstPairs(const IsWanted& is_wanted) {
    for (const Phrase& phrase : kPhrases)
      if (is_wanted(phrase.type)) set(bit_of(phrase.text));
  }
  /// Of a text of one byte, whether that is a phrase. Letters beyond ASCII may have other bytes in lower case, so true for them.
  constexpr bool may_begin(std::string_view text) const {
    const std::size_t bit = bit_of(text);
    return (bit & 0x8080) != 0 || (bits_[bit / 64] >> bit % 64 & 1) != 0;
  }

 private:
  static constexpr std::size_t bit_of(std::string_view text) {
    const auto byte = [&](std::size_t i) -> std::size_t { return static_cast<unsigned char>(to_ascii_lower(text[i])); };
    return byte(0) << 8 | (text.size() > 1 ? byte(1) : 0);
  }
  constexpr void set(std::size_t bit) { bits_[bit / 64] |= std::uint64_t{1} << bit % 64; }

  std::array<std::uint64_t, 1024> bits_{};
};
constexpr FirstPairs kFirstPairsOfLabels(is_label);
constexpr FirstPairs kFirstPairs([](PhraseType) { return true; });
static_assert(std::ranges::all_of(kPhrases,
                                  [](const Phrase& phrase) { return !is_label(phrase.type) || phrase.text.size() > 1; }));

bool is_ascii(std::string_view text) {
  return find_class(text, 0, [](Bytes16 c) { return c; }) == text.size();
}

// The number of bytes of `text` that become `lower_bytes` in lower case: some letters have another length there, such as the
// Turkish İ. `text` is at least so long.
std::size_t bytes_before_lower(std::string_view text, std::size_t lower_bytes) {
  std::size_t at = 0;
  for (std::string lower; lower.size() < lower_bytes;) append_utf8(lower, fold_case(decode_code_point(text, at)));
  return at;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = decode_code_point(text, at);
  return is_letter(c) && !is_unspaced_script(c);
}

bool is_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  do --at;
  while (at > 0 && is_continuation_byte(text[at]));
  return is_letter_at(text, at);
}

// Whether a word ends there, or a capital tells that a space was lost: "ByAnn Lee".
bool is_word_end(std::string_view text, std::size_t at) {
  if (!is_letter_at(text, at)) return true;
  const bool is_after_small = at > 0 && text[at - 1] >= 'a' && text[at - 1] <= 'z';
  return is_after_small && is_upper(decode_code_point(text, at));
}

// Whether a word begins there, or a capital tells that a space was lost: "Ann LeeUpdated".
bool is_word_begin(std::string_view text, std::size_t at) {
  if (!is_letter_before(text, at)) return true;
  const bool is_after_small = text[at - 1] >= 'a' && text[at - 1] <= 'z';
  return is_after_small && text.size() - at >= kMinGluedBytes && is_upper(decode_code_point(text, at));
}

constexpr auto kAsciiSeparators = [] {
  std::array<bool, 128> table{};
  for (const char c : std::string_view(" \t\n\v\f\r,:;-|/\"*~")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_separator(char32_t c) {
  if (c < kAsciiSeparators.size()) return kAsciiSeparators[c];
  return is_space(c) || c == U'\u2013' || c == U'\u2014' || c == U'\uFF1A' || c == U'\uFF0F' || c == U'\u2022';
}

}  // namespace

LabelMatch label_at_start(std::string_view text) {
  if (text.size() < 2) return {};
  if (!kFirstPairsOfLabels.may_begin(text)) return {};
  const std::string_view start = truncate_utf8(text, kMaxPhraseBytes);
  const bool ascii = is_ascii(start);  // needs no copy in lower case, and a phrase takes as many bytes of it
  const std::string copy = ascii ? std::string() : lower_case(start);
  const std::string_view lower = ascii ? start : copy;
  const auto lower_at = [&](std::size_t at) { return to_ascii_lower(lower[at]); };
  LabelMatch longest;
  std::size_t longest_size = 0;
  for (const std::uint16_t i : kByFirstPair.of(first_pair(lower))) {
    const Phrase& phrase = kPhrases[i];
    const std::size_t size = phrase.text.size();
    if (size > lower.size() || lower_at(size - 1) != phrase.text.back()) continue;  // most, and quicker than to compare all bytes
    if (!is_label(phrase.type) || size <= longest_size || !istarts_with(lower, phrase.text)) continue;
    const std::size_t bytes = ascii ? size : bytes_before_lower(text, size);
    if (!is_word_end(text, bytes)) continue;
    longest = {phrase.type, bytes};
    longest_size = size;
  }
  return longest;
}

LabelMatch label_at_end(std::string_view text) {
  if (text.empty()) return {};
  const std::string lower = lower_case(text);
  LabelMatch longest;
  std::size_t longest_size = 0;
  for (const std::uint16_t i : kByLast.of(last_byte(lower))) {
    const Phrase& phrase = kPhrases[i];
    const std::size_t size = phrase.text.size();
    if (!is_label(phrase.type) || size <= longest_size || !lower.ends_with(phrase.text)) continue;
    const std::size_t begin = bytes_before_lower(text, lower.size() - size);
    if (!is_word_begin(text, begin)) continue;
    longest = {phrase.type, text.size() - begin};
    longest_size = size;
  }
  return longest;
}

bool is_phrase(std::string_view text, PhraseType type) {
  if (text.empty() || text.size() > 2 * kMaxPhraseBytes || !kFirstPairs.may_begin(text)) return false;
  const std::string copy = is_ascii(text) ? std::string() : lower_case(text);
  const std::string_view lower = copy.empty() ? text : copy;
  return std::ranges::any_of(kByFirstPair.of(first_pair(lower)), [&](std::uint16_t i) {
    const Phrase& phrase = kPhrases[i];
    return phrase.type == type && phrase.text.size() == lower.size() && iequals(phrase.text, lower);
  });
}

bool names_nobody(std::string_view text) {
  return is_phrase(text, PhraseType::not_a_name) || is_phrase(text, PhraseType::office);
}

bool is_author_label(std::string_view text) {
  text = trim_separators(text);
  const LabelMatch label = label_at_start(text);
  return label.type == PhraseType::author && label.bytes == text.size();
}

std::string_view trim_separators(std::string_view text) {
  while (!text.empty()) {
    std::size_t next = 0;
    if (!is_separator(decode_code_point(text, next))) break;
    text.remove_prefix(next);
  }
  while (!text.empty()) {
    const std::size_t last = last_code_point_at(text);
    std::size_t next = last;
    if (!is_separator(decode_code_point(text, next))) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace pith::internal

// Class and id names to what they match. In: names. Out: the rules that their words match, and the learned score of the words.
//
// The idea: split the names into words eight bytes at a time, then look up each word, and each two and three that follow each
// other, in a filter without a branch. Only what passes the filter is compared with the tables.
#include "classify/names.h"

#include <algorithm>
#include <array>

#include "base/phrases.h"
#include "base/swar.h"

namespace pith::internal {
namespace {

// A word, or words side by side, with the rule that they match or the score that was learned for them.
struct NameRow {
  std::string_view phrase;
  NameSet rule;
  int learned_score;
  PageTypeSet page_types;
};

constexpr NameRow kRows[] = {
#define NAME(rule, words) NameRow{words, name_bit(Rule::rule), 0, 0},
#include "classify/names.inc"
#undef NAME
#define LEARNED(words, value) NameRow{words, 0, value, 0},
#include "classify/learned_names.inc"
#undef LEARNED
#define ADDRESS(...)
#define SOFTWARE(...)
#define LABEL(...)
#define NAME(type, words) NameRow{words, 0, 0, PageTypeSet{1} << static_cast<unsigned>(PageType::type)},
#include "classify/page_signs.inc"
#undef ADDRESS
#undef SOFTWARE
#undef LABEL
#undef NAME
};

constexpr char kJoint = '-';  // between the words of one name
constexpr char kSpace = ' ';  // between names

constexpr PhraseSet kNames(kRows, kJoint);

constexpr std::size_t kMaxWords = 3;        // of a row
constexpr std::size_t kMaxNamesSize = 400;  // bytes looked at; hundreds of utility classes would tell nothing more

// A word before another that changes its meaning: "with-sidebar", "has-comments" and "no-ads" describe the page around.
constexpr std::string_view kNegations[] = {"with", "has", "no", "is", "not", "hide", "show", "js", "without", "single", "type"};

// Without initializers, as Candidate: arrays have space for hundreds of them, and few are used.
struct Word {
  std::uint16_t begin;
  std::uint16_t end;
  std::uint64_t start;  // the first eight bytes
};

// The words in lower case, all in one string with kJoint or kSpace between them, so that words side by side are a substring.
class Words {
 public:
  explicit Words(std::string_view names) {
    std::array<char, kMaxNamesSize + kAhead> bytes;
    const std::size_t size = std::min(names.size(), kMaxNamesSize);
    std::fill_n(std::copy_n(names.begin(), size, bytes.begin()), kAhead, '\0');
    std::uint64_t spaces = 0;  // between the words
    for (std::size_t at = 0; at < size;) {
      const std::uint64_t eight = load_eight(bytes.data() + at);
      const std::size_t gap = bytes_before(letter_bits(eight));
      spaces |= first_bytes(char_bits(eight, kSpace), gap);
      at += gap;
      if (gap == 8 || at >= size) continue;
      if (count_ > 0) text_[size_++] = spaces != 0 ? kSpace : kJoint;
      at += add_word(bytes.data() + at);
      spaces = 0;
    }
    for (std::size_t i = 0; i < kMaxWords; ++i) words_[count_ + i] = {size_, size_, 0};
  }

  std::size_t size() const { return count_; }

  // After the last word come kMaxWords empty ones.
  const Word& operator[](std::size_t i) const { return words_[i]; }

  std::string_view view(std::size_t first, std::size_t last) const {
    return {text_.data() + words_[first].begin, static_cast<std::size_t>(words_[last].end - words_[first].begin)};
  }

  std::size_t length(std::size_t i) const { return static_cast<std::size_t>(words_[i].end - words_[i].begin); }

  // Whether the word belongs to the same name as the word before it.
  bool continues_name(std::size_t i) const { return i > 0 && text_[words_[i].begin - 1U] == kJoint; }

 private:
  static constexpr std::size_t kAhead = 8;  // bytes that may be read or written beyond the last

  // A word ends before a byte that is no letter, and before an upper case letter that follows a lower case one. Returns its size.
  std::size_t add_word(const char* bytes) {
    Word& word = words_[count_++];
    word.begin = size_;
    std::size_t length = 0;
    std::uint64_t lower_before = 0;
    for (std::size_t step = 8; step == 8; length += step) {
      const std::uint64_t eight = load_eight(bytes + length);
      const std::uint64_t letters = letter_bits(eight);
      const std::uint64_t folded = lower_letters(eight, letters);
      const std::uint64_t upper = (eight ^ folded) << 2;  // the bit that folding has set
      const std::uint64_t lower = letters ^ upper;
      const std::uint64_t word_begins = upper & (lower << 8 | lower_before);
      step = bytes_before((letters ^ kHighBits) | word_begins);
      if (length == 0) word.start = first_bytes(folded, step);
      store_eight(text_.data() + size_ + length, folded);
      lower_before = lower >> 56;
    }
    size_ = word.end = static_cast<std::uint16_t>(size_ + length);
    return length;
  }

  std::array<char, 2 * kMaxNamesSize + kAhead> text_;
  std::array<Word, kMaxNamesSize + kMaxWords> words_;
  std::uint16_t size_ = 0;
  std::size_t count_ = 0;
};

bool is_negated(const Words& words, std::size_t i) {
  if (!words.continues_name(i)) return false;
  const std::string_view before = words.view(i - 1, i - 1);
  return std::find(std::begin(kNegations), std::end(kNegations), before) != std::end(kNegations);
}

// Words side by side that may be a row of the tables.
struct Candidate {
  std::uint16_t first;
  std::uint16_t last;
  std::uint64_t key;
};

// All that pass the filter. Some span two names; they match no row, because no row has a space.
class Candidates {
 public:
  explicit Candidates(const Words& words) {
    for (std::size_t first = 0; first < words.size(); ++first) {
      PhraseKey key;
      for (std::size_t more = 0; more < kMaxWords; ++more) {
        key.add(words[first + more].start, words.length(first + more));
        candidates_[count_] = {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(first + more), key.value};
        count_ += kNames.may_contain(key) ? 1U : 0U;  // no branch, because a processor could not predict it
      }
    }
  }

  const Candidate* begin() const { return candidates_.data(); }
  const Candidate* end() const { return candidates_.data() + count_; }

 private:
  std::array<Candidate, kMaxNamesSize * kMaxWords + 1> candidates_;  // one more: each is written before it has passed the filter
  std::size_t count_ = 0;
};

}  // namespace

NameMatch read_names(std::string_view names) {
  NameMatch match;
  int min_score = 0;
  int max_score = 0;
  const Words words(names);
  for (const Candidate& candidate : Candidates(words)) {
    kNames.find(PhraseKey{candidate.key}, words.view(candidate.first, candidate.last), [&](const NameRow& row) {
      if (row.rule != 0 && !is_negated(words, candidate.first)) match.rules |= row.rule;
      if (row.page_types != 0 && !is_negated(words, candidate.first)) match.page_types |= row.page_types;
      min_score = std::min(min_score, row.learned_score);
      max_score = std::max(max_score, row.learned_score);
    });
  }
  match.learned_score = min_score + max_score;
  return match;
}

NameMatch NameReader::read(std::string_view names) {
  if (names.empty()) return {};
  CacheEntry& entry = cache_[std::hash<std::string_view>{}(names) % cache_.size()];
  if (entry.names != names) entry = {names, read_names(names)};
  return entry.match;
}

std::vector<std::string> learnable_words(std::string_view names) {
  std::vector<std::string> found;
  const Words words(names);
  for (std::size_t i = 0; i < words.size(); ++i) {
    found.emplace_back(words.view(i, i));
    if (words.continues_name(i + 1)) found.emplace_back(words.view(i, i + 1));
  }
  return found;
}

}  // namespace pith::internal

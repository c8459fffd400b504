// What class and id names say. In: names. Out: the rules that they speak for, and what was learned of their words.
//
// The idea: part the names into words eight bytes at a time, then look up each word, each two and each three that follow each other,
// all without a branch; only what is known is looked at closely.
#include "classify/names.h"

#include <algorithm>
#include <array>

#include "base/phrases.h"
#include "base/swar.h"

namespace pith::internal {
namespace {

// What a word, or words side by side, say: a rule that they speak for, or what was learned of them.
struct NameRow {
  std::string_view phrase;
  NameSet rule;
  int learned;
};

constexpr NameRow kRows[] = {
#define NAME(rule, words) NameRow{words, name_bit(Rule::rule), 0},
#include "classify/names.inc"
#undef NAME
#define LEARNED(words, value) NameRow{words, 0, value},
#include "classify/learned_names.inc"
#undef LEARNED
};

constexpr char kJoint = '-';  // between the words of one name
constexpr char kSpace = ' ';  // between names

constexpr PhraseSet kNames(kRows, kJoint);

constexpr std::size_t kMaxWords = 3;        // of a row
constexpr std::size_t kLongestNames = 400;  // bytes looked at; utility classes by the hundred say nothing more

// A word before the telling one that turns its meaning: "with-sidebar", "has-comments", "no-ads" are said of the page around it.
constexpr std::string_view kNegations[] = {"with", "has", "no", "is", "not", "hide", "show", "js", "without", "single", "type"};

// There is room for hundreds of these and of Candidate, and few are used, so nothing sets them to 0.
struct Word {
  std::uint16_t begin;
  std::uint16_t end;
  std::uint64_t start;  // the first eight bytes
};

// Words in lower case, all in one string with kJoint or kSpace between them, so that words that follow each other are a part of it.
class Words {
 public:
  explicit Words(std::string_view names) {
    std::array<char, kLongestNames + kAhead> bytes;
    const std::size_t size = std::min(names.size(), kLongestNames);
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

  // Behind the last come empty ones, as many as a row has words.
  const Word& operator[](std::size_t i) const { return words_[i]; }

  std::string_view view(std::size_t first, std::size_t last) const {
    return {text_.data() + words_[first].begin, static_cast<std::size_t>(words_[last].end - words_[first].begin)};
  }

  std::size_t length(std::size_t i) const { return static_cast<std::size_t>(words_[i].end - words_[i].begin); }

  // Whether the word is a part of the same name as the one before.
  bool goes_on(std::size_t i) const { return i > 0 && text_[words_[i].begin - 1U] == kJoint; }

 private:
  static constexpr std::size_t kAhead = 8;  // bytes that may be read or written beyond the last

  // Up to what is no letter or an upper case letter behind a lower case one; returns how many bytes that are.
  std::size_t add_word(const char* bytes) {
    Word& word = words_[count_++];
    word.begin = size_;
    std::size_t length = 0;
    std::uint64_t lower_before = 0;
    for (std::size_t step = 8; step == 8; length += step) {
      const std::uint64_t eight = load_eight(bytes + length);
      const std::uint64_t letters = letter_bits(eight);
      const std::uint64_t folded = lower_letters(eight, letters);
      const std::uint64_t upper = (eight ^ folded) << 2;  // where folding has set a bit
      const std::uint64_t lower = letters ^ upper;
      const std::uint64_t humps = upper & (lower << 8 | lower_before);
      step = bytes_before((letters ^ kHighBits) | humps);
      if (length == 0) word.start = first_bytes(folded, step);
      store_eight(text_.data() + size_ + length, folded);
      lower_before = lower >> 56;
    }
    size_ = word.end = static_cast<std::uint16_t>(size_ + length);
    return length;
  }

  std::array<char, 2 * kLongestNames + kAhead> text_;
  std::array<Word, kLongestNames + kMaxWords> words_;
  std::uint16_t size_ = 0;
  std::size_t count_ = 0;
};

bool negated(const Words& words, std::size_t i) {
  if (!words.goes_on(i)) return false;
  const std::string_view before = words.view(i - 1, i - 1);
  return std::find(std::begin(kNegations), std::end(kNegations), before) != std::end(kNegations);
}

// Words side by side, which may be a row.
struct Candidate {
  std::uint16_t first;
  std::uint16_t last;
  std::uint64_t key;
};

// All that there are; also words of two names, which no row is as no row has a space.
class Candidates {
 public:
  explicit Candidates(const Words& words) {
    for (std::size_t first = 0; first < words.size(); ++first) {
      PhraseKey key;
      for (std::size_t more = 0; more < kMaxWords; ++more) {
        key.add(words[first + more].start, words.length(first + more));
        candidates_[count_] = {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(first + more), key.value};
        count_ += kNames.may_hold(key) ? 1U : 0U;  // no branch: whether a word is known is anyone's guess
      }
    }
  }

  const Candidate* begin() const { return candidates_.data(); }
  const Candidate* end() const { return candidates_.data() + count_; }

 private:
  std::array<Candidate, kLongestNames * kMaxWords + 1> candidates_;  // one more: each is written before it is known to be one
  std::size_t count_ = 0;
};

}  // namespace

NameSaying read_names(std::string_view names) {
  NameSaying said;
  int least = 0;
  int most = 0;
  const Words words(names);
  for (const Candidate& candidate : Candidates(words)) {
    kNames.find(PhraseKey{candidate.key}, words.view(candidate.first, candidate.last), [&](const NameRow& row) {
      if (row.rule != 0 && !negated(words, candidate.first)) said.rules |= row.rule;
      least = std::min(least, row.learned);
      most = std::max(most, row.learned);
    });
  }
  said.learned = least + most;
  return said;
}

NameSaying NameReader::read(std::string_view names) {
  if (names.empty()) return {};
  Seen& seen = seen_[std::hash<std::string_view>{}(names) % seen_.size()];
  if (seen.names != names) seen = {names, read_names(names)};
  return seen.saying;
}

std::vector<std::string> learnable_words(std::string_view names) {
  std::vector<std::string> found;
  const Words words(names);
  for (std::size_t i = 0; i < words.size(); ++i) {
    found.emplace_back(words.view(i, i));
    if (words.goes_on(i + 1)) found.emplace_back(words.view(i, i + 1));
  }
  return found;
}

}  // namespace pith::internal

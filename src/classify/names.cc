// What class and id names say. In: names. Out: the rules that they speak for, and what was learned of their words.
#include "classify/names.h"

#include <algorithm>
#include <array>

#include "base/phrases.h"

namespace pith {
namespace {

struct NameRow {
  Rule rule;
  std::string_view phrase;
};

constexpr NameRow kRows[] = {
#define NAME(rule, words) NameRow{Rule::rule, words},
#include "classify/names.inc"
#undef NAME
};

constexpr PhraseSet kNames(kRows);
constexpr PhraseStarts kStarts(kRows, '-');

struct LearnedRow {
  std::string_view phrase;
  int value;
};

constexpr LearnedRow kLearnedRows[] = {
#define LEARNED(words, value) LearnedRow{words, value},
#include "classify/learned_names.inc"
#undef LEARNED
};

constexpr PhraseSet kLearned(kLearnedRows);
constexpr PhraseStarts kLearnedStarts(kLearnedRows, '-');

constexpr std::size_t kMostWords = 3;       // of a row
constexpr std::size_t kLearnedWords = 2;    // of a learned row
constexpr std::size_t kLongestNames = 400;  // bytes looked at; utility classes by the hundred say nothing more

// A word before the telling one that turns its meaning: "with-sidebar", "has-comments", "no-ads" are said of the page around it.
constexpr std::string_view kNegations[] = {"with", "has", "no", "is", "not", "hide", "show", "js", "without", "single", "type"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

struct Word {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  std::uint16_t name = 0;  // number of the class or id that it is a part of
};

// Words in lower case, all in one string with a "-" between them, so that words that follow each other are a part of it.
struct Words {
  explicit Words(std::string_view names) {
    std::uint16_t name = 0;
    bool open = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const char c = names[i];
      if (!is_letter(c)) {
        open = false;
        if (c == ' ') ++name;
        continue;
      }
      if (open && is_upper(c) && is_lower(names[i - 1])) open = false;
      if (!open) {
        if (size > 0) text[size++] = '-';
        words[count++] = {size, size, name};
      }
      open = true;
      text[size++] = is_upper(c) ? static_cast<char>(c + 32) : c;
      words[count - 1U].end = size;
    }
  }

  std::string_view view(std::size_t first, std::size_t last) const {
    return {text.data() + words[first].begin, static_cast<std::size_t>(words[last].end - words[first].begin)};
  }

  std::array<char, 2 * kLongestNames> text;
  std::array<Word, kLongestNames> words;
  std::uint16_t size = 0;
  std::size_t count = 0;
};

bool negated(const Words& words, std::size_t i) {
  if (i == 0 || words.words[i - 1].name != words.words[i].name) return false;
  const std::string_view before = words.view(i - 1, i - 1);
  return std::find(std::begin(kNegations), std::end(kNegations), before) != std::end(kNegations);
}

// Calls `visit(first, last, hash)` for each run of up to kMostWords words of one name; when that returns false, for none that is longer.
template <typename Visit>
void for_each_phrase(const Words& words, Visit&& visit) {
  for (std::size_t first = 0; first < words.count; ++first) {
    PhraseHash hash;
    for (std::size_t i = first; i < std::min(words.count, first + kMostWords); ++i) {
      if (words.words[i].name != words.words[first].name) break;
      if (i > first) hash.add('-');
      hash.add(words.view(i, i));
      if (!visit(first, i, hash)) break;
    }
  }
}

}  // namespace

NameSaying read_names(std::string_view names) {
  NameSaying said;
  int least = 0;
  int most = 0;
  const Words words(names.substr(0, kLongestNames));
  for_each_phrase(words, [&](std::size_t first, std::size_t last, PhraseHash hash) {
    if (!kStarts.may_begin(hash) && !kLearnedStarts.may_begin(hash)) return false;
    const std::string_view phrase = words.view(first, last);
    kNames.find(hash, phrase, [&](const NameRow& row) {
      if (!negated(words, first)) said.rules |= name_bit(row.rule);
    });
    if (last - first >= kLearnedWords) return true;
    kLearned.find(hash, phrase, [&](const LearnedRow& row) {
      least = std::min(least, row.value);
      most = std::max(most, row.value);
    });
    return true;
  });
  said.learned = least + most;
  return said;
}

NameSaying NameReader::read(std::string_view names) {
  if (names.empty()) return {};
  const auto [seen, is_new] = seen_.try_emplace(names);
  if (is_new) seen->second = read_names(names);
  return seen->second;
}

std::vector<std::string> learnable_words(std::string_view names) {
  std::vector<std::string> found;
  const Words words(names.substr(0, kLongestNames));
  for_each_phrase(words, [&](std::size_t first, std::size_t last, PhraseHash) {
    if (last - first < kLearnedWords) found.emplace_back(words.view(first, last));
    return true;
  });
  return found;
}

}  // namespace pith

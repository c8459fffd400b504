// What class and id names say. In: names. Out: the rules that they speak for, and what was learned of their words.
#include "classify/names.h"

#include <algorithm>

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

// Words in lower case, all in one string, and which belong together.
struct Words {
  std::string text{};
  std::vector<Word> words{};
};

Words split(std::string_view names) {
  Words found;
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
    if (!open) found.words.push_back({static_cast<std::uint16_t>(found.text.size()), 0, name});
    open = true;
    found.text.push_back(is_upper(c) ? static_cast<char>(c + 32) : c);
    found.words.back().end = static_cast<std::uint16_t>(found.text.size());
  }
  return found;
}

bool negated(const Words& words, std::size_t i) {
  if (i == 0 || words.words[i - 1].name != words.words[i].name) return false;
  const Word& before = words.words[i - 1];
  const std::string_view text = std::string_view(words.text).substr(before.begin, before.end - before.begin);
  for (const std::string_view negation : kNegations)
    if (text == negation) return true;
  return false;
}

// Calls `visit(i, hash, phrase)` for each run of up to `most` words of one name, in lower case, joined by "-"; `i` is the number of
// its first word.
template <typename Visit>
void for_each_phrase(const Words& words, std::size_t most, Visit&& visit) {
  std::string phrase;
  for (std::size_t first = 0; first < words.words.size(); ++first) {
    PhraseHash hash;
    phrase.clear();
    for (std::size_t i = first; i < words.words.size() && i < first + most; ++i) {
      const Word& word = words.words[i];
      if (word.name != words.words[first].name) break;
      if (i > first) {
        hash.add('-');
        phrase.push_back('-');
      }
      const std::string_view text = std::string_view(words.text).substr(word.begin, word.end - word.begin);
      hash.add(text);
      phrase.append(text);
      visit(first, hash, phrase);
    }
  }
}

}  // namespace

NameSet find_names(std::string_view names) {
  const Words words = split(names.substr(0, kLongestNames));
  NameSet found = 0;
  for_each_phrase(words, kMostWords, [&](std::size_t first, PhraseHash hash, const std::string& phrase) {
    kNames.find(hash, phrase, [&](const NameRow& row) {
      if (!negated(words, first)) found |= name_bit(row.rule);
    });
  });
  return found;
}

int learned_value(std::string_view names) {
  int least = 0;
  int most = 0;
  for_each_phrase(split(names.substr(0, kLongestNames)), kLearnedWords,
                  [&](std::size_t, PhraseHash hash, const std::string& phrase) {
                    kLearned.find(hash, phrase, [&](const LearnedRow& row) {
                      least = std::min(least, row.value);
                      most = std::max(most, row.value);
                    });
                  });
  return least + most;
}

std::vector<std::string> learnable_words(std::string_view names) {
  std::vector<std::string> found;
  for_each_phrase(split(names.substr(0, kLongestNames)), kLearnedWords,
                  [&](std::size_t, PhraseHash, const std::string& phrase) { found.push_back(phrase); });
  return found;
}

}  // namespace pith

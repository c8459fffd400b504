// In: a line of text. Out: the places where it can be parted.
//
// The idea: one pass over the words. Many words in a row that begin with a capital, without a comma or full stop, are a menu or
// a list of links; the last of them begins the sentence that comes after it. Sentences are put together until they have the
// length of a paragraph, since where the author's paragraphs ended is lost. In Chinese and Japanese, which have no spaces, a
// space between two letters is where an element ended.
#include "blocks/run_on_sentences.h"

#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinMenuWords = 10;     // that begin with a capital
constexpr std::uint32_t kMaxSmallWord = 3;      // letters of a word without a capital in a menu, as in "About us"
constexpr std::uint32_t kParagraphBytes = 320;  // after which a part ends with its sentence
constexpr std::uint32_t kMinGaps = 8;           // between ideographs, which tell as much as a menu
constexpr std::uint32_t kMinMarks = 4;          // words that begin a part; so many tell as much as a menu
constexpr std::uint32_t kMaxAbbreviation = 4;   // letters of a word with a capital whose full stop may end no sentence

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t letters = 0;
  CharClass first = CharClass::other;   // of its first letter or digit
  CharClass second = CharClass::other;  // of the character after that
  bool stops = false;                   // ends with the end of a sentence
  bool pauses = false;                  // ends with a comma
  bool begins_with_ideograph = false;
  bool ends_with_ideograph = false;

  bool is_capitalised() const { return first == CharClass::upper && second == CharClass::lower; }
  bool may_be_abbreviation() const { return (first == CharClass::upper && letters <= kMaxAbbreviation) || letters == 1; }
};

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  bool next(Word& word) {
    word = {};
    while (at_ < text_.size() && class_at(text_, at_) == CharClass::space) decode_code_point(text_, at_);
    if (at_ == text_.size()) return false;
    word.begin = static_cast<std::uint32_t>(at_);
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = decode_code_point(text_, next);
      const CharClass type = class_of(c);
      if (type == CharClass::space) break;
      read(word, type, c);
      at_ = next;
    }
    word.end = static_cast<std::uint32_t>(at_);
    return true;
  }

 private:
  static void read(Word& word, CharClass type, char32_t c) {
    if (word.letters == 1) word.second = type;
    if (is_part_of_word(type) && word.letters++ == 0) word.first = type;
    if (type == CharClass::terminator)
      word.stops = true;
    else if (type != CharClass::closing && type != CharClass::quote)
      word.stops = false;
    word.pauses = c == U',' || c == U';' || c == U'\u060C' || c == U'\u3001' || c == U'\uFF0C';
    word.ends_with_ideograph = is_ideograph(c);
    word.begins_with_ideograph |= word.ends_with_ideograph && word.letters == 1;
  }

  // Thai and the like have spaces between sentences, too.
  static bool is_ideograph(char32_t c) { return c >= 0x2E80 && is_unspaced_script(c) && !(c >= 0xA9E0 && c < 0xAA80); }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Parter {
 public:
  Parter(std::string_view text, const BeginsPart& begins_part) : text_(text), begins_part_(begins_part) {}

  RunOnParts part() {
    Words words(text_);
    for (Word word; words.next(word); before_ = word) {
      ++parts_.words;
      word.stops |= word.letters == 0 && before_.stops;  // a closing mark with a space before it, as in French
      if (ends_sentence(word)) end_sentence(word);
      follow_menu(word);
      if (is_edge(word)) begin_marked_part(word);
    }
    return std::move(parts_);
  }

 private:
  bool ends_sentence(const Word& next) const {
    if (before_.ends_with_ideograph) return next.begins_with_ideograph;
    return before_.stops && next.letters > 0 && !before_.may_be_abbreviation() && next.first != CharClass::lower &&
           next.first != CharClass::digit;
  }

  bool is_edge(const Word& word) const {
    const bool after_sentence = before_.stops;
    if (!begins_part_ || word.first == CharClass::lower || (word.first == CharClass::caseless && !after_sentence)) return false;
    return begins_part_(text_.substr(word.begin), after_sentence);
  }

  // What begins with such words ends with its first sentence.
  void begin_marked_part(const Word& word) {
    add(word.begin);
    is_marked_ = true;
    if (++marks_ == kMinMarks) ++parts_.signs;
  }

  void end_sentence(const Word& next) {
    ++parts_.sentences;
    if (before_.ends_with_ideograph && ++gaps_ == kMinGaps) ++parts_.signs;
    if (before_.ends_with_ideograph || is_marked_ || before_.end - part_begin() >= kParagraphBytes) add(next.begin);
  }

  void follow_menu(const Word& word) {
    if (before_.stops || before_.pauses) end_menu();
    if (word.is_capitalised()) {
      if (menu_words_ == 0) menu_begin_ = word.begin;
      last_capitalised_ = word.begin;
      small_words_ = 0;
      if (++menu_words_ == kMinMenuWords) {
        ++parts_.signs;
        add(menu_begin_);
      }
    } else if (word.first == CharClass::lower) {
      if (++small_words_ > 1 || word.letters > kMaxSmallWord) leave_menu();
    }
  }

  // A sentence comes after the menu.
  void leave_menu() {
    if (menu_words_ >= kMinMenuWords) add(last_capitalised_);
    end_menu();
  }

  void end_menu() { menu_words_ = small_words_ = 0; }

  std::uint32_t part_begin() const { return parts_.places.empty() ? 0 : parts_.places.back(); }

  void add(std::uint32_t place) {
    if (place > part_begin()) parts_.places.push_back(place);
    is_marked_ = false;
  }

  std::string_view text_;
  const BeginsPart& begins_part_;
  bool is_marked_ = false;  // the part began with words that begin a part
  RunOnParts parts_;
  Word before_{};
  std::uint32_t menu_begin_ = 0;
  std::uint32_t menu_words_ = 0;
  std::uint32_t small_words_ = 0;
  std::uint32_t last_capitalised_ = 0;
  std::uint32_t gaps_ = 0;
  std::uint32_t marks_ = 0;
};

}  // namespace

RunOnParts part_sentences(std::string_view utf8, const BeginsPart& begins_part) { return Parter(utf8, begins_part).part(); }

}  // namespace pith::internal

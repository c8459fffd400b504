// In: a line of text. Out: the places where two elements meet without a space.
//
// The idea: one pass that remembers what came before: how many small letters, capitals and digits in a row, and whether they
// ended a sentence. A capital after a small letter, a digit, a bracket or the end of a sentence begins a new element, unless the
// word is a name such as "YouTube" or part of an address.
#include "blocks/joints.h"

#include <algorithm>

#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

struct CamelCaseName {
  std::string_view letters;
  bool goes_on;  // with a capital right after it
};
constexpr CamelCaseName kCamelCaseNames[] = {
#define NAME(name) {name, false},
#define BEGINNING(letters) {letters, true},
#include "blocks/camel_case_names.inc"
#undef NAME
#undef BEGINNING
};

constexpr std::uint32_t kMinLettersBeforeStop = 2;  // fewer are an abbreviation, as in "S.p.A"
constexpr std::uint32_t kMinSentenceSpaces = 3;     // in a sentence, so that a name with a dot in it is none
constexpr std::uint32_t kMinLettersBefore = 2;      // of a word before a capital that begins an element
constexpr std::uint32_t kMinCapitals = 2;           // of an acronym before such a capital
constexpr std::uint32_t kMinLettersAfterAcronym = 3;
constexpr std::uint32_t kMinLettersBeforeDate = 3;
constexpr std::uint32_t kMaxNumberDigits = 2;  // of the number of an item in a list
constexpr std::string_view kQuotationOpeners[] = {"\u201C", "\u201E", "\u00AB", "\u2014", "\u2018"};
constexpr std::string_view kCodeSigns = "{}[]<>=;_\\";

class JointFinder {
 public:
  explicit JointFinder(std::string_view text) : text_(text) {}

  Joints find() {
    for (std::size_t at = 0; at < text_.size();) {
      at_ = at;
      const char32_t c = decode_code_point(text_, at);
      next_ = at;
      const CharClass type = class_of(c);
      if (!in_address_) check(type, c);
      step(type, c);
    }
    return std::move(joints_);
  }

 private:
  CharClass following() const { return class_at(text_, next_); }

  // Whether an element begins here. Digits begin one only later, when it is known what follows them.
  void check(CharClass type, char32_t c) {
    if (after_stop_ && begins_sentence(type, c)) return add(spaces_ >= kMinSentenceSpaces && !joint_in_word_);
    if (type == CharClass::upper) return check_capital();
    const bool small = before_ == CharClass::lower && small_letters_ >= kMinLettersBeforeDate;
    if (c == U'\u00A9' && before_ != CharClass::space) return add(false);
    if (type == CharClass::digit && small && is_date()) add(false);
  }

  bool begins_sentence(CharClass type, char32_t c) const {
    if (type == CharClass::caseless) return !is_unspaced_script(c);
    if (type == CharClass::quote) return quotes_ % 2 == 0 && class_at(text_, next_) == CharClass::upper;
    if (type == CharClass::other) return opens_quotation() && class_at(text_, next_) == CharClass::upper;
    return type == CharClass::upper && (following() == CharClass::lower || following() == CharClass::space);
  }

  bool opens_quotation() const { return std::ranges::count(kQuotationOpeners, text_.substr(at_, next_ - at_)) > 0; }

  void check_capital() {
    if (before_ == CharClass::upper) {
      if (capitals_ >= kMinCapitals && has_small_letters(kMinLettersAfterAcronym)) add(false);
      return;
    }
    const bool is_word = following() == CharClass::lower;
    if (before_ == CharClass::lower) {
      const bool acronym = following() == CharClass::upper && small_letters_ >= kMinLettersBeforeDate;
      if ((is_word || acronym) && letters_ >= kMinLettersBefore && !in_name()) add(false);
    } else if (before_ == CharClass::digit && is_word) {
      // "read1Fire" has the number of the second element, "2024Anyone" the year of the first.
      const bool numbers_item = before_digits_ == CharClass::lower && digits_ <= kMaxNumberDigits;
      add_at(numbers_item ? digits_begin_ : at_, false);
    } else if ((before_ == CharClass::closing || before_sign_ == U'*') && is_word) {
      add(false);
    }
  }

  bool has_small_letters(std::uint32_t count) const {
    std::size_t at = next_;
    while (count > 0 && at < text_.size() && class_of(decode_code_point(text_, at)) == CharClass::lower) --count;
    return count == 0;
  }

  // One or two digits with a full stop, slash or hyphen and another digit after them.
  bool is_date() const {
    const auto is_digit_at = [&](std::size_t at) { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; };
    std::size_t at = at_;
    while (at - at_ < kMaxNumberDigits && is_digit_at(at)) ++at;
    const bool sign = at > at_ && at < text_.size() && (text_[at] == '.' || text_[at] == '/' || text_[at] == '-');
    return sign && is_digit_at(at + 1);
  }

  bool in_name() const {
    const std::size_t length = at_ - word_begin_;
    return std::ranges::any_of(kCamelCaseNames, [&](const CamelCaseName& name) {
      const bool inside = length < name.letters.size() || (length == name.letters.size() && name.goes_on);
      return inside && text_.substr(word_begin_).starts_with(name.letters);
    });
  }

  void add(bool after_sentence) { add_at(at_, after_sentence); }

  void add_at(std::size_t begin, bool after_sentence) {
    const auto place = static_cast<std::uint32_t>(begin);
    if (place == 0 || (!joints_.places.empty() && joints_.places.back() >= place)) return;
    joints_.places.push_back(place);
    joints_.after_sentences += after_sentence ? 1 : 0;
    joint_in_word_ = true;
    word_begin_ = place;
    letters_ = small_letters_ = capitals_ = spaces_ = quotes_ = 0;
    after_stop_ = false;
  }

  void step(CharClass type, char32_t c) {
    if (type == CharClass::space) {
      ++spaces_;
      joint_in_word_ = false;
      in_address_ = false;
    }
    if (before_ == CharClass::space && (c == U'#' || c == U'@')) in_address_ = true;
    if (c == U':' && text_.substr(next_).starts_with("//")) in_address_ = true;
    const bool key = c == U':' && before_ == CharClass::quote;  // of JSON
    if (key || (c < 0x80 && kCodeSigns.find(static_cast<char>(c)) != std::string_view::npos)) ++joints_.code_signs;
    update_stop(type);
    if (type == CharClass::quote) ++quotes_;
    if (!is_letter_class(type)) letters_ = 0;
    if (is_letter_class(type) && letters_++ == 0) word_begin_ = at_;
    if (type == CharClass::digit && before_ != CharClass::digit) {
      before_digits_ = before_;
      digits_begin_ = at_;
    }
    digits_ = type == CharClass::digit ? digits_ + 1 : 0;
    small_letters_ = type == CharClass::lower ? small_letters_ + 1 : 0;
    capitals_ = type == CharClass::upper ? capitals_ + 1 : 0;
    before_ = type;
    before_sign_ = c;
  }

  static bool is_letter_class(CharClass type) {
    return type == CharClass::lower || type == CharClass::upper || type == CharClass::caseless;
  }

  // A sentence that ended here is still at its end after closing quotation marks and brackets.
  void update_stop(CharClass type) {
    if (type == CharClass::terminator) {
      const bool word = small_letters_ >= kMinLettersBeforeStop || capitals_ >= kMinLettersBeforeStop;
      after_stop_ = after_stop_ || word || digits_ > kMaxNumberDigits || before_ == CharClass::caseless ||
                    before_ == CharClass::closing || before_ == CharClass::quote;
    } else if (type != CharClass::closing && type != CharClass::quote) {
      if (after_stop_) spaces_ = 0;
      after_stop_ = false;
    }
  }

  std::string_view text_;
  Joints joints_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
  std::size_t word_begin_ = 0;
  std::size_t digits_begin_ = 0;
  CharClass before_ = CharClass::space;
  CharClass before_digits_ = CharClass::space;
  char32_t before_sign_ = U' ';
  std::uint32_t letters_ = 0;  // of the word
  std::uint32_t small_letters_ = 0;
  std::uint32_t capitals_ = 0;
  std::uint32_t digits_ = 0;
  std::uint32_t spaces_ = 0;  // since the sentence began
  std::uint32_t quotes_ = 0;  // since the element began
  bool after_stop_ = false;
  bool joint_in_word_ = false;
  bool in_address_ = false;
};

}  // namespace

Joints find_joints(std::string_view utf8) { return JointFinder(utf8).find(); }

}  // namespace pith::internal

// The features of a block's text: how it begins and ends, signs of money, where links lead, and how much of it the page's head
// states too. In: an Outline. Out: a part of each row.
//
// The idea: words are hashes, so the title, description or body that the head states is a set of numbers in which the words of
// each block are looked up. A bucket with several numbers is searched by bisection, so a page that fills one on purpose gains
// nothing.
#include "classify/text_features.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/block_text.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "classify/person_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kShingleWords = 4;   // words in a row that the body must have in common with a block
constexpr std::size_t kMaxDateWords = 40;  // of a block that may be about the date of publication
constexpr std::size_t kNameWords = 4;      // at the beginning of a text about a person
constexpr std::uint32_t kMaxBylineWords = 12;
constexpr std::size_t kBucketsPerRun = 8;  // so that most are empty and most others have one run

EdgeCharacter edge_character_of(char32_t c) {
  if (is_upper(c)) return kUpper;
  if (is_letter(c)) return kOtherLetter;
  if (is_digit(c)) return kDigit;
  switch (c) {
    case U'.':
    case U'。':
    case U'।':
      return kStop;
    case U'?':
    case U'!':
    case U'？':
    case U'！':
      return kExclamationOrQuestion;
    case U':':
      return kColon;
    case U'…':
      return kEllipsis;
    case U')':
    case U'(':
      return kParenthesis;
    case U'"':
    case U'“':
    case U'”':
    case U'»':
    case U'«':
    case U'’':
      return kQuote;
    case U',':
    case U';':
      return kComma;
    default:
      return c < 0x80 ? kOtherAscii : kOther;
  }
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = last_code_point_at(text);
  return decode_code_point(text, at);
}

std::size_t count_money(std::string_view text) {
  std::size_t count = static_cast<std::size_t>(std::count(text.begin(), text.end(), '$'));
  for (const std::string_view sign : {"\u20AC", "\u00A3", "\u00A5"})
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) ++count;
  return count;
}

// A set of all runs of `Length` words of a text.
template <std::size_t Length>
class RunSet {
 public:
  explicit RunSet(std::string_view text) {
    BlockText block;
    block.assign(text);
    const std::span<const std::uint64_t> words = block.hash_words();
    for (std::size_t i = 0; i + Length <= words.size(); ++i) runs_.push_back(run(words, i));
    std::sort(runs_.begin(), runs_.end());
    runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
    size_ = runs_.size();
    runs_.push_back(0);  // so that an empty bucket at the end can be read
    const std::size_t buckets = std::bit_ceil(kBucketsPerRun * runs_.size());
    shift_ = 64 - std::countr_zero(buckets);
    ends_.resize(buckets + 1);
    for (std::size_t i = 0; i < size_; ++i) ++ends_[bucket_of(runs_[i]) + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  // How many runs of `words` are in the set; a text shorter than a run has none.
  std::size_t count(std::span<const std::uint64_t> words) const {
    if (empty()) return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i + Length <= words.size(); ++i) found += contains(run(words, i));
    return found;
  }
  static std::size_t runs_in(std::span<const std::uint64_t> words) {
    return words.size() < Length ? 0 : words.size() - Length + 1;
  }

 private:
  bool contains(std::uint64_t run) const {
    const std::uint32_t* ends = &ends_[bucket_of(run)];
    if (ends[1] - ends[0] > 1) return std::binary_search(runs_.data() + ends[0], runs_.data() + ends[1], run);
    return (ends[0] < ends[1]) & (runs_[ends[0]] == run);
  }
  std::size_t bucket_of(std::uint64_t run) const { return run >> shift_; }
  static std::uint64_t run(std::span<const std::uint64_t> words, std::size_t at) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < Length; ++i) hash = hash * kHashMultiplier + words[at + i];
    return hash;
  }

  std::vector<std::uint64_t> runs_;  // in order, and a 0 after the last
  std::size_t size_ = 0;
  std::vector<std::uint32_t> ends_;  // for each bucket, where the runs of the buckets before it end
  int shift_ = 0;                    // of a run to the number of its bucket, which is its highest bits
};

std::string_view first_of(const Facts& facts, Fact fact, Fact otherwise) {
  const std::string_view stated = facts.first(fact);
  return stated.empty() ? facts.first(otherwise) : stated;
}

// The values of a field that are no addresses.
std::string values_of(const Facts& facts, MetadataField field) {
  std::string values;
  for (const Facts::Entry& entry : facts.entries)
    if (row_of(entry.fact).field == field && !entry.value.starts_with("http")) values.append(entry.value).push_back(' ');
  return values;
}

// Without zeros before the day; empty when the page does not state the date as ISO 8601 has it.
struct StatedDate {
  std::string_view year{};
  std::string_view day{};
};

StatedDate published_date(const Facts& facts) {
  for (const Facts::Entry& entry : facts.entries) {
    const std::string_view date = entry.value;
    if (row_of(entry.fact).field != MetadataField::published || date.size() < 10 || date[4] != '-' || date[7] != '-') continue;
    return {date.substr(0, 4), date[8] == '0' ? date.substr(9, 1) : date.substr(8, 2)};
  }
  return {};
}

// The authors that the page states, and the names in short bylines.
std::string people_of(const Outline& outline, const Evidence& evidence) {
  std::string people = values_of(outline.facts, MetadataField::author);
  std::unordered_set<std::string_view> seen;  // lists of stories name their authors again and again
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (evidence.strengths(i)[index_of(Rule::whole_byline)] == 0 || outline.counts[i].text.words > kMaxBylineWords) continue;
    if (!seen.insert(outline.blocks[i].text).second) continue;
    for (const std::string& name : split_names(outline.blocks[i].text)) people.append(name).push_back(' ');
  }
  return people;
}

class TextReader {
 public:
  explicit TextReader(const Facts& facts, std::string_view people)
      : description_(first_of(facts, Fact::og_description, Fact::meta_description)),
        title_(first_of(facts, Fact::og_title, Fact::head_title)),
        body_(facts.first(Fact::jsonld_body)),
        author_(values_of(facts, MetadataField::author)),
        keywords_(values_of(facts, MetadataField::tag) + " " + values_of(facts, MetadataField::category)),
        site_(values_of(facts, MetadataField::site)),
        people_(people),
        date_(published_date(facts)) {}

  TextFeatures read(const Block& block) {
    TextFeatures features;
    if (block.text.empty()) return features;
    text_.assign(block.text);
    characters(block.text, features);
    links(block.inlines, features);
    compare_with_people(features);
    compare_with_head(features);
    return features;
  }

 private:
  using F = Feature;

  void characters(std::string_view text, TextFeatures& features) const {
    std::size_t at = 0;
    features[F::first_char] = edge_character_of(decode_code_point(text, at));
    features[F::last_char] = edge_character_of(last_code_point(text));
    features[F::marks] = small_byte(text_.count_marks());
    if (!text_.may_have_signs()) return;
    features[F::money] = small_byte(count_money(text));
    features[F::tabs] = small_byte(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t')));
  }

  static void links(std::span<const Inline> inlines, TextFeatures& features) {
    for (const Inline& inside : inlines) {
      if (inside.mark != Mark::link) continue;
      features[F::link_fragment] |= inside.target.starts_with('#');
      features[F::link_outside] |= inside.target.starts_with("http");
    }
  }

  void compare_with_people(TextFeatures& features) {
    if (people_.empty()) return;
    const std::span<const std::uint64_t> words = text_.hash_words();
    features[F::people_first] = static_cast<std::uint8_t>(people_.count(words.first(std::min(words.size(), kNameWords))));
  }

  void compare_with_head(TextFeatures& features) {
    if (description_.empty() && title_.empty() && body_.empty() && author_.empty() && keywords_.empty() && site_.empty() &&
        date_.day.empty())
      return;
    const std::span<const std::uint64_t> words = text_.hash_words();
    const auto count = static_cast<double>(words.size());
    features[F::in_description] = share_byte(static_cast<double>(description_.count(words)), count - 1);
    const auto common = static_cast<double>(title_.count(words));
    features[F::in_title] = share_byte(common, count);
    features[F::title_words] = share_byte(common, static_cast<double>(title_.size()));
    features[F::in_body] = share_byte(static_cast<double>(body_.count(words)), static_cast<double>(body_.runs_in(words)));
    const auto of_author = static_cast<double>(author_.count(words));
    features[F::in_author] = share_byte(of_author, count);
    features[F::author_words] = share_byte(of_author, static_cast<double>(author_.size()));
    features[F::in_keywords] = share_byte(static_cast<double>(keywords_.count(words)), count);
    features[F::in_site] = share_byte(static_cast<double>(site_.count(words)), count);
    if (!date_.day.empty() && words.size() <= kMaxDateWords)
      features[F::stated_date] = static_cast<std::uint8_t>(has_number(date_.day) + has_number(date_.year));
  }

  // Whether the text has these digits with no other digit beside them but zeros before.
  bool has_number(std::string_view digits) const {
    const std::string_view text = text_.text();
    for (std::size_t at = text.find(digits); at != std::string_view::npos; at = text.find(digits, at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && text[begin - 1] == '0') --begin;
      const std::size_t end = at + digits.size();
      const bool alone = (begin == 0 || !is_digit(static_cast<unsigned char>(text[begin - 1]))) &&
                         (end == text.size() || !is_digit(static_cast<unsigned char>(text[end])));
      if (alone) return true;
    }
    return false;
  }

  RunSet<2> description_;
  RunSet<1> title_;
  RunSet<kShingleWords> body_;
  RunSet<1> author_;
  RunSet<1> keywords_;
  RunSet<1> site_;
  RunSet<1> people_;
  StatedDate date_;
  BlockText text_;
};

}  // namespace

std::vector<TextFeatures> read_texts(const Outline& outline, const Evidence& evidence) {
  TextReader reader(outline.facts, people_of(outline, evidence));
  std::vector<TextFeatures> texts;
  texts.reserve(outline.blocks.size());
  for (const Block& block : outline.blocks) texts.push_back(reader.read(block));
  return texts;
}

}  // namespace pith::internal

// The text of a block to the cue rules that fire. In: text. Out: rules.
//
// The idea: fold the text once (fold_text.h), then build a key from each position where a phrase may begin, and look it up in the
// table at each position where a phrase may end. Few words begin a phrase, so a filter on the first eight letters rejects most of
// them. Long blocks are not read at all, so that an article about cookies does not match.
#include "classify/cues.h"

#include <algorithm>

#include "base/phrases.h"
#include "base/swar.h"
#include "base/utf8.h"
#include "classify/byline_rest.h"
#include "classify/years.h"

namespace pith::internal {

/// Where in a block a phrase must be: it is all of the block, all before its first colon, bar or dash, its beginning, the same
/// before a name or a date, or anywhere in it.
enum class PhrasePosition : std::uint8_t { whole, label, start, name, inside };

// The phrases of the table one after the other. Rows refer to them by their places, since pointers would have to be relocated
// whenever the program starts.
namespace {
constexpr char kPhrases[] =
#define CUE(rule, language, place, phrase) phrase
#include "classify/cues.inc"
#undef CUE
    ;
}  // namespace

struct CueRow {
  Rule rule;
  PhrasePosition position;
  std::uint8_t size;
  std::uint32_t begin;
};

constexpr std::string_view phrase_of(const CueRow& row) { return {kPhrases + row.begin, row.size}; }

namespace {

constexpr CueRow kUnplacedRows[] = {
#define CUE(rule, language, place, phrase) {Rule::rule, PhrasePosition::place, sizeof(phrase) - 1, 0},
#include "classify/cues.inc"
#undef CUE
};
constexpr std::size_t kRowCount = std::size(kUnplacedRows);

struct CueTable {
  CueRow rows[kRowCount]{};
};

constexpr CueTable kTable = [] {
  CueTable table;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < kRowCount; ++i) {
    table.rows[i] = kUnplacedRows[i];
    table.rows[i].begin = begin;
    begin += table.rows[i].size;
  }
  return table;
}();
constexpr const CueRow (&kRows)[kRowCount] = kTable.rows;

constexpr bool is_inside(const CueRow& row) { return row.position == PhrasePosition::inside; }

struct CueIndex {
  PhraseSet<CueRow, kRowCount> phrases;
  PhrasePrefixes<kRowCount> starts;
  PhrasePrefixes<std::count_if(std::begin(kRows), std::end(kRows), is_inside)> inside_starts;  // of phrases that may be anywhere
};

// The first two letters of a phrase without spaces, as they are in the scripts that need it: three bytes each.
constexpr std::size_t kTwoLetters = 6;

constexpr bool is_without_spaces(const CueRow& row) {
  const bool three_bytes = static_cast<unsigned char>(kPhrases[row.begin]) >= 0xE0;
  return three_bytes && row.size > kTwoLetters && phrase_of(row).find(' ') > kTwoLetters;
}

constexpr CueIndex kIndex = [] {
  PhrasePrefixes<kRowCount> starts;
  decltype(CueIndex::inside_starts) inside_starts;
  const auto add_start = [&](const CueRow& row, PhraseKey key) {
    starts.add(key);
    if (is_inside(row)) inside_starts.add(key);
  };
  const PhraseSet phrases(kRows, ' ', add_start);
  for (const CueRow& row : kRows) {
    if (!is_without_spaces(row)) continue;
    PhraseKey key;
    key.add(phrase_of(row).substr(0, kTwoLetters));
    add_start(row, key);
  }
  return CueIndex{phrases, starts, inside_starts};
}();

constexpr std::uint32_t kMaxWords = 120;        // longer blocks have no cues
constexpr std::size_t kMaxFullyReadWords = 40;  // of longer blocks only the beginning is read
constexpr std::size_t kFirstLookBytes = 4;      // enough to see that most texts begin no phrase
constexpr std::size_t kLookGrowth = 3;          // factor from one look to the next
constexpr std::size_t kMaxEdgeBytes = 80;       // of a text that are read to see whether a part begins there
constexpr std::uint32_t kNumberSize = 2;        // with the space next to it

constexpr std::size_t kMaxPhraseSize = [] {
  std::size_t longest = 0;
  for (const CueRow& row : kRows) longest = std::max<std::size_t>(longest, row.size);
  return longest;
}();

// Bytes of folded text that are enough for every phrase at the start of a long block, with "# " before it and " #" after it.
constexpr std::size_t kMaxStartSize = kMaxPhraseSize + 2 * kNumberSize;

// Rules whose phrases begin a part of a page. Menus are none: their words are everywhere.
bool is_edge_rule(Rule rule) {
  switch (rule) {
    case Rule::cue_ad_label:
    case Rule::cue_author_box:
    case Rule::cue_caption:
    case Rule::cue_comment_action:
    case Rule::cue_comment_heading:
    case Rule::cue_consent:
    case Rule::cue_copyright:
    case Rule::cue_newsletter:
    case Rule::cue_paywall:
    case Rule::cue_related_heading:
    case Rule::cue_related_line:
    case Rule::cue_share:
    case Rule::cue_site_footer:
    case Rule::cue_tags_heading:
      return true;
    default:
      return false;
  }
}

// Whether the unit that ends there is a word, or the last letter of one.
bool ends_word(const FoldedText& folded, std::uint32_t end) { return folded.buffer[end] == ' '; }

PhraseKey with_word(PhraseKey key, const FoldedText& folded, FoldedText::Unit word) {
  const std::uint32_t length = word.end - word.begin;
  key.add(first_bytes(load_eight(folded.buffer.data() + word.begin), length), length);
  return key;
}

// The filter knows whole words only; a letter of a script without spaces may always begin a phrase.
bool may_begin_inside(const FoldedText& folded, FoldedText::Unit unit) {
  return kIndex.inside_starts.may_contain(with_word({}, folded, unit)) || !ends_word(folded, unit.end);
}

PhrasePart left_out;

bool is_left_out(std::string_view phrase) {
  if (left_out.parts == 0) return false;
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : phrase) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return ((hash >> 8U) % left_out.parts == left_out.part) != left_out.others;
}

}  // namespace

void leave_out_phrases(PhrasePart part) { left_out = part; }

const std::vector<Rule>& CueReader::read(std::string_view text, std::uint32_t words) {
  found_.clear();
  folded_.clear();
  words_ = words;
  text_ = text;
  if (words > kMaxWords) return found_;
  fold_text(text, folded_, words > kMaxFullyReadWords ? kMaxStartSize : std::string_view::npos);
  first_ = folded().starts_with("# ") ? kNumberSize : 0;
  last_ = folded_.size - (folded().ends_with(" #") ? kNumberSize : 0);
  for (std::size_t i = 0; i < folded_.units.size(); ++i) {
    const bool at_start = folded_.units[i].begin <= first_;
    if (!at_start && words_ > kMaxFullyReadWords) break;
    if (at_start || may_begin_inside(folded_, folded_.units[i]))
      visit_phrases_from(i, [&](const CueRow& row, std::uint32_t begin, std::uint32_t end) { check_match(row, begin, end); });
  }
  return found_;
}

bool CueReader::begins_with_edge(std::string_view text, bool after_sentence) {
  text = truncate_utf8(text, kMaxEdgeBytes);
  bool found = false;
  const auto visit = [&](const CueRow& row, std::uint32_t, std::uint32_t end) {
    if (is_left_out(phrase_of(row))) return;
    const bool words = phrase_of(row).find(' ') != std::string_view::npos;
    const bool label = end == folded_.label_size || (after_sentence && row.position == PhrasePosition::whole);
    found |= is_edge_rule(row.rule) && !is_inside(row) && (words || label);
  };
  // The first words tell of most texts that they begin no phrase.
  for (std::size_t size = kFirstLookBytes;; size *= kLookGrowth) {
    fold_text(text, folded_, size);
    if (!folded_.is_whole && !folded_.units.empty()) folded_.units.pop_back();  // it may be cut
    const bool goes_on = folded_.units.empty() || visit_phrases_from(0, visit);
    if (!goes_on || folded_.is_whole) return found;
  }
}

// Visits the phrases that begin at the unit. Returns whether more text could complete a longer one.
template <typename Visit>
bool CueReader::visit_phrases_from(std::size_t first, const Visit& visit) const {
  const std::vector<FoldedText::Unit>& units = folded_.units;
  const std::uint32_t begin = units[first].begin;
  std::uint32_t word = begin;
  PhraseKey before;  // of the words before it
  for (std::size_t i = first; i < units.size(); ++i) {
    const std::uint32_t end = units[i].end;
    if (end - begin > kMaxPhraseSize) return false;
    const PhraseKey key = with_word(before, folded_, {word, end});
    const bool whole_word = ends_word(folded_, end);
    if ((whole_word || end - begin == kTwoLetters) && !kIndex.starts.may_contain(key)) return false;
    kIndex.phrases.find(key, folded().substr(begin, end - begin), [&](const CueRow& row) { visit(row, begin, end); });
    if (!whole_word) continue;
    before = key;
    word = end + 1;
  }
  return true;
}

void CueReader::check_match(const CueRow& row, std::uint32_t begin, std::uint32_t end) {
  if (is_left_out(phrase_of(row))) return;
  const std::uint32_t limit = row_of(row.rule).limit;
  if (limit != 0 && words_ > limit) return;
  const bool at_start = begin == 0 || begin == first_;
  const bool at_end = end == folded_.size || end == last_;
  if (row.position != PhrasePosition::inside && !at_start) return;
  if (row.position == PhrasePosition::whole && !at_end) return;
  if (row.position == PhrasePosition::name && !reads_as_byline(after_first_word(text_))) return;
  if (row.position == PhrasePosition::label && end != folded_.label_size) return;
  // Two letters of a script without spaces are often the beginning of a word.
  if (end - begin <= kTwoLetters && !ends_word(folded_, end)) return;
  if (std::find(found_.begin(), found_.end(), row.rule) == found_.end()) found_.push_back(row.rule);
}

bool looks_dated(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_digit(text[at])) continue;
    const std::size_t begin = at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    const std::string_view number = text.substr(begin, at - begin);
    if (number.size() == 4 && begins_as_year(number)) return true;
    const bool goes_on = at + 1 < text.size() && (text[at] == ':' || text[at] == '/') && is_ascii_digit(text[at + 1]);
    if (number.size() <= 2 && goes_on) return true;
  }
  return false;
}

}  // namespace pith::internal

// Values of features to words. In: a row of features and the Outline. Out: phrases such as "47 words".
//
// The idea: feature_values.inc has three phrases for each feature. The scale of the feature tells which of them is right for a
// value, and how the value is written.
#include "classify/feature_values.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "classify/feature_bytes.h"
#include "classify/word_context.h"

namespace pith::internal {
namespace {

enum class Scale : std::uint8_t {
  count,       // log_byte(): none, one, or more
  distance,    // log_byte(), or 255: one, more, or none
  number,      // the number itself: none, one, or more
  share,       // share_byte(): none, all, or in per cent
  tenths,      // ten times the value
  levels,      // 1 for the container itself: none, itself, or how many up
  names,       // 128 and a learned score: unknown, negative, or positive
  words,       // 0 for unknown, or 128 and a learned score
  since,       // log_byte(), or 255: none, one, or more
  shape,       // of a block
  next_shape,  // of a neighbour, 0 for none
  tag,         // of a container
  landmarks,   // bits
  character,   // class of a character
  line,        // class of a line, 0 for none
  heading,     // any value: the heading above
  path_end,    // how an address ends
  rules,       // sums of the block's rules, which are told by the rules themselves
};

struct ValueRow {
  Feature feature{};
  Scale scale{};
  std::string_view none{};
  std::string_view one{};
  std::string_view some{};
};

constexpr ValueRow kRows[] = {
#define VALUE(feature, scale, none, one, some) {Feature::feature, Scale::scale, none, one, some},
#define SUM_VALUES(name, where)                                                                                                \
  {Feature::name##_blocks, Scale::count, "no blocks " where, "1 block " where, "{} blocks " where},                            \
      {Feature::name##_text, Scale::count, "no text " where, "1 character " where, "{} characters " where},                    \
      {Feature::name##_links, Scale::share, "next to no links " where, "all linked " where, "{} linked " where},               \
      {Feature::name##_paragraphs, Scale::share, "no paragraphs " where, "only paragraphs " where, "{} paragraphs " where},    \
      {Feature::name##_words, Scale::count, "no words " where, "1 word a block " where, "{} words a block " where},            \
      {Feature::name##_article, Scale::share, "0 % like article " where, "all like article " where, "{} like article " where}, \
      {Feature::name##_share, Scale::share, "next to none of the page " where, "all of the page " where,                       \
       "{} of the page " where},
#define CHANCE_VALUES(name, blocks)                                                                                         \
  {Feature::name##_title, Scale::share, blocks " 0 % like a title", blocks " all like a title", blocks " {} like a title"}, \
      {Feature::name##_byline, Scale::share, blocks " 0 % like a byline", blocks " all like a byline",                      \
       blocks " {} like a byline"},                                                                                         \
      {Feature::name##_article, Scale::share, blocks " 0 % like article", blocks " all like article",                       \
       blocks " {} like article"},                                                                                          \
      {Feature::name##_caption, Scale::share, blocks " 0 % like a caption", blocks " all like a caption",                   \
       blocks " {} like a caption"},                                                                                        \
      {Feature::name##_tags, Scale::share, blocks " 0 % like tags", blocks " all like tags", blocks " {} like tags"},       \
      {Feature::name##_related, Scale::share, blocks " 0 % like related stories", blocks " all like related stories",       \
       blocks " {} like related stories"},                                                                                  \
      {Feature::name##_comment, Scale::share, blocks " 0 % like comments", blocks " all like comments",                     \
       blocks " {} like comments"},                                                                                         \
      {Feature::name##_ad, Scale::share, blocks " 0 % like an advertisement", blocks " all like an advertisement",          \
       blocks " {} like an advertisement"},                                                                                 \
      {Feature::name##_nav, Scale::share, blocks " 0 % like navigation", blocks " all like navigation",                     \
       blocks " {} like navigation"},
#define TYPE_VALUES(name, scale, where, one, some)                                                                             \
  {Feature::name##_of_article, Scale::scale, "no " some " of an article " where, "1 " one " of an article " where,             \
   "{} " some " of an article " where},                                                                                        \
      {Feature::name##_of_forum, Scale::scale, "no " some " of a forum " where, "1 " one " of a forum " where,                 \
       "{} " some " of a forum " where},                                                                                       \
      {Feature::name##_of_product, Scale::scale, "no " some " of a product page " where, "1 " one " of a product page " where, \
       "{} " some " of a product page " where},                                                                                \
      {Feature::name##_of_collection, Scale::scale, "no " some " of a collection " where, "1 " one " of a collection " where,  \
       "{} " some " of a collection " where},                                                                                  \
      {Feature::name##_of_listing, Scale::scale, "no " some " of a listing " where, "1 " one " of a listing " where,           \
       "{} " some " of a listing " where},                                                                                     \
      {Feature::name##_of_documentation, Scale::scale, "no " some " of documentation " where,                                  \
       "1 " one " of documentation " where, "{} " some " of documentation " where},                                            \
      {Feature::name##_of_service, Scale::scale, "no " some " of a service " where, "1 " one " of a service " where,           \
       "{} " some " of a service " where},
#include "classify/feature_values.inc"
#undef VALUE
#undef TYPE_VALUES
#undef SUM_VALUES
#undef CHANCE_VALUES
};

constexpr bool same_order() {
  if (std::size(kRows) != kFeatureCount - kRuleCount) return false;
  for (std::size_t i = 0; i < std::size(kRows); ++i)
    if (index_of(kRows[i].feature) != kRuleCount + i) return false;
  return true;
}
static_assert(same_order(), "feature_values.inc must list the same features as features.inc in the same order");

constexpr std::string_view kCharacters[] = {
    "nothing",          "a capital",   "a letter",      "a digit",          "a full stop", "an exclamation or question mark",
    "a colon",          "an ellipsis", "a parenthesis", "a quotation mark", "a comma",     "another ASCII character",
    "another character"};
constexpr std::string_view kLines[] = {"nothing",         "a list item", "a number",    "a date or time",  "a quantity",
                                       "a word",          "a name",      "a label",     "a headline",      "a short sentence",
                                       "a long headline", "a sentence",  "a paragraph", "a long paragraph"};
constexpr std::string_view kLandmarks[] = {"list", "table", "figure", "caption", "button", "quotation", "dialog", "address"};
constexpr std::string_view kPathEnds[] = {"nothing", "a query", "a file", "a slash", "a word"};
constexpr std::size_t kMaxHeadingChars = 30;  // of a heading that is quoted
constexpr int kUnknownName = 128;

template <std::size_t Count>
std::string_view name_at(const std::string_view (&names)[Count], std::size_t number) {
  return names[std::min(number, Count - 1)];
}

std::string filled(std::string_view phrase, std::string_view value) {
  const std::size_t at = phrase.find("{}");
  if (at == std::string_view::npos) return std::string(phrase);
  return std::string(phrase.substr(0, at)).append(value).append(phrase.substr(at + 2));
}

std::string count_words(const ValueRow& row, std::uint64_t count, bool exact) {
  if (count == 0) return std::string(row.none);
  if (count == 1 && exact) return std::string(row.one);
  return filled(row.some, fmt::format("{}{}", exact ? "" : "about ", count));
}

// A count from its byte, in two digits where the byte stands for several counts.
std::string log_words(const ValueRow& row, std::uint8_t byte) {
  if (byte == 0) return std::string(row.none);
  const auto count = static_cast<std::uint32_t>(std::lround(std::exp2(byte / 16.0) - 1));
  if (count == 0) return filled(row.some, "less than 1");
  const bool exact = log_byte(count) == byte && log_byte(count + 1) != byte;
  std::uint32_t unit = 1;
  while (!exact && count / unit >= 100) unit *= 10;
  return count_words(row, (count + unit / 2) / unit * unit, exact);
}

// `part` is the amount that the share was computed from. It is known only for the block's own text.
std::string share_words(const ValueRow& row, std::uint8_t byte, std::optional<std::uint32_t> part) {
  if (byte == 255) return std::string(row.one);
  const long percent = std::lround(byte * 100 / 255.0);
  const bool is_none = byte == 0 && part.value_or(0) == 0;
  return is_none ? std::string(row.none) : filled(row.some, fmt::format("{} %", percent));
}

std::string landmarks_words(const ValueRow& row, std::uint8_t bits) {
  if (bits == 0) return std::string(row.none);
  std::string names;
  for (; bits != 0; bits = static_cast<std::uint8_t>(bits & (bits - 1)))
    names.append(names.empty() ? "" : ", ").append(kLandmarks[std::countr_zero(bits)]);
  return filled(row.some, names);
}

// The first characters of a heading, on one line.
std::string short_heading(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t chars = 0; at < text.size() && chars < kMaxHeadingChars; ++chars) {
    const char32_t c = decode_code_point(text, at);
    append_utf8(out, is_space(c) || is_control(c) ? U' ' : c);
  }
  return at < text.size() ? out.append("\u2026") : out;
}

// The numbers behind the bytes, of the block itself and its neighbours.
std::optional<std::uint32_t> exact_count(const Outline& outline, Feature feature, std::uint32_t i) {
  const BlockCounts& counts = outline.counts[i];
  const auto words_at = [&](std::int64_t at) {
    return at < 0 || at >= static_cast<std::int64_t>(outline.counts.size())
               ? 0
               : outline.counts[static_cast<std::size_t>(at)].text.words;
  };
  switch (feature) {
    case Feature::words:
      return counts.text.words;
    case Feature::chars:
      return counts.text.chars;
    case Feature::sentence_ends:
      return counts.text.sentence_ends;
    case Feature::comma_count:
      return counts.text.commas;
    case Feature::link_count:
      return counts.links;
    case Feature::breaks:
      return counts.text.breaks;
    case Feature::copies:
      return counts.copies;
    case Feature::from_start:
      return i;
    case Feature::from_end:
      return static_cast<std::uint32_t>(outline.blocks.size() - 1 - i);
    case Feature::words_back1:
      return words_at(std::int64_t{i} - 1);
    case Feature::words_back2:
      return words_at(std::int64_t{i} - 2);
    case Feature::words_back3:
      return words_at(std::int64_t{i} - 3);
    case Feature::words_next1:
      return words_at(std::int64_t{i} + 1);
    case Feature::words_next2:
      return words_at(std::int64_t{i} + 2);
    case Feature::words_next3:
      return words_at(std::int64_t{i} + 3);
    default:
      return {};
  }
}

// What a share is a share of the block's text.
std::optional<std::uint32_t> exact_part(const BlockCounts& counts, Feature feature) {
  switch (feature) {
    case Feature::digit_share:
      return counts.text.digits;
    case Feature::upper_share:
      return counts.text.upper_words;
    case Feature::letter_share:
      return counts.text.letters;
    case Feature::link_share:
      return counts.link_chars;
    case Feature::bold_share:
      return counts.bold_chars;
    default:
      return {};
  }
}

}  // namespace

FeatureValues::FeatureValues(const Outline& outline) : outline_(outline) {
  auto heading = static_cast<std::uint32_t>(outline.blocks.size());
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    if (outline.blocks[i].shape == Shape::heading) heading = i;
    heading_of_.push_back(heading);
  }
}

std::string FeatureValues::in_words(Feature feature, std::uint32_t block, const std::uint8_t* row) const {
  const ValueRow& value = kRows[index_of(feature) - kRuleCount];
  const std::uint8_t byte = row[index_of(feature)];
  switch (value.scale) {
    case Scale::count: {
      const std::optional<std::uint32_t> count = exact_count(outline_, feature, block);
      return count ? count_words(value, *count, true) : log_words(value, byte);
    }
    case Scale::distance:
      return byte == kNoDistance ? std::string(value.none) : log_words(value, byte);
    case Scale::number:
      return count_words(value, byte, true);
    case Scale::share:
      return share_words(value, byte, exact_part(outline_.counts[block], feature));
    case Scale::tenths:
      return byte == 0 ? std::string(value.none) : filled(value.some, fmt::format("{:.1f}", byte / 10.0));
    case Scale::levels:
      if (byte <= 1) return std::string(byte == 0 ? value.none : value.one);
      return filled(value.some, byte == 2 ? "1 level" : fmt::format("{} levels", byte - 1));
    case Scale::names:
      return std::string(byte == kUnknownName ? value.none : byte < kUnknownName ? value.one : value.some);
    case Scale::words:
      return std::string(byte == 0 ? value.none : byte < kEvenWordScore ? value.one : value.some);
    case Scale::since:
      return byte == kNoBlock ? std::string(value.none) : log_words(value, byte);
    case Scale::shape:
      return filled(value.some, name_of(static_cast<Shape>(byte)));
    case Scale::next_shape:
      return byte == 0 ? std::string(value.none) : filled(value.some, name_of(static_cast<Shape>(byte - 1)));
    case Scale::tag: {
      const std::string_view name = name_of(static_cast<Tag>(byte));
      return filled(value.some, name.empty() ? "unknown" : name);
    }
    case Scale::landmarks:
      return landmarks_words(value, byte);
    case Scale::character:
      return byte == 0 ? std::string(value.none) : filled(value.some, name_at(kCharacters, byte));
    case Scale::line:
      return byte == 0 ? std::string(value.none) : filled(value.some, name_at(kLines, byte));
    case Scale::heading: {
      const std::uint32_t heading = heading_of_[block];
      if (heading == outline_.blocks.size()) return std::string(value.none);
      return heading == block ? std::string(value.one) : filled(value.some, short_heading(outline_.blocks[heading].text));
    }
    case Scale::path_end:
      return byte == 0 ? std::string(value.none) : filled(value.some, name_at(kPathEnds, byte));
    case Scale::rules:
      return {};
  }
  return {};
}

}  // namespace pith::internal

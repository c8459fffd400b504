// Headlines in links. In: the text of a link and the elements inside of it. Out: the part of the text that is the headline.
//
// The idea: an element whose name says so is the headline. Else the text is cut where one element ends and another word begins
// without a space, where an element is named as a label or a time, and between different elements that are all of the link.
// Emphasis inside of a sentence is none of these.
#include "document/link_headline.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "blocks/letter_case.h"
#include "document/story_addresses.h"
#include "document/story_labels.h"
#include "document/story_names.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMinHeadlineWords = 3;  // of a part; a product may have its name and its kind in two shorter ones
constexpr std::string_view kBesideNames[] = {
#define BESIDE_NAME(text) text,
#include "document/beside_names.inc"
#undef BESIDE_NAME
#define KICKER_NAME(text) text,
#include "document/kicker_names.inc"
#undef KICKER_NAME
};

// Calls `visit(word)` for each word of class names, "post" and "date" for "post-date" and "postDate", until it returns true.
template <typename Visit>
bool any_word(std::string_view names, const Visit& visit) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_letter = [&](char c) { return (c >= 'a' && c <= 'z') || is_capital(c); };
  for (std::size_t begin = 0; begin < names.size();) {
    std::size_t end = begin + 1;
    while (is_letter(names[begin]) && end < names.size() && is_letter(names[end]) && !is_capital(names[end])) ++end;
    if (visit(to_lower(names.substr(begin, end - begin)))) return true;
    begin = end;
  }
  return false;
}

bool names_other_part(std::string_view names) {
  return any_word(names, [](const std::string& word) { return std::ranges::find(kBesideNames, word) != std::end(kBesideNames); });
}

// Whether a class name says that an element is a headline: "card-title", but neither "subtitle" nor "title-prefix".
bool names_headline(std::string_view names) {
  constexpr std::string_view kBeginnings[] = {"sub", "pre", "super", "over"};
  return any_token(names, [&](std::string_view name) {
    const auto is_headline = [&](const std::string& word) {
      const auto ends = [&](const StoryNameRow& row) { return row.part == StoryName::headline && word.ends_with(row.text); };
      const auto begins = [&](std::string_view begin) { return word.starts_with(begin); };
      return std::ranges::any_of(kStoryNames, ends) && std::ranges::none_of(kBeginnings, begins);
    };
    return !names_other_part(name) && any_word(name, is_headline);
  });
}

// Whether the first of two names are the same but for their numbers, as those of the lines of one headline: "line1", "line2".
bool are_numbered(std::string_view a, std::string_view b) {
  const auto without_digits = [](std::string_view names) {
    std::string rest;
    std::ranges::copy_if(names.substr(0, names.find(' ')), std::back_inserter(rest), [](char c) { return c < '0' || c > '9'; });
    return rest;
  };
  const std::string rest = without_digits(a);
  return rest.size() < a.substr(0, a.find(' ')).size() && rest == without_digits(b);
}

// A link and the elements right inside of it.
class PartedLink {
 public:
  PartedLink(std::string_view text, std::span<const InlinePart> parts, Span link) : text_(text), link_(link) {
    // An element comes after those inside of it.
    for (std::size_t i = parts.size(); i-- > 0;) {
      const InlinePart& part = parts[i];
      const bool inside = part.text.begin >= link.begin && part.text.end <= link.end;
      if (!inside) continue;
      inner_.push_back(part);
      if (outer_.empty() || part.text.end <= outer_.back().text.begin) outer_.push_back(part);
    }
    std::ranges::reverse(outer_);
  }

  bool is_parted() const { return !outer_.empty(); }

  // Of the elements that are named as headlines, the one that the address repeats most, or the longest; empty for none.
  Span named_headline(std::string_view address) const {
    Span best{};
    std::size_t most = 0;
    for (const InlinePart& part : inner_) {
      if (!names_headline(part.names) || count_text(text_at(part.text)).words < kMinHeadlineWords) continue;
      const std::size_t words = words_in_address(address, text_at(part.text));
      if (std::pair(words, size(part.text)) > std::pair(most, size(best))) best = part.text, most = words;
    }
    return best;
  }

  std::vector<std::string_view> segments() const {
    std::vector<std::string_view> found;
    std::uint32_t begin = link_.begin;
    const auto cut = [&](std::uint32_t end, bool keep) {
      const std::string_view segment = trim(text_at({begin, end}));
      if (keep && count_text(segment).letters > 0) found.push_back(segment);
      begin = end;
    };
    const bool covered = is_covered();
    for (std::size_t i = 0; i < outer_.size(); ++i) {
      const auto& [part, names] = outer_[i];
      const bool beside = names_other_part(names) && !names_headline(names);
      if (beside || is_joint(part.begin) || (covered && i > 0 && is_other(outer_[i - 1], outer_[i]))) cut(part.begin, true);
      if (beside || is_joint(part.end)) cut(part.end, !beside);
    }
    cut(link_.end, true);
    return found;
  }

 private:
  static std::uint32_t size(Span span) { return span.end - span.begin; }
  std::string_view text_at(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

  // Whether no text of the link is outside of its elements.
  bool is_covered() const {
    std::uint32_t at = link_.begin;
    for (const InlinePart& part : outer_) {
      if (!trim(text_at({at, part.text.begin})).empty()) return false;
      at = part.text.end;
    }
    return trim(text_at({at, link_.end})).empty();
  }

  // Elements of one name in a row may be the words of one headline.
  bool is_other(const InlinePart& a, const InlinePart& b) const {
    return (a.names != b.names && !are_numbered(a.names, b.names)) || count_text(text_at(a.text)).letters == 0;
  }

  // Whether two words meet without a space, which is no joint inside of a word, in quotation marks and in scripts without spaces.
  bool is_joint(std::uint32_t at) const {
    if (at <= link_.begin || at >= link_.end) return false;
    const CharClass before = class_at(text_, last_code_point_at(text_.substr(0, at)));
    const CharClass after = class_at(text_, at);
    const bool ends = before == CharClass::lower || before == CharClass::upper || before == CharClass::digit ||
                      before == CharClass::terminator || before == CharClass::closing;
    return ends && at - link_.begin > 1 && after == CharClass::upper;
  }

  std::string_view text_;
  Span link_;
  std::vector<InlinePart> inner_;
  std::vector<InlinePart> outer_;
};

}  // namespace

Span headline_of_link(const Outline& outline, std::uint32_t block, Span link, std::string_view address) {
  const std::string_view text = outline.blocks[block].text;
  const PartedLink parted(text, outline.counts[block].link_parts, link);
  if (!parted.is_parted() || count_text(text.substr(link.begin, link.end - link.begin)).words < kMinHeadlineWords) return link;
  const Span named = parted.named_headline(address);
  if (named.begin < named.end) return named;
  const std::vector<std::string_view> segments = parted.segments();
  if (segments.empty()) return link;
  const std::string_view headline = headline_among(segments, address);
  if (count_text(headline).words < kMinHeadlineWords) return link;
  const auto begin = static_cast<std::uint32_t>(headline.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(headline.size())};
}

}  // namespace pith::internal

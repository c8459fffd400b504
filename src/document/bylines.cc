// Bylines. In: blocks with their kinds. Out: names and dates, each with the kind of statement that it is.
//
// The idea: a byline is a row of parts with separators between them; a part is a name, a date, or a label that tells what the
// next part is. So one walk that remembers the last label without its name or date reads all of them.
#include "document/bylines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "classify/byline_form.h"
#include "classify/byline_phrases.h"
#include "classify/link_targets.h"
#include "classify/mailboxes.h"
#include "classify/name_parts.h"
#include "classify/person_names.h"
#include "classify/rule_table.h"
#include "classify/weekdays.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNearBlocks = 6;  // between a name or date and the headline or date that it is judged by
constexpr std::size_t kFarBlocks = 40;  // however many of them are buttons
constexpr std::uint32_t kButtonWords = 4;
constexpr std::uint32_t kMostBylineWords = 30;
constexpr std::uint32_t kParagraphWords = 20;
constexpr std::size_t kMaxPrepositionBytes = 3;
constexpr std::size_t kMaxBlocks = 5000;
constexpr std::size_t kMaxBylineBytes = 600;  // of a block, from its start
constexpr std::string_view kSeparators[] = {"\n",     "\t",       "|",        "\u2022", "\u00B7", "\u2219",
                                            "\u25CF", " \u2013 ", " \u2014 ", " - ",    " / "};

// Where the first part of a text ends, and where the next one begins.
struct PartEnd {
  std::size_t end = 0;
  std::size_t next = 0;
};

PartEnd find_part_end(std::string_view text) {
  PartEnd first{text.size(), text.size()};
  for (const std::string_view separator : kSeparators)
    if (const std::size_t at = text.find(separator); at < first.end) first = {at, at + separator.size()};
  return first;
}

class BylineReader {
 public:
  BylineReader(const Outline& outline, const Headline& headline, DateOrder order)
      : outline_(outline), headline_(headline), order_(order), has_date_(outline.blocks.size()) {}

  std::vector<BylineStatement> read() {
    for (block_ = 0; block_ < std::min(outline_.blocks.size(), kMaxBlocks); ++block_) {
      const Block& block = outline_.blocks[block_];
      if (block.kind == Kind::byline || is_like_byline())
        byline(block);
      else
        other_block(block);
    }
    // A name that no label announces is told from a motto by a date or the headline near it.
    for (BylineStatement& statement : statements_)
      if (statement.fact == Fact::named_author && !has_date_near(statement.block)) statement.fact = Fact::titled_author;
    std::erase_if(statements_, [this](const BylineStatement& statement) {
      return statement.fact == Fact::titled_author &&
             (outline_.html ? !has_headline_before(statement.block) : !is_above_article(statement.block));
    });
    if (!outline_.html && !headline_.text.empty()) erase_names_of_records();
    return std::move(statements_);
  }

 private:
  bool heads_records(std::size_t block) const {
    return std::ranges::any_of(outline_.cues[block],
                               [](Rule rule) { return rule == Rule::cue_comment_heading || rule == Rule::cue_related_heading; });
  }

  // Text input marks no comments and teasers. A name below their heading is one of theirs, and so are several names in different
  // blocks below the first paragraph: an article has its names in one place.
  void erase_names_of_records() {
    // The first long paragraph may be a summary above the byline.
    std::size_t section = std::min(headline_.paragraph + 1, outline_.blocks.size());
    while (section < outline_.blocks.size() && outline_.counts[section].text.words < kParagraphWords) ++section;
    while (section < outline_.blocks.size() && !heads_records(section)) ++section;
    const auto is_name = [](const BylineStatement& s) { return row_of(s.fact).field == MetadataField::author; };
    const auto is_below = [&](const BylineStatement& s) {
      return s.block > headline_.paragraph && is_name(s) && !has_headline_before(s.block);
    };
    const auto first = std::ranges::find_if(statements_, is_below);
    const bool are_records = std::ranges::any_of(
        statements_, [&](const BylineStatement& s) { return is_below(s) && s.block != first->block && s.value != first->value; });
    std::erase_if(statements_,
                  [&](const BylineStatement& s) { return (are_records && is_below(s)) || (s.block > section && is_name(s)); });
  }

  void byline(const Block& block) {
    const std::optional<std::string> without_mailboxes = text_without_mailboxes(block);
    is_copied_ = without_mailboxes.has_value();
    std::string_view rest = truncate_utf8(is_copied_ ? std::string_view(*without_mailboxes) : block.text, kMaxBylineBytes);
    while (!rest.empty()) {
      const auto [end, next] = find_part_end(rest);
      part(trim_separators(rest.substr(0, end)));
      rest.remove_prefix(next);
    }
    is_copied_ = false;
  }

  void other_block(const Block& block) {
    // The name after a label such as "Written by" may be a block that does not look like a byline.
    if (label_ == PhraseType::author && block.text.size() <= kMaxNameBytes)
      part(trim_separators(block.text));
    else if (is_above_article(block_) ||
             (block.kind != Kind::related && block.kind != Kind::comment && block.kind != Kind::caption))
      line(block);
    label_ = PhraseType::none;
  }

  // A line like a byline in other text: "By Ann Lee", or near the headline a date, "Berlin, 3 May 2024 |".
  void line(const Block& block) {
    const bool may_be_dated = has_headline_before(block_);
    const bool may_be_signed = is_above_article(block_) || (block.kind != Kind::ad && block.kind != Kind::nav);
    if (!may_be_dated && !may_be_signed) return;
    const std::string_view text = trim_separators(block.text);
    if (may_be_dated)
      if (const auto date = find_date(truncate_utf8(text, kMaxNameBytes), order_)) add(Fact::shown_date, date->iso);
    if (text.size() > kMaxNameBytes || !may_be_signed) return;
    const LabelMatch label = label_at_start(text);
    if (label.type != PhraseType::author) return;
    const std::string_view rest = trim_separators(text.substr(label.bytes));
    if (is_likely_name(rest)) return add_names(Fact::text_author, rest);
    const std::string_view name = before_date(rest.substr(0, find_part_end(rest).end));
    const bool is_parted = rest.data() > text.data() + label.bytes + 1 || name.size() < rest.size();
    if (may_be_dated && (is_likely_name(name) || (is_parted && is_caseless_name(name)))) add_names(Fact::text_author, name);
  }

  std::string_view before_date(std::string_view text) const {
    const auto date = find_date(text, order_);
    return trim_separators(text.substr(0, date ? date->span.begin : text.size()));
  }

  // What comes before a date, the date, and the rest, which may hold another date.
  void part(std::string_view text) {
    while (!text.empty()) {
      const auto date = find_date(text, order_);
      if (!date) return name(text);
      std::string_view before = without_weekday(trim_separators(text.substr(0, date->span.begin)));
      const LabelMatch label = label_before_date(before);
      before = trim_separators(before.substr(0, before.size() - label.bytes));
      if (!before.empty()) name(before);
      if (label.type != PhraseType::none) label_ = label.type;
      add_date(date->iso);
      text = trim_separators(text.substr(date->span.end));
    }
  }

  // "Last updated on": the words before a short one tell more.
  static LabelMatch label_before_date(std::string_view text) {
    const LabelMatch last = label_at_end(text);
    if (last.bytes > kMaxPrepositionBytes) return last;
    const LabelMatch longer = label_at_end(trim_separators(text.substr(0, text.size() - last.bytes)));
    if (longer.type != PhraseType::published && longer.type != PhraseType::updated) return label_of_editor(text, last);
    const std::size_t begin = trim_separators(text.substr(0, text.size() - last.bytes)).size() - longer.bytes;
    return {longer.type, text.size() - begin};
  }

  // "Written by Ann Lee, last modified by Bo Orr on": the date is that of the change.
  static LabelMatch label_of_editor(std::string_view text, LabelMatch last) {
    const std::size_t begin = std::min(text.find_last_of(",;") + 1, text.size());  // npos + 1 is 0
    const std::string_view clause = trim_separators(text.substr(begin));
    const LabelMatch first = label_at_start(clause);
    if (first.type != PhraseType::updated) return last;
    return {first.type, text.size() - static_cast<std::size_t>(clause.data() - text.data())};
  }

  void add_date(const std::string& iso) {
    switch (std::exchange(label_, PhraseType::none)) {
      case PhraseType::published:
        return add(Fact::byline_published, iso);
      case PhraseType::updated:
        add(Fact::byline_modified, iso);
        return add(Fact::shown_updated, iso);
      default:
        return add(Fact::byline_date, iso);
    }
  }

  // A part without a date: a label, a label and a name, or a name.
  void name(std::string_view text) {
    if (has_colon_label(text)) return add_names(Fact::byline_author, text);
    const LabelMatch label = label_at_start(text);
    if (label.type != PhraseType::none) {
      const std::string_view rest = cut_behind_people(without_plural_end(trim_separators(text.substr(label.bytes))));
      if (!rest.empty() && label.type == PhraseType::author) add_names(Fact::byline_author, rest);
      const bool waits_for_date = label.type == PhraseType::published || label.type == PhraseType::updated;
      label_ = rest.empty() || waits_for_date ? label.type : PhraseType::none;
      return;
    }
    const PhraseType announced = std::exchange(label_, PhraseType::none);
    if (announced == PhraseType::author) return add_names(Fact::byline_author, text);
    if (announced == PhraseType::other) return;
    if (is_between_links_to(LinkTarget::tags, text)) return;
    while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);  // a number of comments
    text = trim_separators(text);
    if (const std::string_view behind = name_after_lead(text); !behind.empty()) return add_names(Fact::byline_author, behind);
    const std::string_view linked = cut_behind_people(text);
    if (is_between_links_to(LinkTarget::people, linked) && may_be_names(linked))
      add_names(Fact::linked_author, linked);
    else if (is_likely_name(text) && !is_role(text))
      add_names(Fact::named_author, text);
  }

  void add(Fact fact, std::string value) {
    if (row_of(fact).field != MetadataField::author) has_date_[block_] = true;
    statements_.push_back({fact, std::move(value), block_, outline_.blocks[block_].line});
  }

  void add_names(Fact fact, std::string_view text) {
    for (std::string& name : split_names(text))
      if (!is_site_label(name) || is_phrase(name, PhraseType::office)) add(fact, std::move(name));
  }

  bool is_headline(std::size_t block) const {
    return outline_.html ? outline_.blocks[block].kind == Kind::title : !headline_.text.empty() && headline_.block == block;
  }

  bool has_headline_before(std::size_t block) const {
    if (!outline_.html && (block <= headline_.block || block - headline_.block > kFarBlocks)) return false;
    std::size_t between = 0;
    const std::size_t first = block > kFarBlocks ? block - kFarBlocks : 0;
    for (std::size_t i = block; i > first && between < kNearBlocks; --i) {
      if (is_headline(i - 1)) return true;
      between += !is_passed_over(i - 1);
    }
    return false;
  }

  // In text input each share button and each entry of a menu is a block, and their kinds are often wrong.
  bool is_passed_over(std::size_t block) const { return !outline_.html && outline_.counts[block].text.words <= kButtonWords; }

  // In text input, whether a block is between the headline and the article, where few kinds are right.
  bool is_above_article(std::size_t block) const {
    return !outline_.html && !headline_.text.empty() && block > headline_.block && block < headline_.paragraph;
  }

  // In text input, whether the current block is between the headline and the article or near the headline, and a label at its
  // start says that it is a byline, whatever its kind.
  bool is_like_byline() const {
    if (!is_above_article(block_) && (outline_.html || !has_headline_before(block_))) return false;
    if (outline_.counts[block_].text.words > kMostBylineWords) return false;
    const std::string_view text = trim_separators(outline_.blocks[block_].text);
    const LabelMatch label = label_at_start(text);
    if (label.type == PhraseType::none || label.type == PhraseType::other) return false;
    const std::string_view rest = trim_separators(text.substr(label.bytes));
    if (find_date(rest, order_)) return true;
    if (label.type != PhraseType::author) return false;
    const std::vector<std::string> names = split_names(rest);
    return !names.empty() && is_likely_name(names.front());
  }

  bool has_date_near(std::size_t block) const {
    const auto first = has_date_.begin() + static_cast<std::ptrdiff_t>(block > kNearBlocks ? block - kNearBlocks : 0);
    const auto last = has_date_.begin() + static_cast<std::ptrdiff_t>(std::min(block + kNearBlocks + 1, has_date_.size()));
    return std::find(first, last, true) != last;
  }

  // Whether a text begins and ends in links to such pages, which may be one link. `text` is part of the current block's text.
  bool is_between_links_to(LinkTarget target, std::string_view text) const {
    if (is_copied_) return false;
    const Block& block = outline_.blocks[block_];
    const auto begin = static_cast<std::size_t>(text.data() - block.text.data());
    const std::size_t end = begin + text.size();
    const auto is_linked = [&](std::size_t first, std::size_t last) {
      return std::ranges::any_of(block.inlines, [&](const Inline& part) {
        return part.mark == Mark::link && part.text.begin <= first && part.text.end >= last && link_target(part.target) == target;
      });
    };
    return !text.empty() && is_linked(begin, begin + 1) && is_linked(end - 1, end);
  }

  // "heron", "Ann Lee, PhD and Bo Orr", but not "Visit the profile".
  static bool may_be_names(std::string_view text) {
    if (text.find(' ') == std::string_view::npos) return true;
    const std::vector<std::string> names = split_names(text);
    return !names.empty() && is_likely_name(names.front());
  }

  // "Ann Lee In Boats", where the page links the name to its author: "Ann Lee". `text` is part of the current block's text.
  std::string_view cut_behind_people(std::string_view text) const {
    if (is_copied_) return text;
    const Block& block = outline_.blocks[block_];
    const auto begin = static_cast<std::size_t>(text.data() - block.text.data());
    std::size_t end = 0;
    for (const Inline& part : block.inlines) {
      if (part.text.begin >= begin + text.size() || (end == 0 && part.text.begin > begin && part.mark == Mark::link)) break;
      if (part.mark != Mark::link || part.text.begin < begin || part.text.end > begin + text.size()) continue;
      if (link_target(part.target) == LinkTarget::people) end = part.text.end;
    }
    return end == 0 ? text : text.substr(0, end - begin);
  }

  const Outline& outline_;
  const Headline& headline_;
  DateOrder order_;
  std::vector<BylineStatement> statements_;
  std::vector<bool> has_date_;  // by block
  std::size_t block_ = 0;
  bool is_copied_ = false;  // the text that is read is no part of the block's, so that the block's links are at other places
  PhraseType label_ = PhraseType::none;  // the last one, while its name or date has not come
};

}  // namespace

std::vector<BylineStatement> read_bylines(const Outline& outline, const Headline& headline, DateOrder order) {
  return BylineReader(outline, headline, order).read();
}

}  // namespace pith::internal

// Shown dates. In: blocks with their kinds, the headline. Out: dates, each with the kind of statement that it is.
//
// The idea: where a date stands and what the words around it say (date_roles.h) tell together what it is. In a byline a date
// needs no label. Near the headline it needs none either, if it is not part of a sentence far into the block. Elsewhere only a
// short block with a label counts, such as the note at the end of a page.
#include "document/shown_dates.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "classify/byline_phrases.h"
#include "document/date_roles.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxBlocks = 5000;
constexpr std::size_t kMaxDatedBlocks = 400;
constexpr std::size_t kMaxBytes = 600;  // of a block, from its start
constexpr std::size_t kMaxDatesOfBlock = 6;
constexpr std::size_t kNearBlocks = 6;           // between the headline and a date below it, buttons of text input aside
constexpr std::size_t kFarBlocks = 40;           // however many of them are buttons
constexpr std::size_t kBlocksAbove = 4;          // between a date and the headline below it
constexpr std::size_t kMaxStartBytes = 120;      // of a block near the headline, that are searched for a date
constexpr std::size_t kMaxBytesBeforeDate = 25;  // in prose that begins with the day of the story: "Berlin, 3 May 2024"
constexpr std::uint32_t kButtonWords = 4;
constexpr std::uint32_t kMaxPostHeadWords = 24;
constexpr std::uint32_t kMaxWordsAbove = 14;  // of a block with a date above the headline
constexpr std::uint32_t kMaxNoteWords = 40;   // of a block with a labelled date far from the headline
constexpr std::uint32_t kMaxArticleNoteWords = 16;

class DateReader {
 public:
  DateReader(const Outline& outline, const Headline& headline, DateOrder order)
      : outline_(outline), headline_(headline), order_(order), untitled_heading_(find_untitled_heading()) {}

  std::vector<BylineStatement> read() {
    std::size_t dated = 0;
    for (block_ = 0; block_ < std::min(outline_.blocks.size(), kMaxBlocks) && dated < kMaxDatedBlocks; ++block_) {
      place_ = place_of(block_);
      has_article_ |= outline_.blocks[block_].kind == Kind::article && outline_.counts[block_].text.words > kMaxWordsAbove;
      if (place_ != Place::none) dated += read_block();
    }
    return std::move(statements_);
  }

 private:
  // Where a block is, which tells how its dates are read.
  enum class Place : std::uint8_t { none, byline, headline, below, above, post, far };

  Place place_of(std::size_t i) const {
    const Block& block = outline_.blocks[i];
    const std::uint32_t words = outline_.counts[i].text.words;
    if (block.kind == Kind::byline) return Place::byline;
    const bool is_other = block.kind == Kind::related || block.kind == Kind::comment || block.kind == Kind::ad;
    if (is_other && is_about_page(block.text)) return Place::far;
    if (is_head_of_post(i)) return Place::post;
    if (!outline_.html && is_above_article(i)) return Place::below;
    if (is_other) return Place::none;
    if (is_headline(i) || (block.shape == Shape::heading && block.level == 1)) return Place::headline;
    if (block.kind != Kind::caption && has_headline_before(i)) return Place::below;
    if (words <= kMaxWordsAbove && has_headline_behind(i)) return Place::above;
    return block.kind != Kind::caption && words <= max_note_words(i) ? Place::far : Place::none;
  }

  // The words that a block may have in which a label makes a date one of the page. More are prose, which tells of other dates.
  std::uint32_t max_note_words(std::size_t i) const {
    return outline_.blocks[i].kind == Kind::article ? kMaxArticleNoteWords : kMaxNoteWords;
  }

  // The line with the name and date of a post. A forum has many of them, and the first one counts.
  bool is_head_of_post(std::size_t i) const {
    const Kind kind = outline_.blocks[i].kind;
    const bool may_be = kind == Kind::article || (kind == Kind::comment && !has_article_);
    return outline_.type == PageType::forum && may_be && outline_.counts[i].text.words <= kMaxPostHeadWords;
  }

  bool read_block() {
    if (outline_.counts[block_].text.digits == 0) return false;
    const std::size_t max_bytes = place_ == Place::below ? kMaxStartBytes : kMaxBytes;
    const std::string_view text = truncate_utf8(outline_.blocks[block_].text, max_bytes);
    std::size_t begin = 0;
    auto date = find_date(text, order_);
    for (std::size_t count = 0; date && count < kMaxDatesOfBlock; ++count) {
      const std::size_t end = begin + date->span.end;
      auto next = find_date(text.substr(end), order_);
      const std::string_view before = text.substr(begin, date->span.begin);
      const std::string_view after = next ? std::string_view() : text.substr(end);
      add(date->iso, before, after, count == 0, !next && trim_separators(after).empty());
      begin = end;
      date = std::move(next);
    }
    return begin > 0;
  }

  void add(const std::string& iso, std::string_view before, std::string_view after, bool is_first, bool ends_block) {
    DateRole role = date_role(before, after);
    const bool begins_block = is_first && trim_separators(before).empty();
    if (role == DateRole::unlabelled && begins_block && block_ > 0) role = announced_role(outline_.blocks[block_ - 1].text);
    const bool is_sentence = place_ == Place::below && outline_.counts[block_].text.words > max_note_words(block_);
    if (is_sentence && before.size() > kMaxBytesBeforeDate) return;
    if ((is_sentence || place_ == Place::headline) && role != DateRole::unrelated) role = DateRole::unlabelled;
    switch (role) {
      case DateRole::published:
        return add_published(iso);
      case DateRole::updated:
      case DateRole::updated_once:
        // The first change may be the only date that the page has.
        if (role == DateRole::updated && !has_change_ && place_ != Place::post && place_ != Place::far)
          state(Fact::shown_updated, iso);
        has_change_ = true;
        return state(place_ == Place::far ? Fact::noted_modified : Fact::byline_modified, iso);
      case DateRole::unlabelled:
        return add_unlabelled(iso, begins_block, is_first, ends_block);
      case DateRole::unrelated:
        return state(Fact::unrelated_date, iso);
    }
  }

  void add_published(const std::string& iso) {
    // Below the byline, the article may tell when something else was published.
    const bool may_be_of_something_else = has_byline_date_ && outline_.blocks[block_].kind == Kind::article;
    const bool is_near =
        place_ == Place::byline || (place_ == Place::below && !may_be_of_something_else) || place_ == Place::above;
    state(is_near ? Fact::byline_published : Fact::labelled_date, iso);
  }

  void add_unlabelled(const std::string& iso, bool begins_block, bool is_first, bool ends_block) {
    switch (place_) {
      case Place::byline:
      case Place::post:
        has_byline_date_ = true;
        return state(is_far_above_headline() ? Fact::date_above : Fact::byline_date, iso);
      case Place::below:
        if (is_first) state(Fact::shown_date, iso);
        return;
      case Place::above:
        if (is_first) state(Fact::date_above, iso);
        return;
      case Place::headline:
        if (begins_block || ends_block) state(Fact::headline_date, iso);
        return;
      case Place::far:
      case Place::none:
        return;
    }
  }

  void state(Fact fact, const std::string& iso) { statements_.push_back({fact, iso, block_, outline_.blocks[block_].line}); }

  bool is_headline(std::size_t i) const {
    if (outline_.html) return outline_.blocks[i].kind == Kind::title || i == untitled_heading_;
    return !headline_.text.empty() && headline_.block == i;
  }

  // The heading above the article where no block is known to be the headline; the number of blocks where there is none.
  std::size_t find_untitled_heading() const {
    const std::size_t none = outline_.blocks.size();
    const auto is_title = [](const Block& block) { return block.kind == Kind::title; };
    if (!outline_.html || std::ranges::any_of(outline_.blocks, is_title)) return none;
    std::size_t paragraph = 0;
    while (paragraph < none && !is_paragraph_of_article(paragraph)) ++paragraph;
    if (paragraph == none) return none;
    for (std::size_t i = paragraph; i > 0 && paragraph - i < kNearBlocks; --i)
      if (outline_.blocks[i - 1].shape == Shape::heading) return i - 1;
    return none;
  }

  bool is_paragraph_of_article(std::size_t i) const {
    const Block& block = outline_.blocks[i];
    return block.kind == Kind::article && block.shape == Shape::paragraph && outline_.counts[i].text.words > kMaxWordsAbove;
  }

  bool has_headline_before(std::size_t i) const {
    if (!outline_.html && (i <= headline_.block || i - headline_.block > kFarBlocks)) return false;
    std::size_t between = 0;
    const std::size_t first = i > kFarBlocks ? i - kFarBlocks : 0;
    for (std::size_t k = i; k > first && between < kNearBlocks; --k) {
      if (is_headline(k - 1)) return true;
      between += outline_.html || outline_.counts[k - 1].text.words > kButtonWords;
    }
    return false;
  }

  // The page's header may show the date of today.
  bool is_far_above_headline() const {
    return outline_.html && !headline_.text.empty() && block_ + kBlocksAbove < headline_.block;
  }

  // Whether the headline comes soon after a block that is not part of the page's header, which may show the date of today.
  bool has_headline_behind(std::size_t i) const {
    const Container& container = outline_.containers[outline_.counts[i].container];
    if ((container.landmarks & (kInHeader | kInNav)) != 0) return false;
    const std::size_t last = std::min(i + kBlocksAbove, outline_.blocks.size() - 1);
    for (std::size_t k = i + 1; k <= last; ++k)
      if (is_headline(k)) return true;
    return false;
  }

  // In text input, whether a block is between the headline and the article, where few kinds are right.
  bool is_above_article(std::size_t i) const { return !headline_.text.empty() && i > headline_.block && i < headline_.paragraph; }

  const Outline& outline_;
  const Headline& headline_;
  DateOrder order_;
  std::size_t untitled_heading_;
  std::vector<BylineStatement> statements_;
  std::size_t block_ = 0;
  Place place_ = Place::none;
  bool has_change_ = false;
  bool has_byline_date_ = false;
  bool has_article_ = false;  // so far: then comments are no posts
};

}  // namespace

std::vector<BylineStatement> read_shown_dates(const Outline& outline, const Headline& headline, DateOrder order) {
  return DateReader(outline, headline, order).read();
}

}  // namespace pith::internal

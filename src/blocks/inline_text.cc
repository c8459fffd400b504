// In: text, white space, marks and images in the order of the page. Out: the block's text with collapsed white space, and the
// spans of its markup.
#include "blocks/inline_text.h"

#include <algorithm>

#include "base/line_terminators.h"
#include "base/text.h"
#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLeadingMedia = 8;
constexpr std::size_t kMaxLinkParts = 256;  // of a block
constexpr std::size_t kMaxNamedParts = 32;  // of a block
constexpr std::uint32_t kMaxNamedText = 200;

// The bytes of a space that `utf8` begins with; 0 if it begins with none.
std::size_t blank_size(std::string_view utf8) {
  if (utf8.empty()) return 0;
  if (is_ascii_space(utf8[0])) return 1;
  return utf8.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
}

}  // namespace

void InlineText::add_collapsed(std::string_view utf8) {
  if (!link_gaps_.empty()) settle_link_gaps(utf8);
  for (std::size_t at = 0; at < utf8.size();) {
    if (is_ascii_space(utf8[at])) {
      add_space();
      while (at < utf8.size() && is_ascii_space(utf8[at])) ++at;
    } else if (const std::size_t end = find_collapsible(utf8, at); end > at) {
      flush_pending_space();
      text_.append(utf8, at, end - at);
      at = end;
    } else {
      at += add_special(utf8.substr(at));
    }
  }
}

void InlineText::add_code(std::string_view utf8) {
  while (!utf8.empty()) {
    std::size_t blanks = 0;
    std::size_t at = 0;
    bool is_line_end = false;
    for (std::size_t size = blank_size(utf8); size > 0; size = blank_size(utf8.substr(at))) {
      is_line_end |= utf8[at] != ' ' && utf8[at] != kNoBreakSpace[0];
      at += size;
      ++blanks;
    }
    if (blanks > 0) {
      add_space();
      if (!is_line_end && text_.size() > open_marks_.back().begin) pending_blanks_ = blanks;
    }
    utf8.remove_prefix(at);
    std::size_t end = 0;
    while (end < utf8.size() && blank_size(utf8.substr(end)) == 0) ++end;
    add_collapsed(utf8.substr(0, end));
    utf8.remove_prefix(end);
  }
}

// Adds a character that may be a space or without width; returns the number of bytes that were read.
std::size_t InlineText::add_special(std::string_view utf8) {
  const std::size_t space = utf8.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : line_terminator_size(utf8, 0);
  if (space > 0) {
    add_space();
    return space;
  }
  if (const std::size_t unseen = unseen_bytes(utf8); unseen > 0) {
    if (!utf8.starts_with(kByteOrderMark)) add_word_break(utf8.starts_with(kSoftHyphen));
    return unseen;
  }
  add_char(utf8.front());
  return 1;
}

void InlineText::add_word_break(bool has_hyphen) {
  const std::uint32_t last = breaks_.empty() ? 0 : breaks_.back().at;
  if (pending_ == Pending::nothing && end() > last && breaks_.size() <= text_.size() / 2) breaks_.push_back({end(), has_hyphen});
}

void InlineText::add_preformatted(std::string_view utf8) {
  flush_pending_space();
  append_lines_of(text_, utf8);
}

void InlineText::add_broken_code(std::string_view utf8) {
  while (!utf8.empty()) {
    const std::size_t blank = blank_size(utf8);
    if (blank == 0) {
      text_.push_back(utf8.front());
    } else if (utf8.starts_with(kNoBreakSpace)) {
      text_.push_back(' ');
    } else if (!text_.empty() && !is_ascii_space(text_.back())) {
      text_.push_back(' ');
    }
    utf8.remove_prefix(std::max<std::size_t>(blank, 1));
  }
}

void InlineText::add_char(char c) {
  flush_pending_space();
  text_.push_back(c);
}

void InlineText::add_tabs(std::size_t count) {
  if (pending_ == Pending::space) pending_ = Pending::nothing;
  text_.append(count, '\t');
}

void InlineText::add_formula(std::string_view tex, bool display) {
  flush_pending_space();
  const std::uint32_t begin = end();
  const std::size_t breaks = breaks_.size();
  add_collapsed(tex);
  breaks_.resize(breaks);
  pending_ = Pending::nothing;
  add_inline({.mark = Mark::math, .text = {begin, end()}, .display = display});
}

void InlineText::add_note_reference(std::string_view text, std::string_view target, std::string_view note) {
  flush_pending_space();
  const std::uint32_t begin = end();
  text_.append(text);
  add_inline({.mark = Mark::link, .text = {begin, end()}, .target = target, .note = note});
}

void InlineText::add_media(Inline media) {
  if (leading_media_.size() >= kMaxLeadingMedia) return;
  if (text_.empty()) return leading_media_.push_back(media);
  media.text = {end(), end()};
  add_inline(media);
}

void InlineText::add_space() {
  if (pending_ == Pending::nothing) pending_ = Pending::space;
}

void InlineText::flush_pending_space() {
  if (pending_ == Pending::nothing) return;
  if (!text_.empty()) {
    if (pending_ == Pending::line_break)
      text_.push_back('\n');
    else if (text_.back() != '\t')
      text_.append(pending_blanks_, ' ');
  }
  pending_ = Pending::nothing;
  pending_blanks_ = 1;
}

void InlineText::begin_link(std::string_view target, bool is_superscript) {
  const bool follows_link = link_end_ == text_.size() && !text_.empty();
  if (!follows_link) {
    links_begin_ = end();
    link_gaps_.clear();
  } else if (pending_ == Pending::nothing && !is_superscript && target != link_target_) {
    link_gaps_.push_back(end());
    add_space();
  }
  link_target_ = target;
  open_marks_.push_back({Mark::link, end(), target});
  ++open_links_;
}

void InlineText::end_mark() {
  const OpenMark mark = open_marks_.back();
  open_marks_.pop_back();
  add_mark(mark);
  pending_blanks_ = 1;
  if (mark.mark != Mark::link) return;
  link_end_ = text_.size();
  --open_links_;
  const Span link = trimmed({mark.begin, end()});
  while (!parts_.empty() && parts_.back().text.begin == link.begin && parts_.back().text.end == link.end) parts_.pop_back();
}

bool InlineText::has_room_for_part(Span part) const {
  if (part.begin >= part.end) return false;
  if (in_link()) return parts_.size() < kMaxLinkParts;
  return part.end - part.begin <= kMaxNamedText && named_parts_.size() < kMaxNamedParts;
}

void InlineText::add_part(Span part, std::string_view names) {
  if (in_link())
    parts_.push_back({part, names});
  else if (!names.empty())
    named_parts_.push_back({part, names});
}

// Links in a row are words of a sentence if text goes before them and after them, which is known when the latter comes.
void InlineText::settle_link_gaps(std::string_view utf8) {
  const auto is_link = [](const OpenMark& mark) { return mark.mark == Mark::link; };
  if (std::ranges::any_of(open_marks_, is_link)) return;
  const std::string_view rest = trim(utf8);
  if (rest.empty()) return;
  const CharClass next = class_at(rest, 0);
  const bool goes_on = next == CharClass::lower || next == CharClass::caseless || next == CharClass::terminator || rest[0] == ',';
  if (goes_on && links_begin_ > 0 && text_[links_begin_ - 1] != ':') close_link_gaps();
  link_gaps_.clear();
}

bool InlineText::is_inside_word(std::uint32_t gap) const {
  const CharClass left = class_at(text_, last_code_point_at(text().substr(0, gap)));
  return left == class_at(text_, gap + 1) && (left == CharClass::lower || left == CharClass::caseless);
}

void InlineText::close_link_gaps() {
  std::erase_if(link_gaps_, [&](std::uint32_t gap) { return !is_inside_word(gap); });
  if (!link_gaps_.empty()) {
    parts_.clear();
    named_parts_.clear();
  }
  const auto moved = [&](std::uint32_t at) {
    const auto before = std::ranges::lower_bound(link_gaps_, at) - link_gaps_.begin();
    return at - static_cast<std::uint32_t>(before);
  };
  for (auto part = inlines_.rbegin(); part != inlines_.rend() && part->text.end > links_begin_; ++part)
    part->text = {moved(part->text.begin), moved(part->text.end)};
  for (OpenMark& mark : open_marks_) mark.begin = moved(mark.begin);
  for (WordBreak& place : breaks_) place.at = moved(place.at);
  link_end_ = moved(static_cast<std::uint32_t>(link_end_));
  std::size_t to = links_begin_;
  for (std::size_t from = links_begin_; from < text_.size(); ++from)
    if (!std::ranges::binary_search(link_gaps_, from)) text_[to++] = text_[from];
  text_.resize(to);
}

void InlineText::add_inline(const Inline& part) {
  if (inlines_.size() < max_inlines_)
    inlines_.push_back(part);
  else
    left_out_ = true;
}

Span InlineText::trimmed(Span text) const {
  while (text.begin < text.end && is_ascii_space(text_[text.begin])) ++text.begin;
  while (text.begin < text.end && is_ascii_space(text_[text.end - 1])) --text.end;
  return text;
}

void InlineText::add_mark(const OpenMark& mark) {
  Span span = trimmed({mark.begin, end()});
  if (mark.mark == Mark::code) span.end = end();
  if (span.begin < span.end) add_inline({.mark = mark.mark, .text = span, .target = mark.target});
}

void InlineText::rewrite_from(std::size_t begin, std::string (*rewrite)(std::string_view)) {
  if (!inlines_.empty() && inlines_.back().text.end > begin) return;  // they are in the order of their ends
  const std::string other = rewrite(text().substr(begin));
  if (other.empty()) return;
  text_.replace(begin, std::string::npos, other);
  const auto is_changed = [&](const InlinePart& part) { return part.text.end > begin; };
  std::erase_if(parts_, is_changed);
  std::erase_if(named_parts_, is_changed);
  std::erase_if(breaks_, [&](const WordBreak& place) { return place.at > begin; });
}

void InlineText::remove_start(std::uint32_t bytes) {
  text_.erase(0, bytes);
  std::erase_if(inlines_, [&](const Inline& part) { return part.text.end <= bytes; });
  for (Inline& part : inlines_) part.text = {part.text.begin - std::min(part.text.begin, bytes), part.text.end - bytes};
  for (OpenMark& mark : open_marks_) mark.begin -= std::min(mark.begin, bytes);
  parts_.clear();
  named_parts_.clear();
  std::erase_if(breaks_, [&](const WordBreak& place) { return place.at <= bytes; });
  for (WordBreak& place : breaks_) place.at -= bytes;
}

void InlineText::trim_end() {
  pending_ = Pending::nothing;
  while (!text_.empty() && is_ascii_space(text_.back())) text_.pop_back();
}

const std::vector<Inline>& InlineText::complete_inlines() {
  for (const OpenMark& mark : open_marks_) add_mark(mark);
  std::erase_if(inlines_, [&](const Inline& part) { return part.text.begin >= end(); });
  for (Inline& part : inlines_) part.text.end = std::min(part.text.end, end());
  const auto begin_of = [](const Inline& part) { return part.text.begin; };
  if (!std::ranges::is_sorted(inlines_, {}, begin_of)) std::ranges::stable_sort(inlines_, {}, begin_of);
  inlines_.insert(inlines_.begin(), leading_media_.begin(), leading_media_.end());
  leading_media_.clear();
  return inlines_;
}

const std::vector<WordBreak>& InlineText::complete_word_breaks() {
  std::erase_if(breaks_, [&](const WordBreak& place) {
    return place.at >= end() || is_ascii_space(text_[place.at]) || is_ascii_space(text_[place.at - 1]);
  });
  return breaks_;
}

void InlineText::clear() {
  text_.clear();
  pending_ = Pending::nothing;
  pending_blanks_ = 1;
  link_end_ = 0;
  link_gaps_.clear();
  inlines_.clear();
  breaks_.clear();
  parts_.clear();
  named_parts_.clear();
  for (OpenMark& mark : open_marks_) mark.begin = 0;
  for (std::uint32_t& begin : open_parts_) begin = 0;
}

void InlineText::forget_inlines() {
  inlines_.clear();
  parts_.clear();
  named_parts_.clear();
  leading_media_.clear();
}

}  // namespace pith::internal

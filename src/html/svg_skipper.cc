// The search for the end of an SVG drawing. In: a page and a place in it. Out: where the drawing ends.
//
// The search is linear in the page, because what a search has found holds for the drawings inside the part that it has read. Those
// after a drawing without an end have no end either. Those before a tag that breaks out of a drawing around them need not be skipped:
// not to skip a drawing is always safe.
#include "html/svg_skipper.h"

#include <algorithm>

#include "html/elements.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// "HTML integration points" of SVG, whose content is HTML.
bool is_integration_point(std::string_view name) { return name == "foreignobject" || name == "desc" || name == "title"; }

}  // namespace

std::size_t SvgSkipper::find_end(std::size_t at) {
  if (at >= no_end_from_ || at < broke_out_at_) return kNone;
  const std::size_t begin = at;
  Nesting nesting;
  while ((at = page_.find('<', at)) != kNone) {
    const Token token = token_at(page_, at, true, [](std::string_view, std::string_view) { return true; });
    if (token.type == TokenType::unfinished_tag) break;
    at = token.type == TokenType::text ? at + 1 : token.end;
    if (token.type != TokenType::start_tag && token.type != TokenType::end_tag) continue;
    name_.clear();
    append_lower_name(name_, token.name);
    if (may_break_out(token.type, nesting)) {
      broke_out_at_ = at;
      return kNone;
    }
    follow(token.type, page_[token.end - 2] == '/', nesting);
    if (nesting.svg == 0) return token.end;
  }
  no_end_from_ = std::min(no_end_from_, begin);
  return kNone;
}

// Whether the tag may end foreign content, or hide the end of the drawing in raw text.
bool SvgSkipper::may_break_out(TokenType type, const Nesting& nesting) const {
  if (name_ == "svg" || is_integration_point(name_)) return false;
  const ElementInfo& info = element_named(name_);
  if (nesting.integration_points > 0 && info.content != ContentState::data) return true;
  if (type == TokenType::end_tag) return false;
  return info.tag == Tag::font || (nesting.integration_points == 0 && info.has(kBreaksOut));
}

void SvgSkipper::follow(TokenType type, bool self_closing, Nesting& nesting) const {
  const bool is_svg = name_ == "svg";
  if (!is_svg && !is_integration_point(name_)) return;
  std::size_t& count = is_svg ? nesting.svg : nesting.integration_points;
  if (type == TokenType::end_tag)
    count -= count > 0;
  else
    count += !self_closing;
}

}  // namespace pith::internal

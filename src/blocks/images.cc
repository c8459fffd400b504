// In: an <img>. Out: its address and label.
//
// The idea: a page that loads images late leaves `src` empty or fills it with a placeholder in a data: URL. The address is then
// in an attribute that its script reads.
#include "blocks/images.h"

#include <algorithm>

#include "base/line_terminators.h"
#include "base/text.h"

namespace pith::internal {
namespace {

constexpr AttributeName kLazySources[] = {"data-src", "data-original", "data-lazy-src"};

bool is_placeholder(std::string_view address) { return address.empty() || address.starts_with("data:"); }

// Runs of white space and line terminators become one space, also at the end.
std::string collapsed_label(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = is_ascii_space(text[at]) ? 1 : line_terminator_size(text, at);
    if (space == 0)
      out.push_back(text[at]);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
    at += std::max<std::size_t>(space, 1);
  }
  return out;
}

}  // namespace

std::optional<Inline> image_at(const Dom& dom, NodeId img, Arena& arena) {
  std::string_view address = dom.attribute(img, "src");
  for (const AttributeName lazy : kLazySources)
    if (is_placeholder(address)) address = dom.attribute(img, lazy);
  const std::string_view width = dom.attribute(img, "width");
  const bool tracks = width == "0" || width == "1" || dom.attribute(img, "height") == "1";
  if (is_placeholder(address) || tracks) return std::nullopt;
  return Inline{
      .mark = Mark::image, .target = arena.copy(address), .label = arena.copy(collapsed_label(dom.attribute(img, "alt")))};
}

}  // namespace pith::internal

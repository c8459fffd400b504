// In: an element. Out: the address and title of what it plays.
//
// The idea: no list of sites tells a video from an advertisement, but a frame in which something is played may fill the screen or
// start by itself, and the page has to allow it that in an attribute.
#include "blocks/embeds.h"

#include <algorithm>

#include "base/text.h"
#include "blocks/images.h"
#include "html/attributes.h"

namespace pith::internal {
namespace {

// Permissions of a frame that players ask for, from the lists of the Fullscreen, HTML, Picture-in-Picture and Encrypted Media
// Extensions specifications.
constexpr std::string_view kPermissionsOfPlayers[] = {"fullscreen", "autoplay", "picture-in-picture", "encrypted-media"};
constexpr std::size_t kMaxSources = 16;  // children of a <video> that are looked at

bool may_play(const Dom& dom, NodeId frame) {
  const std::string_view tag = dom.start_tag(frame);
  if (tag.find_first_of("aA") == std::string_view::npos) return false;
  const std::string_view fullscreen = raw_attribute(tag, "allowfullscreen");
  if (fullscreen.data() != nullptr) return !iequals(fullscreen, "false");
  const std::string_view allowed = dom.rare_attribute(frame, "allow");
  return std::ranges::any_of(kPermissionsOfPlayers,
                             [&](std::string_view one) { return allowed.find(one) != std::string_view::npos; });
}

// The address of the element itself, or else of its first <source>.
std::string_view address_of(const Dom& dom, NodeId player) {
  if (const std::string_view own = media_address(dom, player); !own.empty()) return own;
  std::size_t seen = 0;
  for (NodeId id = player + 1; id < dom.nodes()[player].end && seen < kMaxSources; id = dom.nodes()[id].end, ++seen) {
    if (dom.nodes()[id].tag != Tag::source) continue;
    if (const std::string_view one = media_address(dom, id); !one.empty()) return one;
  }
  return {};
}

bool is_player(const Dom& dom, NodeId element) {
  switch (dom.nodes()[element].tag) {
    case Tag::video:
    case Tag::audio:
      return true;
    case Tag::iframe:
    case Tag::embed:
      return may_play(dom, element);
    default:
      return false;
  }
}

}  // namespace

std::optional<Inline> embed_at(const Dom& dom, NodeId element, Arena& arena) {
  if (!is_player(dom, element) || is_too_small_to_see(dom, element)) return std::nullopt;
  const std::string_view address = address_of(dom, element);
  if (address.empty()) return std::nullopt;
  std::string_view title = trim(dom.attribute(element, "title"));
  if (title.empty()) title = trim(dom.attribute(element, "aria-label"));
  if (title.empty()) title = address;
  return Inline{.mark = Mark::embed, .target = arena.copy(address), .label = arena.copy(collapsed_label(title))};
}

}  // namespace pith::internal

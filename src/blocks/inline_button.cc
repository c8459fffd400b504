// In: an element. Out: whether it is a button in the middle of a sentence.
#include "blocks/inline_button.h"

#include <algorithm>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxNodes = 8;              // in the button
constexpr int kMaxStepsToText = 4;           // from its end
constexpr std::size_t kMaxBytesBefore = 80;  // of its block that are looked at
constexpr std::string_view kSentenceSigns = ".,;:!?)";

bool may_be_in_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

bool has_only_inline(const Dom& dom, NodeId button) {
  const auto& nodes = dom.nodes();
  if (nodes[button].end - button > kMaxNodes) return false;
  for (NodeId id = button + 1; id < nodes[button].end; ++id)
    if (nodes[id].tag != Tag::text && flow_of(nodes[id].tag) == Flow::block) return false;
  return true;
}

bool is_in_same_block(const Dom& dom, NodeId button, NodeId after) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[button].parent;
  for (int i = 0; i < kMaxStepsToText && nodes[around].end <= after; ++i, around = nodes[around].parent)
    if (flow_of(nodes[around].tag) == Flow::block) return false;
  return nodes[around].end > after;
}

// Whether the sentence goes on after the button.
bool has_words_after(const Dom& dom, NodeId button) {
  const auto& nodes = dom.nodes();
  NodeId id = nodes[button].end;
  for (int i = 0; i < kMaxStepsToText && id < nodes.size() && is_in_same_block(dom, button, id); ++i, ++id) {
    if (nodes[id].tag == Tag::text) {
      const std::string_view text = trim(dom.text(id));
      if (!text.empty()) return may_be_in_word(text.front()) || kSentenceSigns.find(text.front()) != std::string_view::npos;
    } else if (nodes[id].tag == Tag::br || nodes[id].tag == Tag::a || flow_of(nodes[id].tag) != Flow::inline_) {
      return false;
    }
  }
  return false;
}

// Whether the text right before the button is of a link or another button: then it is one of several controls in a row.
bool follows_control(const Dom& dom, NodeId button) {
  const auto& nodes = dom.nodes();
  NodeId id = button - 1;
  if (nodes[id].tag == Tag::text && trim(dom.text(id)).empty() && id > 0) --id;
  for (int i = 0; i < kMaxStepsToText && id > nodes[button].parent; ++i, id = nodes[id].parent)
    if (nodes[id].tag == Tag::a || nodes[id].tag == Tag::button) return true;
  return false;
}

}  // namespace

bool is_inline_button(const Dom& dom, NodeId element, std::string_view before) {
  if (dom.nodes()[element].tag != Tag::button || before.empty()) return false;
  before.remove_prefix(before.size() - std::min(before.size(), kMaxBytesBefore));
  return std::ranges::any_of(before, may_be_in_word) && has_only_inline(dom, element) && !follows_control(dom, element) &&
         has_words_after(dom, element);
}

}  // namespace pith::internal

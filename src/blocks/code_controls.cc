// In: an element. Out: whether it is a button that belongs to a block of code.
//
// The idea: a button that acts on code says in a word or two what it does. One with more words is a question or a title that opens
// the part below it, and a name such as "copy" alone may as well be that of a text.
#include "blocks/code_controls.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/words.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxNodes = 32;  // in a control
constexpr NodeId kMaxNodesInNamed = 8;
constexpr std::size_t kMaxBytes = 160;  // of its text
constexpr std::uint32_t kMaxWords = 3;
constexpr std::uint32_t kMaxCopyWords = 5;  // of a button that copies
constexpr int kMaxAroundButton = 8;         // elements up to the preformatted one
constexpr int kMaxStepsInCode = 12;         // from a button to the end of the code

constexpr std::string_view kCopyNames[] = {
#define COPY_NAME(word) word,
#include "blocks/code_controls.inc"
#undef COPY_NAME
};
constexpr std::string_view kCopyWords[] = {
#define COPY_WORD(language, word) word,
#include "blocks/code_controls.inc"
#undef COPY_WORD
};

bool is_upper_letter(char c) { return is_ascii_letter(c) && to_ascii_lower(c) != c; }

// Whether a word of a class name, as "copy" in "btn-copy" and "copyButton", is one of a control that copies.
bool has_copy_name(const Dom& dom, NodeId element) {
  return any_token(dom.classes(element), [](std::string_view name) {
    std::string word;
    for (const char c : name) {
      if (!is_ascii_letter(c) || (is_upper_letter(c) && !word.empty() && !is_upper_letter(word.back()))) {
        if (is_one_of(to_lower(word), kCopyNames)) return true;
        word.clear();
      }
      if (is_ascii_letter(c)) word.push_back(c);
    }
    return is_one_of(to_lower(word), kCopyNames);
  });
}

// The text of an element; none where there is more than a control has.
std::optional<std::string> text_of(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  if (nodes[element].end - element > kMaxNodes) return std::nullopt;
  std::string text;
  for (NodeId id = element + 1; id < nodes[element].end;) {
    const bool hidden = flow_of(nodes[id].tag) == Flow::hidden;
    if (nodes[id].tag == Tag::text) text.append(trim(dom.text(id))).push_back(' ');
    if (text.size() > kMaxBytes) return std::nullopt;
    id = hidden ? nodes[id].end : id + 1;
  }
  return text;
}

bool has_copy_word(std::string_view text) {
  std::vector<std::string> words;
  append_words(words, text);
  return std::ranges::any_of(kCopyWords, [&](std::string_view copy_word) {
    std::vector<std::string> wanted;
    append_words(wanted, copy_word);
    return contains_words(words, wanted);
  });
}

bool is_button(const Dom& dom, NodeId element) {
  const Tag tag = dom.nodes()[element].tag;
  if (tag == Tag::button) return true;
  return tag != Tag::summary && iequals(dom.attribute(element, "role"), "button");
}

// A tag that is longer than those of real pages is not read again and again.
bool opens_something(const Dom& dom, NodeId button) {
  return dom.has_attribute(button, "aria-controls") || dom.start_tag(button).size() > kMaxTagWithClasses ||
         !dom.rare_attribute(button, "aria-expanded").empty();
}

bool is_preformatted(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

// The preformatted element around a button; 0 if there is none near.
NodeId preformatted_around(const Dom& dom, NodeId button) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[button].parent;
  for (int i = 0; i < kMaxAroundButton; ++i, around = nodes[around].parent)
    if (is_preformatted(nodes[around].tag)) return around;
  return 0;
}

bool is_code_text(const Dom& dom, NodeId id) {
  const auto& nodes = dom.nodes();
  const NodeId parent = nodes[id].parent;
  if (nodes[id].tag != Tag::text || nodes[parent].tag == Tag::button || nodes[nodes[parent].parent].tag == Tag::button)
    return false;
  return flow_of(nodes[parent].tag) != Flow::hidden && !trim(dom.text(id)).empty();
}

bool is_at_end_of_code(const Dom& dom, NodeId button, NodeId code) {
  const auto& nodes = dom.nodes();
  const auto first = std::max<NodeId>(code, button - std::min<NodeId>(button, kMaxStepsInCode));
  NodeId before = button;
  while (before > first && !is_code_text(dom, before)) --before;
  if (before == code) return true;
  const NodeId last = std::min<NodeId>(nodes[code].end, nodes[button].end + kMaxStepsInCode);
  NodeId after = nodes[button].end;
  while (after < last && !is_code_text(dom, after)) ++after;
  return after == nodes[code].end;
}

}  // namespace

bool is_code_control(const Dom& dom, NodeId element) {
  const bool button = is_button(dom, element);
  if (button ? opens_something(dom, element) : dom.nodes()[element].tag == Tag::p || !has_copy_name(dom, element)) return false;
  if (!button && dom.nodes()[element].end - element > kMaxNodesInNamed) return false;
  const std::optional<std::string> text = text_of(dom, element);
  if (!text) return false;
  const std::uint32_t words = count_text(*text).words;
  if (button && words <= kMaxWords) return true;
  return words > 0 && words <= (button ? kMaxCopyWords : kMaxWords) && has_copy_word(*text);
}

bool is_control_in_code(const Dom& dom, NodeId button) {
  const NodeId code = preformatted_around(dom, button);
  if (code == 0 || has_copy_name(dom, button) || is_at_end_of_code(dom, button, code)) return true;
  const std::optional<std::string> text = text_of(dom, button);
  return text && has_copy_word(*text);
}

}  // namespace pith::internal

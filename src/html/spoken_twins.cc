// In: an element with `aria-hidden`. Out: this element or its twin for screen readers.
//
// The idea: a page that writes "50 mins" for the eyes and "50 minutes" for the ears marks both, one by `aria-hidden`, the other by
// a class whose style moves it out of sight. What is seen is the text, unless it is the same in pieces, as a price whose cents are
// small, or a part of it, as of a title that an animation writes. An icon has no words, and what is said in its place is then all
// that tells its meaning. Where what is said has many more words than what is seen, it is a text of its own.
#include "html/spoken_twins.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/words.h"

namespace pith::internal {
namespace {

constexpr NodeId kMaxNodes = 24;  // in either
constexpr int kMaxSteps = 3;      // from one to the other
constexpr int kMaxToLink = 2;     // from words for screen readers to a link around them
constexpr std::ptrdiff_t kMinLetters = 2;
constexpr std::uint32_t kMaxMoreWords = 3;  // that are said than seen, for the same
constexpr std::string_view kSpokenNames[] = {
#define SPOKEN_NAME(text) text,
#include "html/spoken_names.inc"
#undef SPOKEN_NAME
};

// Whether a byte begins a letter or digit rather than a sign, as far as one byte tells.
bool begins_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_ascii_letter(c) || is_ascii_digit(c) || (byte >= 0xC4 && byte <= 0xED && byte != 0xE2);
}

bool is_of_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

struct Words {
  std::string letters{};  // and digits
  int texts = 0;
  std::string text{};
};

Words words_of(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  Words words;
  if (nodes[element].end - element > kMaxNodes) return words;
  for (NodeId id = element + 1; id < nodes[element].end; ++id) {
    if (nodes[id].tag != Tag::text) continue;
    const std::size_t before = words.letters.size();
    std::ranges::copy_if(dom.text(id), std::back_inserter(words.letters), is_of_word);
    words.texts += words.letters.size() > before;
    words.text.append(dom.text(id));
  }
  return words;
}

bool says_something(std::string_view letters) {
  return std::ranges::count_if(letters, begins_letter) >= kMinLetters || std::ranges::any_of(letters, is_ascii_digit);
}

bool says_more(const Words& spoken, const Words& seen) {
  return count_text(spoken.text).words > count_text(seen.text).words + kMaxMoreWords;
}

// Whether what is seen is the beginning of what is said, or some words of it.
bool repeats_words(const Words& spoken, const Words& seen) {
  if (spoken.letters.starts_with(seen.letters)) return true;
  std::vector<std::string> said;
  append_words(said, spoken.text);
  std::vector<std::string> wanted;
  append_words(wanted, seen.text);
  return contains_words(said, wanted);
}

// The link or button right around an element; 0 if there is none.
NodeId link_around(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[element].parent;
  for (int i = 0; i < kMaxToLink; ++i, around = nodes[around].parent)
    if (nodes[around].tag == Tag::a || nodes[around].tag == Tag::button) return around;
  return 0;
}

// Whether an element has words for screen readers that are not all that a link has.
bool is_spoken_beside(const Dom& dom, NodeId element, NodeId seen) {
  if (flow_of(dom.nodes()[element].tag) != Flow::inline_ || !dom.has_attribute(element, "class")) return false;
  const std::string names = to_lower(dom.classes(element));
  if (std::ranges::none_of(kSpokenNames, [&](auto name) { return names.find(name) != std::string::npos; })) return false;
  const NodeId link = link_around(dom, element);
  return link == 0 || (link < seen && seen < dom.nodes()[link].end);
}

std::optional<NodeId> spoken_after(const Dom& dom, NodeId seen) {
  const auto& nodes = dom.nodes();
  NodeId id = nodes[seen].end;
  for (int i = 0; i < kMaxSteps && id < nodes.size(); ++i, ++id) {
    const bool is_text = nodes[id].tag == Tag::text;
    if (!is_text && is_spoken_beside(dom, id, seen)) return id;
    if (is_text ? !trim(dom.text(id)).empty() : flow_of(nodes[id].tag) == Flow::block) break;
  }
  return std::nullopt;
}

std::optional<NodeId> spoken_before(const Dom& dom, NodeId seen) {
  const auto& nodes = dom.nodes();
  NodeId id = seen - 1;
  for (int i = 0; i < kMaxSteps && id > 0; ++i, --id) {
    if (nodes[id].tag != Tag::text) break;
    if (trim(dom.text(id)).empty()) continue;
    const NodeId around = nodes[id].parent;
    return nodes[around].end <= seen && is_spoken_beside(dom, around, seen) ? std::optional(around) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NodeId> repeated_for_screen_readers(const Dom& dom, NodeId seen) {
  if (dom.nodes()[seen].end == seen + 1 || !iequals(dom.attribute(seen, "aria-hidden"), "true")) return std::nullopt;
  std::optional<NodeId> spoken = spoken_after(dom, seen);
  if (!spoken) spoken = spoken_before(dom, seen);
  if (!spoken) return std::nullopt;
  const Words seen_words = words_of(dom, seen);
  const Words spoken_words = words_of(dom, *spoken);
  if (!says_something(seen_words.letters) || spoken_words.letters.empty()) return std::nullopt;
  if (says_more(spoken_words, seen_words)) return repeats_words(spoken_words, seen_words) ? std::optional(seen) : std::nullopt;
  if (seen_words.texts == 1) return spoken;
  return seen_words.letters == spoken_words.letters ? std::optional(seen) : std::nullopt;
}

}  // namespace pith::internal

// In: a Dom. Out: whether an element is the line above a quotation.
//
// The idea: <cite> is an inline element, and titles of works stand in it in the middle of sentences. Only its place and its colon
// tell the header of a quotation, which style sheets of forums show on a line of its own.
#include "blocks/quote_header.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "blocks/letter_case.h"

namespace pith::internal {
namespace {

constexpr int kMaxStepsToQuote = 3;     // from the <cite> up to the <blockquote>
constexpr NodeId kMaxHeaderNodes = 24;  // in the <cite>

// Whether nothing but white space stands before it in the quotation.
bool begins_quote(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  NodeId id = element;
  for (int step = 0; step < kMaxStepsToQuote; ++step) {
    const NodeId parent = nodes[id].parent;
    NodeId first = parent + 1;
    if (first < id && nodes[first].tag == Tag::text && trim(dom.text(first)).empty()) first = nodes[first].end;
    if (first != id) return false;
    if (nodes[parent].tag == Tag::blockquote) return true;
    id = parent;
  }
  return false;
}

// Whether the text ends with a colon, or has nothing but a time after it: "Ann wrote: ↑ 4 May, 7:44". The colon of a title, of a
// time or of a verse has words after it or digits around it.
bool announces_words(std::string_view text) {
  text = trim(text);
  if (text.ends_with(':') || text.ends_with("\xEF\xBC\x9A")) return true;
  const std::size_t colon = text.find(": ");
  return colon != std::string_view::npos && std::ranges::any_of(text.substr(colon), is_ascii_digit);
}

std::string text_of(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  std::string text;
  for (NodeId id = element + 1; id < nodes[element].end; ++id)
    if (nodes[id].tag == Tag::text) text += dom.text(id);
  return text;
}

// What comes after the element, in its parent.
std::string_view text_after(const Dom& dom, NodeId element) {
  const auto& nodes = dom.nodes();
  for (NodeId id = nodes[element].end; id < nodes[nodes[element].parent].end; ++id)
    if (nodes[id].tag == Tag::text)
      if (const std::string_view text = trim(dom.text(id)); !text.empty()) return text;
  return {};
}

}  // namespace

bool is_quote_header(const Dom& dom, NodeId element) {
  const Node& node = dom.nodes()[element];
  if (node.tag != Tag::cite || node.end - element > kMaxHeaderNodes || !begins_quote(dom, element)) return false;
  const std::string_view after = text_after(dom, element);
  return !after.empty() && class_at(after, 0) != CharClass::lower && announces_words(text_of(dom, element));
}

}  // namespace pith::internal

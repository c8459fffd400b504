// Footnotes of a page. In: the blocks that are printed. Out: anchors and labels of notes.
//
// The idea: a reference to a note is a link that leads to the anchor of another block and reads like "[1]". Links of the table of
// contents lead to anchors too, but they have no brackets.
#include "write/footnotes.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLabel = 6;  // bytes, with brackets

bool is_label_char(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Empty if the mark is not a reference to a note.
std::string_view label_of(std::string_view text, const Inline& mark) {
  std::string_view label = text.substr(mark.text.begin, mark.text.end - mark.text.begin);
  if (mark.mark != Mark::link || label.empty() || label.size() > kMaxLabel || !is_bracketed(text, mark.text)) return {};
  if (label.starts_with('[') && label.ends_with(']')) label = label.substr(1, label.size() - 2);
  return std::all_of(label.begin(), label.end(), is_label_char) ? label : std::string_view();
}

}  // namespace

std::string_view fragment_of(std::string_view address) {
  const std::size_t hash = address.find('#');
  return hash == std::string_view::npos ? std::string_view() : address.substr(hash + 1);
}

bool is_bracketed(std::string_view text, Span part) {
  return text[part.begin] == '[' || (part.begin > 0 && text[part.begin - 1] == '[');
}

Footnotes find_footnotes(const std::vector<PrintedBlock>& blocks) {
  Footnotes references;
  for (const PrintedBlock& one : blocks)
    for (const Inline& mark : one.block->inlines)
      if (const std::string_view anchor = fragment_of(mark.target); !anchor.empty())
        if (const std::string_view label = label_of(one.block->text, mark); !label.empty()) references.emplace(anchor, label);
  Footnotes notes;
  for (const PrintedBlock& one : blocks)
    if (const auto reference = references.find(one.block->anchor); reference != references.end()) notes.insert(*reference);
  return notes;
}

}  // namespace pith::internal

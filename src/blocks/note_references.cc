// References to notes. In: the text of a block and a mark in it. Out: the label and the anchor of the note.
//
// The idea: a reference to a note is a link that leads to the anchor of another block and reads like "[1]". Links of the table of
// contents lead to anchors too, but they have no brackets.
#include "blocks/note_references.h"

#include <algorithm>

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLabel = 6;  // bytes, with brackets

bool is_label_char(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string_view note_label(std::string_view text, const Inline& mark) {
  if (mark.mark != Mark::link || fragment_of(mark.target).empty()) return {};
  std::string_view label = text.substr(mark.text.begin, mark.text.end - mark.text.begin);
  if (label.empty() || label.size() > kMaxLabel || !is_bracketed(text, mark.text)) return {};
  if (label.starts_with('[') && label.ends_with(']')) label = label.substr(1, label.size() - 2);
  return std::all_of(label.begin(), label.end(), is_label_char) ? label : std::string_view();
}

std::string_view fragment_of(std::string_view address) {
  const std::size_t hash = address.find('#');
  return hash == std::string_view::npos ? std::string_view() : address.substr(hash + 1);
}

bool is_bracketed(std::string_view text, Span part) {
  return text[part.begin] == '[' || (part.begin > 0 && text[part.begin - 1] == '[');
}

}  // namespace pith::internal

// What notes are called, and the signs and words that lead back from them. In: short texts, names of markup. Out: labels, sizes,
// yes or no.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal {

/// The label of a note in the text of a reference, without brackets and with plain digits: "1" for "[1]" or "¹", "n 2", "†".
/// Empty if the text is not like a label.
std::string note_label(std::string_view text);

/// The bytes at the start of a note's text that only repeat its label, as "[1] " and "1. " do, or a sign that leads back. With
/// `in_numbered_item`, where a number may be the first word of the note, a label needs brackets.
std::size_t label_size(std::string_view text, std::string_view label, bool in_numbered_item);

/// Whether a link that leads from a note to its reference says nothing else: an arrow, a letter, "back to text".
bool is_back_link_text(std::string_view text);

/// Whether a list of class names, an id or a fragment speaks of notes.
bool has_note_name(std::string_view names);

/// Whether a list of class names, or the name of a custom element, is that of a note inside of the text.
bool is_sidenote_name(std::string_view tokens);

/// Whether the text is the word before a label, "footnote: ".
bool is_label_word(std::string_view text);

/// Whether a list of class names, a role or a type says that an element leads back from a note.
bool has_back_link_name(std::string_view names);

}  // namespace pith::internal

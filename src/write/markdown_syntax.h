// What Markdown would read as markup in a text, and how a text is printed so that it does not. In: plain text and places in it.
// Out: whether a character has to be escaped there, and text as Markdown.
//
// The idea: which characters can begin markup is stricter than CommonMark needs, but depends on the nearest characters alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith::internal {

/// Whether there is a space; the end of the text counts as one.
bool is_space_at(std::string_view text, std::size_t at);

/// The code point there, or before the end of the text; a space where the text has ended or is empty.
char32_t code_point_at(std::string_view text, std::size_t at);
char32_t last_code_point(std::string_view text);

/// Whether the punctuation at `at` could be markup anywhere in a line.
bool must_escape(std::string_view text, std::size_t at);

/// Whether the punctuation is markup at the start of a line: headings, quotations, lists, rules, underlines of headings, cells'
/// alignment.
bool is_line_markup(char c);

/// Whether a full stop or parenthesis after the line would make it the number of an item: "12".
bool is_item_number(std::string_view line);

/// The last dollar that could end a formula: no space is before it and no digit after it. 0: there is none.
std::size_t last_end_of_formula(std::string_view text);

/// Whether a delimiter between these characters begins or ends emphasis. Symbols are punctuation only for newer parsers.
bool is_flanking(char32_t inside, char32_t outside);

/// Whether a delimiter between these characters could end emphasis of before, for any parser.
bool may_end_emphasis(char32_t before, char32_t after);

/// Appends text that stands between brackets, where "^" at the beginning would make a reference to a note.
void append_escaped(std::string& out, std::string_view text);

/// A bar ends the cell of a table, even inside code.
void escape_bars(std::string& text);

/// An address between parentheses. Percent encoding replaces what would end it, and the ampersand of a character reference, which
/// could stand for the colon of a script, becomes a reference itself.
std::string link_destination(std::string_view address);

/// A fence of at least `min_length` backticks that does not occur in the text.
std::string code_fence(std::string_view text, std::size_t min_length);

/// Code in a line, between fences.
std::string code_span(std::string_view code);

/// TeX between dollars. A parser of Markdown that does not know formulas reads it as text, so TeX with backticks or dollars in it
/// is escaped as text. A less-than sign before a letter, which would begin a tag, and a bracket before a parenthesis, which would
/// make a link, get a space after them, which is nothing to TeX.
std::string dollar_formula(std::string_view tex, bool display);

}  // namespace pith::internal

// The size and composition of a text: words, sentences, commas, digits, capitals; and the words themselves, for comparing texts.
//
// In: valid UTF-8. Out: counts that mean about the same in every script, so that one threshold serves all languages. The idea: in
// a script that is written without spaces, such as Chinese, two code points count as a word, and four where words are spelled, as
// in Thai.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

struct TextCounts {
  std::uint32_t chars = 0;          ///< code points other than white space
  std::uint32_t words = 0;          ///< runs without white space that have a letter or digit; in unspaced scripts, half the
                                    ///< code points of each run, in Thai and the like a quarter, rounded up
  std::uint32_t sentence_ends = 0;  ///< . ! ? … before white space, a closing quote or bracket, or the end; 。 । ؟ anywhere;
                                    ///< several in a row count as one
  std::uint32_t commas = 0;         ///< commas and semicolons of all scripts
  std::uint32_t digits = 0;         ///< code points of category Nd
  std::uint32_t upper_words = 0;    ///< words whose first letter or digit is an upper case letter
  std::uint32_t letters = 0;        ///< code points of category L
  std::uint32_t breaks = 0;         ///< line feeds
};

/// Counts a text of less than 4 GiB in one pass.
TextCounts count_text(std::string_view utf8);

/// Appends the words of the text in lower case, in order. A word is a run of letters and digits; in unspaced scripts each letter
/// is a word.
void append_words(std::vector<std::string>& words, std::string_view utf8);

/// Whether the words of `wanted`, if there are any, are in `words` one after the other.
bool contains_words(const std::vector<std::string>& words, const std::vector<std::string>& wanted);

/// The overlap coefficient of the words of two texts: those that they have in common, as a share of the shorter text's; 0 when a
/// text has no words.
double word_overlap(std::string_view a, std::string_view b);

}  // namespace pith::internal

// The size and texture of a text: words, sentences, commas, digits, capitals; and its words themselves, to compare texts by.
//
// In: valid UTF-8. Out: counts that mean about the same in every script, so that one threshold serves all languages. The idea:
// where a script is written without spaces, two code points stand for a word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

struct TextCounts {
  std::uint32_t chars = 0;          ///< code points that are not white space
  std::uint32_t words = 0;          ///< runs between white space with a letter or digit; two code points of a wide script,
                                    ///< rounded up for each run
  std::uint32_t sentence_ends = 0;  ///< . ! ? … before space, a closing quote or bracket, or the end; 。 । ؟ anywhere;
                                    ///< several in a row are one
  std::uint32_t commas = 0;         ///< commas and semicolons of all scripts
  std::uint32_t digits = 0;         ///< code points of category Nd
  std::uint32_t upper_words = 0;    ///< words whose first letter or digit is an upper case letter
  std::uint32_t letters = 0;        ///< code points of category L
  std::uint32_t breaks = 0;         ///< new lines
};

/// Counts in one pass. A text beyond 4 GiB is not expected.
TextCounts count_text(std::string_view utf8);

/// Appends the words of the text in lower case, in order: runs of letters and digits; of scripts without spaces each letter.
void append_words(std::vector<std::string>& words, std::string_view utf8);

/// The overlap coefficient of the words of two texts: those that they have in common, as a share of the shorter text's; 0 when a text
/// has no words.
double word_overlap(std::string_view a, std::string_view b);

}  // namespace pith::internal

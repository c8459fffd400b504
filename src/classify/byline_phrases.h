// Phrases of bylines, such as "by", "last updated" and "and", in two dozen languages (byline_phrases.inc).
//
// In: text of a byline. Out: the type of a phrase in it. Phrases are matched without regard to case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

/// The first ones are labels: they tell what follows them.
enum class PhraseType : std::uint8_t {
  none,
  author,
  published,
  updated,
  other,
  conjunction,
  not_a_name,
  office,
  role,
  time_word,
  reading_word,
  member_detail,
  person_detail,
};

struct LabelMatch {
  PhraseType type = PhraseType::none;  ///< of a label, else none
  std::size_t bytes = 0;               ///< of the text that it takes
};

/// The longest label that the text begins with, or ends with, as whole words.
LabelMatch label_at_start(std::string_view text);
LabelMatch label_at_end(std::string_view text);

/// Whether the whole text is a phrase of that type.
bool is_phrase(std::string_view text, PhraseType type);

/// Whether the whole text stands in place of a person's name.
bool names_nobody(std::string_view text);

/// Whether a text such as "Written by:" is a label that announces an author.
bool is_author_label(std::string_view text);

/// The text without what separates the parts of a byline at both ends: white space, commas, colons, dashes, bars, quotation
/// marks.
std::string_view trim_separators(std::string_view text);

}  // namespace pith::internal

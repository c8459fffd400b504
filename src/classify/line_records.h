// Classes of lines, how they repeat, and how the lines before a block differ from those after it.
#pragma once

#include <span>
#include <vector>

#include "classify/measures.h"

namespace pith::internal {

/// What a block looks like, whatever its language. The trees are trained with these numbers.
enum LineClass : std::uint8_t {
  kNoLine,         ///< empty, or beyond the page
  kItemLine,       ///< a short list item
  kNumberLine,     ///< no letters
  kTimeLine,       ///< short, with a date or a time
  kQuantityLine,   ///< few words, with a number: "3 min", "12 comments"
  kWordLine,       ///< one word
  kNameLine,       ///< two or three words, all with a capital
  kLabelLine,      ///< three or four words
  kHeadlineLine,   ///< up to eight words
  kShortSentence,  ///< the same with the end of a sentence
  kLongHeadline,   ///< up to 20 words
  kSentence,       ///< the same with the end of a sentence
  kParagraph,
  kLongParagraph,
};

/// How well a sequence of classes resembles itself around each of its places.
struct Repeats {
  explicit Repeats(std::size_t size) : score(size), lag(size), run(size) {}
  std::vector<std::uint8_t> score;  ///< share of equal pairs at the best lag, 0 to 255
  std::vector<std::uint8_t> lag;    ///< that lag; 0 for none
  std::vector<std::uint8_t> run;    ///< log_byte() of the length of the run of places with a high score; 0 outside of runs
};

/// Finds for each place the lag from 2 to 8 at which the pairs around it are equal most often, the smallest of about equal ones.
/// A run of one class resembles itself at any lag, and does not count.
Repeats find_repeats(std::span<const std::uint8_t> classes);

struct LineFeatures {
  RecordFeatures records;
  BorderFeatures borders;
};

/// One for each block.
std::vector<LineFeatures> measure_lines(const Measures& measures);

}  // namespace pith::internal

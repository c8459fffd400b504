// Records: runs of blocks that repeat a shape, such as time, headline, teaser. In: Measures. Out: a part of each row.
//
// The idea: every block has a class that does not depend on its language, and a list of records is a sequence of classes that
// resembles itself some blocks further on. The bodies of records may have any number of paragraphs, so the sequence is compared a
// second time with all sentences and paragraphs in a row as one. Sums of the lines before each block tell, by two subtractions,
// how the lines before a border differ from those after it.
#include "classify/line_records.h"

#include <algorithm>

#include "classify/text_features.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinLag = 2;
constexpr std::size_t kMaxLag = 8;
constexpr std::uint8_t kBetter = 5;      // by how much the score of a greater lag must be better
constexpr std::uint8_t kRepeated = 140;  // score from which places belong to a run

constexpr std::uint32_t kMaxTimeWords = 8;
constexpr std::uint32_t kMinTimeDigits = 6;  // of a line without letters
constexpr std::uint32_t kMaxNameWords = 3;
constexpr std::uint32_t kMaxLabelWords = 4;
constexpr std::uint32_t kMaxHeadlineWords = 8;
constexpr std::uint32_t kMaxLineWords = 20;
constexpr std::uint32_t kMaxParagraphWords = 60;

constexpr std::size_t kMargin = 2;             // blocks before and after whose classes are features
constexpr std::uint32_t kBorderBlocks = 8;     // before and after a border
constexpr std::uint32_t kMaxBlockWords = 200;  // of a block that count among those
constexpr std::uint8_t kMaxBlockMarks = 20;

bool ends_sentence(const TextCounts& text, std::uint8_t last_char) {
  if (last_char == kQuote) return text.sentence_ends > 0;
  return last_char == kStop || last_char == kExclamationOrQuestion || last_char == kEllipsis;
}

LineClass class_of(const Measures& m, std::uint32_t i) {
  const TextCounts& text = m.outline.counts[i].text;
  if (text.chars == 0) return kNoLine;
  if (text.words > kMaxLineWords) return text.words > kMaxParagraphWords ? kLongParagraph : kParagraph;
  if (m.outline.blocks[i].shape == Shape::item) return kItemLine;
  const bool dated = m.evidence.strengths(i)[index_of(Rule::dated)] > 0;
  if (text.digits > 0 && text.letters == 0) return dated || text.digits >= kMinTimeDigits ? kTimeLine : kNumberLine;
  if (dated && text.words <= kMaxTimeWords) return kTimeLine;
  if (text.digits > 0 && text.words <= kMaxLabelWords) return kQuantityLine;
  if (text.words <= 1) return kWordLine;
  if (text.words <= kMaxNameWords && text.upper_words == text.words) return kNameLine;
  if (text.words <= kMaxLabelWords) return kLabelLine;
  const bool sentence = ends_sentence(text, m.texts[i][Feature::last_char]);
  if (text.words <= kMaxHeadlineWords) return sentence ? kShortSentence : kHeadlineLine;
  return sentence ? kSentence : kLongHeadline;
}

bool is_body(std::uint8_t line) { return line >= kSentence; }

class RepeatFinder {
 public:
  explicit RepeatFinder(std::span<const std::uint8_t> classes)
      : classes_(classes), size_(classes.size()), equal_(size_ + 1), changes_(size_ + 1), score_(size_), best_(size_) {}

  Repeats find() {
    for (std::size_t i = 1; i < size_; ++i)
      changes_[i + 1] = static_cast<std::uint8_t>(changes_[i] + (classes_[i] != classes_[i - 1]));
    for (std::size_t lag = kMinLag; lag <= kMaxLag && lag < size_; ++lag) {
      score_lag(lag);
      keep_better(lag);
    }
    find_runs();
    return std::move(best_);
  }

 private:
  // The pairs around a place are those that begin from twice the lag before it to the lag after it.
  void score_lag(std::size_t lag) {
    const std::size_t pairs = size_ - lag;
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
      sum = static_cast<std::uint8_t>(sum + (classes_[i] == classes_[i + lag]));
      equal_[i + 1] = sum;
    }
    const std::size_t inner_begin = std::min(size_, 2 * lag);
    const std::size_t inner_end = std::max(inner_begin, pairs > lag ? pairs - lag : 0);
    for (std::size_t i = 0; i < inner_begin; ++i) score_[i] = score_at_edge(i, lag);
    for (std::size_t i = inner_end; i < size_; ++i) score_[i] = score_at_edge(i, lag);
    // Everything here is a byte or two, and no branch depends on the data, so that compilers make vectors of it.
    const auto factor = static_cast<std::uint16_t>(255 * 256 / (3 * lag + 1));
    const std::uint8_t* equal_end = equal_.data() + lag + 1;
    const std::uint8_t* changes_end = changes_.data() + lag;
    for (std::size_t i = inner_begin; i < inner_end; ++i) {
      const auto equal = static_cast<std::uint8_t>(equal_end[i] - equal_[i - 2 * lag]);
      const auto score = static_cast<std::uint8_t>(equal * factor >> 8);
      score_[i] = changes_end[i] != changes_[i - lag + 1] ? score : std::uint8_t{0};
    }
  }

  // The same where the sequence ends before some of the pairs.
  std::uint8_t score_at_edge(std::size_t i, std::size_t lag) const {
    const std::size_t begin = i > 2 * lag ? i - 2 * lag : 0;
    const std::size_t end = std::min(size_ - lag, i + lag + 1);
    const std::size_t first = i > lag ? i - lag : 0;
    if (begin >= end || changes_[std::min(size_, i + lag)] == changes_[first + 1]) return 0;
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(equal_[end] - equal_[begin]) * 255 / (end - begin));
  }

  void keep_better(std::size_t lag) {
    std::uint8_t* best_score = best_.score.data();
    std::uint8_t* best_lag = best_.lag.data();
    for (std::size_t i = 0; i < size_; ++i) {
      const bool better = score_[i] > best_score[i] + kBetter;
      best_score[i] = better ? score_[i] : best_score[i];
      best_lag[i] = better ? static_cast<std::uint8_t>(lag) : best_lag[i];
    }
  }

  void find_runs() {
    std::size_t end = 0;
    for (std::size_t i = 0; i < size_; i = end) {
      end = i + 1;
      if (best_.score[i] < kRepeated) continue;
      while (end < size_ && best_.score[end] >= kRepeated) ++end;
      std::fill(best_.run.begin() + static_cast<std::ptrdiff_t>(i), best_.run.begin() + static_cast<std::ptrdiff_t>(end),
                log_byte(static_cast<std::uint32_t>(end - i)));
    }
  }

  std::span<const std::uint8_t> classes_;
  std::size_t size_;
  // Sums are bytes that may overflow: only differences of near ones are used.
  std::vector<std::uint8_t> equal_;    // pairs that begin before each place and are equal at the present lag
  std::vector<std::uint8_t> changes_;  // places before each place whose class is not that of the one before
  std::vector<std::uint8_t> score_;    // at the present lag
  Repeats best_;
};

class LineMeasurer {
 public:
  explicit LineMeasurer(const Measures& measures) : m_(measures), features_(m_.blocks), classes_(m_.blocks + 2 * kMargin) {}

  std::vector<LineFeatures> measure() {
    for (std::uint32_t i = 0; i < m_.blocks; ++i) classes_[i + kMargin] = class_of(m_, i);
    put_classes();
    put_repeats();
    put_records();
    put_distances(F::since_time, F::until_time, [](std::uint8_t line) { return line == kTimeLine; });
    put_distances(F::since_name, F::until_name, [](std::uint8_t line) { return line == kNameLine; });
    put_distances(F::since_body, F::until_body, is_body);
    put_borders();
    return std::move(features_);
  }

 private:
  using F = Feature;

  std::span<const std::uint8_t> classes() const { return {classes_.data() + kMargin, m_.blocks}; }

  void put_classes() {
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const std::uint8_t* line = &classes_[i + kMargin];
      RecordFeatures& features = features_[i].records;
      features[F::line_class] = line[0];
      features[F::class_back1] = line[-1];
      features[F::class_back2] = line[-2];
      features[F::class_next1] = line[1];
      features[F::class_next2] = line[2];
    }
  }

  void put_repeats() {
    const Repeats repeats = find_repeats(classes());
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      RecordFeatures& features = features_[i].records;
      features[F::repeat] = repeats.score[i];
      features[F::repeat_lag] = repeats.lag[i];
      features[F::repeat_run] = repeats.run[i];
    }
  }

  // As put_repeats(), with bodies as one place each.
  void put_records() {
    std::vector<std::uint8_t> places;
    std::vector<std::uint32_t> place_of(m_.blocks);
    places.reserve(m_.blocks);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const std::uint8_t line = is_body(classes()[i]) ? std::uint8_t{kParagraph} : classes()[i];
      if (line != kParagraph || places.empty() || places.back() != kParagraph) places.push_back(line);
      place_of[i] = static_cast<std::uint32_t>(places.size() - 1);
    }
    const Repeats repeats = find_repeats(places);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      features_[i].records[F::record] = repeats.score[place_of[i]];
      features_[i].records[F::record_lag] = repeats.lag[place_of[i]];
      features_[i].records[F::record_run] = repeats.run[place_of[i]];
    }
  }

  // How many blocks after and before the nearest other line that is `wanted` each block is.
  template <typename Wanted>
  void put_distances(Feature since, Feature until, const Wanted& wanted) {
    constexpr std::uint32_t kNone = 1U << 30;
    std::uint32_t last = kNone;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      features_[i].records[since] = last == kNone ? kNoDistance : log_byte(i - last);
      if (wanted(classes()[i])) last = i;
    }
    std::uint32_t next = kNone;
    for (std::uint32_t i = m_.blocks; i-- > 0;) {
      features_[i].records[until] = next == kNone ? kNoDistance : log_byte(next - i);
      if (wanted(classes()[i])) next = i;
    }
  }

  struct LineSum {
    std::uint32_t words = 0;
    std::uint32_t sentences = 0;  // lines with the end of one
    std::uint32_t times = 0;
    std::uint32_t marks = 0;

    friend LineSum operator-(const LineSum& a, const LineSum& b) {
      return {a.words - b.words, a.sentences - b.sentences, a.times - b.times, a.marks - b.marks};
    }
  };

  void put_borders() {
    std::vector<LineSum> sums(m_.blocks + 1);  // of all blocks before each
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const TextCounts& text = m_.outline.counts[i].text;
      const LineSum& before = sums[i];
      sums[i + 1] = {before.words + std::min(text.words, kMaxBlockWords), before.sentences + (text.sentence_ends > 0),
                     before.times + (classes()[i] == kTimeLine), before.marks + std::min(m_.texts[i][F::marks], kMaxBlockMarks)};
    }
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const std::uint32_t begin = i > kBorderBlocks ? i - kBorderBlocks : 0;
      const std::uint32_t end = std::min(m_.blocks, i + kBorderBlocks);
      const LineSum before = sums[i] - sums[begin];
      const LineSum after = sums[end] - sums[i];
      BorderFeatures& features = features_[i].borders;
      features[F::words_before8] = log_byte(i > begin ? before.words / (i - begin) : 0);
      features[F::words_after8] = log_byte(after.words / (end - i));
      features[F::sentences_before8] = small_byte(before.sentences);
      features[F::sentences_after8] = small_byte(after.sentences);
      features[F::times_before8] = small_byte(before.times);
      features[F::times_after8] = small_byte(after.times);
      features[F::marks_after8] = small_byte(after.marks);
    }
  }

  const Measures& m_;
  std::vector<LineFeatures> features_;
  std::vector<std::uint8_t> classes_;  // with kMargin of kNoLine before and after
};

}  // namespace

Repeats find_repeats(std::span<const std::uint8_t> classes) { return RepeatFinder(classes).find(); }

std::vector<LineFeatures> measure_lines(const Measures& measures) { return LineMeasurer(measures).measure(); }

}  // namespace pith::internal

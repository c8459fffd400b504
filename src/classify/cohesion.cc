// Cohesion: how far the words of a block are those of the first long blocks, of the article's best run, and of the long blocks
// before and after. In: Measures and the texts of the blocks. Out: a part of each row.
//
// The idea: an article is about what its first paragraphs are about; another story is not. A word weighs the more,
// the fewer blocks of the page have it, so that no list of frequent words is needed. Each word of the page has a number from a
// hash table. One pass forward and one backward remember for each word the long block that had it last. A word that is in two
// long blocks near each other links them; where few links cross a border between blocks, another subject begins.
#include "classify/cohesion.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "base/block_text.h"
#include "base/divider.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kLongBlockWords = 20;
constexpr std::int32_t kNearLongBlocks = 10;  // before and after a block
constexpr std::int32_t kLeadLongBlocks = 6;   // at the beginning of the page
constexpr std::size_t kLinkedLongBlocks = 5;  // before and after a border whose weight the links are a share of
constexpr std::int32_t kFar = 1 << 30;        // from any long block
constexpr std::uint32_t kSmoothed = 2;        // blocks before and after a block that are added to it
constexpr std::uint32_t kMinAsciiBytes = 4;   // of a word that counts
constexpr std::uint32_t kMinOtherBytes = 5;
constexpr std::uint32_t kPairedBytes = 3;  // of a letter that is taken in pairs, which is the shortest word

// What is read at most, so that the memory for any page is bounded. Of a longer block the beginning counts, and blocks after the
// last word that is read have no words.
constexpr std::size_t kMaxBlockBytes = 4096;
constexpr std::size_t kMaxPageWords = std::size_t{1} << 16;
constexpr std::size_t kMaxProbes = 8;  // so that words with hashes made to collide cost no more than others

// Numbers the words of a page, from 0 on.
class WordNumbers {
 public:
  static constexpr std::uint32_t kNone = ~0U;

  explicit WordNumbers(std::size_t expected)
      : slots_(std::bit_ceil(2 * std::max<std::size_t>(expected, kMaxProbes))), shift_(64 - std::countr_zero(slots_.size())) {}

  // The number of the word with that hash; kNone when its part of the table is full.
  std::uint32_t number_of(std::uint64_t hash) {
    const auto tag = static_cast<std::uint32_t>(hash) | 1U;
    std::size_t at = hash >> shift_;
    for (std::size_t probe = 0; probe < kMaxProbes; ++probe, at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.tag == tag) return slot.number;
      if (slot.tag != 0) continue;
      slot = {tag, count_};
      return count_++;
    }
    return kNone;
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;  // lower half of the hash, with its lowest bit set; 0 for an empty slot
    std::uint32_t number = 0;
  };
  std::vector<Slot> slots_;
  int shift_;
  std::uint32_t count_ = 0;
};

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// Letters of three or four bytes that are taken in pairs: those of scripts without spaces, and Hangul, whose words end in
// particles. Told by their first two bytes.
bool is_paired(char lead_char, char second_char) {
  const auto lead = static_cast<unsigned char>(lead_char);
  const auto second = static_cast<unsigned char>(second_char);
  switch (lead) {
    case 0xE0:  // Thai, Lao, Tibetan
      return second >= 0xB8;
    case 0xE1:  // Myanmar, Hangul letters, Khmer
      return second < 0x83 || (second >= 0x84 && second < 0x88) || second == 0x9E || second == 0x9F;
    case 0xEA:  // Hangul; what comes before are rare scripts
      return second >= 0xB0;
    case 0xEF:  // Han characters for compatibility; ligatures and full-width letters are not
      return second >= 0xA4 && second < 0xAC;
    case 0xF0:  // rare Han characters; emoji are not
      return second >= 0xA0;
    default:
      return lead >= 0xE3 && lead < 0xEE;
  }
}

// What is known of a word.
struct Word {
  std::uint32_t blocks = 0;         // that have it
  std::uint32_t last_block = 0;     // 1 + the last block that has it, while blocks are read
  std::uint32_t blocks_in_run = 0;  // those inside of the best run of article
  std::int32_t last_order = 0;      // order of the long block that had it last, going forward or backward
  std::uint8_t weight = 0;
  bool in_lead = false;
};

// The weight of the distinct words of a block: of all, and of those that are elsewhere too.
struct WordWeights {
  std::uint32_t all = 0;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::uint32_t lead = 0;
  std::uint32_t run = 0;
};

// log_byte() of half a block less than there are; most words are in few.
constexpr auto kHalfLogs = [] {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = log_byte(static_cast<double>(i) - 0.5);
  return bytes;
}();

// Parts of a whole, less than 2^22, as bytes.
class WeightBytes {
 public:
  explicit WeightBytes(std::uint32_t whole) : by_whole_(std::max(whole, 1U)) {}
  std::uint8_t of(std::uint32_t part) const { return static_cast<std::uint8_t>(by_whole_.quotient(part * 255)); }

 private:
  Divider by_whole_;
};
static_assert(kMaxBlockBytes / 2 * 255 * (2 * kSmoothed + 1) < 1U << 22);  // so that a Divider is exact

class CohesionMeasurer {
 public:
  CohesionMeasurer(const Measures& measures, BlockRange run)
      : m_(measures),
        run_(run),
        numbers_(std::min(static_cast<std::size_t>(1.5 * measures.page().words), kMaxPageWords)),
        weights_(m_.blocks),
        orders_(m_.blocks),
        features_(m_.blocks) {}

  std::vector<CohesionFeatures> measure() {
    read_blocks();
    weigh_words();
    go_forward();
    go_backward();
    put_shares();
    put_links();
    return std::move(features_);
  }

 private:
  using F = Feature;

  bool is_long(std::uint32_t i) const { return m_.outline.counts[i].text.words >= kLongBlockWords; }

  // The numbers of the distinct words of a block.
  std::span<const std::uint32_t> words_of(std::uint32_t i) const {
    return {page_words_.data() + begins_[i], page_words_.data() + begins_[i + 1]};
  }

  void read_blocks() {
    begins_.reserve(m_.blocks + 1);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      begins_.push_back(static_cast<std::uint32_t>(page_words_.size()));
      if (page_words_.size() < kMaxPageWords) read_block(i);
      orders_[i] = long_blocks_;
      long_blocks_ += is_long(i);
    }
    begins_.push_back(static_cast<std::uint32_t>(page_words_.size()));
  }

  void read_block(std::uint32_t i) {
    const std::string_view text = truncate_utf8(m_.outline.blocks[i].text, kMaxBlockBytes);
    text_.assign(text);
    for (const WordPlace word : text_.find_words()) {
      const std::uint32_t bytes = word.end - word.begin;
      if (bytes < kPairedBytes) continue;
      if (is_ascii(text[word.begin]) && is_ascii(text[word.end - 1])) {
        if (bytes >= kMinAsciiBytes && text[word.begin] > '9') add(i, text_.hash(word));
      } else {
        add_other(i, text, word);
      }
    }
  }

  // A word that begins or ends beyond ASCII.
  void add_other(std::uint32_t i, std::string_view text, WordPlace word) {
    const WordPlace letters = is_ascii(text[word.end - 1]) ? WordPlace{} : paired_letters(text, word);
    const char first = text[word.begin];
    if (letters.begin < letters.end)
      add_pairs(i, text, letters);
    else if (word.end - word.begin >= (is_ascii(first) ? kMinAsciiBytes : kMinOtherBytes) && (first < '0' || first > '9'))
      add(i, text_.hash(word));
  }

  // The part of a word after ASCII at its begin, if it begins with a letter that is taken in pairs; else nothing.
  static WordPlace paired_letters(std::string_view text, WordPlace word) {
    while (word.begin < word.end && is_ascii(text[word.begin])) ++word.begin;
    if (word.end - word.begin < kPairedBytes || !is_paired(text[word.begin], text[word.begin + 1])) return {};
    return word;
  }

  // Each letter with the one after it.
  void add_pairs(std::uint32_t i, std::string_view text, WordPlace word) {
    const auto next = [&](std::uint32_t at) {
      do ++at;
      while (at < word.end && is_continuation_byte(text[at]));
      return at;
    };
    std::uint32_t begin = word.begin;
    for (std::uint32_t middle = next(begin); middle < word.end;) {
      const std::uint32_t end = next(middle);
      add(i, text_.hash({begin, end}));
      begin = middle;
      middle = end;
    }
  }

  void add(std::uint32_t i, std::uint64_t hash) {
    const std::uint32_t number = numbers_.number_of(hash);
    if (number == WordNumbers::kNone) return;
    if (number == word_count_) {
      words_.emplace_back();
      ++word_count_;
    }
    Word& word = words_[number];
    if (word.last_block == i + 1) return;
    word.last_block = i + 1;
    ++word.blocks;
    page_words_.push_back(number);
  }

  // 16 times the binary logarithm of how many blocks there are for one with the word.
  void weigh_words() {
    for (std::uint32_t i = run_.begin; i < run_.end; ++i)
      for (const std::uint32_t number : words_of(i)) ++words_[number].blocks_in_run;
    const std::uint8_t all = log_byte(m_.blocks);
    for (Word& word : words_) {
      const std::uint8_t having = word.blocks < kHalfLogs.size() ? kHalfLogs[word.blocks] : log_byte(word.blocks - 0.5);
      word.weight = static_cast<std::uint8_t>(all > having ? all - having : 0);
      word.last_order = -kFar;
    }
  }

  void go_forward() {
    links_.resize(at(long_blocks_) + 1);
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const std::int32_t first_near = orders_[i] - kNearLongBlocks;
      const std::uint32_t own = run_.contains(i);
      WordWeights sum;
      for (const std::uint32_t number : words_of(i)) {
        const Word& word = words_[number];
        const std::uint32_t weight = word.weight;
        sum.all += weight;
        sum.before += word.last_order >= first_near ? weight : 0;
        sum.lead += word.in_lead ? weight : 0;
        sum.run += word.blocks_in_run > own ? weight : 0;
      }
      weights_[i] = sum;
      if (is_long(i)) link_back(i);
    }
  }

  // Links a long block with the one before it that has the same word. links_ has the difference that each long block makes to the
  // weight of the links that cross its begin.
  void link_back(std::uint32_t i) {
    const std::int32_t order = orders_[i];
    for (const std::uint32_t number : words_of(i)) {
      Word& word = words_[number];
      if (word.last_order >= order - kNearLongBlocks) {
        links_[at(word.last_order) + 1] += word.weight;
        links_[at(order) + 1] -= word.weight;
      }
      word.last_order = order;
      word.in_lead |= order < kLeadLongBlocks;
    }
  }

  void go_backward() {
    for (Word& word : words_) word.last_order = kFar;
    for (std::uint32_t i = m_.blocks; i-- > 0;) {
      const bool is_long_block = is_long(i);
      const std::int32_t last_near = orders_[i] + is_long_block + kNearLongBlocks - 1;
      std::uint32_t after = 0;
      for (const std::uint32_t number : words_of(i)) {
        Word& word = words_[number];
        after += word.last_order <= last_near ? word.weight : 0U;
        if (is_long_block) word.last_order = orders_[i];
      }
      weights_[i].after = after;
    }
  }

  void put_shares() {
    std::uint32_t all = 0;  // of five blocks, as `run`
    std::uint32_t run = 0;
    for (std::uint32_t i = 0; i < std::min(kSmoothed, m_.blocks); ++i) {
      all += weights_[i].all;
      run += weights_[i].run;
    }
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      if (i + kSmoothed < m_.blocks) {
        all += weights_[i + kSmoothed].all;
        run += weights_[i + kSmoothed].run;
      }
      if (i > kSmoothed) {
        all -= weights_[i - kSmoothed - 1].all;
        run -= weights_[i - kSmoothed - 1].run;
      }
      const WordWeights& one = weights_[i];
      const WeightBytes bytes(one.all);
      CohesionFeatures& features = features_[i];
      features[F::known_before] = bytes.of(one.before);
      features[F::known_after] = bytes.of(one.after);
      features[F::known_lead] = bytes.of(one.lead);
      features[F::known_run] = bytes.of(one.run);
      features[F::known_run5] = WeightBytes(all).of(run);
      features[F::distinct_words] = log_byte(begins_[i + 1] - begins_[i]);
    }
  }

  void put_links() {
    const std::size_t count = at(long_blocks_);
    std::vector<std::uint32_t> before(count + 1);  // the weights of the long blocks before each, added up
    for (std::uint32_t i = 0; i < m_.blocks; ++i)
      if (is_long(i)) before[at(orders_[i]) + 1] = before[at(orders_[i])] + weights_[i].all;
    std::vector<std::uint8_t> crossing(count + 1);  // the begin of each long block
    std::uint32_t sum = 0;
    for (std::size_t order = 0; order < count; ++order) {
      sum += links_[order];
      const std::size_t begin = order > kLinkedLongBlocks ? order - kLinkedLongBlocks : 0;
      const std::size_t end = std::min(count, order + kLinkedLongBlocks);
      crossing[order] = share_byte(2.0 * sum, before[end] - before[begin]);
    }
    for (std::uint32_t i = 0; i < m_.blocks; ++i) features_[i][F::links_here] = crossing[at(orders_[i])];
  }

  static std::size_t at(std::int32_t order) { return static_cast<std::size_t>(order); }

  const Measures& m_;
  BlockRange run_;
  WordNumbers numbers_;
  BlockText text_;
  std::vector<Word> words_;                // by number
  std::uint32_t word_count_ = 0;           // its size, which is costly to ask for at every word
  std::vector<std::uint32_t> page_words_;  // numbers of the distinct words of each block, block after block
  std::vector<std::uint32_t> begins_;      // of each block's, and the end of the last
  std::vector<WordWeights> weights_;       // of each block
  std::vector<std::int32_t> orders_;       // of each block: long blocks before it
  std::int32_t long_blocks_ = 0;
  std::vector<std::uint32_t> links_;  // of each long block, and one more; numbers below 0 wrap around
  std::vector<CohesionFeatures> features_;
};

}  // namespace

std::vector<CohesionFeatures> measure_cohesion(const Measures& measures, BlockRange article_run) {
  return CohesionMeasurer(measures, article_run).measure();
}

}  // namespace pith::internal

// The signals of a block by itself and among its neighbours; and what joins the parts. In: an Outline, evidence. Out: rows.
#include "classify/signals.h"

#include <bit>
#include <numeric>
#include <span>

#include "base/utf8.h"
#include "classify/block_text.h"
#include "classify/cues.h"
#include "classify/measures.h"

namespace pith {
namespace {

constexpr std::uint32_t kParagraphWords = 20;
constexpr std::size_t kShingle = 4;  // words that must follow each other to be the same text
constexpr std::uint32_t kNear = 5;
constexpr std::uint32_t kBeside = 2;

constexpr std::string_view kSignalNames[] = {
#define SIGNAL(name, description) #name,
#define SUM(name, of) \
#name "_blocks", #name "_text", #name "_links", #name "_paragraphs", #name "_words", #name "_article", #name "_share",
#include "classify/signals.inc"
#undef SIGNAL
#undef SUM
};

// Classes of a character: what a text begins or ends with.
std::uint8_t class_of(char32_t c) {
  if (is_upper(c)) return 1;
  if (is_letter(c)) return 2;
  if (is_digit(c)) return 3;
  switch (c) {
    case U'.':
    case U'。':
    case U'।':
      return 4;
    case U'?':
    case U'!':
    case U'？':
    case U'！':
      return 5;
    case U':':
      return 6;
    case U'…':
      return 7;
    case U')':
    case U'(':
      return 8;
    case U'"':
    case U'“':
    case U'”':
    case U'»':
    case U'«':
    case U'’':
      return 9;
    case U',':
    case U';':
      return 10;
    default:
      return c < 0x80 ? 11 : 12;
  }
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && is_utf8_tail(text[at])) --at;
  return decode_code_point(text, at);
}

std::size_t count_money(std::string_view text) {
  std::size_t count = static_cast<std::size_t>(std::count(text.begin(), text.end(), '$'));
  for (const std::string_view sign : {"\u20AC", "\u00A3", "\u00A5"})
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) ++count;
  return count;
}

// A set of word runs of one length.
class RunSet {
 public:
  RunSet(std::string_view text, std::size_t length) : length_(length) {
    BlockText block;
    block.hold(text);
    std::span<const std::uint64_t> words = block.hash_words();
    for (std::size_t i = 0; i + length <= words.size(); ++i) runs_.push_back(run(words, i, length));
    std::sort(runs_.begin(), runs_.end());
    runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
    const std::size_t buckets = std::bit_ceil(8 * runs_.size() + 2);
    shift_ = 64 - std::countr_zero(buckets);
    ends_.resize(buckets + 1);
    for (const std::uint64_t run : runs_) ++ends_[bucket_of(run) + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  }
  bool empty() const { return runs_.empty(); }
  std::size_t size() const { return runs_.size(); }

  // Runs of `words` that are in the set; a text shorter than a run has none.
  std::size_t count(std::span<const std::uint64_t> words) const {
    if (empty()) return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i + length_ <= words.size(); ++i) found += contains(run(words, i, length_));
    return found;
  }
  std::size_t runs_in(std::span<const std::uint64_t> words) const {
    return words.size() < length_ ? 0 : words.size() - length_ + 1;
  }

 private:
  bool contains(std::uint64_t run) const {
    const std::uint32_t* ends = &ends_[bucket_of(run)];
    return std::binary_search(runs_.data() + ends[0], runs_.data() + ends[1], run);
  }
  std::size_t bucket_of(std::uint64_t run) const { return run >> shift_; }
  static std::uint64_t run(std::span<const std::uint64_t> words, std::size_t at, std::size_t length) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < length; ++i) hash = hash * 0x9E3779B97F4A7C15ULL + words[at + i];
    return hash;
  }
  std::size_t length_;
  std::vector<std::uint64_t> runs_;    // in order
  std::vector<std::uint32_t> ends_{};  // for each bucket, where in them those of the buckets before it end; most are empty
  int shift_ = 0;                      // of a run to the number of its bucket: what is left are its highest bits
};

// Two shares at once, for one division; as share_byte().
using TwoDoubles [[gnu::vector_size(16)]] = double;
std::array<std::uint8_t, 2> share_bytes(TwoDoubles parts, TwoDoubles wholes) {
  const TwoDoubles none = {};
  const TwoDoubles all = none + 1.0;
  TwoDoubles shares = parts / wholes;
  shares = wholes > none ? shares : none;
  shares = shares > none ? shares : none;
  shares = (shares < all ? shares : all) * 255.0;
  return {static_cast<std::uint8_t>(shares[0]), static_cast<std::uint8_t>(shares[1])};
}

class BlockSignals {
 public:
  BlockSignals(const Measures& measures, SignalTable& table) : m_(measures), outline_(measures.outline), table_(table) {}

  void run() {
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      std::memcpy(table_.row(i), m_.judgement.evidence.strengths(i).data(), kRuleCount);
      counts(i);
      characters(i);
      shares(i);
    }
    for (std::uint32_t i = 0; i < m_.blocks; ++i) neighbours(i);
    headings();
    titles();
    said_in_head();
  }

 private:
  using S = Signal;
  void set(std::uint32_t i, Signal signal, std::uint8_t byte) { put(table_.row(i), signal, byte); }
  std::uint8_t get(std::uint32_t i, Signal signal) const { return table_.row(i)[static_cast<std::size_t>(signal)]; }

  void counts(std::uint32_t i) {
    const Features f = outline_.features[i];  // copies, which a byte written to a row can't change
    const TextCounts t = f.text;
    std::uint8_t* row = table_.row(i);
    const Block& block = outline_.blocks[i];
    put(row, S::words, log_byte(t.words));
    put(row, S::chars, log_byte(t.chars));
    put(row, S::sentence_ends, log_byte(t.sentence_ends));
    put(row, S::comma_count, log_byte(t.commas));
    put(row, S::digit_share, share_byte(t.digits, t.chars));
    put(row, S::upper_share, share_byte(t.upper_words, t.words));
    put(row, S::letter_share, share_byte(t.letters, t.chars));
    put(row, S::word_length, small_byte(t.words ? 10 * t.chars / t.words : 0));
    put(row, S::link_share, share_byte(f.link_chars, t.chars));
    put(row, S::link_count, log_byte(f.links));
    put(row, S::bold_share, share_byte(f.bold_chars, t.chars));
    put(row, S::breaks, log_byte(f.breaks));
    put(row, S::shape, static_cast<std::uint8_t>(block.shape));
    put(row, S::level, block.level);
    put(row, S::blank_before, small_byte(f.blank_before));
    put(row, S::copies, log_byte(f.copies));
    put(row, S::position, share_byte(f.position));
    put(row, S::order, share_byte(i, m_.blocks));
    put(row, S::from_start, log_byte(i));
    put(row, S::from_end, log_byte(m_.blocks - 1 - i));
  }

  void characters(std::uint32_t i) {
    const Block& block = outline_.blocks[i];
    if (block.text.empty()) return;
    std::uint8_t* row = table_.row(i);
    std::size_t at = 0;
    put(row, S::first_char, class_of(decode_code_point(block.text, at)));
    put(row, S::last_char, class_of(last_code_point(block.text)));
    text_.hold(block.text);
    if (text_.may_have_signs()) {
      put(row, S::money, small_byte(count_money(block.text)));
      put(row, S::tabs, small_byte(static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), '\t'))));
    }
    bool fragment = false;
    bool outside = false;
    for (const Inline& part : block.inlines) {
      if (part.mark != Mark::link) continue;
      fragment |= part.target.starts_with('#');
      outside |= part.target.starts_with("http");
    }
    put(row, S::link_fragment, fragment);
    put(row, S::link_outside, outside);
  }

  void shares(std::uint32_t i) {
    const Evidence& evidence = m_.judgement.evidence;
    std::uint8_t* row = table_.row(i);
    put(row, S::alone_article, share_byte(m_.judgement.alone[i]));
    const KindPoints shares = evidence.shares(i);
    for (std::size_t k = 0; k < kKindCount; ++k) row[static_cast<std::size_t>(S::share_title) + k] = share_byte(shares[k]);
  }

  void neighbours(std::uint32_t i) {
    constexpr struct {
      int offset;
      Signal words, links, article, shape;
    } kNeighbours[] = {
        {-1, S::words_back1, S::links_back1, S::article_back1, S::shape_back1},
        {-2, S::words_back2, S::links_back2, S::article_back2, S::count},
        {-3, S::words_back3, S::count, S::count, S::count},
        {1, S::words_next1, S::links_next1, S::article_next1, S::shape_next1},
        {2, S::words_next2, S::links_next2, S::article_next2, S::count},
        {3, S::words_next3, S::count, S::count, S::count},
    };
    for (const auto& neighbour : kNeighbours) {
      const auto at = static_cast<std::int64_t>(i) + neighbour.offset;
      if (at < 0 || at >= m_.blocks) continue;
      const auto other = static_cast<std::uint32_t>(at);
      set(i, neighbour.words, get(other, S::words));
      if (neighbour.links != S::count) set(i, neighbour.links, get(other, S::link_share));
      if (neighbour.article != S::count) set(i, neighbour.article, get(other, S::share_article));
      if (neighbour.shape != S::count) set(i, neighbour.shape, static_cast<std::uint8_t>(1 + get(other, S::shape)));
    }
    std::uint8_t* row = table_.row(i);
    put_sum(row, S::near_blocks, bytes_of(m_.between(around(i, kNear)), m_.page()));
    put_sum(row, S::beside_blocks, bytes_of(m_.between(around(i, kBeside)), m_.page()));
    const double mine = m_.before[i].paragraph_chars;
    put(row, S::paragraphs_before, log_byte(mine));
    put(row, S::paragraphs_after, log_byte(m_.page().paragraph_chars - m_.before[i + 1].paragraph_chars));
  }

  Stretch around(std::uint32_t i, std::uint32_t reach) const {
    return {i > reach ? i - reach : 0, std::min(m_.blocks, i + reach + 1)};
  }

  // From each heading to the next, of whatever level.
  void headings() {
    for (std::uint32_t begin = 0; begin < m_.blocks;) {
      std::uint32_t end = begin + 1;
      while (end < m_.blocks && outline_.blocks[end].shape != Shape::heading) ++end;
      const bool headed = outline_.blocks[begin].shape == Shape::heading;
      const SumBytes sum = bytes_of(m_.between({begin, end}), m_.page());
      for (std::uint32_t i = begin; i < end; ++i) {
        std::uint8_t* row = table_.row(i);
        put_sum(row, S::section_blocks, sum);
        put(row, S::since_heading, log_byte(i - begin));
        if (!headed) continue;
        put(row, S::heading_level, outline_.blocks[begin].level);
        put(row, S::heading_article, get(begin, S::share_article));
        put(row, S::heading_related, get(begin, S::share_related));
        put(row, S::heading_comment, get(begin, S::share_comment));
      }
      begin = end;
    }
  }

  void titles() {
    std::uint32_t title = m_.blocks;
    std::uint8_t most = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i)
      if (get(i, S::share_title) > most) {
        most = get(i, S::share_title);
        title = i;
      }
    if (title == m_.blocks) return;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      set(i, S::since_title, i > title ? log_byte(i - title) : 0);
      set(i, S::before_title, i < title ? log_byte(title - i) : 0);
    }
  }

  void said_in_head() {
    const Facts& facts = outline_.facts;
    const std::string_view stated = facts.first(Fact::og_description);
    const RunSet description(stated.empty() ? facts.first(Fact::meta_description) : stated, 2);
    const std::string_view og_title = facts.first(Fact::og_title);
    const RunSet title(og_title.empty() ? facts.first(Fact::head_title) : og_title, 1);
    const RunSet body(facts.first(Fact::jsonld_body), kShingle);
    if (description.empty() && title.empty() && body.empty()) return;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      text_.hold(outline_.blocks[i].text);
      std::span<const std::uint64_t> words = text_.hash_words();
      const auto runs = static_cast<double>(words.size());
      set(i, S::in_description, share_byte(static_cast<double>(description.count(words)), runs - 1));
      const auto common = static_cast<double>(title.count(words));
      set(i, S::in_title, share_byte(common, runs));
      set(i, S::title_words, share_byte(common, static_cast<double>(title.size())));
      set(i, S::in_body, share_byte(static_cast<double>(body.count(words)), static_cast<double>(body.runs_in(words))));
    }
  }

  const Measures& m_;
  const Outline& outline_;
  SignalTable& table_;
  BlockText text_;
};

}  // namespace

std::string_view signal_name(std::size_t number) {
  return number < kRuleCount ? row_of(static_cast<Rule>(number)).name : kSignalNames[number - kRuleCount];
}

Measures::Measures(const Outline& page, const Judgement& judged)
    : outline(page), judgement(judged), blocks(static_cast<std::uint32_t>(page.blocks.size())) {
  before.resize(blocks + 1);
  paragraphs.resize(blocks);
  stretches.assign(page.containers.size(), {blocks, 0});
  for (std::uint32_t i = 0; i < blocks; ++i) {
    const Features& f = page.features[i];
    paragraphs[i] = f.text.words >= kParagraphWords && f.text.sentence_ends > 0 && f.link_chars * 2 < f.text.chars;
    const double chars = f.text.chars;
    Sum sum{1,
            chars,
            static_cast<double>(f.text.words),
            static_cast<double>(f.link_chars),
            paragraphs[i] ? chars : 0,
            chars * static_cast<double>(judged.alone[i])};
    before[i + 1] = before[i];
    before[i + 1] += sum;
    Stretch& stretch = stretches[f.container];
    stretch = {std::min(stretch.begin, i), std::max(stretch.end, i + 1)};
  }
  for (auto id = static_cast<ContainerId>(page.containers.size() - 1); id > 0; --id) {
    Stretch& around = stretches[page.containers[id].parent];
    around = {std::min(around.begin, stretches[id].begin), std::max(around.end, stretches[id].end)};
  }
  for (Stretch& stretch : stretches) stretch.begin = std::min(stretch.begin, stretch.end);
}

SumBytes bytes_of(const Sum& sum, const Sum& page) {
  const auto [links, paragraphs] = share_bytes(TwoDoubles{sum.link_chars, sum.paragraph_chars}, TwoDoubles{sum.chars, sum.chars});
  const auto [article, text] = share_bytes(TwoDoubles{sum.article_chars, sum.chars}, TwoDoubles{sum.chars, page.chars});
  const std::uint8_t words = log_byte(sum.blocks > 0 ? sum.words / sum.blocks : 0);
  return {log_byte(sum.blocks), log_byte(sum.chars), links, paragraphs, words, article, text};
}

void measure_block_signals(const Measures& measures, SignalTable& table) { BlockSignals(measures, table).run(); }

SignalTable measure_signals(const Outline& outline, const Judgement& judgement) {
  SignalTable table;
  table.bytes.resize(outline.blocks.size() * kSignalCount);
  if (outline.blocks.empty()) return table;
  const Measures measures(outline, judgement);
  measure_block_signals(measures, table);
  measure_place_signals(measures, table);
  measure_page_signals(measures, table);
  return table;
}

}  // namespace pith

// Blocks to numbers. In: an Outline with its blocks. Out: their lines and features. One pass each; nothing here judges.
#include <algorithm>
#include <bit>
#include <functional>

#include "base/line_counter.h"
#include "blocks/blocks.h"

namespace pith::internal {
namespace {

constexpr std::size_t kSlotsPerBlock = 8;
constexpr std::uint64_t kOddNumber = 0x9E3779B97F4A7C15;  // the golden ratio: products differ in their high bits

// Counts the characters of stretches that come in the order of their beginnings; what is in several counts once.
class Coverage {
 public:
  void add(const Block& block, const BlockCounts& features, Span stretch) {
    if (stretch.end <= done_) return;
    const std::uint32_t begin = std::max(stretch.begin, done_);
    const bool whole = begin == 0 && stretch.end == block.text.size();
    chars_ += whole ? features.text.chars : count_text(block.text.substr(begin, stretch.end - begin)).chars;
    done_ = stretch.end;
  }
  std::uint32_t chars() const { return chars_; }

 private:
  std::uint32_t chars_ = 0;
  std::uint32_t done_ = 0;
};

void measure_marks(const Block& block, BlockCounts& features) {
  Coverage links;
  Coverage bold;
  for (const Inline& part : block.inlines) {
    if (part.mark == Mark::strong) bold.add(block, features, part.text);
    if (part.mark != Mark::link) continue;
    links.add(block, features, part.text);
    ++features.links;
  }
  features.link_chars = links.chars();
  features.bold_chars = bold.chars();
}

// A number in which copies agree and few other blocks do, without a look at the whole text.
std::uint64_t look_of(const Block& block, const BlockCounts& features) {
  const std::string_view text = block.text;
  if (text.empty()) return 0;
  std::uint64_t look = text.size();
  for (const std::uint32_t sign : {features.text.letters, features.text.words, features.text.upper_words})
    look = (look + sign) * kOddNumber;
  for (const char sign : {text.front(), text[text.size() / 2], text.back()})
    look = (look + static_cast<unsigned char>(sign)) * kOddNumber;
  return look;
}

// Most texts look like no other one of their page: only those that share a slot with another one are compared.
std::vector<std::uint32_t> likely_copies(const Outline& outline) {
  enum Taken : std::uint8_t { never, once, often };
  const auto slot_bits = static_cast<unsigned>(std::bit_width(kSlotsPerBlock * outline.blocks.size()));
  std::vector<Taken> taken(std::size_t{1} << slot_bits);
  std::vector<std::size_t> slots(outline.blocks.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    slots[i] = look_of(outline.blocks[i], outline.counts[i]) >> (64 - slot_bits);
    taken[slots[i]] = taken[slots[i]] == never ? once : often;
  }
  std::vector<std::uint32_t> likely;
  for (std::uint32_t i = 0; i < slots.size(); ++i)
    if (taken[slots[i]] == often) likely.push_back(i);
  return likely;
}

void count_copies(Outline& outline) {
  std::vector<std::pair<std::size_t, std::uint32_t>> hashes;
  for (const std::uint32_t i : likely_copies(outline))
    hashes.emplace_back(std::hash<std::string_view>{}(outline.blocks[i].text), i);
  std::sort(hashes.begin(), hashes.end());
  for (std::size_t first = 0; first < hashes.size();) {
    std::size_t last = first;
    while (last < hashes.size() && hashes[last].first == hashes[first].first) ++last;
    for (std::size_t i = first; i < last; ++i) outline.counts[hashes[i].second].copies = static_cast<std::uint32_t>(last - first);
    first = last;
  }
}

}  // namespace

void number_lines(std::string_view utf8, Outline& outline) {
  std::vector<Facts::Entry*> facts;  // noted in the order of their elements, but they count from their text on
  for (Facts::Entry& entry : outline.facts.entries) facts.push_back(&entry);
  std::stable_sort(facts.begin(), facts.end(), [](auto* a, auto* b) { return a->offset < b->offset; });
  LineCounter lines(utf8);
  auto fact = facts.begin();
  const auto number_facts = [&](std::size_t end) {
    for (; fact != facts.end() && (*fact)->offset <= end; ++fact) (*fact)->line = lines.line_of((*fact)->offset);
  };
  for (Block& block : outline.blocks) {
    number_facts(block.source.begin);
    block.line = lines.line_of(block.source.begin);
  }
  number_facts(utf8.size());
}

void count_blocks(Outline& outline) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    BlockCounts& features = outline.counts[i];
    features.text = count_text(block.text);
    measure_marks(block, features);
    features.position = static_cast<float>(total);
    total += features.text.chars;
  }
  for (BlockCounts& features : outline.counts) features.position /= static_cast<float>(std::max<std::uint64_t>(total, 1));
  count_copies(outline);
}

}  // namespace pith::internal

// Blocks to numbers. In: an Outline with its blocks. Out: their line numbers and what can be counted about them. One pass each;
// what the numbers mean is decided later (classify).
#include <algorithm>
#include <bit>
#include <functional>

#include "base/hash.h"
#include "base/line_counter.h"
#include "blocks/blocks.h"

namespace pith::internal {
namespace {

constexpr std::size_t kSlotsPerBlock = 8;

// Counts the characters of spans that come in the order of their beginnings. Those in several spans count once.
class Coverage {
 public:
  void add(const Block& block, const BlockCounts& counts, Span span) {
    if (span.end <= done_) return;
    const std::uint32_t begin = std::max(span.begin, done_);
    const bool whole = begin == 0 && span.end == block.text.size();
    chars_ += whole ? counts.text.chars : count_text(block.text.substr(begin, span.end - begin)).chars;
    done_ = span.end;
  }
  std::uint32_t chars() const { return chars_; }

 private:
  std::uint32_t chars_ = 0;
  std::uint32_t done_ = 0;  // bytes of the text
};

void count_marks(const Block& block, BlockCounts& counts) {
  Coverage links;
  Coverage bold;
  for (const Inline& part : block.inlines) {
    if (part.mark == Mark::strong) bold.add(block, counts, part.text);
    if (part.mark != Mark::link) continue;
    links.add(block, counts, part.text);
    ++counts.links;
  }
  counts.link_chars = links.chars();
  counts.bold_chars = bold.chars();
}

// A hash that reads only three bytes of the text: copies have the same, and few other blocks do.
std::uint64_t quick_hash(const Block& block, const BlockCounts& counts) {
  const std::string_view text = block.text;
  if (text.empty()) return 0;
  std::uint64_t hash = text.size();
  for (const std::uint32_t count : {counts.text.letters, counts.text.words, counts.text.upper_words})
    hash = (hash + count) * kHashMultiplier;
  for (const char c : {text.front(), text[text.size() / 2], text.back()})
    hash = (hash + static_cast<unsigned char>(c)) * kHashMultiplier;
  return hash;
}

// Blocks that may be copies. Most texts share their slot of the table with no other text of the page and are not hashed as a
// whole.
std::vector<std::uint32_t> likely_copies(const Outline& outline) {
  enum Use : std::uint8_t { none, once, more };
  const auto slot_bits = static_cast<unsigned>(std::bit_width(kSlotsPerBlock * outline.blocks.size()));
  std::vector<Use> uses(std::size_t{1} << slot_bits);
  std::vector<std::size_t> slots(outline.blocks.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    slots[i] = quick_hash(outline.blocks[i], outline.counts[i]) >> (64 - slot_bits);
    uses[slots[i]] = uses[slots[i]] == none ? once : more;
  }
  std::vector<std::uint32_t> likely;
  for (std::uint32_t i = 0; i < slots.size(); ++i)
    if (uses[slots[i]] == more) likely.push_back(i);
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

// Parents come before their children, so one pass from the last container to the first passes the ranges on.
void set_container_ranges(Outline& outline) {
  const auto count = static_cast<std::uint32_t>(outline.blocks.size());
  std::vector<Container>& containers = outline.containers;
  for (Container& container : containers) container.blocks = {count, 0};
  const auto extend = [&](ContainerId id, BlockRange inside) {
    BlockRange& range = containers[id].blocks;
    range = {std::min(range.begin, inside.begin), std::max(range.end, inside.end)};
  };
  for (std::uint32_t i = 0; i < count; ++i) extend(outline.counts[i].container, {i, i + 1});
  for (auto id = static_cast<ContainerId>(containers.size()); id-- > 1;) extend(containers[id].parent, containers[id].blocks);
  for (Container& container : containers) container.blocks.begin = std::min(container.blocks.begin, container.blocks.end);
}

}  // namespace

void number_lines(std::string_view utf8, Outline& outline) {
  std::vector<Facts::Entry*> facts;  // by offset; they come in the order of their elements, but the offset is that of their text
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
    BlockCounts& counts = outline.counts[i];
    counts.text = count_text(block.text);
    count_marks(block, counts);
    counts.position = static_cast<float>(total);
    total += counts.text.chars;
  }
  for (BlockCounts& counts : outline.counts) counts.position /= static_cast<float>(std::max<std::uint64_t>(total, 1));
  count_copies(outline);
  set_container_ranges(outline);
}

}  // namespace pith::internal

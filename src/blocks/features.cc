// Blocks to numbers. In: an Outline with its blocks. Out: their lines and features. One pass each; nothing here judges.
#include <algorithm>
#include <functional>
#include <numeric>

#include "base/utf8.h"
#include "blocks/blocks.h"

namespace pith {
namespace {

// Adds the characters of each stretch that `mark` covers; nested stretches count once.
std::uint32_t marked_chars(const Block& block, Mark mark) {
  std::uint32_t chars = 0;
  std::uint32_t done = 0;
  for (const Inline& part : block.inlines) {
    if (part.mark != mark || part.text.end <= done) continue;
    const std::uint32_t begin = std::max(part.text.begin, done);
    chars += count_text(block.text.substr(begin, part.text.end - begin)).chars;
    done = part.text.end;
  }
  return chars;
}

void count_copies(Outline& outline) {
  std::vector<std::pair<std::size_t, std::uint32_t>> hashes;
  hashes.reserve(outline.blocks.size());
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i)
    hashes.emplace_back(std::hash<std::string_view>{}(outline.blocks[i].text), i);
  std::sort(hashes.begin(), hashes.end());
  for (std::size_t first = 0; first < hashes.size();) {
    std::size_t last = first;
    while (last < hashes.size() && hashes[last].first == hashes[first].first) ++last;
    for (std::size_t i = first; i < last; ++i)
      outline.features[hashes[i].second].copies = static_cast<std::uint32_t>(last - first);
    first = last;
  }
}

}  // namespace

void number_lines(std::string_view utf8, Outline& outline) {
  std::uint32_t line = 1;
  std::size_t at = 0;
  for (Block& block : outline.blocks) {
    line += static_cast<std::uint32_t>(count_newlines(utf8.substr(at, block.source.begin - at)));
    at = block.source.begin;
    block.line = line;
  }
}

void measure_features(Outline& outline) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    Features& features = outline.features[i];
    features.text = count_text(block.text);
    features.link_chars = marked_chars(block, Mark::link);
    features.bold_chars = marked_chars(block, Mark::strong);
    features.links = static_cast<std::uint32_t>(
        std::count_if(block.inlines.begin(), block.inlines.end(), [](const Inline& part) { return part.mark == Mark::link; }));
    features.breaks = static_cast<std::uint32_t>(std::count(block.text.begin(), block.text.end(), '\n'));
    features.position = static_cast<float>(total);
    total += features.text.chars;
  }
  for (Features& features : outline.features) features.position /= static_cast<float>(std::max<std::uint64_t>(total, 1));
  count_copies(outline);
}

}  // namespace pith

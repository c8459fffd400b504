// The words of an article. In: an outline. Out: the share of a text's words that the article has.
//
// The idea: words are compared by their hashes. Of scripts without spaces, whose words have no borders, letters are taken in
// pairs.
#include "document/article_words.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kArticleBlockWords = 5;  // of a block that is read, at least
constexpr std::size_t kMostBytes = 4U << 10;     // that are read
constexpr std::size_t kWordsForFullShare = 3;    // a share of fewer words says less
constexpr std::size_t kMinWordBytes = 3;
constexpr std::size_t kMaxProbes = 64;  // so that words with hashes made to collide cost no more than others

}  // namespace

ArticleWords::ArticleWords(const Outline& outline, std::size_t first) {
  std::size_t bytes = 0;
  for (std::size_t i = first; i < outline.blocks.size() && bytes < kMostBytes; ++i) {
    const Block& block = outline.blocks[i];
    if (i != first && (block.kind != Kind::article || outline.counts[i].text.words < kArticleBlockWords)) continue;
    const std::string_view text = truncate_utf8(block.text, kMostBytes - bytes);
    append_hashes(words_, text);
    bytes += text.size();
  }
  const std::size_t slots = std::bit_ceil(2 * words_.size() + 2);
  slots_.resize(slots);
  shift_ = 64 - std::countr_zero(slots);
  for (const std::uint64_t hash : words_) {
    Slot* slot = slot_of(hash);
    if (slot == nullptr) continue;
    slot->tag = static_cast<std::uint32_t>(hash);
    ++slot->count;
  }
}

// The slot of the word with that hash, or an empty one; null when its part of the table is full.
ArticleWords::Slot* ArticleWords::slot_of(std::uint64_t hash) {
  const auto tag = static_cast<std::uint32_t>(hash);
  std::size_t at = hash >> shift_;
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe, at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].count == 0 || slots_[at].tag == tag) return &slots_[at];
  return nullptr;
}

double ArticleWords::share_of(std::string_view text, std::size_t times) {
  words_.clear();
  append_hashes(words_, text);
  if (words_.empty()) return 0;
  const auto found = std::ranges::count_if(words_, [&](std::uint64_t hash) {
    const Slot* slot = slot_of(hash);
    return slot != nullptr && slot->count >= times;
  });
  const auto size = static_cast<double>(words_.size());
  return static_cast<double>(found) / std::max(size, static_cast<double>(kWordsForFullShare));
}

void ArticleWords::append_hashes(std::vector<std::uint64_t>& hashes, std::string_view text) {
  text_.assign(text);
  for (const WordPlace word : text_.find_words()) {
    std::size_t at = word.begin;
    const bool is_ascii = static_cast<unsigned char>(text[at]) < 0x80;  // most are, and need not be decoded
    if (is_ascii || !is_unspaced_script(decode_code_point(text, at))) {
      if (word.end - word.begin >= kMinWordBytes) hashes.push_back(text_.hash(word));
      continue;
    }
    for (std::size_t begin = word.begin; at < word.end;) {
      const std::size_t middle = at;
      decode_code_point(text, at);
      hashes.push_back(text_.hash({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}));
      begin = middle;
    }
  }
}

}  // namespace pith::internal

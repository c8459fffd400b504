// The features of the markup inside a block. In: an Outline. Out: a part of each row.
//
// The idea: a page tells in the names of a <span>, in the address of a link or by an image what a short text is for.
#include "classify/markup_features.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/block_text.h"
#include "base/hosts.h"
#include "base/text.h"
#include "base/utf8.h"
#include "classify/link_targets.h"
#include "classify/names.h"

namespace pith::internal {
namespace {

// The rules that speak for each kind, from inline_title on.
constexpr struct {
  Feature feature;
  NameSet rules;
} kInlineNames[] = {
    {Feature::inline_title, name_bit(Rule::name_title)},
    {Feature::inline_byline, name_bit(Rule::name_byline)},
    {Feature::inline_caption, name_bit(Rule::name_caption)},
    {Feature::inline_tags, name_bit(Rule::name_tags)},
    {Feature::inline_related, name_bit(Rule::name_related)},
    {Feature::inline_comment, name_bit(Rule::name_comment)},
    {Feature::inline_ad, name_bit(Rule::name_ad) | name_bit(Rule::name_newsletter)},
    {Feature::inline_nav, name_bit(Rule::name_nav) | name_bit(Rule::name_share) | name_bit(Rule::name_consent)},
};

// One tag, where the names of a container would be those of a list of them.
constexpr std::string_view kTagWords[] = {"tag", "category", "hashtag", "topic"};

constexpr std::size_t kMaxLinks = 8;          // of a block that are looked at
constexpr std::size_t kMaxCompared = 300;     // bytes of a block that are compared with the text of an image
constexpr std::uint32_t kMaxImageBlocks = 2;  // between a block and an image whose text it is compared with

bool is_word_char(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

bool has_word(std::string_view names, std::string_view word) {
  for (std::size_t at = names.find(word); at != std::string_view::npos; at = names.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_char(names[at - 1])) && (end == names.size() || !is_word_char(names[end]))) return true;
  }
  return false;
}

class MarkupReader {
 public:
  explicit MarkupReader(const Outline& outline) : outline_(outline) {
    for (const Fact fact : {Fact::canonical_url, Fact::og_url, Fact::base_url})
      if (site_.empty()) site_ = host_of(outline.facts.first(fact));
  }

  std::vector<MarkupFeatures> read() {
    std::vector<MarkupFeatures> features(outline_.blocks.size());
    for (std::uint32_t i = 0; i < outline_.blocks.size(); ++i) {
      read_names(i, features[i]);
      read_links(outline_.blocks[i].inlines, features[i]);
    }
    read_images(features);
    return features;
  }

 private:
  using F = Feature;

  void read_names(std::uint32_t i, MarkupFeatures& features) {
    const std::string_view names = outline_.counts[i].inline_names;
    const NameMatch match = names_.read(names);
    for (const auto& row : kInlineNames) features[row.feature] = (match.rules & row.rules) != 0;
    if (std::ranges::any_of(kTagWords, [&](std::string_view word) { return has_word(names, word); }))
      features[F::inline_tags] = 1;
    features[F::learned_name_inline] = static_cast<std::uint8_t>(std::clamp(128 + match.learned_score, 0, 255));
    features[F::time_element] = outline_.counts[i].time_element;
  }

  void read_links(std::span<const Inline> inlines, MarkupFeatures& features) const {
    std::array<std::size_t, kLinkTargetCount> counts{};
    std::size_t links = 0;
    std::size_t other_site = 0;
    for (const Inline& link : inlines) {
      if (link.mark != Mark::link || links == kMaxLinks) continue;
      ++links;
      ++counts[static_cast<std::size_t>(link_target(link.target))];
      const std::string_view host = host_of(link.target);
      other_site += !host.empty() && !site_.empty() && !is_same_site(host, site_);
    }
    const auto share = [&](std::size_t count) { return share_byte(static_cast<double>(count), static_cast<double>(links)); };
    const auto share_to = [&](LinkTarget target) { return share(counts[static_cast<std::size_t>(target)]); };
    features[F::link_tags] = share_to(LinkTarget::tags);
    features[F::link_people] = share_to(LinkTarget::people);
    features[F::link_stories] = share_to(LinkTarget::story);
    features[F::link_services] = share_to(LinkTarget::services);
    features[F::link_shares] = share_to(LinkTarget::shares);
    features[F::link_other_site] = share(other_site);
  }

  // An image belongs to the block that begins with it or has it inside.
  void read_images(std::vector<MarkupFeatures>& features) {
    std::uint32_t last = kNone;
    for (std::uint32_t i = 0; i < features.size(); ++i) {
      if (image_in(i) != nullptr) last = i;
      features[i][F::since_image] = distance(last, i);
      if (last != kNone && i - last <= kMaxImageBlocks) compare_with_label(i, last, features[i]);
    }
    std::uint32_t next = kNone;
    for (auto i = static_cast<std::uint32_t>(features.size()); i-- > 0;) {
      features[i][F::until_image] = distance(i, next);
      if (next != kNone && next - i <= kMaxImageBlocks) compare_with_label(i, next, features[i]);
      if (image_in(i) != nullptr) next = i;
    }
  }

  static std::uint8_t distance(std::uint32_t from, std::uint32_t to) {
    return from == kNone || to == kNone ? std::uint8_t{255} : log_byte(to - from);
  }

  const Inline* image_in(std::uint32_t i) const {
    const std::span<const Inline> inlines = outline_.blocks[i].inlines;
    const auto image = std::find_if(inlines.begin(), inlines.end(), [](const Inline& part) { return part.mark == Mark::image; });
    return image == inlines.end() ? nullptr : &*image;
  }

  void compare_with_label(std::uint32_t i, std::uint32_t image, MarkupFeatures& features) {
    const std::string_view label = image_in(image)->label;
    if (label.empty()) return;
    label_.assign(label);
    const std::span<const std::uint64_t> hashes = label_.hash_words();
    label_words_.assign(hashes.begin(), hashes.end());
    std::sort(label_words_.begin(), label_words_.end());
    text_.assign(truncate_utf8(outline_.blocks[i].text, kMaxCompared));
    const std::span<const std::uint64_t> words = text_.hash_words();
    const auto common = std::count_if(words.begin(), words.end(), [&](std::uint64_t word) {
      return std::binary_search(label_words_.begin(), label_words_.end(), word);
    });
    features[F::in_image_label] =
        std::max(features[F::in_image_label], share_byte(static_cast<double>(common), static_cast<double>(words.size())));
  }

  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  const Outline& outline_;
  std::string_view site_{};  // host of the page, without "www."; empty when the page does not state its address
  NameReader names_;
  BlockText text_;
  BlockText label_;
  std::vector<std::uint64_t> label_words_;  // in order
};

}  // namespace

std::vector<MarkupFeatures> read_markup(const Outline& outline) { return MarkupReader(outline).read(); }

}  // namespace pith::internal

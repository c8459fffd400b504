// In: a Document. Out: a copy in which links and images are as the options ask for, so that no writer has to know of all styles.
//
// The idea: of links and images that are not wanted the marks are dropped; what is printed in their place is inserted into the
// text, and the other marks move with it. An image before the text of a block becomes a block before it.
#include "write/link_styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/arena.h"
#include "base/text.h"
#include "document/addresses.h"
#include "write/address_numbers.h"
#include "write/own_addresses.h"
#include "write/printed_blocks.h"

namespace pith::internal {
namespace {

// Owns the texts of the copy, and keeps those of the original.
struct Storage {
  Arena arena{};
  std::shared_ptr<const void> before{};
};

struct Insertion {
  std::uint32_t at = 0;
  std::string text{};
};

// Inserts texts, which are ordered by place, and moves the marks. What is inserted where a mark ends is not part of it.
void insert(Block& block, const std::vector<Insertion>& insertions, Arena& arena) {
  if (insertions.empty()) return;
  std::string text;
  std::uint32_t copied = 0;
  std::vector<std::uint32_t> inserted = {0};  // bytes before each insertion
  for (const Insertion& one : insertions) {
    text.append(block.text.substr(copied, one.at - copied)).append(one.text);
    copied = one.at;
    inserted.push_back(inserted.back() + static_cast<std::uint32_t>(one.text.size()));
  }
  text.append(block.text.substr(copied));
  std::vector<Inline> marks(block.inlines.begin(), block.inlines.end());
  for (Inline& mark : marks) {
    const auto at_begin = std::ranges::upper_bound(insertions, mark.text.begin, {}, &Insertion::at) - insertions.begin();
    const auto at_end = std::ranges::lower_bound(insertions, mark.text.end, {}, &Insertion::at) - insertions.begin();
    mark.text.begin += inserted[static_cast<std::size_t>(at_begin)];
    mark.text.end = std::max(mark.text.begin, mark.text.end + inserted[static_cast<std::size_t>(at_end)]);
  }
  block.text = arena.copy(text);
  block.inlines = arena.copy(marks);
}

class Styler {
 public:
  Styler(const Document& document, const WriteOptions& options, bool as_text)
      : document_(document),
        keep_(kept_kinds(options)),
        links_(link_style(options)),
        images_(image_style(options)),
        as_text_(as_text),
        own_(document),
        storage_(std::make_shared<Storage>()) {}

  Document run() {
    Document styled = document_;
    styled.blocks.clear();
    for (const Block& block : document_.blocks) add(block, styled.blocks);
    if (!numbers_.addresses().empty()) styled.blocks.push_back(address_list());
    storage_->before = styled.storage;
    styled.storage = std::move(storage_);
    return styled;
  }

 private:
  Arena& arena() { return storage_->arena; }

  void add(Block block, std::vector<Block>& out) {
    const bool kept = keep_.has(block.kind);
    if (!kept && block.kind != Kind::caption) return out.push_back(block);
    add_leading_media(block, out);
    std::vector<Inline> marks;
    std::vector<Insertion> insertions;
    for (const Inline& mark : block.inlines) {
      const bool leads = mark.text.begin == 0 && block.shape != Shape::table;
      if (is_media(mark.mark) && !stays(mark.mark)) {
        if (!leads && kept) insert_media(block, mark, insertions);
      } else if (mark.mark == Mark::link && links_ == LinkStyle::none && (mark.note.empty() || as_text_)) {
        continue;
      } else {
        if (mark.mark == Mark::link && as_text_ && kept) insert_address(block, mark, insertions);
        marks.push_back(mark);
      }
    }
    block.inlines = arena().copy(marks);
    std::ranges::stable_sort(insertions, {}, &Insertion::at);
    insert(block, insertions, arena());
    out.push_back(block);
  }

  // Whether images or embeds stay marks, which the writer prints.
  bool stays(Mark media) const {
    return !as_text_ && (media == Mark::image ? images_ == ImageStyle::keep : links_ != LinkStyle::none);
  }

  // The images and embeds of a caption belong to the article.
  void add_leading_media(const Block& block, std::vector<Block>& out) {
    for (const Inline& media : leading_media(block)) {
      const std::string text = text_of_media(media);
      if (text.empty()) continue;
      Block own = {.kind = block.kind == Kind::caption ? Kind::article : block.kind,
                   .score = block.score,
                   .source = {block.source.begin, block.source.begin},
                   .line = block.line,
                   .text = arena().copy(text),
                   .nest = block.nest};
      out.push_back(own);
    }
  }

  // Empty for what stays a mark or is not printed at all. The title of an embed can be its address.
  std::string text_of_media(const Inline& media) {
    const bool is_image = media.mark == Mark::image;
    if (stays(media.mark) || (is_image ? images_ == ImageStyle::none : links_ == LinkStyle::none)) return {};
    std::string text(trim(media.label));
    const bool has_address = as_text_ && (!is_image || images_ == ImageStyle::keep) && is_safe_address(media.target);
    if (has_address && text != media.target) text.append(text.empty() ? "" : " ").append(printed(media.target));
    return text;
  }

  // With a space on both sides, unless there is one.
  void insert_media(const Block& block, const Inline& media, std::vector<Insertion>& insertions) {
    std::string text = text_of_media(media);
    if (text.empty()) return;
    const std::uint32_t at = media.text.begin;
    if (at > 0 && !is_ascii_space(block.text[at - 1])) text.insert(0, 1, ' ');
    if (at < block.text.size() && !is_ascii_space(block.text[at])) text.push_back(' ');
    insertions.push_back({at, std::move(text)});
  }

  // Whoever reads text can't follow a link within the page, and does not need an address that is there already.
  void insert_address(const Block& block, const Inline& link, std::vector<Insertion>& insertions) {
    const std::string_view text = block.text.substr(link.text.begin, link.text.end - link.text.begin);
    const bool is_wanted =
        block.shape != Shape::code && is_safe_address(link.target) && !own_.has(link.target) && text != link.target;
    if (is_wanted) insertions.push_back({link.text.end, std::string(1, ' ').append(printed(link.target))});
  }

  std::string printed(std::string_view address) {
    return links_ == LinkStyle::reference ? fmt::format("[{}]", numbers_.number_of(address)) : fmt::format("({})", address);
  }

  // As code, because an address must not be wrapped.
  Block address_list() {
    std::string text;
    for (const std::string_view address : numbers_.addresses())
      text += fmt::format("{}[{}] {}", text.empty() ? "" : "\n", numbers_.number_of(address), address);
    Block list = {.shape = Shape::code, .text = arena().copy(text)};
    for (std::size_t k = kKindCount; k-- > 0;)
      if (keep_.has(static_cast<Kind>(k))) list.kind = static_cast<Kind>(k);
    return list;
  }

  const Document& document_;
  KindSet keep_;
  LinkStyle links_;
  ImageStyle images_;
  bool as_text_;
  OwnAddresses own_;
  std::shared_ptr<Storage> storage_;
  AddressNumbers numbers_{};
};

}  // namespace

LinkStyle link_style(const WriteOptions& options) {
  return options.links.value_or(options.to == OutputFormat::text ? LinkStyle::none : LinkStyle::inline_);
}

ImageStyle image_style(const WriteOptions& options) {
  return options.images.value_or(options.to == OutputFormat::text ? ImageStyle::none : ImageStyle::keep);
}

std::optional<Document> with_link_styles(const Document& document, const WriteOptions& options) {
  const bool as_it_is = link_style(options) != LinkStyle::none && image_style(options) == ImageStyle::keep;
  if (as_it_is) return std::nullopt;
  return Styler(document, options, false).run();
}

std::optional<Document> with_links_as_text(const Document& document, const WriteOptions& options) {
  const bool as_it_is = link_style(options) == LinkStyle::none && image_style(options) == ImageStyle::none;
  if (as_it_is) return std::nullopt;
  return Styler(document, options, true).run();
}

}  // namespace pith::internal

// In: a Document. Out: the links and images of its article.
#include "write/article_links.h"

#include <span>

#include "document/addresses.h"
#include "write/own_addresses.h"
#include "write/printed_blocks.h"

namespace pith::internal {

std::vector<ArticleLink> article_links(const Document& document) {
  const OwnAddresses own(document);
  std::vector<ArticleLink> links;
  for (const PrintedBlock& one : printed_blocks(document, kArticleOnly)) {
    const Block& block = *one.block;
    for (const Inline& part : block.inlines) {
      const bool is_printed = part.mark == Mark::embed || (part.mark == Mark::link && !one.media_only);
      if (!is_printed || !is_safe_address(part.target) || own.has(part.target)) continue;
      const bool is_text = part.mark == Mark::link;
      links.push_back({is_text ? block.text.substr(part.text.begin, part.text.end - part.text.begin) : part.label, part.target});
    }
  }
  return links;
}

std::vector<ArticleImage> article_images(const Document& document) {
  std::vector<ArticleImage> images;
  for (const PrintedBlock& one : printed_blocks(document, kArticleOnly)) {
    const std::string_view caption = one.block->kind == Kind::caption ? one.block->text : std::string_view();
    const std::vector<Inline> leading = leading_media(*one.block);
    for (const Inline& part : one.media_only ? std::span<const Inline>(leading) : one.block->inlines)
      if (part.mark == Mark::image && is_safe_address(part.target)) images.push_back({part.target, part.label, caption});
  }
  return images;
}

}  // namespace pith::internal

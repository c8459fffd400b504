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
  for (const Block& block : document.blocks) {
    if (block.kind != Kind::article) continue;
    for (const Inline& part : block.inlines)
      if (part.mark == Mark::link && is_safe_address(part.target) && !own.has(part.target))
        links.push_back({block.text.substr(part.text.begin, part.text.end - part.text.begin), part.target});
  }
  return links;
}

std::vector<ArticleImage> article_images(const Document& document) {
  std::vector<ArticleImage> images;
  for (const PrintedBlock& one : printed_blocks(document, kArticleOnly)) {
    const std::string_view caption = one.block->kind == Kind::caption ? one.block->text : std::string_view();
    const std::vector<Inline> leading = leading_images(*one.block);
    for (const Inline& part : one.images_only ? std::span<const Inline>(leading) : one.block->inlines)
      if (part.mark == Mark::image && is_safe_address(part.target)) images.push_back({part.target, part.label, caption});
  }
  return images;
}

}  // namespace pith::internal

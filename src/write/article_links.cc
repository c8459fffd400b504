// In: a Document. Out: the links and images of its article.
#include "write/article_links.h"

#include <span>
#include <unordered_set>

#include "blocks/note_references.h"
#include "document/addresses.h"
#include "write/printed_blocks.h"

namespace pith::internal {
namespace {

std::string_view without_fragment(std::string_view address) { return address.substr(0, address.find('#')); }

// Links within the page lead to its address, or to that of its <base>, which only shows by the anchors that they lead to.
class OwnAddresses {
 public:
  explicit OwnAddresses(const Document& document) {
    if (!document.metadata.url.empty()) own_.insert(without_fragment(document.metadata.url));
    const std::string_view host = host_of(document.metadata.url);
    std::unordered_set<std::string_view> anchors;
    for (const Block& block : document.blocks)
      if (!block.anchor.empty()) anchors.insert(block.anchor);
    for (const Block& block : document.blocks)
      for (const Inline& part : block.inlines)
        if (part.mark == Mark::link && anchors.count(fragment_of(part.target)) > 0 && host_of(part.target) == host)
          own_.insert(without_fragment(part.target));
  }

  bool has(std::string_view address) const {
    return !fragment_of(address).empty() && (address.starts_with('#') || own_.count(without_fragment(address)) > 0);
  }

 private:
  // "https://example.org"; empty if there is none.
  static std::string_view host_of(std::string_view address) {
    const std::size_t begin = address.find("://");
    return begin == std::string_view::npos ? std::string_view() : address.substr(0, address.find_first_of("/?#", begin + 3));
  }

  std::unordered_set<std::string_view> own_{};
};

}  // namespace

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

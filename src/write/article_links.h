// The links and images of an article as lists.
#pragma once

#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A link to another page. Both are views into the Document.
struct ArticleLink {
  std::string_view text{};
  std::string_view url{};
};

/// An image with its alternative text and its caption, which may be empty. All are views into the Document.
struct ArticleImage {
  std::string_view url{};
  std::string_view alt{};
  std::string_view caption{};
};

/// The links in blocks of the article and the videos, sounds and frames that belong to it, in their order. Those within the page, and addresses that are no links, are left out.
std::vector<ArticleLink> article_links(const Document& document);

/// The images that Markdown and HTML print with the article, in their order. The caption is the text of the block to which the
/// image belongs, if that is one.
std::vector<ArticleImage> article_images(const Document& document);

}  // namespace pith::internal

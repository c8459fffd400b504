// Links and images in the styles of WriteOptions.
#pragma once

#include <optional>

#include "pith/pith.h"

namespace pith::internal {

/// How links and images are printed in the format of the options: as they say, or as is usual there.
LinkStyle link_style(const WriteOptions& options);
ImageStyle image_style(const WriteOptions& options);

/// The Document as a writer of Markdown or HTML prints it in the styles of the options, except for numbered references, which are
/// the writer's own: without links or images that are not wanted, and with alternative texts as text. Nothing if the Document is
/// to be printed as it is.
std::optional<Document> with_link_styles(const Document& document, const WriteOptions& options);

/// The same for the writer of text: what it prints of links and images becomes text, and numbered addresses are a block at the
/// end.
std::optional<Document> with_links_as_text(const Document& document, const WriteOptions& options);

}  // namespace pith::internal

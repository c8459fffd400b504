// A labelled Outline to a Document. In: blocks with kinds, facts. Out: metadata, other stories, comments, confidence.
#include "output/assemble.h"

#include "output/items.h"
#include "output/metadata.h"

namespace pith {

Document assemble(Outline&& outline, InputFormat format, std::string_view encoding, const Options& options) {
  Document document;
  document.format = format;
  document.encoding = encoding;
  document.metadata = find_metadata(outline, options, document.statements);
  document.type = outline.type;
  document.type_confidence = static_cast<double>(outline.type_confidence);
  document.confidence = static_cast<double>(outline.confidence);
  document.related = related_items(outline);
  document.comments = comment_items(outline);
  document.blocks = std::move(outline.blocks);
  document.storage = std::move(outline.arena);
  return document;
}

}  // namespace pith

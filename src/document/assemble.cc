// From a labelled Outline to a Document. In: blocks with kinds, facts. Out: the same blocks with absolute links, metadata, other
// stories, comments.
#include "document/assemble.h"

#include "document/addresses.h"
#include "document/items.h"
#include "document/metadata.h"

namespace pith::internal {
namespace {

// Makes links and images absolute, where the caller or the page tells the page's address.
void resolve_links(Outline& outline, const std::string& page) {
  Arena& arena = *outline.arena;
  const BaseAddress base(BaseAddress(page).resolve(outline.facts.first(Fact::base_url), arena));
  std::vector<Inline> resolved;
  for (Block& block : outline.blocks) {
    resolved.assign(block.inlines.begin(), block.inlines.end());
    bool changed = false;
    for (Inline& part : resolved) {
      if (part.mark != Mark::link && part.mark != Mark::image) continue;
      const std::string_view target = base.resolve(part.target, arena);
      changed |= target.data() != part.target.data() || target.size() != part.target.size();
      part.target = target;
    }
    if (changed) block.inlines = arena.copy(resolved);
  }
}

}  // namespace

Document assemble(Outline&& outline, InputFormat format, std::string_view encoding, const Options& options) {
  Document document;
  document.format = format;
  document.encoding = encoding;
  document.limit = outline.limit;
  document.metadata = find_metadata(outline, options, document.statements);
  resolve_links(outline, document.metadata.url);
  document.type = outline.type;
  document.type_confidence = static_cast<double>(outline.type_confidence);
  document.confidence = static_cast<double>(outline.confidence);
  document.related = related_items(outline);
  document.comments = comment_items(outline);
  document.blocks = std::move(outline.blocks);
  document.storage = std::move(outline.arena);
  return document;
}

}  // namespace pith::internal

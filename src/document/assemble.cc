// From a labelled Outline to a Document. In: blocks with kinds, facts. Out: the same blocks with absolute links, metadata, other
// stories, comments, posts.
#include "document/assemble.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/page_memory.h"
#include "document/addresses.h"
#include "document/items.h"
#include "document/metadata.h"

namespace pith::internal {
namespace {

// How much longer than the page has them all addresses together may become, in bytes. Real pages need less than a tenth of that.
constexpr std::size_t kMaxAddedPerPageByte = 2;
constexpr std::size_t kMaxAddedToAnyPage = std::size_t{256} << 10;

// Makes links and images absolute, where the caller or the page tells the page's address.
class LinkResolver {
 public:
  LinkResolver(Outline& outline, const std::string& page, std::size_t page_bytes)
      : outline_(outline),
        base_(BaseAddress(page).resolve(outline.facts.first(Fact::base_url), *outline.arena)),
        bytes_left_(kMaxAddedToAnyPage + kMaxAddedPerPageByte * page_bytes) {}

  // Returns how many links stay relative.
  std::size_t resolve() {
    for (Block& block : outline_.blocks) {
      resolved_.assign(block.inlines.begin(), block.inlines.end());
      bool changed = false;
      for (Inline& part : resolved_)
        if (part.mark == Mark::link || is_media(part.mark)) changed |= resolve(part);
      if (changed) block.inlines = outline_.arena->copy(resolved_);
    }
    return relative_;
  }

 private:
  // Whether the address has changed.
  bool resolve(Inline& part) {
    if (part.target.size() + base_.longest() > bytes_left_ && base_.would_join(part.target)) return ++relative_, false;
    const std::string_view target = base_.resolve(part.target, *outline_.arena);
    const bool changed = target.data() != part.target.data() || target.size() != part.target.size();
    if (changed) bytes_left_ -= std::min(bytes_left_, difference_or_zero(target.size(), part.target.size()));
    part.target = target;
    return changed;
  }

  Outline& outline_;
  BaseAddress base_;
  std::size_t bytes_left_;
  std::size_t relative_ = 0;
  std::vector<Inline> resolved_{};  // of one block
};

// Tells readers of the statements why links are relative.
Statement statement_of_relative_links(const Document& document, const Outline& outline) {
  const std::string_view stated = outline.facts.first(Fact::base_url);
  return {.field = "url",
          .value = stated.empty() ? document.metadata.url : std::string(stated),
          .from = stated.empty() ? "address of the page" : "<base>",
          .why = fmt::format("too long for so many links: {} stay relative", document.relative_links)};
}

// Scraped text marks no headings, and some pages don't mark their title as one.
void mark_title_as_heading(std::vector<Block>& blocks) {
  const auto is_title = [](const Block& block) { return block.kind == Kind::title; };
  const auto is_heading = [&](const Block& block) { return is_title(block) && block.shape == Shape::heading; };
  if (std::ranges::any_of(blocks, is_heading)) return;
  const auto title = std::ranges::find_if(blocks, is_title);
  if (title == blocks.end() || title->shape != Shape::paragraph || title->head) return;
  title->shape = Shape::heading;
  title->level = 1;
}

}  // namespace

Document assemble(Outline&& outline, InputFormat format, const Text& text, const Options& options) {
  Document document;
  document.format = format;
  document.encoding = text.encoding;
  document.limit = outline.limit;
  Conversation conversation = find_conversation(outline);
  document.metadata = find_metadata(outline, options, conversation.first_poster, document.statements);
  document.relative_links = LinkResolver(outline, document.metadata.url, text.utf8.size()).resolve();
  if (document.relative_links > 0 && (options.explain || options.sources))
    document.statements.push_back(statement_of_relative_links(document, outline));
  document.type = outline.type;
  document.type_confidence = static_cast<double>(outline.type_confidence);
  document.confidence = static_cast<double>(outline.confidence);
  document.related = related_items(outline, document.metadata.url);
  document.comments = std::move(conversation.comments);
  document.posts = std::move(conversation.posts);
  document.blocks = std::move(outline.blocks);
  mark_title_as_heading(document.blocks);
  document.storage = std::move(outline.arena);
  return document;
}

}  // namespace pith::internal

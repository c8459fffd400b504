// extract(). In: the bytes of a page. Out: a Document.
//
// The idea: one stage after another. A stage adds to one value what the stages after it read, and changes nothing that is there.
#include "extract.h"

#include <algorithm>

#include "base/page_memory.h"
#include "blocks/blocks.h"
#include "classify/classify.h"
#include "classify/cues.h"
#include "document/assemble.h"
#include "document/headline.h"
#include "input/sniff.h"

namespace pith {
namespace internal {
namespace {

constexpr std::size_t kMaxBytes = 0xFFFFFFF0U;  // offsets are 32 bits wide

void notify(const StageEnd& ended, Stage stage) {
  if (ended) ended(stage);
}

// The limits for what is made of a page, whose bytes and text take a part of its budget.
Limits limits_beside(const PreparedPage& page, std::size_t bytes, Limits limits) {
  const std::size_t converted = page.text.converted ? page.text.converted->capacity() : 0;
  limits.memory = std::max<std::size_t>(difference_or_zero(page_memory(limits, bytes), bytes + converted), 1);
  return limits;
}

}  // namespace

PreparedPage prepare(std::string_view bytes, const Options& options, const StageEnd& ended) {
  // Bytes become text first, so that all offsets in later stages are offsets in valid UTF-8.
  const std::size_t max_bytes = std::min(max_page_bytes(options.limits), kMaxBytes);
  PreparedPage page{.text = decode(bytes.substr(0, max_bytes), options.encoding)};
  const bool fits = page.text.utf8.size() <= kMaxBytes;
  page.text.utf8 = truncate_utf8(page.text.utf8, kMaxBytes);
  page.format = options.from ? *options.from : sniff(page.text.utf8);
  notify(ended, Stage::decode);

  // HTML and text become blocks by different ways; after this only the trees that read the blocks differ.
  const bool html = page.format == InputFormat::html;
  const Limits limits = limits_beside(page, std::min(bytes.size(), max_bytes), options.limits);
  CueReader cues;
  const auto begins_part = [&](std::string_view text, bool after_sentence) {
    return cues.begins_with_edge(text, after_sentence);
  };
  page.outline = html ? html_blocks(page.text.utf8, limits, options.explain)
                      : text_blocks(page.text.utf8, limits, options.explain, begins_part);
  if (bytes.size() > max_bytes || !fits)
    page.outline.limit = max_bytes < options.limits.bytes && max_bytes < kMaxBytes ? Limit::memory : Limit::bytes;
  notify(ended, Stage::blocks);

  // Counting needs all blocks, because repeated texts and positions are counted over the whole page.
  count_blocks(page.outline);
  notify(ended, Stage::counts);
  return page;
}

Document extract_in_stages(std::string_view bytes, const Options& options, const StageEnd& ended) {
  PreparedPage page = prepare(bytes, options, ended);

  // Every block gets its kind; none is removed.
  classify(page.outline, options, find_headline);
  notify(ended, Stage::classify);

  // Metadata, related stories and comments are put together from the blocks.
  Document document = assemble(std::move(page.outline), page.format, page.text, options);
  notify(ended, Stage::assemble);
  return document;
}

}  // namespace internal

Document extract(std::string_view bytes, const Options& options) { return internal::extract_in_stages(bytes, options, {}); }

}  // namespace pith

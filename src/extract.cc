// The road: a page's bytes to a Document, stage by stage. Each stage makes one plain value that the next one only reads.
#include <algorithm>

#include "blocks/blocks.h"
#include "classify/classify.h"
#include "input/decode.h"
#include "input/sniff.h"
#include "output/assemble.h"
#include "pith/pith.h"

namespace pith {

namespace {
constexpr std::size_t kMostBytes = 0xFFFFFFF0U;  // offsets are 32 bits wide
}

Document extract(std::string_view bytes, const Options& options) {
  // Bytes become text first, so that every later offset is one of valid UTF-8.
  const std::size_t most = std::min(options.limits.bytes, kMostBytes);
  Text text = decode(bytes.substr(0, most), options.encoding);
  text.utf8 = text.utf8.substr(0, kMostBytes);

  // The two inputs part here and meet again one line on.
  const InputFormat format = options.from.value_or(sniff(text.utf8));
  Outline outline = format == InputFormat::html ? html_blocks(text.utf8, options.limits) : text_blocks(text.utf8, options.limits);
  if (bytes.size() > most) outline.limit = "bytes";

  // Counting comes after all blocks are known: copies and positions are counted over the page.
  measure_features(outline);

  // Every block gets its kind; none is removed.
  classify(outline, options);

  // What belongs together is gathered: metadata, other stories, comments.
  return assemble(std::move(outline), format, text.encoding, options);
}

}  // namespace pith

// The first half of the road, for those who stop there: extract() itself, the dump of features, benchmarks and tests.
#pragma once

#include <functional>
#include <string_view>

#include "blocks/outline.h"
#include "input/decode.h"
#include "pith/pith.h"

namespace pith::internal {

/// A page whose blocks are known but not yet labelled.
struct PreparedPage {
  Text text{};  ///< views the bytes where they are UTF-8 already
  InputFormat format{};
  Outline outline{};
};

/// The stages of the road, in order.
enum class Stage : std::uint8_t { decode, blocks, counts, classify, assemble };

/// Is told of each stage when it has ended; benchmarks read their clock there.
using StageEnd = std::function<void(Stage)>;

/// Bytes to an Outline with counted blocks. `bytes` must outlive the result. Never fails.
PreparedPage prepare(std::string_view bytes, const Options& options = {}, const StageEnd& ended = {});

/// extract(), which tells of its stages.
Document extract_in_stages(std::string_view bytes, const Options& options, const StageEnd& ended);

}  // namespace pith::internal

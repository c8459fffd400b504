// The stages from bytes to Document, for code that needs to stop before the last one or to time them: the dump of features,
// benchmarks and tests.
#pragma once

#include <functional>
#include <string_view>

#include "blocks/outline.h"
#include "input/decode.h"
#include "pith/pith.h"

namespace pith::internal {

/// A page whose blocks are known but do not have their kinds yet.
struct PreparedPage {
  Text text{};  ///< a view of the bytes if they are UTF-8 already
  InputFormat format{};
  Outline outline{};
};

/// The stages in their order.
enum class Stage : std::uint8_t { decode, blocks, counts, classify, assemble };

/// Is called at the end of each stage; benchmarks read their clock there.
using StageEnd = std::function<void(Stage)>;

/// Everything before classification: bytes to an Outline whose blocks are counted. `bytes` must outlive the result. Never fails.
PreparedPage prepare(std::string_view bytes, const Options& options = {}, const StageEnd& ended = {});

/// extract(), which also calls `ended` after each stage.
Document extract_in_stages(std::string_view bytes, const Options& options, const StageEnd& ended);

}  // namespace pith::internal

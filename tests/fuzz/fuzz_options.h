// Options as the first line of what a fuzzer tries.
#pragma once

#include <string_view>

#include "input/containers.h"
#include "pith/pith.h"

namespace pith::testing {

struct FuzzOptions {
  Options extract{};
  WriteOptions write{};
  internal::ReadOptions read{};
};

/// Takes the first line of `input`, and the line end, from it: words such as "type=forum", "explain" or "bytes=1000" with spaces
/// between them, each a member of one of the structures by its name. Words that mean nothing are left out.
FuzzOptions take_options(std::string_view& input);

}  // namespace pith::testing

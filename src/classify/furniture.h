// Blocks that are no article whatever is around them.
#pragma once

#include <optional>
#include <vector>

#include "classify/evidence.h"

namespace pith::internal {

/// The kind of a block whose form settles that it is no article.
struct SettledKind {
  Kind kind{};                  ///< if the trees would have called it article
  bool is_sure = false;         ///< and also where they call it nav or tags
  bool is_never_title = false;  ///< and also where they call it a title
};

/// For each block its kind, if its form settles it; of text, none.
std::vector<std::optional<SettledKind>> settle_furniture(const Outline& outline, const Evidence& evidence);

}  // namespace pith::internal

// Linked addresses of mail.
#pragma once

#include <optional>
#include <string>

#include "blocks/outline.h"

namespace pith::internal {

/// The text of a block without linked addresses of mail: "By Ann Lee" of "By Ann Lee ann at example.org". A link to a mailbox whose
/// text is a name stays. Nothing where the block has no such address.
std::optional<std::string> text_without_mailboxes(const Block& block);

}  // namespace pith::internal

// The name and the time in the line above or below a comment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

struct Signature {
  std::string_view author{};     ///< without labels such as "Posted by" and "says:"
  std::string_view published{};  ///< as the page prints it
  bool labelled = false;         ///< words such as "says" announce the author
};

/// The bytes of a text that are `lower`, a text in lower case, whatever case their letters have; 0 if it does not begin so.
std::size_t beginning_size(std::string_view text, std::string_view lower);

/// The name in a text such as "Posted by Ann Lee" or "Ann Lee says:"; empty if there are no letters or digits in it.
std::string_view name_in(std::string_view text);

/// A block that names an author, a time or both: "Ann Lee says:", "Bo Orr schrieb am 3. Mai 2019", "– cleo, Nov 22, 2014 at
/// 11:29". A link or emphasis tells the name better than the words around it. The views are of the block's text.
Signature read_signature(const Block& block, bool says_ago);

/// A signature that ends a block of text after a dash, and where the text before that ends.
struct ClosingSignature {
  Signature signature{};
  std::uint32_t text_end = 0;
};

/// The signature in "Thank you, that helped! \u2013 Ann Lee 3 May 2019": a name in a link or emphasis and a time, both after the
/// last dash. The views are of the block's text.
std::optional<ClosingSignature> read_closing_signature(const Block& block);

}  // namespace pith::internal

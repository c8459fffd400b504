// The elements that gumbo knows. In: a tag. Out: its name, and how the element takes part in the flow of text. The table is
// tags.inc.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class Tag : std::uint8_t {
#define TAG(id, name, gumbo, flow) id,
#include "html/tags.inc"
#undef TAG
  unknown,  ///< an element that gumbo does not know
  text      ///< a run of text, not an element
};

/// How an element takes part in the flow of text.
enum class Flow : std::uint8_t { block, inline_, hidden };

/// The element's name in lower case; empty for Tag::unknown and Tag::text.
std::string_view name_of(Tag tag);
Flow flow_of(Tag tag);

}  // namespace pith::internal

// Names and flows of elements. In: a tag. Out: its row of tags.inc.
#include "html/tags.h"

#include <array>
#include <cstddef>

namespace pith::internal {
namespace {

struct TagRow {
  std::string_view name;
  Flow flow;
};

constexpr std::array kTags = {
#define TAG(id, name, gumbo, flow) TagRow{name, Flow::flow},
#include "html/tags.inc"
#undef TAG
    TagRow{"", Flow::inline_},  // unknown
    TagRow{"", Flow::inline_},  // text
};

}  // namespace

std::string_view name_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)].name; }
Flow flow_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)].flow; }

}  // namespace pith::internal

// The printed names of kinds, shapes and page types. In: an enumerator, or a name. Out: the other.
#include "pith/pith.h"

namespace pith {
namespace {

constexpr std::array<std::string_view, kKindCount> kKindNames = {"title",   "byline",  "article", "caption", "tags",
                                                                 "related", "comment", "ad",      "nav"};
constexpr std::array<std::string_view, 8> kShapeNames = {"paragraph", "heading", "item",   "quote",
                                                         "code",      "table",   "figure", "rule"};
constexpr std::array<std::string_view, kPageTypeCount> kTypeNames = {"article", "forum",         "product", "collection",
                                                                     "listing", "documentation", "service"};

constexpr std::array<std::string_view, 7> kLimitNames = {"", "bytes", "depth", "memory", "blocks", "parser", "truncated"};

}  // namespace

std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Shape shape) { return kShapeNames[static_cast<std::size_t>(shape)]; }
std::string_view name_of(PageType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::string_view name_of(Limit limit) { return kLimitNames[static_cast<std::size_t>(limit)]; }

std::optional<Kind> kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i)
    if (kKindNames[i] == name) return static_cast<Kind>(i);
  return std::nullopt;
}

}  // namespace pith

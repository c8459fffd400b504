// In: an Outline of HTML. Out: the parts of posts in it.
//
// The idea: a thread has as many names, dates and signatures as texts, with each of these between two others, and short texts of many
// people. So trees easily take one for the other. But few programs make most forums, and each names the parts of a post in the same
// way wherever it runs.
#include "classify/forum_posts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"

namespace pith::internal {
namespace {

enum class PostPart : std::uint8_t { detail, text };

struct PartName {
  std::string_view software;
  PostPart part;
  std::string_view around;
  std::string_view name;
};

constexpr PartName kPartNames[] = {
#define POST_PART(software, part, around, name) {software, PostPart::part, around, name},
#include "classify/post_parts.inc"
#undef POST_PART
};
static_assert(std::ranges::is_sorted(kPartNames, {}, &PartName::name));
constexpr std::size_t kMaxNameSize =
    std::ranges::max(kPartNames, {}, [](const PartName& row) { return row.name.size(); }).name.size();
constexpr std::uint32_t kMaxLevels = 8;  // to the container around

class PartFinder {
 public:
  explicit PartFinder(const Outline& outline) : outline_(outline) {}

  // Calls visit(block) for each block in a text of a post.
  template <typename Visit>
  void for_each_text(const Visit& visit) {
    for_each_block(
        PostPart::text, [](std::string_view) { return true; }, visit);
  }

  // The same for what stands beside the texts that the same software has named: on other pages the names mean something else.
  template <typename Visit>
  void for_each_detail(const Visit& visit) {
    std::vector<std::string_view> found;
    for_each_block(
        PostPart::text,
        [&](std::string_view software) {
          if (!is_one_of(software, found)) found.push_back(software);
          return true;
        },
        [](std::uint32_t) {});
    if (found.empty()) return;
    for_each_block(
        PostPart::detail, [&](std::string_view software) { return software.empty() || is_one_of(software, found); }, visit);
  }

 private:
  template <typename Accept, typename Visit>
  void for_each_block(PostPart part, const Accept& accept, const Visit& visit) {
    std::uint32_t done = 0;  // blocks, so that containers inside one another are not gone through again and again
    for (const Container& container : outline_.containers) {
      if (container.blocks.end <= done || !is_part(container, part, accept)) continue;
      for (std::uint32_t i = std::max(container.blocks.begin, done); i < container.blocks.end; ++i)
        if (!outline_.blocks[i].text.empty()) visit(i);
      done = container.blocks.end;
    }
  }

  // A <cite> is a container only where it is the line above a quotation (quote_header.h), which every software has.
  template <typename Accept>
  bool is_part(const Container& container, PostPart part, const Accept& accept) {
    if (container.tag == Tag::cite) return part == PostPart::detail && accept({});
    return any_token(container.names, [&](std::string_view name) {
      if (name.size() > kMaxNameSize) return false;
      lower_.resize(name.size());
      std::ranges::transform(name, lower_.begin(), to_ascii_lower);
      const auto rows = std::ranges::equal_range(kPartNames, std::string_view(lower_), {}, &PartName::name);
      return std::ranges::any_of(rows, [&](const PartName& row) {
        return row.part == part && stands_in(container, row.around) && accept(row.software);
      });
    });
  }

  bool stands_in(const Container& container, std::string_view name) const {
    const auto is_it = [name](std::string_view token) { return iequals(token, name); };
    ContainerId id = container.parent;
    for (std::uint32_t level = 0; !name.empty() && level < kMaxLevels && id != 0; ++level, id = outline_.containers[id].parent)
      if (any_token(outline_.containers[id].names, is_it)) return true;
    return name.empty();
  }

  const Outline& outline_;
  std::string lower_{};  // the name that was read last
};

}  // namespace

void settle_post_details(const Outline& outline, std::span<std::optional<SettledKind>> kinds) {
  PartFinder(outline).for_each_detail([&](std::uint32_t i) {
    if (!kinds[i]) kinds[i] = SettledKind{Kind::byline};
  });
}

std::vector<char> find_post_texts(const Outline& outline) {
  std::vector<char> found(outline.blocks.size());
  if (!outline.html) return found;
  PartFinder(outline).for_each_text(
      [&](std::uint32_t i) { found[i] = outline.blocks[i].shape != Shape::quote || outline.counts[i].copies == 1; });
  return found;
}

}  // namespace pith::internal

// In: an Outline of HTML. Out: the parts of posts in it.
//
// The idea: a thread has as many names, dates and signatures as texts, with each of these between two others, and short texts of
// many people. So trees easily take one for the other. But few programs make most forums, and each names the parts of a post in
// the same way wherever it runs.
#include "classify/forum_posts.h"

#include <algorithm>
#include <array>
#include <iterator>
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
constexpr std::uint32_t kMaxLevels = 8;       // to the container around
constexpr std::size_t kMaxNamesAround = 400;  // bytes of its names, which are read for each part

// For each size of a name the first letters that names of this size have, as bits: nearly all other names differ in these.
constexpr auto kFirstLetters = [] {
  std::array<std::uint32_t, 32> letters{};
  for (const PartName& row : kPartNames) letters.at(row.name.size()) |= std::uint32_t{1} << (row.name[0] & 31);
  return letters;
}();

bool may_be_part(std::string_view name) {
  return name.size() < kFirstLetters.size() &&
         (kFirstLetters[name.size()] >> (static_cast<unsigned char>(name[0]) & 31U) & 1U) != 0;
}

struct Part {
  ContainerId container;
  PostPart part;
  std::string_view software;  // "" for what every software has
};

class PartFinder {
 public:
  explicit PartFinder(const Outline& outline) : outline_(outline) {}

  std::vector<Part> find() {
    for (ContainerId id = 0; id < outline_.containers.size(); ++id) {
      // A <cite> is a container only where it is the line above a quotation (quote_header.h).
      if (outline_.containers[id].tag == Tag::cite) found_.push_back({id, PostPart::detail, {}});
      for_each_token(outline_.containers[id].names, [&](std::string_view name) {
        if (may_be_part(name)) add(id, name);
      });
    }
    return std::move(found_);
  }

 private:
  void add(ContainerId id, std::string_view name) {
    const std::string lower = to_lower(name);
    const auto* row = std::ranges::lower_bound(kPartNames, std::string_view(lower), {}, &PartName::name);
    for (; row != std::end(kPartNames) && row->name == lower; ++row)
      if (stands_in(id, row->around)) found_.push_back({id, row->part, row->software});
  }

  bool stands_in(ContainerId id, std::string_view name) const {
    const auto is_it = [name](std::string_view token) { return iequals(token, name); };
    id = outline_.containers[id].parent;
    for (std::uint32_t level = 0; !name.empty() && level < kMaxLevels && id != 0; ++level, id = outline_.containers[id].parent)
      if (any_token(outline_.containers[id].names.substr(0, kMaxNamesAround), is_it)) return true;
    return name.empty();
  }

  const Outline& outline_;
  std::vector<Part> found_{};
};

// Calls visit(block) for each block with text in the containers of such parts, which are in the order of the page.
template <typename Visit>
void for_each_block(const Outline& outline, std::span<const Part> parts, PostPart part, const Visit& visit) {
  std::uint32_t done = 0;  // blocks, so that containers inside one another are not gone through again and again
  for (const Part& one : parts) {
    const BlockRange blocks = outline.containers[one.container].blocks;
    if (one.part != part || blocks.end <= done) continue;
    for (std::uint32_t i = std::max(blocks.begin, done); i < blocks.end; ++i)
      if (!outline.blocks[i].text.empty()) visit(i);
    done = blocks.end;
  }
}

// On pages without a text that the same software has named, its names of details mean something else.
void remove_lone_details(std::vector<Part>& parts) {
  std::vector<std::string_view> with_text;
  for (const Part& one : parts)
    if (one.part == PostPart::text && !is_one_of(one.software, with_text)) with_text.push_back(one.software);
  std::erase_if(parts, [&](const Part& one) {
    return with_text.empty() || (!one.software.empty() && !is_one_of(one.software, with_text));
  });
}

}  // namespace

void settle_post_details(const Outline& outline, std::span<std::optional<SettledKind>> kinds) {
  std::vector<Part> parts = PartFinder(outline).find();
  remove_lone_details(parts);
  for_each_block(outline, parts, PostPart::detail, [&](std::uint32_t i) {
    if (!kinds[i]) kinds[i] = SettledKind{Kind::byline};
  });
}

std::vector<char> find_post_texts(const Outline& outline) {
  std::vector<char> found(outline.blocks.size());
  if (!outline.html) return found;
  for_each_block(outline, PartFinder(outline).find(), PostPart::text,
                 [&](std::uint32_t i) { found[i] = outline.blocks[i].shape != Shape::quote || outline.counts[i].copies == 1; });
  return found;
}

}  // namespace pith::internal

// In: an <img>. Out: its address and label.
//
// The idea: the best address is that of the largest image of which the page states a size, in `srcset` or in the sources of a
// <picture>. Where no size is stated, it is the one that a script would load when the image comes into view, else `src`. A page
// that loads images late has a placeholder in `src`, and often the image itself in a <noscript> beside it.
#include "blocks/images.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/hosts.h"
#include "base/line_terminators.h"
#include "base/simd.h"
#include "base/text.h"
#include "base/words.h"
#include "blocks/srcset.h"
#include "html/attributes.h"

namespace pith::internal {
namespace {

enum class Role : std::uint8_t { source, lazy, sources, lazy_sources };

struct ImageAttribute {
  std::string_view name;
  Role role;
};
constexpr ImageAttribute kAttributes[] = {
#define IMAGE_ATTRIBUTE(name, role) {name, Role::role},
#include "blocks/image_names.inc"
#undef IMAGE_ATTRIBUTE
};
// A file of such a name holds the place of an image, or counts readers.
constexpr std::string_view kPlaceholderFiles[] = {
#define PLACEHOLDER_FILE(stem) stem,
#include "blocks/image_names.inc"
#undef PLACEHOLDER_FILE
};
// Addresses that only a script understands.
constexpr std::string_view kNoImageSchemes[] = {"data", "about", "blob", "javascript"};
constexpr std::size_t kMaxSources = 32;        // elements of a <picture> that are looked at
constexpr std::size_t kMaxNoscriptNodes = 16;  // in which the image of a <noscript> is searched for
constexpr std::size_t kMaxCandidates = 64;     // of one srcset
constexpr std::size_t kMaxWordBytes = 20;      // of an alternative text that is all that its cell says
constexpr int kMaxAroundInCell = 3;            // elements between an image and its cell
constexpr NodeId kMaxNodesInCell = 12;

bool is_placeholder_file(std::string_view address) {
  const std::string_view path = address.substr(0, find_any<'?', '#'>(address));
  const std::string_view file = path.substr(path.find_last_of('/') + 1);
  const std::string_view stem = file.substr(0, file.find('.'));
  return std::ranges::any_of(kPlaceholderFiles, [&](std::string_view one) { return iequals(one, stem); });
}

bool is_address(std::string_view text) {
  const auto is_scheme = [&](std::string_view scheme) { return has_scheme(text, scheme); };
  return !text.empty() && text.front() != '#' && std::ranges::none_of(kNoImageSchemes, is_scheme);
}

// What a script has beside an image may be anything: "true", an object of JSON, a selector.
bool is_lazy_address(std::string_view text) {
  return is_address(text) && find_any<'/', '.'>(text) < text.size() &&
         find_any<' ', '\t', '\n', '{', '}', '[', ']', '"'>(text) == text.size();
}

ImageCandidate largest_of(std::string_view srcset, ImageCandidate best = {}) {
  for (std::size_t i = 0; i < kMaxCandidates && !srcset.empty(); ++i) {
    const ImageCandidate one = next_candidate(srcset);
    if (is_address(one.address) && !is_placeholder_file(one.address) && is_larger(one, best)) best = one;
  }
  return best;
}

// The number of pixels after "min-width:"; 0 if there is none. Sources for narrow screens or paper have no part in the choice.
struct MediaQuery {
  double min_width = 0;
  bool is_narrow = false;
};
MediaQuery read_media(std::string_view media) {
  constexpr std::string_view kMinWidth = "min-width";
  MediaQuery query;
  const std::size_t at = media.find(kMinWidth);
  query.is_narrow = at == std::string_view::npos && !media.empty();
  if (at == std::string_view::npos) return query;
  const std::size_t digits = media.find_first_of("0123456789", at + kMinWidth.size());
  if (digits != std::string_view::npos) std::from_chars(media.data() + digits, media.data() + media.size(), query.min_width);
  return query;
}

class ImageReader {
 public:
  ImageReader(const Dom& dom, NodeId img) : dom_(dom), img_(img) {
    const std::string_view tag = dom.start_tag(img);
    walk_attributes(tag, find_delimiter(tag, 1, kEndsTagName), [&](std::string_view name, std::string_view value) {
      const auto* known = std::ranges::find_if(kAttributes, [&](const ImageAttribute& one) { return iequals(one.name, name); });
      if (known == std::end(kAttributes)) return true;
      std::string_view& kept = values_[static_cast<std::size_t>(known - std::begin(kAttributes))];
      if (kept.empty()) kept = trim(value);
      return true;
    });
  }

  // Empty if there is none.
  std::string_view address() {
    const ImageCandidate own = own_candidate();
    ImageCandidate sized = own;
    read_picture(sized);
    if (sized.width > 0) return sized.address;
    if (!wide_.empty()) return wide_.address;
    return own.empty() ? any_.address : own.address;
  }

 private:
  std::string_view value(Role role, bool (*is_wanted)(std::string_view)) const {
    for (std::size_t i = 0; i < std::size(kAttributes); ++i)
      if (kAttributes[i].role == role && is_wanted(values_[i])) return trim(dom_.decoded_value(values_[i]));
    return {};
  }

  static bool is_any(std::string_view text) { return !text.empty(); }

  ImageCandidate own_candidate() const {
    const ImageCandidate listed = largest_of(value(Role::lazy_sources, is_any), largest_of(value(Role::sources, is_any)));
    if (listed.width > 0 || listed.density > 1) return listed;
    if (const std::string_view lazy = value(Role::lazy, is_lazy_address); !lazy.empty()) return {.address = lazy};
    const std::string_view source = value(Role::source, is_address);
    return source.empty() || is_placeholder_file(source) ? listed : ImageCandidate{.address = source};
  }

  // The sources before the image in its <picture>. `sized` becomes the largest image of which a width is stated.
  void read_picture(ImageCandidate& sized) {
    const NodeId picture = dom_.nodes()[img_].parent;
    if (!iequals(dom_.name_as_written(picture), "picture")) return;
    double widest = 0;
    std::size_t seen = 0;
    for (NodeId id = picture + 1; id < img_ && seen < kMaxSources; id = dom_.nodes()[id].end, ++seen) {
      if (dom_.nodes()[id].tag != Tag::source) continue;
      const std::string_view lazy = dom_.rare_attribute(id, "data-srcset");
      const ImageCandidate one = largest_of(lazy.empty() ? dom_.rare_attribute(id, "srcset") : lazy);
      const MediaQuery media = read_media(dom_.rare_attribute(id, "media"));
      if (one.empty()) continue;
      if (any_.empty()) any_ = one;
      if (media.is_narrow) continue;
      if (one.width > 0 && is_larger(one, sized)) sized = one;
      if (media.min_width > widest) {
        widest = media.min_width;
        wide_ = one;
      }
    }
  }

  const Dom& dom_;
  NodeId img_;
  std::array<std::string_view, std::size(kAttributes)> values_{};  // as written
  ImageCandidate wide_{};                                          // of the source for the widest screens
  ImageCandidate any_{};                                           // of the first source
};

// The image of the <noscript> after an image whose address only a script knows; the image itself if there is none.
NodeId image_without_script(const Dom& dom, NodeId img) {
  const auto& nodes = dom.nodes();
  NodeId next = nodes[img].end;
  if (next < nodes.size() && nodes[next].tag == Tag::text && trim(dom.text(next)).empty()) next = nodes[next].end;
  if (next >= nodes.size() || nodes[next].tag != Tag::noscript || nodes[next].parent != nodes[img].parent) return img;
  const std::size_t end = std::min<std::size_t>(nodes[next].end, next + kMaxNoscriptNodes);
  for (NodeId id = next + 1; id < end; ++id)
    if (nodes[id].tag == Tag::img) return id;
  return img;
}

// The cell that an image is in; 0 if it is in none.
NodeId cell_around(const Dom& dom, NodeId img) {
  const auto& nodes = dom.nodes();
  NodeId around = nodes[img].parent;
  for (int i = 0; i < kMaxAroundInCell; ++i, around = nodes[around].parent)
    if (nodes[around].tag == Tag::td || nodes[around].tag == Tag::th) return around;
  return 0;
}

// Whether the words of a picture are in the cell after its own, where they say nothing new.
bool next_cell_says(const Dom& dom, NodeId cell, std::string_view alt) {
  const auto& nodes = dom.nodes();
  const NodeId row_end = nodes[nodes[cell].parent].end;
  NodeId next = nodes[cell].end;
  if (next < row_end && nodes[next].tag == Tag::text) next = nodes[next].end;
  if (next >= row_end || (nodes[next].tag != Tag::td && nodes[next].tag != Tag::th)) return false;
  const NodeId end = std::min(nodes[next].end, next + kMaxNodesInCell);
  std::vector<std::string> wanted;
  append_words(wanted, alt);
  std::vector<std::string> words;
  for (NodeId id = next + 1; id < end; ++id)
    if (nodes[id].tag == Tag::text) append_words(words, dom.text(id));
  return contains_words(words, wanted);
}

// "1px" is "1".
std::string_view pixels(std::string_view length) {
  length = trim(length);
  if (length.ends_with("px")) length.remove_suffix(2);
  return length;
}

}  // namespace

// An image whose height is 0 may get it from its width.
bool is_too_small_to_see(const Dom& dom, NodeId element) {
  const std::string_view width = pixels(dom.attribute(element, "width"));
  return width == "0" || width == "1" || pixels(dom.attribute(element, "height")) == "1";
}

std::string collapsed_label(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = is_ascii_space(text[at]) ? 1 : line_terminator_size(text, at);
    if (space == 0)
      out.push_back(text[at]);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
    at += std::max<std::size_t>(space, 1);
  }
  return out;
}

bool stands_for_word(const Dom& dom, NodeId img) {
  const std::string_view alt = trim(dom.attribute(img, "alt"));
  if (alt.empty() || alt.size() > kMaxWordBytes || find_any<'.', '_', '/'>(alt) < alt.size()) return false;
  const auto& nodes = dom.nodes();
  const NodeId cell = cell_around(dom, img);
  if (cell == 0 || nodes[cell].end - cell > kMaxNodesInCell) return false;
  for (NodeId id = cell + 1; id < nodes[cell].end; ++id) {
    if (nodes[id].tag == Tag::text && !trim(dom.text(id)).empty()) return false;
    if (nodes[id].tag == Tag::img && id != img) return false;
  }
  return !next_cell_says(dom, cell, alt);
}

std::string_view media_address(const Dom& dom, NodeId element) { return ImageReader(dom, element).address(); }

std::optional<Inline> image_at(const Dom& dom, NodeId img, Arena& arena) {
  if (is_too_small_to_see(dom, img)) return std::nullopt;
  std::string_view address = ImageReader(dom, img).address();
  if (address.empty())
    if (const NodeId other = image_without_script(dom, img); other != img) address = ImageReader(dom, other).address();
  if (address.empty()) return std::nullopt;
  return Inline{
      .mark = Mark::image, .target = arena.copy(address), .label = arena.copy(collapsed_label(dom.attribute(img, "alt")))};
}

}  // namespace pith::internal

// See the header. The rows name only elements with a treatment of their own; tags.inc has all that there are.
#include "html/elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pith::internal {
namespace {

constexpr std::uint32_t kPlain = kOrdinary | kInline | kClumps;
constexpr std::uint32_t kBlock = kClosesP | kSpecial | kClumps;
constexpr std::uint32_t kPicture = kVoid | kInline | kSpecial | kClumps;
constexpr std::uint32_t kForms = kFormatting | kLeavesSvg | kClumps;
constexpr std::uint32_t kScope = kBarrier | kSpecial;

constexpr ElementRow kUnknown{"", kPlain};

constexpr ElementRow kRows[] = {
    {"a", kFormatting | kClumps, Raw::none, Family::a},
    {"abbr", kPlain},
    {"acronym", kPlain},
    {"address", kBlock},
    {"applet", kScope},
    {"area", kPicture},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kPlain},
    {"b", kForms},
    {"base", kVoid | kSpecial},
    {"basefont", kVoid | kSpecial},
    {"bdi", kPlain},
    {"bdo", kPlain},
    {"bgsound", kVoid | kSpecial},
    {"big", kForms},
    {"blockquote", kBlock | kLeavesSvg},
    {"body", kSpecial | kLeavesSvg | kOnce},
    {"br", kPicture | kLeavesSvg},
    {"button", kSpecial | kClumps, Raw::none, Family::button},
    {"canvas", kPlain},
    {"caption", kScope | kInTable | kCell},
    {"center", kBlock | kLeavesSvg},
    {"cite", kPlain},
    {"code", kForms},
    {"col", kVoid | kSpecial | kInTable},
    {"colgroup", kSpecial | kTabular | kInTable},
    {"data", kPlain},
    {"dd", kBlock | kRunsOut | kLeavesSvg, Raw::none, Family::dd},
    {"del", kPlain},
    {"details", kBlock},
    {"dfn", kPlain},
    {"dir", kBlock},
    {"div", kBlock | kLeavesSvg},
    {"dl", kBlock | kLeavesSvg | kList},
    {"dt", kBlock | kRunsOut | kLeavesSvg, Raw::none, Family::dd},
    {"em", kForms},
    {"embed", kPicture | kLeavesSvg},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"font", kFormatting},
    {"footer", kBlock},
    {"form", kClosesP | kSpecial, Raw::none, Family::form},
    {"frame", kVoid | kSpecial},
    {"frameset", kSpecial | kOnce},
    {"h1", kBlock | kLeavesSvg | kHeading},
    {"h2", kBlock | kLeavesSvg | kHeading},
    {"h3", kBlock | kLeavesSvg | kHeading},
    {"h4", kBlock | kLeavesSvg | kHeading},
    {"h5", kBlock | kLeavesSvg | kHeading},
    {"h6", kBlock | kLeavesSvg | kHeading},
    {"head", kSpecial | kLeavesSvg | kOnce},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kVoid | kSpecial | kClosesP | kLeavesSvg | kClumps},
    {"html", kSpecial | kOnce},
    {"i", kForms},
    {"iframe", kSpecial, Raw::text},
    {"image", kVoid},
    {"img", kPicture | kLeavesSvg},
    {"input", kPicture},
    {"ins", kPlain},
    {"isindex", kVoid | kSpecial},
    {"kbd", kPlain},
    {"keygen", kPicture},
    {"label", kPlain},
    {"legend", kPlain},
    {"li", kBlock | kRunsOut | kLeavesSvg, Raw::none, Family::li},
    {"link", kVoid | kSpecial | kClumps},
    {"listing", kClosesP | kSpecial | kLeavesSvg | kEatsNewline},
    {"main", kClosesP | kClumps},
    {"map", kPlain},
    {"mark", kPlain},
    {"marquee", kScope},
    {"menu", kBlock | kLeavesSvg},
    {"menuitem", kVoid | kSpecial},
    {"meta", kVoid | kSpecial | kLeavesSvg | kClumps},
    {"meter", kPlain},
    {"nav", kBlock},
    {"nobr", kFormatting | kLeavesSvg, Raw::none, Family::nobr},
    {"noembed", kSpecial, Raw::text},
    {"noframes", kSpecial, Raw::text},
    {"noscript", kPlain | kSpecial},
    {"object", kScope},
    {"ol", kBlock | kLeavesSvg | kList},
    {"optgroup", kRunsOut | kOrdinary, Raw::none, Family::option},
    {"option", kRunsOut | kOrdinary, Raw::none, Family::option},
    {"output", kPlain},
    {"p", kBlock | kLeavesSvg, Raw::none, Family::p},
    {"param", kVoid | kSpecial | kClumps},
    {"plaintext", kClosesP | kSpecial, Raw::text},
    {"pre", kClosesP | kSpecial | kLeavesSvg | kEatsNewline},
    {"progress", kPlain},
    {"q", kPlain},
    {"rp", kRunsOut | kOrdinary, Raw::none, Family::rt},
    {"rt", kRunsOut | kOrdinary, Raw::none, Family::rt},
    {"ruby", kOrdinary | kInline | kLeavesSvg},
    {"s", kForms},
    {"samp", kPlain},
    {"script", kSpecial | kClumps, Raw::script},
    {"section", kBlock},
    {"select", kSpecial},
    {"small", kForms},
    {"source", kVoid | kSpecial | kClumps},
    {"span", kPlain | kLeavesSvg},
    {"strike", kForms},
    {"strong", kForms},
    {"style", kSpecial | kClumps, Raw::script},
    {"sub", kPlain | kLeavesSvg},
    {"summary", kBlock},
    {"sup", kPlain | kLeavesSvg},
    {"table", kScope | kLeavesSvg | kTabular, Raw::none, Family::table},
    {"tbody", kSpecial | kInTable | kTabular, Raw::none, Family::tbody},
    {"td", kScope | kInTable | kCell, Raw::none, Family::td},
    {"template", kScope | kTabular, Raw::none, Family::template_},
    {"textarea", kSpecial | kEatsNewline, Raw::escapable},
    {"tfoot", kSpecial | kInTable | kTabular, Raw::none, Family::tbody},
    {"th", kScope | kInTable | kCell, Raw::none, Family::td},
    {"thead", kSpecial | kInTable | kTabular, Raw::none, Family::tbody},
    {"time", kPlain},
    {"title", kSpecial, Raw::escapable},
    {"tr", kSpecial | kInTable | kTabular, Raw::none, Family::tr},
    {"track", kVoid | kSpecial | kClumps},
    {"tt", kForms},
    {"u", kForms},
    {"ul", kBlock | kLeavesSvg | kList},
    {"var", kPlain | kLeavesSvg},
    {"video", kPlain},
    {"wbr", kPicture},
    {"xmp", kClosesP | kSpecial, Raw::text},
};
static_assert(std::ranges::is_sorted(kRows, {}, &ElementRow::name));

constexpr std::string_view kNames[] = {
#define TAG(id, name, gumbo, flow) name,
#include "html/tags.inc"
#undef TAG
};

constexpr auto kElements = [] {
  std::array<ElementRow, std::size(kNames)> elements{};
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const auto row = std::ranges::lower_bound(kRows, kNames[i], {}, &ElementRow::name);
    elements[i] = row != std::end(kRows) && row->name == kNames[i] ? *row : ElementRow{kNames[i], kOrdinary};
    elements[i].tag = static_cast<Tag>(i);
  }
  return elements;
}();

// Where in kElements a name is, by a hash of its length and three of its letters.
class ElementIndex {
 public:
  constexpr ElementIndex() {
    for (std::size_t i = 0; i < std::size(kElements); ++i) {
      std::size_t slot = slot_of(kElements[i].name);
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  constexpr const ElementRow& find(std::string_view name) const {
    for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % kSlots)
      if (kElements[slots_[slot] - 1U].name == name) return kElements[slots_[slot] - 1U];
    return kUnknown;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static_assert(std::size(kElements) < 256);

  static constexpr std::size_t slot_of(std::string_view name) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return (letter(0) * 31 + letter(name.size() / 2) * 7 + letter(name.size() - 1) * 131 + name.size() * 17) % kSlots;
  }

  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr ElementIndex kIndex;

}  // namespace

const ElementRow& element_named(std::string_view name) { return name.empty() ? kUnknown : kIndex.find(name); }

}  // namespace pith::internal

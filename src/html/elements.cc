// The table of elements. In: a name. Out: how the tree builder treats that element.
//
// The table lists the elements that the Standard's tree construction mentions. The other elements of tags.inc are only closed by
// their end tags.
#include "html/elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kPhrasing = kAnyOtherEndTag | kReconstructsFormatting | kCollapsible;
constexpr std::uint32_t kBlock = kClosesP | kSpecial | kCollapsible;
constexpr std::uint32_t kVoidPhrasing = kVoid | kReconstructsFormatting | kSpecial | kCollapsible;
constexpr std::uint32_t kCollapsibleFormatting = kFormatting | kBreaksOut | kCollapsible;
constexpr std::uint32_t kScopeRoot = kScopeMarker | kSpecial;

constexpr ElementInfo kUnknown{"", kPhrasing};

constexpr ElementInfo kInfos[] = {
    {"a", kFormatting | kCollapsible, CountedGroup::a},
    {"abbr", kPhrasing},
    {"acronym", kPhrasing},
    {"address", kBlock},
    {"applet", kScopeRoot},
    {"area", kVoidPhrasing},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kPhrasing},
    {"b", kCollapsibleFormatting},
    {"base", kVoid | kSpecial},
    {"basefont", kVoid | kSpecial},
    {"bdi", kPhrasing},
    {"bdo", kPhrasing},
    {"bgsound", kVoid | kSpecial},
    {"big", kCollapsibleFormatting},
    {"blockquote", kBlock | kBreaksOut},
    {"body", kSpecial | kBreaksOut | kIgnoredIfOpen},
    {"br", kVoidPhrasing | kBreaksOut},
    {"button", kSpecial | kCollapsible, CountedGroup::button},
    {"canvas", kPhrasing},
    {"caption", kScopeRoot | kTablePart | kCellOrCaption},
    {"center", kBlock | kBreaksOut},
    {"cite", kPhrasing},
    {"code", kCollapsibleFormatting},
    {"col", kVoid | kSpecial | kTablePart},
    {"colgroup", kSpecial | kFosterParents | kTablePart},
    {"data", kPhrasing},
    {"dd", kBlock | kImpliedEnd | kBreaksOut, CountedGroup::dd_dt},
    {"del", kPhrasing},
    {"details", kBlock},
    {"dfn", kPhrasing},
    {"dir", kBlock},
    {"div", kBlock | kBreaksOut},
    {"dl", kBlock | kBreaksOut | kItemContainer},
    {"dt", kBlock | kImpliedEnd | kBreaksOut, CountedGroup::dd_dt},
    {"em", kCollapsibleFormatting},
    {"embed", kVoidPhrasing | kBreaksOut},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"font", kFormatting},
    {"footer", kBlock},
    {"form", kClosesP | kSpecial, CountedGroup::form},
    {"frame", kVoid | kSpecial},
    {"frameset", kSpecial | kIgnoredIfOpen},
    {"h1", kBlock | kBreaksOut | kHeading},
    {"h2", kBlock | kBreaksOut | kHeading},
    {"h3", kBlock | kBreaksOut | kHeading},
    {"h4", kBlock | kBreaksOut | kHeading},
    {"h5", kBlock | kBreaksOut | kHeading},
    {"h6", kBlock | kBreaksOut | kHeading},
    {"head", kSpecial | kBreaksOut | kIgnoredIfOpen},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kVoid | kSpecial | kClosesP | kBreaksOut | kCollapsible},
    {"html", kSpecial | kIgnoredIfOpen},
    {"i", kCollapsibleFormatting},
    {"iframe", kSpecial, CountedGroup::none, ContentState::rawtext},
    {"image", kVoid},
    {"img", kVoidPhrasing | kBreaksOut},
    {"input", kVoidPhrasing},
    {"ins", kPhrasing},
    {"isindex", kVoid | kSpecial},
    {"kbd", kPhrasing},
    {"keygen", kVoidPhrasing},
    {"label", kPhrasing},
    {"legend", kPhrasing},
    {"li", kBlock | kImpliedEnd | kBreaksOut, CountedGroup::li},
    {"link", kVoid | kSpecial | kCollapsible},
    {"listing", kClosesP | kSpecial | kBreaksOut | kSkipsNewline},
    {"main", kClosesP | kCollapsible},
    {"map", kPhrasing},
    {"mark", kPhrasing},
    {"marquee", kScopeRoot},
    {"menu", kBlock | kBreaksOut},
    {"menuitem", kVoid | kSpecial},
    {"meta", kVoid | kSpecial | kBreaksOut | kCollapsible},
    {"meter", kPhrasing},
    {"nav", kBlock},
    {"nobr", kFormatting | kBreaksOut, CountedGroup::nobr},
    {"noembed", kSpecial, CountedGroup::none, ContentState::rawtext},
    {"noframes", kSpecial, CountedGroup::none, ContentState::rawtext},
    {"noscript", kPhrasing | kSpecial},
    {"object", kScopeRoot},
    {"ol", kBlock | kBreaksOut | kItemContainer},
    {"optgroup", kImpliedEnd | kAnyOtherEndTag, CountedGroup::option_optgroup},
    {"option", kImpliedEnd | kAnyOtherEndTag, CountedGroup::option_optgroup},
    {"output", kPhrasing},
    {"p", kBlock | kBreaksOut, CountedGroup::p},
    {"param", kVoid | kSpecial | kCollapsible},
    {"plaintext", kClosesP | kSpecial, CountedGroup::none, ContentState::plaintext},
    {"pre", kClosesP | kSpecial | kBreaksOut | kSkipsNewline},
    {"progress", kPhrasing},
    {"q", kPhrasing},
    {"rp", kImpliedEnd | kAnyOtherEndTag, CountedGroup::rt_rp},
    {"rt", kImpliedEnd | kAnyOtherEndTag, CountedGroup::rt_rp},
    {"ruby", kAnyOtherEndTag | kReconstructsFormatting | kBreaksOut},
    {"s", kCollapsibleFormatting},
    {"samp", kPhrasing},
    {"script", kSpecial | kCollapsible, CountedGroup::none, ContentState::script_data},
    {"section", kBlock},
    {"select", kSpecial},
    {"small", kCollapsibleFormatting},
    {"source", kVoid | kSpecial | kCollapsible},
    {"span", kPhrasing | kBreaksOut},
    {"strike", kCollapsibleFormatting},
    {"strong", kCollapsibleFormatting},
    {"style", kSpecial | kCollapsible, CountedGroup::none, ContentState::rawtext},
    {"sub", kPhrasing | kBreaksOut},
    {"summary", kBlock},
    {"sup", kPhrasing | kBreaksOut},
    {"table", kScopeRoot | kBreaksOut | kFosterParents, CountedGroup::table},
    {"tbody", kSpecial | kTablePart | kFosterParents, CountedGroup::tbody_thead_tfoot},
    {"td", kScopeRoot | kTablePart | kCellOrCaption, CountedGroup::td_th},
    {"template", kScopeRoot | kFosterParents, CountedGroup::template_},
    {"textarea", kSpecial | kSkipsNewline, CountedGroup::none, ContentState::rcdata},
    {"tfoot", kSpecial | kTablePart | kFosterParents, CountedGroup::tbody_thead_tfoot},
    {"th", kScopeRoot | kTablePart | kCellOrCaption, CountedGroup::td_th},
    {"thead", kSpecial | kTablePart | kFosterParents, CountedGroup::tbody_thead_tfoot},
    {"time", kPhrasing},
    {"title", kSpecial, CountedGroup::none, ContentState::rcdata},
    {"tr", kSpecial | kTablePart | kFosterParents, CountedGroup::tr},
    {"track", kVoid | kSpecial | kCollapsible},
    {"tt", kCollapsibleFormatting},
    {"u", kCollapsibleFormatting},
    {"ul", kBlock | kBreaksOut | kItemContainer},
    {"var", kPhrasing | kBreaksOut},
    {"video", kPhrasing},
    {"wbr", kVoidPhrasing},
    {"xmp", kClosesP | kSpecial, CountedGroup::none, ContentState::rawtext},
};
static_assert(std::ranges::is_sorted(kInfos, {}, &ElementInfo::name));

constexpr std::string_view kNames[] = {
#define TAG(id, name, gumbo, flow) name,
#include "html/tags.inc"
#undef TAG
};

constexpr auto kElements = [] {
  std::array<ElementInfo, std::size(kNames)> elements{};
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const auto info = std::ranges::lower_bound(kInfos, kNames[i], {}, &ElementInfo::name);
    elements[i] = info != std::end(kInfos) && info->name == kNames[i] ? *info : ElementInfo{kNames[i], kAnyOtherEndTag};
    elements[i].tag = static_cast<Tag>(i);
  }
  return elements;
}();

// Finds a name in kElements by a hash of its length and three of its letters in lower case.
class ElementIndex {
 public:
  constexpr ElementIndex() {
    for (std::size_t i = 0; i < std::size(kElements); ++i) {
      std::size_t slot = slot_of(kElements[i].name);
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  constexpr const ElementInfo& find(std::string_view name) const {
    for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % kSlots) {
      const ElementInfo& info = kElements[slots_[slot] - 1U];
      if (info.name == name || iequals(info.name, name)) return info;
    }
    return kUnknown;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static_assert(std::size(kElements) < 256);

  static constexpr std::size_t slot_of(std::string_view name) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i] | 0x20)); };
    return (letter(0) * 31 + letter(name.size() / 2) * 7 + letter(name.size() - 1) * 131 + name.size() * 17) % kSlots;
  }

  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr ElementIndex kIndex;

}  // namespace

const ElementInfo& element_named(std::string_view name) { return name.empty() ? kUnknown : kIndex.find(name); }

}  // namespace pith::internal

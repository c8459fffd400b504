// Elements as the tree builder treats them (WHATWG HTML, "Tree construction"). In: the name of an element. Out: what the
// Standard's rules do with its tags, as far as the stack of open elements depends on it.
//
// The rules follow gumbo 0.10.1, since its tree is the one that counts. Where it differs from today's Standard:
// - It gives all elements that it does not know the same tag, so that </x-a> closes <x-b>. Therefore they share one ElementInfo.
// - It parses with scripting disabled: the content of <noscript> is markup, not text.
// - <main> is not special, <menuitem> is void, and <isindex> makes a whole form, which is complete before the next tag.
#pragma once

#include <cstdint>
#include <string_view>

#include "html/tags.h"

namespace pith::internal {

/// The state in which the tokenizer reads the content of an element.
enum class ContentState : std::uint8_t { data, rcdata, rawtext, script_data, plaintext };

enum Trait : std::uint32_t {
  kVoid = 1U << 0,
  kSpecial = 1U << 1,     ///< in the Standard's category "special"
  kFormatting = 1U << 2,  ///< in the category "formatting": enters the list of active formatting elements
  kHeading = 1U << 3,
  kItemContainer = 1U << 4,    ///< a list: the first item in it closes nothing
  kCellOrCaption = 1U << 5,    ///< its content stays in the table
  kTablePart = 1U << 6,        ///< its start tag clears the stack back to a table context, table body context or row context
  kScopeMarker = 1U << 7,      ///< delimits "has an element in scope"
  kClosesP = 1U << 8,          ///< its start tag closes a <p> in button scope
  kImpliedEnd = 1U << 9,       ///< the start tag of an element of its CountedGroup implies its end tag
  kIgnoredIfOpen = 1U << 10,   ///< opens an element only the first time in a page
  kAnyOtherEndTag = 1U << 11,  ///< its end tag is "any other end tag": it closes no element around a special one
  kReconstructsFormatting = 1U << 12,  ///< its start tag reconstructs the active formatting elements, as text does
  kFosterParents = 1U << 13,           ///< text directly in it is foster-parented, that is, moved before the table
  kBreaksOut = 1U << 14,               ///< its start tag ends foreign content
  kSkipsNewline = 1U << 15,            ///< a line feed right after its start tag is dropped
  kCollapsible = 1U << 16              ///< may be part of a collapsed subtree (see skeleton.h)
};

/// Groups of elements that are counted while they are open, so that the stack is not searched when none is open.
enum class CountedGroup : std::uint8_t {
  none,
  p,
  li,
  dd_dt,
  td_th,
  tr,
  tbody_thead_tfoot,
  option_optgroup,
  rt_rp,
  button,
  table,
  template_,
  form,
  a,
  nobr,
  count
};

struct ElementInfo {
  std::string_view name{};  ///< empty for all elements that the Standard does not name
  std::uint32_t traits = 0;
  CountedGroup group = CountedGroup::none;
  ContentState content = ContentState::data;
  Tag tag = Tag::unknown;

  constexpr bool has(std::uint32_t any_of_these_traits) const { return (traits & any_of_these_traits) != 0; }
};

/// The info of the element of that name, in any case. One object for each name, and one for all names that the
/// Standard does not know, so that addresses can be compared. Static storage.
const ElementInfo& element_named(std::string_view name);

}  // namespace pith::internal

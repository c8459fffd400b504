// In: an element. Out: which of the fields that tell the purpose of a form it is.
#include "blocks/form_fields.h"

#include <array>
#include <string_view>

#include "base/text.h"
#include "blocks/outline.h"

namespace pith::internal {
namespace {

struct FieldName {
  std::string_view text;
  FormField field;
};

// Values of `type`, and names that pages give to fields of type text.
constexpr std::array kTypes = {FieldName{"email", kEmailField}, FieldName{"password", kPasswordField},
                               FieldName{"search", kSearchField}};
constexpr std::array kNames = {FieldName{"email", kEmailField},   FieldName{"e-mail", kEmailField},
                               FieldName{"mail", kEmailField},    FieldName{"s", kSearchField},
                               FieldName{"q", kSearchField},      FieldName{"query", kSearchField},
                               FieldName{"search", kSearchField}, FieldName{"comment", kTextArea}};

constexpr std::array<std::string_view, 7> kBoxes = {"▢", "☐", "□", "☑", "☒", "◻", "⬜"};
constexpr NodeId kMaxNodes = 6;  // in a label

template <typename Table>
std::uint8_t field_in(const Table& table, std::string_view text) {
  for (const FieldName& row : table)
    if (iequals(text, row.text)) return row.field;
  return 0;
}

}  // namespace

std::uint8_t form_field(const Dom& dom, NodeId element) {
  const Tag tag = dom.nodes()[element].tag;
  if (tag == Tag::textarea) return kTextArea;
  if (tag != Tag::input) return 0;
  if (const std::uint8_t field = field_in(kTypes, dom.attribute(element, "type"))) return field;
  return field_in(kNames, dom.attribute(element, "name"));
}

bool is_drawn_checkbox(const Dom& dom, NodeId label) {
  const auto& nodes = dom.nodes();
  if (nodes[label].end - label > kMaxNodes) return false;
  bool drawn = false;
  for (NodeId id = label + 1; id < nodes[label].end; ++id) {
    if (nodes[id].tag != Tag::text) continue;
    const std::string_view text = trim(dom.text(id));
    if (!text.empty() && !is_one_of(text, kBoxes)) return false;
    drawn |= !text.empty();
  }
  return drawn;
}

}  // namespace pith::internal

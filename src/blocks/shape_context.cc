// In: elements as they are entered and left. Out: the shape of a block inside them.
#include "blocks/shape_context.h"

#include <algorithm>

#include "base/text.h"
#include "blocks/code_language.h"

namespace pith::internal {
namespace {

std::uint8_t heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1) : 0;
}

// Classes of <pre> elements that hold no code.
constexpr std::string_view kVerse[] = {"verse", "poem", "poetry", "lyrics", "wp-block-verse"};

bool holds_verse(const Dom& dom, NodeId pre) {
  return any_token(dom.classes(pre), [](std::string_view name) { return is_one_of(name, kVerse); });
}

// What an element does to the shapes of the blocks inside it.
enum class ShapeRole : std::uint8_t { none, nesting, box, figure, code, verse, heading };

ShapeRole role_of(const Dom& dom, NodeId element) {
  const Tag tag = dom.nodes()[element].tag;
  switch (tag) {
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dd:
    case Tag::blockquote:
      return ShapeRole::nesting;
    case Tag::div:
    case Tag::aside:
    case Tag::section:
    case Tag::details:
      return ShapeRole::box;
    case Tag::figure:
      return ShapeRole::figure;
    case Tag::pre:
    case Tag::listing:
    case Tag::xmp:
    case Tag::plaintext:
      return holds_verse(dom, element) ? ShapeRole::verse : ShapeRole::code;
    default:
      return heading_level(tag) > 0 ? ShapeRole::heading : ShapeRole::none;
  }
}

}  // namespace

void ShapeContext::enter(NodeId element) {
  switch (role_of(dom_, element)) {
    case ShapeRole::none:
      return;
    case ShapeRole::nesting:
      return nesting_.enter(element);
    case ShapeRole::box:
      return nesting_.enter_box(element);
    case ShapeRole::figure:
      ++figures_;
      return;
    case ShapeRole::code:
      return enter_code(element);
    case ShapeRole::verse:
      ++verses_;
      return;
    case ShapeRole::heading:
      heading_level_ = heading_level(dom_.nodes()[element].tag);
  }
}

void ShapeContext::leave(NodeId element) {
  switch (role_of(dom_, element)) {
    case ShapeRole::none:
      return;
    case ShapeRole::nesting:
      return nesting_.leave(element);
    case ShapeRole::box:
      return nesting_.leave_box(element);
    case ShapeRole::figure:
      --figures_;
      return;
    case ShapeRole::code:
      return leave_code();
    case ShapeRole::verse:
      --verses_;
      return;
    case ShapeRole::heading:
      heading_level_ = 0;
  }
}

void ShapeContext::enter_code(NodeId element) {
  ++preformatted_;
  code_language_ = arena_.copy(code_language(dom_, element));
}

void ShapeContext::set_shape(Block& block, const TableRows& rows) {
  const bool starts_item = nesting_.starts_item();
  if (rows.in_row()) {
    block.shape = Shape::table;
    block.table = rows.table();
    block.head = rows.is_head();
  } else if (heading_level_ > 0) {
    block.shape = Shape::heading;
    block.level = heading_level_;
  } else if (is_preformatted()) {
    block.shape = Shape::code;
    block.language = code_language_;
  } else if (starts_item) {
    block.shape = Shape::item;
    block.level = static_cast<std::uint8_t>(std::clamp<std::size_t>(nesting_.depth(), 1, 0xFF));
  } else if (figures_ > 0) {
    block.shape = Shape::figure;
  } else if (nesting_.in_quote()) {
    block.shape = Shape::quote;
  }
}

}  // namespace pith::internal

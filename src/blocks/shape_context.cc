// In: elements as they are entered and left. Out: the shape of a block inside them.
#include "blocks/shape_context.h"

#include <algorithm>

#include "blocks/code_language.h"

namespace pith::internal {
namespace {

std::uint8_t heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1) : 0;
}

}  // namespace

void ShapeContext::enter(NodeId element) {
  const Tag tag = dom_.nodes()[element].tag;
  switch (tag) {
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dd:
    case Tag::blockquote:
      return nesting_.enter(element);
    case Tag::figure:
      ++figures_;
      return;
    case Tag::pre:
    case Tag::listing:
    case Tag::xmp:
    case Tag::plaintext:
      return enter_code(element);
    default:
      if (const std::uint8_t level = heading_level(tag)) heading_level_ = level;
  }
}

void ShapeContext::leave(NodeId element) {
  const Tag tag = dom_.nodes()[element].tag;
  switch (tag) {
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dd:
    case Tag::blockquote:
      return nesting_.leave(element);
    case Tag::figure:
      --figures_;
      return;
    case Tag::pre:
    case Tag::listing:
    case Tag::xmp:
    case Tag::plaintext:
      return leave_code();
    default:
      if (heading_level(tag) > 0) heading_level_ = 0;
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

// The C API: reading a document. In: a handle and an index. Out: a structure of views into the document.
//
// Nothing here allocates, so that nothing here can fail but for an argument.
#include "base/metadata_fields.h"
#include "c_api.h"

namespace pith::internal {
namespace {

static_assert(PITH_FIELD_LICENSE + 1 == std::size(kMetadataFields));

std::span<const std::string> field_values(const Metadata& metadata, int field) {
  if (!is_enumerator(field, std::size(kMetadataFields))) return {};
  const MetadataRow& row = kMetadataFields[field];
  if (row.type == MetadataType::list) return metadata.*row.texts;
  const std::string& text = metadata.*row.text;
  return {&text, text.empty() ? std::size_t{0} : 1};
}

pith_block c_block(const Block& block) {
  pith_block result{};
  result.kind = static_cast<int>(block.kind);
  result.shape = static_cast<int>(block.shape);
  result.level = block.level;
  result.score = block.score;
  result.begin = block.source.begin;
  result.end = block.source.end;
  result.line = block.line;
  result.table = block.table;
  result.head = block.head;
  result.text = c_string(block.text);
  result.language = c_string(block.language);
  result.anchor = c_string(block.anchor);
  result.note = c_string(block.note);
  result.marks = block.inlines.size();
  result.nesting = block.nest.size();
  result.cell_spans = block.spans.size();
  result.reasons = block.reasons.size();
  return result;
}

pith_comment c_comment(const Comment& comment) {
  pith_comment result{};
  result.author = c_string(comment.author);
  result.published = c_string(comment.published);
  result.text = c_string(comment.text);
  result.reply_to = comment.reply_to.value_or(PITH_NO_REPLY);
  return result;
}

// Gives what `convert` makes of an element of a list.
template <typename List, typename Convert, typename Struct>
pith_status give_element(const List& list, std::size_t index, Convert convert, Struct* to) {
  if (index >= list.size()) return PITH_INVALID_ARGUMENT;
  return give(convert(list[index]), to);
}

// The same for a list of a block, which `list_of` chooses.
template <typename ListOf, typename Convert, typename Struct>
pith_status give_part(const pith_document* document, std::size_t block, ListOf list_of, std::size_t index, Convert convert,
                      Struct* to) {
  if (document == nullptr || block >= document->document.blocks.size()) return PITH_INVALID_ARGUMENT;
  return give_element(list_of(document->document.blocks[block]), index, convert, to);
}

}  // namespace
}  // namespace pith::internal

using namespace pith::internal;

pith_status pith_document_info(const pith_document* document, pith_info* info) {
  if (document == nullptr) return PITH_INVALID_ARGUMENT;
  const pith::Document& from = document->document;
  pith_info result{};
  result.format = static_cast<int>(from.format) + 1;
  result.type = static_cast<int>(from.type) + 1;
  result.type_confidence = from.type_confidence;
  result.confidence = from.confidence;
  result.limit = static_cast<int>(from.limit);
  result.encoding = c_string(from.encoding);
  result.blocks = from.blocks.size();
  result.related = from.related.size();
  result.comments = from.comments.size();
  result.posts = from.posts.size();
  result.statements = from.statements.size();
  return give(result, info);
}

size_t pith_metadata_count(const pith_document* document, int field) {
  return document == nullptr ? 0 : field_values(document->document.metadata, field).size();
}

pith_string pith_metadata(const pith_document* document, int field, size_t index) {
  if (index >= pith_metadata_count(document, field)) return c_string({});
  return c_string(field_values(document->document.metadata, field)[index]);
}

pith_status pith_document_block(const pith_document* document, size_t index, pith_block* block) {
  return document == nullptr ? PITH_INVALID_ARGUMENT : give_element(document->document.blocks, index, c_block, block);
}

pith_status pith_block_mark(const pith_document* document, size_t block, size_t index, pith_mark* mark) {
  const auto convert = [](const pith::Inline& from) {
    pith_mark result{};
    result.type = static_cast<int>(from.mark);
    result.begin = from.text.begin;
    result.end = from.text.end;
    result.display = from.display;
    result.target = c_string(from.target);
    result.label = c_string(from.label);
    result.note = c_string(from.note);
    return result;
  };
  return give_part(
      document, block, [](const pith::Block& of) { return of.inlines; }, index, convert, mark);
}

pith_status pith_block_nesting(const pith_document* document, size_t block, size_t index, pith_nesting* nesting) {
  const auto convert = [](const pith::Nesting& from) {
    return pith_nesting{0, static_cast<int>(from.type), from.list, from.item, from.number};
  };
  return give_part(
      document, block, [](const pith::Block& of) { return of.nest; }, index, convert, nesting);
}

pith_status pith_block_cell_span(const pith_document* document, size_t block, size_t index, pith_cell_span* span) {
  const auto convert = [](const pith::CellSpan& from) { return pith_cell_span{0, from.cell, from.columns, from.rows}; };
  return give_part(
      document, block, [](const pith::Block& of) { return of.spans; }, index, convert, span);
}

pith_status pith_block_reason(const pith_document* document, size_t block, size_t index, pith_reason* reason) {
  const auto convert = [](const pith::Reason& from) {
    return pith_reason{0, static_cast<int>(from.kind), from.points, c_string(from.rule), c_string(from.value)};
  };
  return give_part(
      document, block, [](const pith::Block& of) { return of.reasons; }, index, convert, reason);
}

pith_status pith_document_related(const pith_document* document, size_t index, pith_related* related) {
  if (document == nullptr) return PITH_INVALID_ARGUMENT;
  const auto convert = [](const pith::Related& from) {
    return pith_related{0,
                        c_string(from.title),
                        c_string(from.url),
                        c_string(from.source),
                        c_string(from.published),
                        c_string(from.text),
                        c_string(from.author)};
  };
  return give_element(document->document.related, index, convert, related);
}

pith_status pith_document_comment(const pith_document* document, size_t index, pith_comment* comment) {
  return document == nullptr ? PITH_INVALID_ARGUMENT : give_element(document->document.comments, index, c_comment, comment);
}

pith_status pith_document_post(const pith_document* document, size_t index, pith_comment* post) {
  return document == nullptr ? PITH_INVALID_ARGUMENT : give_element(document->document.posts, index, c_comment, post);
}

pith_status pith_document_statement(const pith_document* document, size_t index, pith_statement* statement) {
  if (document == nullptr) return PITH_INVALID_ARGUMENT;
  const auto convert = [](const pith::Statement& from) {
    return pith_statement{0,         c_string(from.field), c_string(from.value), c_string(from.from), c_string(from.why),
                          from.line, from.chosen};
  };
  return give_element(document->document.statements, index, convert, statement);
}

// In: a Document, and the further members that are asked for. Out: these members. Strings that are empty are left out.
#include "write/json_extras.h"

#include "base/enum_tables.h"
#include "base/metadata_fields.h"
#include "base/words.h"
#include "document/addresses.h"
#include "write/article_links.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

std::size_t words_of_article(const Document& document) {
  std::size_t words = 0;
  for (const Block& block : document.blocks)
    if (block.kind == Kind::article) words += count_text(block.text).words;
  return words;
}

void emit_links(JsonEmitter& json, const Document& document) {
  json.objects(article_links(document), [&](const ArticleLink& link) {
    json.field("text", link.text);
    json.field("url", link.url);
  });
}

void emit_images(JsonEmitter& json, const Document& document) {
  json.objects(article_images(document), [&](const ArticleImage& image) {
    json.field("url", image.url);
    json.field("alt", image.alt);
    json.field("caption", image.caption);
  });
}

// Where statements have them, line and reason, too.
void emit_sources(JsonEmitter& json, const std::vector<Statement>& statements) {
  json.open('{');
  for (const MetadataRow& row : kMetadataFields) {
    json.key(row.member);
    json.open('[');
    for (const Statement& statement : statements) {
      if (statement.field != row.name) continue;
      json.element();
      json.open('{');
      emit_candidate(json, statement);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
}

// ---------------------------------------------------------------------------------------------------------------- blocks

std::string_view name_of(Nesting::Type type) {
  switch (type) {
    case Nesting::Type::bullet:
      return "bullet";
    case Nesting::Type::ordered:
      return "ordered";
    case Nesting::Type::quote:
      return "quote";
  }
  return {};
}

std::string_view name_of(Mark mark) {
  switch (mark) {
    case Mark::link:
      return "link";
    case Mark::emphasis:
      return "emphasis";
    case Mark::strong:
      return "strong";
    case Mark::code:
      return "code";
    case Mark::deleted:
      return "deleted";
    case Mark::inserted:
      return "inserted";
    case Mark::image:
      return "image";
    case Mark::embed:
      return "embed";
    case Mark::math:
      return "math";
  }
  return {};
}

void emit_nest(JsonEmitter& json, std::span<const Nesting> nest) {
  if (nest.empty()) return;
  json.key("nest");
  json.objects(nest, [&](const Nesting& level) {
    json.field("type", name_of(level.type));
    json.number_field("item", level.item);
    if (level.type != Nesting::Type::quote) json.number_field("list", level.list);
    if (level.type == Nesting::Type::ordered) json.number_field("number", level.number);
  });
}

void emit_marks(JsonEmitter& json, std::span<const Inline> marks) {
  if (marks.empty()) return;
  json.key("marks");
  json.objects(marks, [&](const Inline& mark) {
    json.field("mark", name_of(mark.mark));
    json.number_field("start", mark.text.begin);
    json.number_field("end", mark.text.end);
    if (is_safe_address(mark.target)) json.field("url", mark.target);
    json.field(mark.mark == Mark::embed ? "title" : "alt", mark.label);
    json.field("note", mark.note);
    if (mark.display) json.flag("display", true);
  });
}

void emit_spans(JsonEmitter& json, std::span<const CellSpan> spans) {
  if (spans.empty()) return;
  json.key("spans");
  json.objects(spans, [&](const CellSpan& span) {
    json.number_field("cell", span.cell);
    json.number_field("columns", span.columns);
    json.number_field("rows", span.rows);
  });
}

void emit_block(JsonEmitter& json, const Block& block) {
  json.field("kind", name_of(block.kind));
  json.field("shape", name_of(block.shape));
  if (block.level > 0) json.number_field("level", block.level);
  json.field("text", block.text);
  json.number_field("start", block.source.begin);
  json.number_field("end", block.source.end);
  json.number_field("line", block.line);
  json.score("score", static_cast<double>(block.score));
  json.field("language", block.language);
  if (block.shape == Shape::table) json.number_field("table", block.table);
  if (block.head) json.flag("head", true);
  json.field("note", block.note);
  emit_spans(json, block.spans);
  emit_nest(json, block.nest);
  emit_marks(json, block.inlines);
}

void emit_extra(JsonEmitter& json, Extra extra, const Document& document, const WriteOptions& options) {
  switch (extra) {
    case Extra::words:
      return json.number(words_of_article(document));
    case Extra::encoding:
      return json.string(document.encoding);
    case Extra::format:
      return json.string(row_of(document.format).name);
    case Extra::version:
      return json.string(version());
    case Extra::markdown:
      return json.string(markdown_of_article(document, options));
    case Extra::html:
      return json.string(html_of_article(document, options));
    case Extra::links:
      return emit_links(json, document);
    case Extra::images:
      return emit_images(json, document);
    case Extra::blocks:
      return json.objects(document.blocks, [&](const Block& block) { emit_block(json, block); });
    case Extra::sources:
      return emit_sources(json, document.statements);
  }
}

}  // namespace

void emit_candidate(JsonEmitter& json, const Statement& statement) {
  json.field("value", statement.value);
  json.field("from", statement.from);
  if (statement.line > 0) json.number_field("line", statement.line);
  json.flag("chosen", statement.chosen);
  json.field("why", statement.why);
}

void emit_extras(JsonEmitter& json, const Document& document, const WriteOptions& options) {
  for (const ExtraRow& row : kExtras) {
    if (!options.with.has(row.value)) continue;
    json.key(row.name);
    emit_extra(json, row.value, document, options);
  }
}

}  // namespace pith::internal

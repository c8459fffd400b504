// Document to JSON of schema 1. In: a Document. Out: one object, with its members in the order of the schema. Empty strings
// are left out; lists are there even if they are empty, so that whoever reads them needs no case for that.
#include <span>

#include "base/base64.h"
#include "base/metadata_fields.h"
#include "base/utf8.h"
#include "document/addresses.h"
#include "write/json_emitter.h"
#include "write/json_extras.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::string_view kMembers[] = {
    "schema",          "source", "source_bytes", "record",   "ok",    "input",      "limit",    "error",    "type",
    "type_confidence", "text",   "related",      "comments", "posts", "confidence", "metadata", "segments",
#define METADATA_FIELD(name, member, type, choice) #member,
#include "base/metadata_fields.inc"
#undef METADATA_FIELD
#define EXTRA(extra) #extra,
#include "base/extras.inc"
#undef EXTRA
};

// What is known about a page before it is read: where it comes from. A failed page always has a source, even an empty one.
void emit_input(JsonEmitter& json, const WriteOptions& options, std::string_view url, bool ok) {
  json.number_field("schema", 1);
  const std::string source = to_valid_utf8(options.source);
  if (ok) json.field("source", source);
  if (!ok) {
    json.key("source");
    json.string(source);
  }
  if (!is_valid_utf8(options.source)) json.field("source_bytes", base64_of_text(options.source));
  if (options.record > 0) json.number_field("record", options.record);
  json.field("url", url);
  json.flag("ok", ok);
  json.reserve("limit");
  json.reserve("error");
}

// All but the address, which comes before "ok".
void emit_metadata(JsonEmitter& json, const Metadata& metadata) {
  for (const MetadataRow& row : kMetadataFields) {
    if (&row == &row_of(MetadataField::url)) continue;
    if (row.texts)
      json.list(row.member, metadata.*row.texts);
    else
      json.field(row.member, metadata.*row.text);
  }
}

void emit_statements(JsonEmitter& json, const std::vector<Statement>& statements) {
  json.key("metadata");
  json.objects(statements, [&](const Statement& statement) {
    json.field("field", statement.field);
    emit_candidate(json, statement);
  });
}

void emit_related(JsonEmitter& json, const std::vector<Related>& related) {
  json.key("related");
  json.objects(related, [&](const Related& item) {
    json.field("title", item.title);
    json.field("url", item.url);
    json.field("author", item.author);
    json.field("source", item.source);
    json.field("published", item.published);
    json.field("text", item.text);
  });
}

void emit_comments(JsonEmitter& json, std::string_view name, const std::vector<Comment>& comments) {
  json.key(name);
  json.objects(comments, [&](const Comment& comment) {
    json.field("author", comment.author);
    json.field("published", comment.published);
    json.field("text", comment.text);
    if (comment.reply_to) json.number_field("reply_to", *comment.reply_to);
  });
}

void emit_reasons(JsonEmitter& json, const Block& block) {
  json.field("shape", name_of(block.shape));
  json.key("reasons");
  json.objects(block.reasons, [&](const Reason& reason) {
    json.field("rule", reason.rule);
    json.score("points", static_cast<double>(reason.points));
    if (!reason.value.empty()) json.field("value", reason.value);
  });
}

// Adjacent blocks of the same kind.
void emit_segment(JsonEmitter& json, std::span<const Block> blocks, bool reasons) {
  double score = 0;
  for (const Block& block : blocks) score += static_cast<double>(block.score);
  json.element();
  json.open('{');
  json.field("kind", name_of(blocks.front().kind));
  json.key("text");
  json.lines(blocks);
  json.number_field("start", blocks.front().source.begin);
  json.number_field("end", blocks.back().source.end);
  json.number_field("line", blocks.front().line);
  json.score("score", score / static_cast<double>(blocks.size()));
  if (reasons) emit_reasons(json, blocks.front());
  json.close('}');
}

void emit_segments(JsonEmitter& json, std::span<const Block> blocks, bool one_by_one) {
  json.key("segments");
  json.open('[');
  for (std::size_t first = 0; first < blocks.size();) {
    std::size_t last = first + 1;
    while (!one_by_one && last < blocks.size() && blocks[last].kind == blocks[first].kind) ++last;
    emit_segment(json, blocks.subspan(first, last - first), one_by_one);
    first = last;
  }
  json.close(']');
}

// An estimate, so that the output is reallocated at most once.
std::size_t expected_bytes(const Document& document, const WriteOptions& options) {
  constexpr std::size_t kPage = 4096;           // metadata and the like
  constexpr std::size_t kBlock = 128;           // keys and numbers
  constexpr std::size_t kExplainedBlock = 900;  // with reasons
  std::size_t text = 0;
  for (const Block& block : document.blocks) text += block.text.size();
  const bool segments = options.segments || options.explain;
  if (options.ascii) text *= 2;
  const std::size_t segment_text = segments ? text + document.blocks.size() * (options.explain ? kExplainedBlock : kBlock) : 0;
  return kPage + text + options.members.size() + segment_text;
}

}  // namespace

std::span<const std::string_view> json_members() { return kMembers; }

std::string json_of(const Document& document, const WriteOptions& options, bool pretty) {
  JsonEmitter json(pretty, expected_bytes(document, options));
  json.open('{');
  emit_input(json, options, document.metadata.url, true);
  const std::size_t after_input = json.size();
  json.field("limit", name_of(document.limit));
  emit_metadata(json, document.metadata);
  json.field("type", name_of(document.type));
  json.score("type_confidence", document.type_confidence);
  json.score("confidence", document.confidence);
  json.key("text");
  json.string(text_of(document, kArticleOnly));
  emit_related(json, document.related);
  emit_comments(json, "comments", document.comments);
  if (document.type == PageType::forum) emit_comments(json, "posts", document.posts);
  emit_extras(json, document, options);
  if (options.explain) emit_statements(json, document.statements);
  if (options.segments || options.explain) emit_segments(json, document.blocks, options.explain);
  json.insert_members(after_input, options.members);
  json.close('}');
  return json.take();
}

std::string json_of_failure(const Failure& failure, const WriteOptions& options) {
  JsonEmitter json(false, options.members.size() + 512);
  json.open('{');
  emit_input(json, options, clean_address(to_valid_utf8(std::string(failure.url))), false);
  const std::size_t after_input = json.size();
  json.key("error");
  json.open('{');
  json.key("code");
  json.string(failure.code);
  json.key("message");
  json.string(to_valid_utf8(std::string(failure.message)));
  if (failure.line > 0) json.number_field("line", failure.line);
  json.close('}');
  json.insert_members(after_input, options.members);
  json.close('}');
  return json.take();
}

}  // namespace pith::internal

// Document to JSON of schema 1. In: a Document. Out: one object, with its members in the order of the schema. Empty strings and
// lists are left out.
#include <array>
#include <charconv>
#include <cmath>
#include <span>

#include "base/base64.h"
#include "base/json_members.h"
#include "base/json_string.h"
#include "base/metadata_fields.h"
#include "base/utf8.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::string_view kMembers[] = {
    "schema", "source",          "source_bytes", "record",  "ok",       "input",      "limit",    "error",
    "type",   "type_confidence", "text",         "related", "comments", "posts", "confidence", "metadata", "segments",
#define METADATA_FIELD(name, member, type, choice) #member,
#include "base/metadata_fields.inc"
#undef METADATA_FIELD
};

// Prints values into a string. Commas, line breaks and indentation follow from the calls of open(), close(), key() and element().
class Emitter {
 public:
  Emitter(bool pretty, std::size_t expected_bytes) : pretty_(pretty) { out_.reserve(expected_bytes); }

  void open(char bracket) {
    out_.push_back(bracket);
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) new_line();
    out_.push_back(bracket);
    first_ = false;
  }
  void element() {
    if (!first_) out_.push_back(',');
    new_line();
    first_ = false;
  }
  void key(std::string_view name) {
    element();
    out_.append(1, '"').append(name).append(pretty_ ? "\": " : "\":");  // names of the schema need no escapes
  }
  void string(std::string_view text) { append_json_string(out_, text); }
  // The texts of blocks as one string, separated by line breaks.
  void lines(std::span<const Block> blocks) {
    bool any = false;
    out_.push_back('"');
    for (const Block& block : blocks) {
      if (block.text.empty()) continue;
      if (any) out_.append("\\n");
      append_json_text(out_, block.text);
      any = true;
    }
    out_.push_back('"');
  }
  template <typename Number>
  void number(Number value) {
    std::array<char, 32> digits;  // more than any number takes
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }
  // Rounded to two decimals, since scores are not more precise.
  void score(double value) { number(std::round(value * 100) / 100); }
  void boolean(bool value) { out_.append(value ? "true" : "false"); }
  void field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void list(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    key(name);
    open('[');
    for (const std::string& value : values) {
      element();
      string(value);
    }
    close(']');
  }
  void members(std::string_view json) {
    for (JsonMember member; next_member(json, member);) {
      element();
      out_.push_back('"');
      append_json(out_, member.key);
      out_.append(pretty_ ? "\": " : "\":");
      append_json(out_, member.value);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void new_line() {
    if (!pretty_) return;
    out_.push_back('\n');
    out_.append(2 * depth_, ' ');
  }

  std::string out_;
  bool pretty_;
  bool first_ = true;
  std::size_t depth_ = 0;
};

// All but the address, which comes before "ok".
void emit_metadata(Emitter& json, const Metadata& metadata) {
  for (const MetadataRow& row : kMetadataFields) {
    if (&row == &row_of(MetadataField::url)) continue;
    if (row.texts)
      json.list(row.member, metadata.*row.texts);
    else
      json.field(row.member, metadata.*row.text);
  }
}

void emit_statements(Emitter& json, const std::vector<Statement>& statements) {
  json.key("metadata");
  json.open('[');
  for (const Statement& statement : statements) {
    json.element();
    json.open('{');
    json.field("field", statement.field);
    json.field("value", statement.value);
    json.field("from", statement.from);
    if (statement.line > 0) {
      json.key("line");
      json.number(statement.line);
    }
    json.key("chosen");
    json.boolean(statement.chosen);
    json.field("why", statement.why);
    json.close('}');
  }
  json.close(']');
}

void emit_related(Emitter& json, const std::vector<Related>& related) {
  if (related.empty()) return;
  json.key("related");
  json.open('[');
  for (const Related& item : related) {
    json.element();
    json.open('{');
    json.field("title", item.title);
    json.field("url", item.url);
    json.field("source", item.source);
    json.field("published", item.published);
    json.field("text", item.text);
    json.close('}');
  }
  json.close(']');
}

void emit_comments(Emitter& json, std::string_view name, const std::vector<Comment>& comments) {
  if (comments.empty()) return;
  json.key(name);
  json.open('[');
  for (const Comment& comment : comments) {
    json.element();
    json.open('{');
    json.field("author", comment.author);
    json.field("published", comment.published);
    json.field("text", comment.text);
    if (comment.reply_to) {
      json.key("reply_to");
      json.number(*comment.reply_to);
    }
    json.close('}');
  }
  json.close(']');
}

void emit_reasons(Emitter& json, const Block& block) {
  json.field("shape", name_of(block.shape));
  json.key("reasons");
  json.open('[');
  for (const Reason& reason : block.reasons) {
    json.element();
    json.open('{');
    json.field("rule", reason.rule);
    json.key("points");
    json.score(reason.points);
    if (!reason.value.empty()) json.field("value", reason.value);
    json.close('}');
  }
  json.close(']');
}

// Adjacent blocks of the same kind.
void emit_segment(Emitter& json, std::span<const Block> blocks, bool reasons) {
  double score = 0;
  for (const Block& block : blocks) score += static_cast<double>(block.score);
  json.element();
  json.open('{');
  json.field("kind", name_of(blocks.front().kind));
  json.key("text");
  json.lines(blocks);
  json.key("start");
  json.number(blocks.front().source.begin);
  json.key("end");
  json.number(blocks.back().source.end);
  json.key("line");
  json.number(blocks.front().line);
  json.key("score");
  json.score(score / static_cast<double>(blocks.size()));
  if (reasons) emit_reasons(json, blocks.front());
  json.close('}');
}

void emit_segments(Emitter& json, std::span<const Block> blocks, bool one_by_one) {
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
  Emitter json(pretty, expected_bytes(document, options));
  json.open('{');
  json.key("schema");
  json.number(1);
  json.field("source", to_valid_utf8(options.source));
  if (!is_valid_utf8(options.source)) json.field("source_bytes", base64_of_text(options.source));
  if (options.record > 0) {
    json.key("record");
    json.number(options.record);
  }
  json.field("url", document.metadata.url);
  json.key("ok");
  json.boolean(true);
  json.members(options.members);
  json.field("limit", name_of(document.limit));
  emit_metadata(json, document.metadata);
  json.field("type", name_of(document.type));
  json.key("type_confidence");
  json.score(document.type_confidence);
  json.key("confidence");
  json.score(document.confidence);
  json.key("text");
  json.string(text_of(document, kArticleOnly));
  emit_related(json, document.related);
  emit_comments(json, "comments", document.comments);
  emit_comments(json, "posts", document.posts);
  if (options.explain) emit_statements(json, document.statements);
  if (options.segments || options.explain) emit_segments(json, document.blocks, options.explain);
  json.close('}');
  return json.take();
}

}  // namespace pith::internal

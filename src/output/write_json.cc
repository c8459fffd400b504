// Document to JSON, schema 1. In: a Document. Out: one object. Keys stand in the order of the schema; what is absent is left out.
#include <fmt/format.h>

#include <cmath>

#include "base/json_members.h"
#include "output/json_string.h"
#include "output/writers.h"

namespace pith {
namespace {

// Writes objects and arrays into one string; commas, new lines and indentation follow from the nesting.
class Emitter {
 public:
  explicit Emitter(bool pretty) : pretty_(pretty) {}

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
    string(name);
    out_.append(pretty_ ? ": " : ":");
  }
  void string(std::string_view text) { append_json_string(out_, text); }
  template <typename Number>
  void number(Number value) {
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  /// Two decimals are all that a score means.
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

void emit_metadata(Emitter& json, const Metadata& metadata) {
  json.field("title", metadata.title);
  json.list("authors", metadata.authors);
  json.field("published", metadata.published);
  json.field("modified", metadata.modified);
  json.field("site", metadata.site);
  json.field("language", metadata.language);
  json.field("description", metadata.description);
  json.field("image", metadata.image);
  json.list("tags", metadata.tags);
  json.list("categories", metadata.categories);
  json.field("license", metadata.license);
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

void emit_comments(Emitter& json, const std::vector<Comment>& comments) {
  if (comments.empty()) return;
  json.key("comments");
  json.open('[');
  for (const Comment& comment : comments) {
    json.element();
    json.open('{');
    json.field("author", comment.author);
    json.field("published", comment.published);
    json.field("text", comment.text);
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
    json.close('}');
  }
  json.close(']');
}

// Blocks of one kind in a row, the range [first, last).
void emit_segment(Emitter& json, const std::vector<Block>& blocks, std::size_t first, std::size_t last, bool reasons) {
  std::string text;
  double score = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (!text.empty() && !blocks[i].text.empty()) text.push_back('\n');
    text.append(blocks[i].text);
    score += static_cast<double>(blocks[i].score);
  }
  json.element();
  json.open('{');
  json.field("kind", name_of(blocks[first].kind));
  json.key("text");
  json.string(text);
  json.key("start");
  json.number(blocks[first].source.begin);
  json.key("end");
  json.number(blocks[last - 1].source.end);
  json.key("line");
  json.number(blocks[first].line);
  json.key("score");
  json.score(score / static_cast<double>(last - first));
  if (reasons) emit_reasons(json, blocks[first]);
  json.close('}');
}

void emit_segments(Emitter& json, const std::vector<Block>& blocks, bool one_by_one) {
  json.key("segments");
  json.open('[');
  for (std::size_t first = 0; first < blocks.size();) {
    std::size_t last = first + 1;
    while (!one_by_one && last < blocks.size() && blocks[last].kind == blocks[first].kind) ++last;
    emit_segment(json, blocks, first, last, one_by_one);
    first = last;
  }
  json.close(']');
}

}  // namespace

std::string json_of(const Document& document, const WriteOptions& options, bool pretty) {
  Emitter json(pretty);
  json.open('{');
  json.key("schema");
  json.number(1);
  json.field("source", options.source);
  if (options.record > 0) {
    json.key("record");
    json.number(options.record);
  }
  json.field("url", document.metadata.url);
  json.key("ok");
  json.boolean(true);
  json.members(options.members);
  json.field("limit", document.limit);
  emit_metadata(json, document.metadata);
  json.field("type", name_of(document.type));
  json.key("type_confidence");
  json.score(document.type_confidence);
  json.key("confidence");
  json.score(document.confidence);
  json.key("text");
  json.string(text_of(document, kArticleOnly));
  emit_related(json, document.related);
  emit_comments(json, document.comments);
  if (options.explain) emit_statements(json, document.statements);
  if (options.segments || options.explain) emit_segments(json, document.blocks, options.explain);
  json.close('}');
  return options.ascii ? ascii_json(json.take()) : json.take();
}

}  // namespace pith

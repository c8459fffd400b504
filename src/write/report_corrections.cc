// Corrections in a report. In: a Document. Out: HTML for the controls, and JSON for the script that saves what was corrected.
//
// The idea: `pith check` reads an expectation, and so the report saves one. All that it needs beyond the kinds, which the script
// knows, is the exact text of each block and the metadata. They are in a template element, which browsers neither show nor run,
// as JSON without any character that is markup.
#include "write/report_corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/enum_tables.h"
#include "base/file_extensions.h"
#include "base/json_string.h"
#include "base/metadata_fields.h"
#include "base/text.h"
#include "base/utf8.h"
#include "document/addresses.h"
#include "write/html_body.h"
#include "write/json_emitter.h"

namespace pith::internal {
namespace {

constexpr std::string_view kUnnamed = "page";

constexpr std::string_view kHelp =
#include "write/report_help.inc"
    ;

// The last extension of a file name, with its dot; empty if there is none.
std::string_view extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string_view() : name.substr(dot);
}

// --------------------------------------------------------------------------------------------------------------------- the data

void append_field(JsonEmitter& json, const MetadataRow& row, const Metadata& metadata) {
  json.element();
  json.open('[');
  json.element();
  json.string(row.member);
  const bool list = row.texts != nullptr;
  if (list && !(metadata.*row.texts).empty()) {
    json.element();
    json.open('[');
    for (const std::string& value : metadata.*row.texts) {
      json.element();
      json.string(value);
    }
    json.close(']');
  } else if (!list && !(metadata.*row.text).empty()) {
    json.element();
    json.string(metadata.*row.text);
  }
  json.close(']');
}

bool is_stated(const Document& document, std::string_view url) {
  return std::ranges::any_of(document.statements, [url](const Statement& statement) {
    return statement.field == row_of(MetadataField::url).name &&
           (statement.value == url || clean_address(statement.value) == url);
  });
}

// What the caller knew about the page, as far as a Document tells: `pith check` has to know it, too.
void append_options(JsonEmitter& json, const Document& document) {
  json.key("options");
  json.open('{');
  if (!is_stated(document, document.metadata.url)) json.field("url", document.metadata.url);
  if (document.type_confidence >= 1) json.field("type", name_of(document.type));
  json.close('}');
}

// All but the texts, and not closed.
std::string beginning_of_data(const Document& document, const WriteOptions& options) {
  JsonEmitter json(false);
  json.open('{');
  json.field("file", expectation_name(options.source, options.record));
  append_options(json, document);
  json.key("keep");
  json.open('[');
  for (const KindRow& row : kKinds) {
    if (!kept_kinds(options).has(row.value)) continue;
    json.element();
    json.string(row.name);
  }
  json.close(']');
  json.flag("headline", !options.keep);
  json.key("metadata");
  json.open('[');
  for (const MetadataRow& row : kMetadataFields) append_field(json, row, document.metadata);
  json.close(']');
  return json.take();
}

// Appends JSON in which nothing is markup: both characters can occur in strings only. For a terminal, all others are ASCII.
void append_data(std::string& out, std::string json, bool ascii) {
  if (ascii) json = ascii_json(std::move(json));
  for (const char c : json) {
    if (c == '<')
      out.append("\\u003c");
    else if (c == '&')
      out.append("\\u0026");
    else
      out.push_back(c);
  }
}

// One text after the other, because all of them together would take much memory twice.
void append_all_data(std::string& out, const Document& document, const WriteOptions& options) {
  append_data(out, beginning_of_data(document, options), options.escape_controls);
  out.append(",\"texts\":[");
  std::string_view comma;
  for (const Block& block : document.blocks) {
    if (block.text.empty()) continue;
    std::string text(std::exchange(comma, ","));
    append_json_string(text, block.text);
    append_data(out, std::move(text), options.escape_controls);
  }
  out.append("]}");
}

// ----------------------------------------------------------------------------------------------------------------- the controls

std::string buttons_of_kinds() {
  std::string out;
  for (std::size_t k = 0; k < kKindCount; ++k)
    out.append(
        fmt::format("<button type=\"button\" class=\"kind {0}\" title=\"{1}\" aria-keyshortcuts=\"{2}\"><kbd "
                    "aria-hidden=\"true\">{2}</kbd><i></i>{0}</button>\n",
                    kKinds[k].name, kKinds[k].meaning, k + 1));
  return out;
}

}  // namespace

std::string expectation_name(std::string_view source, std::uint64_t record) {
  std::string_view name = source.substr(source.find_last_of('/') + 1);
  if (use_of_extension(extension_of(name)) == FileUse::compressed) name.remove_suffix(extension_of(name).size());
  name.remove_suffix(extension_of(name).size());
  if (name.empty() || name == "-") name = kUnnamed;
  std::string out = to_valid_utf8(std::string(name));
  if (record > 0) out.append(fmt::format("-{}", record));
  return out.append(".expected.json");
}

void append_report_corrections(std::string& out, const Document& document, const WriteOptions& options) {
  const std::string file = encoded(expectation_name(options.source, options.record));
  out.append("<section id=\"correct\" aria-label=\"Corrections\" hidden>\n<p id=\"said\" role=\"status\"></p>\n")
      .append("<div class=\"kinds\" role=\"group\" aria-label=\"Set the kind of the selected blocks\">\n")
      .append(buttons_of_kinds())
      .append("</div>\n<div class=\"acts\"><button type=\"button\" id=\"undo\" aria-keyshortcuts=\"U Control+Z\" disabled>Undo")
      .append("</button>\n");
  out.append(fmt::format(
      "<button type=\"button\" id=\"save\" title=\"{}\" aria-keyshortcuts=\"S\">Save</button>\n"
      "<button type=\"button\" id=\"ask\" aria-haspopup=\"dialog\" aria-keyshortcuts=\"?\">Help</button></div>\n</section>\n",
      file));
  out.append(kHelp);
  out.append("<template id=\"data\">");
  append_all_data(out, document, options);
  out.append("</template>\n");
}

}  // namespace pith::internal

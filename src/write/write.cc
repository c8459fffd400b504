// write() and kept_kinds() of pith.h. In: a Document. Out: its bytes in the format that the caller asks for.
#include <utility>

#include "base/enum_tables.h"
#include "base/escape_controls.h"
#include "base/json_string.h"
#include "base/utf8.h"
#include "write/json_values.h"
#include "write/link_styles.h"
#include "write/writers.h"

namespace pith {

using namespace internal;

namespace {

constexpr std::string_view kLayoutControls = "\n\t";

// JSON escapes control characters itself, and explanations, which may have colours, show them as spaces.
bool may_have_controls(const WriteOptions& options) {
  return !row_of(options.to).is_json && !(options.to == OutputFormat::text && options.explain);
}

// The Document itself, if nothing of it has to be different.
const Document& either(const std::optional<Document>& styled, const Document& document) { return styled ? *styled : document; }

std::string body_of(const Document& document, const WriteOptions& options) {
  switch (options.to) {
    case OutputFormat::text:
      if (options.explain) return explain(document, options);
      return text_of(either(with_links_as_text(document, options), document), kept_kinds(options), options.width);
    case OutputFormat::markdown:
      return markdown_of(document, options);
    case OutputFormat::html:
      return html_of(document, options);
    case OutputFormat::report:
      return report_of(document, options);
    case OutputFormat::json:
      return json_of(document, options, true);
    case OutputFormat::jsonl:
      return json_of(document, options, false);
  }
  return {};
}

}  // namespace

KindSet kept_kinds(const WriteOptions& options) {
  return options.keep.value_or(row_of(options.to).prints_title ? kArticleOnly.with(Kind::title) : kArticleOnly);
}

std::string write(const Document& document, const WriteOptions& options) {
  // Documents are valid UTF-8, but what the options hold may be any bytes.
  const bool whole = options.get.empty();
  std::string out =
      to_valid_utf8(whole ? body_of(document, options) : lines_of_members(json_of(document, options, false), options.get));
  if (options.ascii && whole && row_of(options.to).is_json) out = ascii_json(std::move(out));
  if (options.escape_controls && (may_have_controls(options) || !whole)) out = escape_controls(out, kLayoutControls);
  if (!out.empty() && out.back() != '\n') out.push_back('\n');
  return out;
}

}  // namespace pith

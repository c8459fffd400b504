// Document to bytes in the format that was asked for.
#include "write/writers.h"

namespace pith {

using namespace internal;

namespace {

std::string body_of(const Document& document, const WriteOptions& options) {
  switch (options.to) {
    case OutputFormat::text:
      return options.explain ? explain(document, options) : text_of(document, kept_kinds(options));
    case OutputFormat::markdown:
      return markdown_of(document, options);
    case OutputFormat::html:
      return html_of(document, options);
    case OutputFormat::report:
      return report_of(document, options);
    case OutputFormat::json:
    case OutputFormat::jsonl:
      break;
  }
  return json_of(document, options, options.to == OutputFormat::json);
}

}  // namespace

KindSet kept_kinds(const WriteOptions& options) {
  const bool titled = options.to == OutputFormat::markdown || options.to == OutputFormat::html;
  return options.keep.value_or(titled ? kArticleOnly.with(Kind::title) : kArticleOnly);
}

std::string write(const Document& document, const WriteOptions& options) {
  std::string out = body_of(document, options);
  if (!out.empty() && out.back() != '\n') out.push_back('\n');
  return out;
}

}  // namespace pith

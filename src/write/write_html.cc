// Document to a complete HTML page. In: blocks and metadata. Out: a page with a small style sheet, in which the kind of a block
// is its class.
#include <fmt/format.h>

#include "document/addresses.h"
#include "write/html_body.h"
#include "write/link_styles.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}"
    "body{margin:0 auto;max-width:42rem;padding:1.5rem 1rem;font:1.0625rem/1.6 Georgia,'Times New Roman',serif}"
    "h1,h2,h3,h4,h5,h6{line-height:1.25}img{max-width:100%;height:auto}"
    "pre{overflow-x:auto;padding:.75rem;border:1px "
    "solid;border-radius:.25rem}pre,code{font-family:ui-monospace,monospace;font-size:.9em}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid;padding:.25rem .5rem;text-align:left}"
    "blockquote{margin-left:0;padding-left:1rem;border-left:.25rem solid}"
    "header p,.byline,.caption,.tags{font-size:.9em;opacity:.8}"
    ".related,.comment,.ad,.nav{font-size:.9em}";

// Author, date and site. On most pages they are outside the article, so its blocks do not show them.
std::string signature(const Metadata& metadata) {
  std::string out;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) out.append(out.empty() ? "" : " \u00B7 ").append(encoded(text));
  };
  for (const std::string& author : metadata.authors) add(author);
  add(metadata.published.substr(0, 10));
  if (is_safe_address(metadata.url) && metadata.url.find("://") != std::string::npos)
    out.append(out.empty() ? "" : " \u00B7 ")
        .append(fmt::format("<a href=\"{}\">{}</a>", encoded(metadata.url),
                            encoded(metadata.site.empty() ? metadata.url : metadata.site)));
  else
    add(metadata.site);
  return out.empty() ? out : "<header><p>" + out + "</p></header>\n";
}

void append_document(std::string& out, const Document& document, const WriteOptions& options) {
  const std::optional<Document> styled = with_link_styles(document, options);
  append_html_body(out, printed_blocks(styled ? *styled : document, kept_kinds(options)), LinkMode::active);
}

}  // namespace

std::string html_of(const Document& document, const WriteOptions& options) {
  const Metadata& metadata = document.metadata;
  std::string out = metadata.language.empty() ? "<!doctype html>\n<html>\n"
                                              : fmt::format("<!doctype html>\n<html lang=\"{}\">\n", encoded(metadata.language));
  out.append("<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
  out.append(fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", encoded(metadata.title), kStyle));
  out.append(signature(metadata)).append("<main>\n");
  append_document(out, document, options);
  return out.append("</main>\n</body>\n</html>");
}

std::string html_of_article(const Document& document, const WriteOptions& options) {
  WriteOptions of_article = options;
  of_article.keep = kArticleOnly;
  std::string out;
  append_document(out, document, of_article);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace pith::internal

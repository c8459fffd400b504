// Files that are plainly data or source code. In: the bytes of a file. Out: what it is, if it is certainly no page.
//
// The idea: who gives a folder means the pages in it, but a scraped text may begin with code, talk about feeds or quote JSON. So
// nothing is judged by a part: JSON has to be JSON to its end, XML has to have the root of a known format, and source code has no
// line that might be prose.
#include "input/data_type.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "input/containers.h"
#include "input/json_sniff.h"
#include "input/source_code.h"

namespace pith::internal {
namespace {

// Roots of feeds, sitemaps, pictures and settings. Text corpora come in XML, too, so that others are no data for certain.
constexpr std::array kDataRoots =
    std::to_array<std::string_view>({"OpenSearchDescription", "browserconfig", "feed", "opml", "plist", "rdf:RDF", "rss",
                                     "sitemapindex", "svg", "urlset", "xs:schema", "xsd:schema", "xsl:stylesheet"});
static_assert(std::ranges::is_sorted(kDataRoots));

// Without the XML declaration, instructions, comments and the document type.
std::string_view skip_prolog(std::string_view xml) {
  while (true) {
    xml = skip_space(xml);
    const std::string_view end = xml.starts_with("<!--") ? "-->"
                                 : xml.starts_with("<?") ? "?>"
                                 : xml.starts_with("<!") ? ">"
                                                         : "";
    const std::size_t at = end.empty() ? std::string_view::npos : xml.find(end);
    if (at == std::string_view::npos) return xml;
    xml.remove_prefix(at + end.size());
  }
}

// A picture without an XML declaration may be the beginning of a page, so it has to be all there is.
bool is_xml_data(std::string_view text) {
  const std::string_view root = skip_prolog(text);
  if (!root.starts_with('<')) return false;
  const std::string_view name = root.substr(1, std::min(root.find_first_of(" \t\r\n/>"), root.size()) - 1);
  if (!std::ranges::binary_search(kDataRoots, name)) return false;
  return name != "svg" || text.starts_with("<?xml") || (root.ends_with("</svg>") && root.find("</svg>") == root.size() - 6);
}

}  // namespace

DataType data_type(std::string_view bytes) {
  const std::string_view text = trim(remove_byte_order_mark(bytes));
  if (text.empty()) return DataType::none;
  if (is_json_document(text)) return DataType::json;
  if (text.starts_with('<') && !text.starts_with("<?php")) return is_xml_data(text) ? DataType::xml : DataType::none;
  return is_source_code(text) ? DataType::source : DataType::none;
}

}  // namespace pith::internal

// A record of a web archive to a page. In: its head and its content. Out: the page, or why there is none.
//
// The idea: what the head says is believed where it is clear. Where it says nothing, as without a Content-Type, the content
// decides, and by it alone whether a head of HTTP is there at all.
#include "input/archived_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "input/data_type.h"
#include "input/http_body.h"
#include "input/json_sniff.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr auto kPageTypes = std::to_array<std::string_view>({"response", "resource", "conversion"});
struct TypeKind {
  std::string_view type;
  RecordKind kind;
};
constexpr TypeKind kOtherTypes[] = {
    {"warcinfo", RecordKind::warcinfo},
    {"request", RecordKind::request},
    {"metadata", RecordKind::metadata},
    {"revisit", RecordKind::revisit},
};
// What wget stores about itself.
constexpr std::string_view kOwnRecords = "metadata://";

// What the first digit of the status code tells, which follows the first spaces of the first line.
RecordKind kind_by_status(std::string_view http_head) {
  const std::string_view line = http_head.substr(0, http_head.find('\n'));
  const std::size_t code = line.find_first_not_of(' ', std::min(line.find(' '), line.size()));
  if (code == std::string_view::npos) return RecordKind::page;
  if (line[code] == '3') return RecordKind::redirection;
  return line[code] == '4' || line[code] == '5' ? RecordKind::error_page : RecordKind::page;
}

// What is stated as this type is judged by its content.
bool says_nothing(std::string_view type) {
  return type.empty() || type == "application/octet-stream" || type == "no-type" || type == "unknown" || type == "*/*";
}

// The kind of a page, whose body is decoded, by its content.
RecordKind kind_by_content(const Page& page) {
  if (page.bytes.empty()) return RecordKind::empty;
  const BinaryType binary = binary_type(page.bytes);
  if (binary != BinaryType::none) return kind_of_binary(binary);
  if (is_json_document(page.bytes)) return RecordKind::data;
  if (page.from) return RecordKind::page;
  const DataType data = data_type(page.bytes);
  if (data == DataType::none) return RecordKind::page;
  return data == DataType::source ? RecordKind::script : RecordKind::data;
}

// Notes what a Content-Type field states. Its kind is that of a page if it may be one.
RecordKind read_content_type(std::string_view content_type, Page& page) {
  const std::string type = media_type(content_type);
  page.from = page_format(type);
  page.encoding = charset_parameter(content_type);
  return page.from || says_nothing(type) ? RecordKind::page : kind_of_media_type(type);
}

RecordKind read_bare(std::string_view content_type, std::string_view body, std::size_t max_bytes, Page& page) {
  const RecordKind kind = read_content_type(content_type, page);
  if (kind != RecordKind::page) return kind;
  read_http_body({}, body, max_bytes, page);
  return page.error.empty() ? kind_by_content(page) : RecordKind::page;
}

RecordKind read_response(std::string_view response, std::size_t max_bytes, Page& page) {
  // Some archivers store the body alone.
  if (!response.starts_with("HTTP/")) return read_bare({}, response, max_bytes, page);
  const HeaderEnd end = find_header_end(response.substr(0, kMaxHead));
  if (end.blank_line == 0) {
    set_error(page, PageError::malformed, "the HTTP header has no end, or is too long");
    return RecordKind::page;
  }
  const std::string_view head = response.substr(0, end.at);
  if (const RecordKind kind = kind_by_status(head); kind != RecordKind::page) return kind;
  const RecordKind kind = read_content_type(header_field(head, "Content-Type"), page);
  if (kind != RecordKind::page) return kind;
  read_http_body(head, response.substr(end.at + end.blank_line), max_bytes, page);
  return page.error.empty() ? kind_by_content(page) : RecordKind::page;
}

}  // namespace

RecordKind kind_by_head(const RecordHead& head) {
  if (std::ranges::find(kPageTypes, head.type) == kPageTypes.end()) {
    const auto* row = std::ranges::find(kOtherTypes, head.type, &TypeKind::type);
    return row == std::end(kOtherTypes) ? RecordKind::other : row->kind;
  }
  if (istarts_with(head.url, kOwnRecords)) return RecordKind::archiver;
  return istarts_with(head.url, "dns:") ? RecordKind::dns : RecordKind::page;
}

RecordKind read_archived_page(const RecordHead& head, std::string_view content, std::size_t max_bytes, Page& page) {
  page.truncated = head.truncated;
  page.url = head.url;
  const bool is_http =
      media_type(head.content_type) == "application/http" || (head.type == "response" && content.starts_with("HTTP/"));
  return is_http ? read_response(content, max_bytes, page) : read_bare(head.content_type, content, max_bytes, page);
}

}  // namespace pith::internal

// MHTML (RFC 2557), a page in a MIME message. In: the message. Out: its page, and what the header states about the page.
//
// The idea: body parts are looked at one by one and only the best so far is remembered, so their number costs nothing. A part
// that is a multipart itself is searched in the same way, down to a fixed depth.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "input/containers.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxHeader = std::size_t{256} << 10;
constexpr std::size_t kMaxBoundary = 200;
constexpr int kMaxDepth = 8;

// A message or a part of one; RFC 2045 calls either an entity.
struct MimeEntity {
  std::string_view header{};
  std::string_view body{};
};

MimeEntity split_entity(std::string_view text) {
  if (text.starts_with('\n')) return {{}, text.substr(1)};
  if (text.starts_with("\r\n")) return {{}, text.substr(2)};
  const HeaderEnd end = find_header_end(text.substr(0, kMaxHeader));
  if (end.blank_line == 0) return {text.substr(0, kMaxHeader), {}};
  return {text.substr(0, end.at), text.substr(end.at + end.blank_line)};
}

// How good an entity is as the page. `root` is the part that the "start" parameter of the multipart names.
enum class Rank : std::uint8_t { none, text, html, root };

struct Choice {
  Rank rank = Rank::none;
  MimeEntity entity{};
};

// Where the next line begins that starts with the boundary; the end when there is none. `from` is the start of a line.
std::size_t find_boundary(std::string_view body, std::string_view boundary, std::size_t from) {
  for (std::size_t at = from; at < body.size(); at = std::min(body.find('\n', at), body.size() - 1) + 1)
    if (body.substr(at).starts_with(boundary)) return at;
  return body.size();
}

void search_multipart(std::string_view content_type, std::string_view body, int depth, Choice& best);

void consider(const MimeEntity& entity, std::string_view start, int depth, Choice& best) {
  const std::string content_type = header_field(entity.header, "Content-Type");
  const std::string type = media_type(content_type);
  if (type.starts_with("multipart/")) {
    if (depth < kMaxDepth) search_multipart(content_type, entity.body, depth + 1, best);
    return;
  }
  const auto format = page_format(type);
  if (!format) return;
  Rank rank = *format == InputFormat::html ? Rank::html : Rank::text;
  if (!start.empty() && header_field(entity.header, "Content-ID") == start) rank = Rank::root;
  if (rank > best.rank) best = {rank, entity};
}

void search_multipart(std::string_view content_type, std::string_view body, int depth, Choice& best) {
  const std::string name = media_type_parameter(content_type, "boundary");
  if (name.empty() || name.size() > kMaxBoundary) return;
  const std::string boundary = "--" + name;
  const std::string start = media_type_parameter(content_type, "start");
  std::size_t at = find_boundary(body, boundary, 0);
  while (at < body.size()) {
    const std::size_t after = at + boundary.size();
    if (body.substr(after).starts_with("--")) return;
    const std::size_t begin = std::min(body.find('\n', after), body.size() - 1) + 1;
    const std::size_t end = find_boundary(body, boundary, begin);
    std::string_view part = body.substr(begin, end - begin);
    // The line break before a boundary belongs to the boundary.
    if (end < body.size() && part.ends_with('\n')) part.remove_suffix(1);
    if (end < body.size() && part.ends_with('\r')) part.remove_suffix(1);
    consider(split_entity(part), start, depth, best);
    at = end;
  }
}

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

void read_message(std::string_view text, Page& page) {
  const MimeEntity message = split_entity(text);
  Choice best;
  consider(message, {}, 0, best);
  if (best.rank == Rank::none) return set_error(page, PageError::malformed, "an MHTML file without a page in it");
  const MimeEntity& entity = best.entity;
  const std::string content_type = header_field(entity.header, "Content-Type");
  page.from = page_format(media_type(content_type));
  page.encoding = charset_parameter(content_type);
  for (const std::string& url :
       {header_field(entity.header, "Content-Location"), header_field(message.header, "Snapshot-Content-Location"),
        header_field(message.header, "Content-Location")})
    if (page.url.empty() && is_web_address(url)) page.url = url;
  page.bytes = decode_transfer_encoding(entity.body, header_field(entity.header, "Content-Transfer-Encoding"));
}

class MhtmlPage : public OnePage {
 public:
  MhtmlPage(Stream stream, const ReadOptions& options) : stream_(std::move(stream)), max_bytes_(options.max_bytes) {}

 private:
  void read(Page& page) override {
    std::string message;
    if (!stream_.read_all(max_bytes_, message)) return set_error(page, PageError::unreadable, stream_.error());
    if (message.size() > max_bytes_)
      return set_error(page, PageError::too_large, "an MHTML file of more bytes than --max-bytes allows");
    read_message(message, page);
  }

  Stream stream_;
  std::size_t max_bytes_;
};

}  // namespace

bool is_mhtml(std::string_view start) {
  start = skip_space(start).substr(0, kStartSize);
  const std::string_view header = start.substr(0, find_header_end(start).at);
  const std::string_view name = header.substr(0, std::min(header.find(':'), header.size()));
  const auto is_of_name = [](char c) { return c == '-' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
  if (name.empty() || name.size() == header.size() || !std::ranges::all_of(name, is_of_name)) return false;
  const std::string type = media_type(header_field(header, "Content-Type"));
  return type.starts_with("multipart/") || (!header_field(header, "MIME-Version").empty() && page_format(type));
}

std::unique_ptr<PageSource> mhtml_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<MhtmlPage>(std::move(stream), options);
}

}  // namespace pith::internal

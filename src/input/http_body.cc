// The body of an HTTP message. In: its head and what follows. Out: the bytes of the page.
//
// The idea: archives keep the head but often undo chunks and packing themselves, so each is undone only where the bytes show it.
#include <algorithm>

#include "base/text.h"
#include "input/containers.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxChunkDigits = 8;
constexpr std::string_view kGzipMagic = "\x1F\x8B";

// The size on a chunk's first line; false when there is none, or one that no page has.
bool chunk_size(std::string_view line, std::size_t& size) {
  size = 0;
  std::size_t digits = 0;
  for (const char c : line) {
    const char lower = static_cast<char>(c | 0x20);
    const bool letter = lower >= 'a' && lower <= 'f';
    if (!letter && (c < '0' || c > '9')) break;
    size = size * 16 + static_cast<std::size_t>(letter ? lower - 'a' + 10 : c - '0');
    if (++digits > kMaxChunkDigits) return false;
  }
  return digits > 0 && (digits == line.size() || line.substr(digits).find_first_not_of(" \t\r;") != 0);
}

enum class Chunks : std::uint8_t { none, whole, cut };

// A last chunk that is cut off is taken as far as it goes.
Chunks join_chunks(std::string_view body, std::string& out) {
  Chunks found = Chunks::none;
  while (!body.empty()) {
    const std::size_t newline = body.find('\n');
    std::size_t size = 0;
    if (newline == std::string_view::npos || !chunk_size(body.substr(0, newline), size)) return found;
    if (size == 0) return Chunks::whole;
    found = Chunks::cut;  // until the empty chunk that ends them
    body.remove_prefix(newline + 1);
    out.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return found;
}

ByteSource memory_source(std::string_view bytes) {
  return [bytes](char* to, std::size_t size, std::string&) mutable -> std::ptrdiff_t {
    const std::size_t now = std::min(size, bytes.size());
    std::copy_n(bytes.data(), now, to);
    bytes.remove_prefix(now);
    return static_cast<std::ptrdiff_t>(now);
  };
}

void inflate_body(Stream stream, Bounds bounds, Page& page) {
  stream.fill(bounds.bytes + 1);
  page.bytes = stream.take(bounds.bytes + 1);
  if (stream.error().empty()) return;
  if (page.bytes.empty()) return fail(page, "malformed", stream.error());
  page.truncated = true;
}

}  // namespace

void read_http_body(std::string_view head, std::string_view body, Bounds bounds, Page& page) {
  std::string joined;
  if (iequals(field(head, "Transfer-Encoding"), "chunked")) {
    const Chunks chunks = join_chunks(body, joined);
    if (chunks != Chunks::none) body = joined;
    page.truncated |= chunks == Chunks::cut;
  }
  const std::string packing = field(head, "Content-Encoding");
  const bool gzip = iequals(packing, "gzip") || iequals(packing, "x-gzip");
  if (gzip && body.starts_with(kGzipMagic))
    return inflate_body(Stream(gzip_source(memory_source(body), bounds.ratio)), bounds, page);
  if (iequals(packing, "deflate") && !body.starts_with('<'))
    return inflate_body(Stream(gzip_source(memory_source(body), bounds.ratio, true)), bounds, page);
  if (iequals(packing, "zstd")) return inflate_body(unpacked(Stream(memory_source(body)), bounds.ratio), bounds, page);
  if (!packing.empty() && !gzip && !iequals(packing, "deflate") && !iequals(packing, "identity"))
    return fail(page, "unsupported", "the body is packed as '" + packing.substr(0, 32) + "', which is not undone");
  page.bytes = body.substr(0, bounds.bytes + 1);
}

}  // namespace pith::internal

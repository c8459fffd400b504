// The body of an HTTP response. In: the header and what follows it. Out: the bytes of the page.
//
// The idea: archives keep the header as it was sent, but often decode the body before they store it. So chunks and content
// encodings are decoded only where the body shows them.
#include "input/http_body.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/text.h"
#include "input/decompress.h"
#include "input/gzip.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxChunkDigits = 8;
constexpr std::size_t kMaxNameInError = 32;

// Reads the size in the first line of a chunk. False when the line has none, or one that is too large for a page.
bool chunk_size(std::string_view line, std::size_t& size) {
  size = 0;
  std::size_t digits = 0;
  while (digits < line.size() && hex_digit(line[digits]) >= 0) {
    size = size * 16 + static_cast<std::size_t>(hex_digit(line[digits]));
    if (++digits > kMaxChunkDigits) return false;
  }
  return digits > 0 && (digits == line.size() || line.substr(digits).find_first_not_of(" \t\r;") != 0);
}

enum class Chunks : std::uint8_t { none, complete, cut_off };

// Appends the chunks of `body` to `out`, the last one as far as it goes.
Chunks join_chunks(std::string_view body, std::string& out) {
  Chunks found = Chunks::none;
  while (!body.empty()) {
    const std::size_t newline = body.find('\n');
    std::size_t size = 0;
    if (newline == std::string_view::npos || !chunk_size(body.substr(0, newline), size)) return found;
    if (size == 0) return Chunks::complete;
    found = Chunks::cut_off;  // unless the empty chunk follows that ends a body
    body.remove_prefix(newline + 1);
    out.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return found;
}

// Most bodies are small and unpack to a few times their size.
Stream body_stream(ByteSource decoded, std::string_view body) {
  constexpr std::size_t kUsualRatio = 8;
  return Stream(std::move(decoded), std::min(body.size() * kUsualRatio + 1, Stream::kCapacity));
}

void read_decoded(Stream stream, std::size_t max_bytes, Page& page) {
  stream.fill(max_bytes + 1);
  page.bytes = stream.take(max_bytes + 1);
  if (stream.error().empty()) return;
  if (page.bytes.empty()) return set_error(page, PageError::malformed, stream.error());
  page.truncated = true;
}

}  // namespace

void read_http_body(std::string_view header, std::string_view body, std::size_t max_bytes, Page& page) {
  std::string joined;
  if (iequals(header_field(header, "Transfer-Encoding"), "chunked")) {
    const Chunks chunks = join_chunks(body, joined);
    if (chunks != Chunks::none) body = joined;
    page.truncated |= chunks == Chunks::cut_off;
  }
  const std::string encoding = header_field(header, "Content-Encoding");
  const bool gzip = iequals(encoding, "gzip") || iequals(encoding, "x-gzip");
  const bool deflate = iequals(encoding, "deflate");
  if (gzip && body.starts_with(kGzipMagic))
    return read_decoded(body_stream(gzip_source(memory_source(body)), body), max_bytes, page);
  if (deflate && !body.starts_with('<'))
    return read_decoded(body_stream(deflate_source(memory_source(body)), body), max_bytes, page);
  if (iequals(encoding, "zstd")) {
    Stream coded = body_stream(memory_source(body), body);
    const std::size_t capacity = coded.first_capacity();
    return read_decoded(decompressed(std::move(coded), capacity), max_bytes, page);
  }
  if (!encoding.empty() && !gzip && !deflate && !iequals(encoding, "identity"))
    return set_error(page, PageError::unsupported,
                     "the body is packed as '" + encoding.substr(0, kMaxNameInError) + "', which is not undone");
  page.bytes = body.substr(0, max_bytes + 1);
}

}  // namespace pith::internal

// The body of an HTTP response. In: the header and what follows it. Out: the bytes of the page.
//
// The idea: archives keep the header as it was sent, but often decode the body before they store it, and servers forget to name
// what they have encoded. So the header names codings, and the body shows whether they are there: each is undone where the body
// has its signature, or, as Brotli has none, where the body can't be read as it is.
#include "input/http_body.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "input/brotli.h"
#include "input/expansion.h"
#include "input/gzip.h"
#include "input/mime.h"
#include "input/stream.h"
#include "input/zstd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxChunkDigits = 8;
constexpr std::size_t kMaxNameInError = 32;
constexpr std::size_t kMaxCodings = 8;  // that a header names; real ones name one or two

enum class Coding : std::uint8_t { none, gzip, deflate, brotli, zstd, chunked, unknown };

struct CodingName {
  std::string_view name;
  Coding coding;
};
constexpr CodingName kCodings[] = {
    {"gzip", Coding::gzip},     {"x-gzip", Coding::gzip}, {"deflate", Coding::deflate},
    {"br", Coding::brotli},     {"zstd", Coding::zstd},   {"chunked", Coding::chunked},
    {"identity", Coding::none}, {"none", Coding::none},   {"", Coding::none},
};

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

// Whether the body is a text that anybody can read: of what is packed, one byte in nine is a control character.
bool looks_decoded(std::string_view body) {
  constexpr std::size_t kJudged = 1024;
  constexpr std::string_view kOfText = "\t\n\f\r\x1B";
  if (body.starts_with("\xFF\xFE") || body.starts_with("\xFE\xFF")) return true;
  const std::string_view start = body.substr(0, kJudged);
  const auto is_of_text = [&](char c) { return c < 0 || c >= ' ' || kOfText.find(c) != std::string_view::npos; };
  if (start.empty() || !std::ranges::all_of(start, is_of_text)) return false;
  return start.starts_with('<') || is_valid_utf8(start.size() < kJudged ? start : truncate_utf8(start, kJudged - 4));
}

// Undoes the codings of one body.
class BodyDecoder {
 public:
  BodyDecoder(std::string_view body, std::size_t max_bytes) : body_(body), size_(body.size()), max_bytes_(max_bytes) {}

  std::string_view body() const { return body_; }
  bool is_cut_off() const { return is_cut_off_; }
  const std::string& error() const { return error_; }

  // The body itself, for the page.
  std::string take() && {
    if (decoded_.empty()) return std::string(body_.substr(0, max_bytes_ + 1));
    decoded_.resize(std::min(decoded_.size(), max_bytes_ + 1));
    return std::move(decoded_);
  }

  void undo(std::string_view name) {
    const auto* known = std::ranges::find_if(kCodings, [&](const CodingName& row) { return iequals(row.name, name); });
    switch (known == std::end(kCodings) ? Coding::unknown : known->coding) {
      case Coding::none:
        return;
      case Coding::gzip:
      case Coding::zstd:
        return undo_by_signature();
      case Coding::deflate:
        if (!looks_decoded(body_)) decode(deflate_source(memory_source(body_)));
        return;
      case Coding::brotli:
        if (!looks_decoded(body_)) decode(brotli_source(memory_source(body_)));
        return;
      case Coding::chunked:
        return undo_chunks();
      case Coding::unknown:
        if (!looks_decoded(body_))
          error_ = "the body is packed as '" + std::string(name.substr(0, kMaxNameInError)) + "', which is not undone";
    }
  }

  // Gzip and zstd show themselves. What they pack is undone, whatever it is called.
  void undo_by_signature() {
    if (body_.starts_with(kGzipMagic))
      decode(gzip_source(memory_source(body_)));
    else if (body_.starts_with(kZstdMagic))
      decode(zstd_source(memory_source(body_), windows_));
  }

 private:
  void undo_chunks() {
    std::string joined;
    const Chunks chunks = join_chunks(body_, joined);
    is_cut_off_ |= chunks == Chunks::cut_off;
    if (chunks != Chunks::none) replace(std::move(joined));
  }

  void decode(ByteSource source) {
    constexpr std::size_t kUsualRatio = 8;  // most bodies are small and unpack to a few times their size
    Stream stream(std::move(source), std::min(body_.size() * kUsualRatio + 1, Stream::kCapacity));
    stream.fill(max_bytes_ + 1);
    const bool has_failed = !stream.error().empty();
    std::string decoded = stream.take(max_bytes_ + 1);
    if (has_failed && decoded.empty()) return void(error_ = stream.error());
    unpacked_ += decoded.size();
    if (Expansion{.in = size_, .out = unpacked_}.is_bomb()) return void(error_ = kBombError);
    is_cut_off_ |= has_failed;
    replace(std::move(decoded));
  }

  void replace(std::string decoded) {
    decoded_ = std::move(decoded);
    body_ = decoded_;
  }

  std::string_view body_;  // of the caller, or `decoded_`
  std::size_t size_;       // of the body of the caller
  std::size_t max_bytes_;
  std::string decoded_{};
  std::uint64_t unpacked_ = 0;
  WindowMemory windows_{};
  bool is_cut_off_ = false;
  std::string error_{};
};

// The elements of a list in a field, the last one first.
std::vector<std::string> codings_of(std::string_view header, std::string_view field) {
  std::vector<std::string> codings;
  const std::string list = header_field(header, field);
  std::string_view rest = list;
  while (!rest.empty() && codings.size() < kMaxCodings) {
    const std::string_view element = rest.substr(0, rest.find(','));
    codings.emplace_back(trim_if(element, [](char c) { return is_ascii_space(c) || c == '"'; }));
    rest.remove_prefix(std::min(element.size() + 1, rest.size()));
  }
  std::ranges::reverse(codings);
  return codings;
}

}  // namespace

void read_http_body(std::string_view header, std::string_view body, std::size_t max_bytes, Page& page) {
  BodyDecoder decoder(body, max_bytes);
  for (const std::string_view field : {"Transfer-Encoding", "Content-Encoding"})
    for (const std::string& coding : codings_of(header, field))
      if (decoder.error().empty()) decoder.undo(coding);
  if (decoder.error().empty()) decoder.undo_by_signature();
  page.truncated |= decoder.is_cut_off();
  if (!decoder.error().empty()) {
    const bool damaged = decoder.error() == kBombError || decoder.error().find("not valid") != std::string::npos;
    return set_error(page, damaged ? PageError::malformed : PageError::unsupported, decoder.error());
  }
  page.bytes = std::move(decoder).take();
}

}  // namespace pith::internal

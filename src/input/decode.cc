// The bytes of a page as text. In: bytes, perhaps a label from the caller. Out: valid UTF-8 without a byte order mark, and the
// name of the encoding.
//
// The idea: evidence is asked for from the surest kind to the weakest, and a declaration or a guess is believed only when it fits
// the bytes. Nearly all pages are valid UTF-8 and cost no more than the check that they are.
#include "input/decode.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "input/encoding_declaration.h"
#include "input/encoding_detection.h"
#include "input/encodings.h"
#include "input/transcode.h"
#include "input/utf16.h"

namespace pith::internal {
namespace {

// Damaged UTF-8 has at least this many valid multi-byte sequences for each malformed one. In other encodings a sequence is valid
// by chance only: hardly ever in single-byte encodings, and about one in seven in those of East Asia.
constexpr std::size_t kValidPerMalformed = 2;
// An encoding fits when no more than one in this many non-ASCII bytes is malformed. One more is allowed, since a text may be cut
// off.
constexpr std::size_t kNonAsciiPerMalformed = 20;
// UTF-16 without a byte order mark has a zero byte in at least one of four code units, and at most one in eight zero bytes is on
// the wrong side of its code unit.
constexpr std::size_t kUtf16Window = 4096;
constexpr std::size_t kUnitsPerZero = 4;
constexpr std::size_t kZerosPerStray = 8;

Text owned_text(std::string converted, std::string_view encoding) {
  auto owned = std::make_unique<const std::string>(std::move(converted));
  const std::string_view utf8 = *owned;
  return {utf8, encoding, std::move(owned)};
}

Text decode_utf8(std::string_view bytes) {
  return is_valid_utf8(bytes) ? Text{bytes, kUtf8} : owned_text(scrub_utf8(bytes).text, kUtf8);
}

Text decode_as(std::string_view bytes, const Encoding& encoding) {
  return encoding.converter == kUtf8 ? decode_utf8(bytes) : owned_text(transcode(bytes, encoding).text, encoding.name);
}

Text decode_utf16(std::string_view bytes, ByteOrder order) {
  return owned_text(transcode_utf16(bytes, order).text, order == ByteOrder::big_endian ? kUtf16Be : kUtf16Le);
}

std::optional<Text> decode_by_byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with(kByteOrderMark)) return decode_utf8(remove_byte_order_mark(bytes));
  if (bytes.starts_with("\xFF\xFE\0\0"sv))
    return owned_text(transcode_utf32(bytes.substr(4), ByteOrder::little_endian), "UTF-32LE");
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return owned_text(transcode_utf32(bytes.substr(4), ByteOrder::big_endian), "UTF-32BE");
  if (bytes.starts_with("\xFF\xFE"sv)) return decode_utf16(bytes.substr(2), ByteOrder::little_endian);
  if (bytes.starts_with("\xFE\xFF"sv)) return decode_utf16(bytes.substr(2), ByteOrder::big_endian);
  return std::nullopt;
}

std::optional<Text> decode_by_zero_bytes(std::string_view bytes) {
  const std::string_view window = bytes.substr(0, kUtf16Window);
  if (window.find('\0') == std::string_view::npos) return std::nullopt;
  const ZeroBytes zeros(window);
  if (zeros.majority() * kUnitsPerZero < window.size() / 2 || zeros.minority() * kZerosPerStray > zeros.majority())
    return std::nullopt;
  return decode_utf16(bytes, zeros.big_endian() ? ByteOrder::big_endian : ByteOrder::little_endian);
}

/// Whether a text that is ASCII, escape sequences included, is ISO-2022-JP.
bool is_iso_2022_jp(std::string_view utf8) {
  constexpr char kEscape = '\x1B';
  if (utf8.find(kEscape) == std::string_view::npos) return false;
  const bool switches = utf8.find("\x1B$B") != std::string_view::npos || utf8.find("\x1B$@") != std::string_view::npos;
  return switches && std::ranges::none_of(utf8, is_non_ascii);
}

// Whether UTF-16 is only said of the bytes: some mail programs call everything "unicode". In UTF-16 line ends and spaces have
// zero bytes.
bool is_called_utf16(std::string_view bytes, const Encoding& encoding) {
  const bool utf16 = encoding.name == kUtf16Le || encoding.name == kUtf16Be;
  return utf16 && bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes);
}

std::optional<Text> decode_if_it_fits(std::string_view bytes, const Encoding* encoding) {
  if (encoding == nullptr) return std::nullopt;
  Transcoded transcoded = transcode(bytes, *encoding);
  if (transcoded.malformed > 1 + count_non_ascii(bytes) / kNonAsciiPerMalformed) return std::nullopt;
  return owned_text(std::move(transcoded.text), encoding->name);
}

/// Whether the guess is a part of ISO 8859 although the text has bytes 80 to 9F, which are control characters in ISO 8859, and
/// quotation marks and dashes in windows-1252.
bool mistakes_quotes_for_controls(std::string_view bytes, const Encoding* guess) {
  if (guess == nullptr || !guess->name.starts_with("ISO-8859-")) return false;
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) >> 5 == 0x80 >> 5; };
  return static_cast<std::size_t>(std::ranges::count_if(bytes, is_control)) > count_non_ascii(bytes) / kNonAsciiPerMalformed;
}

Text decode_invalid_utf8(std::string_view bytes) {
  Scrubbed scrubbed = scrub_utf8(bytes);
  if (scrubbed.multibyte >= scrubbed.malformed * kValidPerMalformed) return owned_text(std::move(scrubbed.text), kUtf8);
  release_text(scrubbed.text);  // up to three times as long as the page, and so is what follows
  if (auto text = decode_if_it_fits(bytes, declared_encoding(bytes))) return *std::move(text);
  const Encoding* guess = detected_encoding(bytes);
  if (!mistakes_quotes_for_controls(bytes, guess))
    if (auto text = decode_if_it_fits(bytes, guess)) return *std::move(text);
  return decode_as(bytes, fallback_encoding());
}

/// The text may still begin with U+FEFF: some encodings, such as GB18030, have a byte order mark of their own.
Text decode_bytes(std::string_view bytes, std::string_view label) {
  if (auto text = decode_by_byte_order_mark(bytes)) return *std::move(text);
  const Encoding* encoding = find_encoding(label);
  if (encoding != nullptr && !is_called_utf16(bytes, *encoding)) return decode_as(bytes, *encoding);
  if (auto text = decode_by_zero_bytes(bytes)) return *std::move(text);
  if (!is_valid_utf8(bytes)) return decode_invalid_utf8(bytes);
  if (is_iso_2022_jp(bytes)) return decode_as(bytes, *find_encoding("iso-2022-jp"));
  return {bytes, kUtf8};
}

}  // namespace

Text decode(std::string_view bytes, std::string_view label) {
  Text text = decode_bytes(bytes, label);
  text.utf8 = remove_byte_order_mark(text.utf8);
  return text;
}

}  // namespace pith::internal

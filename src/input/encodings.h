// The encodings of the WHATWG Encoding Standard and their labels.
#pragma once

#include <span>
#include <string_view>

namespace pith::internal {

/// One label of an encoding. The views are of static storage.
struct Encoding {
  std::string_view label;
  std::string_view name;       ///< as in the Encoding Standard
  std::string_view converter;  ///< what iconv calls it, or the widest of its encodings that reads it
};

// Converters that are not iconv's: these encodings are converted without it.
inline constexpr std::string_view kUtf8 = "UTF-8";
inline constexpr std::string_view kUtf16Le = "UTF-16LE";
inline constexpr std::string_view kUtf16Be = "UTF-16BE";
inline constexpr std::string_view kWindows1252 = "CP1252";
inline constexpr std::string_view kUserDefined = "x-user-defined";

/// The encoding with this label, in any case, white space around it ignored; null when no encoding has it.
const Encoding* find_encoding(std::string_view label);

/// All labels of all encodings, sorted by label.
std::span<const Encoding> all_encodings();

/// windows-1252, in which any bytes are text.
const Encoding& fallback_encoding();

/// Whether it is UTF-8 or UTF-16.
constexpr bool is_unicode(const Encoding& encoding) { return encoding.converter.starts_with("UTF-"); }

}  // namespace pith::internal

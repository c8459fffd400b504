// Escape sequences for colours on a terminal (ECMA-48, "select graphic rendition"). In: text and a code. Out: coloured text.
#pragma once

#include <string>
#include <string_view>

namespace pith::internal::ansi {

inline constexpr std::string_view kReset = "\033[0m";
inline constexpr std::string_view kBold = "\033[1m";
inline constexpr std::string_view kDim = "\033[2m";
inline constexpr std::string_view kReverse = "\033[7m";
inline constexpr std::string_view kNoReverse = "\033[27m";
inline constexpr std::string_view kRed = "\033[31m";
inline constexpr std::string_view kGreen = "\033[32m";
inline constexpr std::string_view kYellow = "\033[33m";
inline constexpr std::string_view kBlue = "\033[34m";
inline constexpr std::string_view kMagenta = "\033[35m";
inline constexpr std::string_view kCyan = "\033[36m";

/// The text between `code` and a reset. If the code is empty, the text alone.
inline std::string painted(std::string_view text, std::string_view code) {
  if (code.empty()) return std::string(text);
  return std::string(code).append(text).append(kReset);
}

}  // namespace pith::internal::ansi

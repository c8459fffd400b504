// The years that numbers of four digits are taken for.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

inline constexpr int kFirstPrintedYear = 1900;
inline constexpr int kFirstWebYear = 1990;  ///< before it nothing was published on the web
inline constexpr int kLastYear = 2099;

/// Whether a number may be the year in which a page was published.
constexpr bool is_web_year(std::int64_t number) { return number >= kFirstWebYear && number <= kLastYear; }

/// Whether digits begin as those of a year from kFirstPrintedYear to kLastYear do.
constexpr bool begins_as_year(std::string_view digits) { return digits.starts_with("19") || digits.starts_with("20"); }

}  // namespace pith::internal

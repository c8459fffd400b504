// What the report and its index share: the frame of the page, which makes no network requests, and counts of words by kind.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// Blocks and words by kind.
struct Tally {
  std::array<std::size_t, kKindCount> blocks{};
  std::array<std::size_t, kKindCount> words{};

  std::size_t all_words() const;
  std::size_t words_of(KindSet kinds) const;
  Tally& operator+=(const Tally& other);
};

/// Counts the blocks that have text, and their words.
Tally tally_of(const Document& document);

/// "97 %" of 0.97.
std::string percent(double share);

/// A bar that shows how the words are distributed over the kinds, as SVG; the shares are its accessible label.
std::string kinds_bar(const Tally& tally);

/// What the title of a report ends in, after that of its page.
inline constexpr std::string_view kReportTitleEnd = " \u00B7 pith report";

/// What the header of a report and of the index begins with, without its end.
inline constexpr std::string_view kReportBrand = "<p class=\"brand\"><b>pith</b> report";

/// Inserts a link to the index, by its relative address, into a report that is complete.
void insert_index_link(std::string& report, std::string_view address);

enum class ReportScript : std::uint8_t { page, index };

/// Appends the beginning of an HTML page, up to its body; `title` is text. Its Content-Security-Policy lets nothing be loaded,
/// and no style or script be applied but its own.
void append_report_head(std::string& out, std::string_view title, ReportScript script);

/// Appends the end of such a page.
void append_report_end(std::string& out, ReportScript script);

}  // namespace pith::internal

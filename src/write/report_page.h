// What the report and its index share: a page that asks nobody for anything, and what a Document's words are for.
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
};

/// Counts what a reader would see; rules and other blocks without text are no blocks here.
Tally tally_of(const Document& document);

/// "97 %" of 0.97.
std::string percent(double share);

/// The words by kind as a bar, with the shares as its label.
std::string kinds_bar(const Tally& tally);

enum class ReportScript : std::uint8_t { page, index };

/// A whole page. Its style and script are the only ones that may run in it, and its policy lets nothing be loaded. `title` is text, `body` is
/// HTML.
std::string report_page(std::string_view title, const std::string& body, ReportScript script);

}  // namespace pith::internal

// What a page is expected to give: NAME.expected.json or NAME.expected.txt beside it, read and written.
//
// A JSON expectation is an object of
//
//   segments   [{"kind": KIND, "text": TEXT} | {"kind": KIND, "lines": [FIRST, LAST]} ...], lines of the page, from 1
//   text       the article alone, in place of segments
//   kinds      [KIND ...]: those that are compared; all nine if it is left out
//   title, authors, published, modified, site, language, description, image, url, tags, categories, license, type
//              as `--to json` prints them; null: the page has none; left out: not compared
//   must, must_not   [TEXT | {"kind": KIND, "text": TEXT} ...]: stands, or does not stand, in the article or in that kind
//   floor      F1 | {"article": F1, "nav": F1, "metadata": SHARE ...}: the kinds are scored and must reach that, in place of being
//              compared line by line
//   options    {"type": TYPE, "url": URL, "encoding": LABEL, "from": FORMAT}: what the caller knows of the page, as on the command line
//   note       anything
//
// so what `--to json --segments` prints is an expectation too; its other members are passed over.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// Lines of the page, both counted, or a text.
struct ExpectedSegment {
  Kind kind{};
  std::string text{};
  std::uint32_t first = 0;  ///< 0: `text` says it
  std::uint32_t last = 0;
};

struct Snippet {
  Kind kind = Kind::article;
  std::string text{};
};

/// A metadata field; no value: the page has none.
struct ExpectedField {
  std::string name{};
  std::vector<std::string> values{};
};

struct Expectation {
  Options options{};  ///< to extract the page with
  KindSet kinds{};    ///< that are compared
  std::vector<ExpectedSegment> segments{};
  std::vector<ExpectedField> fields{};
  std::vector<Snippet> must{};
  std::vector<Snippet> must_not{};
  std::array<std::optional<double>, kKindCount> floors{};
  std::optional<double> metadata_floor{};  ///< share of the fields

  /// Scored, in place of being compared.
  bool has_floor() const;
};

/// Why an expectation can't be read.
struct Fault {
  std::size_t line = 0;  ///< from 1; 0 when it is not about a line
  std::string what{};
};

inline constexpr std::string_view kJsonEnding = ".expected.json";
inline constexpr std::string_view kTextEnding = ".expected.txt";

/// Reads an expectation; `name` tells by its ending of which sort. False with a reason in `fault` when it can't be read.
bool read_expectation(std::string_view name, std::string_view bytes, Expectation& expectation, Fault& fault);

/// A JSON expectation that the Document meets, with all that it holds.
std::string new_expectation(const Document& document);

/// The bytes of an expectation that was read, made to fit the Document: segments (unless `keep_segments`) and those fields that it
/// has; everything else, also the order, stays.
std::string updated_expectation(std::string_view name, std::string_view bytes, const Document& document, bool keep_segments);

/// The Document's values of a metadata field; none when the page has none.
std::vector<std::string> field_values(const Document& document, std::string_view field);

}  // namespace pith::internal

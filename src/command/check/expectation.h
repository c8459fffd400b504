// What pith is expected to find in a page: NAME.expected.json or NAME.expected.txt beside it, read and written.
//
// A text is the article alone. JSON is an object of these members, all of them optional:
//
//   segments   [{"kind": KIND, "text": TEXT} | {"kind": KIND, "lines": [FIRST, LAST]} ...], lines of the page, from 1
//   text       the article alone, instead of segments
//   kinds      [KIND ...]: the kinds that are compared; all nine if it is left out
//   title, authors, published, modified, site, language, description, image, url, tags, categories, license, type
//              as `--to json` prints them; null: the page has none; [] or left out: not compared
//   must, must_not   [TEXT | {"kind": KIND, "text": TEXT} ...]: is, or is not, in the article or in the text of that kind
//   floor      F1 | {"article": F1, "nav": F1, "metadata": SHARE ...}: the kinds are scored and must reach these values, instead
//              of being compared line by line
//   options    {"type": TYPE, "url": URL, "encoding": LABEL, "from": FORMAT}: what is known about the page, as on the command
//              line
//   note       anything
//
// What `--to json --segments` prints is an expectation too: its other members are ignored.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A text of one kind, given as it is or by the lines of the page that hold it.
struct ExpectedSegment {
  Kind kind{};
  std::string text{};
  std::uint32_t first = 0;  ///< the first line, from 1; 0: given as `text`
  std::uint32_t last = 0;   ///< the last line, inclusive
};

/// A text that must be, or must not be, part of the text of a kind.
struct Snippet {
  Kind kind = Kind::article;
  std::string text{};
};

/// A metadata field; without values if the page must not have it.
struct ExpectedField {
  std::string name{};
  std::vector<std::string> values{};
};

struct Expectation {
  Options options{};  ///< to extract the page with
  KindSet kinds{};    ///< the kinds that are compared
  std::vector<ExpectedSegment> segments{};
  std::vector<ExpectedField> fields{};
  std::vector<Snippet> must{};
  std::vector<Snippet> must_not{};
  std::array<std::optional<double>, kKindCount> floors{};
  std::optional<double> metadata_floor{};  ///< share of the fields that must match

  /// Whether kinds are scored instead of being compared.
  bool has_floor() const;
};

/// Why an expectation can't be read.
struct ExpectationError {
  std::size_t line = 0;  ///< from 1; 0 when it is about no line in particular
  std::string message{};
};

inline constexpr std::string_view kJsonSuffix = ".expected.json";
inline constexpr std::string_view kTextSuffix = ".expected.txt";

/// Reads an expectation; the suffix of `name` decides between JSON and text. False with a reason in `error` when it can't be
/// read.
bool read_expectation(std::string_view name, std::string_view bytes, Expectation& expectation, ExpectationError& error);

/// A JSON expectation that the Document meets, with all its blocks and metadata.
std::string new_expectation(const Document& document);

/// The bytes of a valid expectation, changed so that the Document meets it: the segments (unless `keep_segments`) and the fields
/// that it already names. Everything else stays, and so does the order.
std::string updated_expectation(std::string_view name, std::string_view bytes, const Document& document, bool keep_segments);

/// The values of a metadata field; empty when the page has none. `field` must be one that an expectation can name.
std::vector<std::string> field_values(const Document& document, std::string_view field);

}  // namespace pith::internal

// The names under which records of JSON and CSV hold a page, and what is said when they don't.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A name of a page, and the format of the page; without a format it is sniffed.
struct PageName {
  std::string_view name;
  std::optional<InputFormat> format;
};

/// The names that are tried if the caller gives none, in order of preference.
/// "raw_content" is that of CCNet.
inline constexpr PageName kPageNames[] = {
    {"html", InputFormat::html}, {"text", InputFormat::text}, {"content", std::nullopt}, {"raw_content", InputFormat::text}};

/// The name of the page's address, and those of objects which may have it instead, as datatrove and Dolma write it.
inline constexpr std::string_view kAddressName = "url";
inline constexpr std::string_view kMetadataNames[] = {"metadata", "meta"};

/// Says that a record has no page. `wanted` is what is missing, "string" or "column", `part` what a record has, "member" or
/// "column", and `names` the names of these, printable. If they are very many, the message names the first of them.
std::string no_page_message(std::string_view wanted, std::string_view part, std::string_view field,
                            const std::vector<std::string>& names);

/// How many names of members or columns a message has.
inline constexpr std::size_t kMaxNames = 8;

/// A name as JSON without its quotes, cut where it is very long. `json` is such a name, valid UTF-8, of any length.
std::string printed_name(std::string_view json);

}  // namespace pith::internal

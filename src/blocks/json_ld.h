// What JSON-LD scripts state about a page.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "blocks/facts.h"

namespace pith::internal {

/// Receives a statement; `node` numbers the node object of the script that makes it, from 1.
using JsonLdVisitor = std::function<void(Fact fact, std::string_view value, std::uint16_t node)>;

/// Reads the content of a <script type="application/ld+json"> and returns the number of its node objects. A script that is not
/// JSON states nothing. The values that `visit` receives live until it returns.
std::uint16_t read_json_ld(std::string script, const JsonLdVisitor& visit);

}  // namespace pith::internal

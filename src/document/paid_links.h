// Links that somebody pays for.
#pragma once

#include <string_view>

namespace pith::internal {

/// Whether the query of an address tells who is paid for a reader that follows it, or that an advertisement led there
/// (paid_queries.inc).
bool is_counted_for_pay(std::string_view address);

/// Whether the query of an address counts readers that come from another page of the same owner.
bool is_counted_by_owner(std::string_view address);

}  // namespace pith::internal

// Files in folders that are no pages, and how they are counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "input/containers.h"
#include "input/page.h"

namespace pith::internal {

/// Why a file that was found in a folder is passed over.
enum class PassedOver : std::uint8_t {
  no,  ///< it is read
#define PASSED_OVER(reason, singular, plural) reason,
#include "command/batch/passed_over.inc"
#undef PASSED_OVER
  count  ///< how many reasons there are
};

/// A number of files for each reason.
using PassedOverCounts = std::array<std::uint64_t, static_cast<std::size_t>(PassedOver::count)>;

/// Whether the name is that of an expectation.
PassedOver passed_over_by_name(std::string_view name);

/// Whether a file is passed over whose first page is `page`. If it holds JSON records, a hundred of them are read to find one
/// with a page; these are read again, so the file must be one that can be.
PassedOver passed_over_by_content(const Page& page, InputContainer container, const ReadOptions& options);

/// What the files of one reason are, such as "JSON data".
std::string_view description_of(PassedOver reason);

/// A message such as "3 files passed over: 2 expectations, 1 JSON data"; empty when there are none.
std::string passed_over_message(const PassedOverCounts& counts);

/// A JSON object with a member for each reason that there was, such as `{"expectation":2}`.
std::string json_of_passed_over(const PassedOverCounts& counts);

}  // namespace pith::internal

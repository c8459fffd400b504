// What `pith check` prints.
#pragma once

#include <string>

#include "command/check/check.h"

namespace pith::internal {

/// Differences of the samples as unified diffs, and the table of scores.
std::string check_text(const CheckReport& report, const CheckJob& job, bool color);

/// JUnit's XML, as CI systems read it.
std::string check_junit(const CheckReport& report, const CheckJob& job);

/// TAP, version 13.
std::string check_tap(const CheckReport& report);

std::string check_json(const CheckReport& report, const CheckJob& job);

}  // namespace pith::internal

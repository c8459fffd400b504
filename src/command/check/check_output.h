// The output formats of `pith check`.
#pragma once

#include <string>

#include "command/check/check.h"

namespace pith::internal {

/// Unified diffs of the samples that differ, and a table of scores.
std::string check_text(const CheckReport& report, const CheckJob& job, bool color);

/// JUnit's XML, which CI systems read.
std::string check_junit(const CheckReport& report, const CheckJob& job);

/// Annotations for GitHub Actions: a line for each sample that differs or fails.
std::string check_github(const CheckReport& report);

/// TAP, version 13.
std::string check_tap(const CheckReport& report);

std::string check_json(const CheckReport& report, const CheckJob& job);

}  // namespace pith::internal

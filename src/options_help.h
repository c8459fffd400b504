// What -h and --help print.
#pragma once

#include <string>

#include "options_table.h"

namespace pith::internal {

/// Usage and examples.
std::string short_help(Command command);

/// All options in groups, at most 80 columns wide, exit statuses, and three examples at the end.
std::string full_help(Command command);

}  // namespace pith::internal

// Command lines by the table of options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "options_values.h"

namespace pith::internal {

/// An option as it was given.
struct GivenOption {
  const OptionRow* row{};
  std::string value{};  ///< "true" or "false" where it takes none
  bool is_on() const { return value != "false"; }
};

/// Parses the arguments after argv[0] by the table. Values go into `targets`, which are in the order of options_of(command) and
/// first get the initial values of the table; all else goes into `operands`. Returns the options in the order in which they were
/// given. When something is wrong sets `error` to a message that says what and ends in a hint in brackets.
std::vector<GivenOption> parse_command_line(Command command, int argc, char** argv, const std::vector<OptionTarget>& targets,
                                            std::vector<std::string>& operands, std::string& error);

/// Whether an option of that name in the table was given, in whatever form.
bool is_given(const std::vector<GivenOption>& given, std::string_view name);

/// The names in a list such as "title,article"; a comma at the end is ignored.
std::vector<std::string> names_in(std::string_view list);

}  // namespace pith::internal

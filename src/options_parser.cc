// Command lines. In: arguments and the table of options. Out: values in the variables of the table, or a message.
//
// The idea: CLI11 finds out which argument belongs to which option, and gets the table for that; only this file includes it,
// since its headers take longer to compile than everything else here. What the values mean, and all messages, are of this program.
#include "options_parser.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "options_hints.h"

namespace pith::internal {
namespace {

// ------------------------------------------------------------------------------------------------------------------ conversion

template <typename Number>
bool read_number(std::string_view typed, Number& value) {
  const char* const end = typed.data() + typed.size();
  const auto [read_to, error] = std::from_chars(typed.data(), end, value);
  return error == std::errc() && read_to == end;
}

// "20M" is 20 * 1024 * 1024. CLI11 would take "-1", and what is too large, for the largest number.
bool read_size(std::string typed, std::uint64_t& value) {
  std::uint64_t digits = 0;
  if (std::from_chars(typed.data(), typed.data() + typed.size(), digits).ec != std::errc()) return false;
  try {
    return CLI::AsSizeValue(false)(typed).empty() && read_number(typed, value);
  } catch (const CLI::ValidationError&) {
    return false;
  }
}

// The functions below store a value, and return what is wrong with it.

std::string store(const OptionRow&, const std::string& typed, bool* target) {
  *target = typed != "false";
  return {};
}

// A variable of a script that is not set must not turn a list into standard input, or a file into standard output. What is known
// of a page may be nothing.
std::string store(const OptionRow& row, const std::string& typed, std::string* target) {
  *target = typed;
  const bool may_be_empty = row.values == ValueSet::none || row.values == ValueSet::encoding;
  return typed.empty() && !may_be_empty ? missing_value(row) : std::string();
}

std::string store(const OptionRow& row, const std::string& typed, std::vector<std::string>* target) {
  target->push_back(typed);
  return typed.empty() ? missing_value(row) : std::string();
}

std::string store(const OptionRow& row, const std::string& typed, std::uint64_t* target) {
  const bool valid = row.type == OptionType::size ? read_size(typed, *target) : read_number(typed, *target);
  if (valid) return {};
  if (row.type == OptionType::size)
    return fmt::format("{}: '{}' is not a number of bytes (such as 20M; units are K, M, G and T)", spelled(row), typed);
  return fmt::format("{}: '{}' is not a whole number (0 or more)", spelled(row), typed);
}

std::string store(const OptionRow& row, const std::string& typed, double* target) {
  if (read_number(typed, *target) && *target >= 0 && *target <= 1) return {};
  return fmt::format("{}: '{}' is not a number from 0 to 1 (such as 0.5)", spelled(row), typed);
}

std::string store_value(const OptionRow& row, const std::string& typed, const OptionTarget& target) {
  return std::visit([&](auto* variable) { return store(row, typed, variable); }, target);
}

// Initial values are written as a user would type them.
void store_initial_values(Command command, const std::vector<OptionTarget>& targets) {
  const auto rows = options_of(command);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].initial.empty()) store_value(rows[i], std::string(rows[i].initial), targets[i]);
}

// ------------------------------------------------------------------------------------------------------------------- arguments

// An empty value after an equals sign would make CLI11 take the next argument.
std::vector<std::string> separated_arguments(Command command, int argc, char** argv) {
  std::vector<std::string> arguments;
  bool only_operands = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    only_operands = only_operands || argument == "--";
    const OptionRow* row = argument.ends_with('=') ? option_named(command, argument.substr(0, argument.size() - 1)) : nullptr;
    if (row == nullptr || only_operands || !takes_value(*row)) {
      arguments.emplace_back(argument);
    } else {
      arguments.emplace_back(argument.substr(0, argument.size() - 1));
      arguments.emplace_back();
    }
  }
  return arguments;
}

// The names of an option as CLI11 reads them: "-q,--quiet,!--no-quiet".
std::string declaration(const OptionRow& row) {
  std::string out;
  for (const std::string& name : all_names(row)) {
    const bool is_opposite = row.type == OptionType::toggle && name.starts_with("--no-");
    out.append(out.empty() ? "" : ",").append(is_opposite ? "!" : "").append(name);
  }
  return out;
}

using OptionsOfCli = std::map<const CLI::Option*, const OptionRow*>;

// Whether one of the arguments may name the option. CLI11 compares all names that it is told of with each other, which at each
// start would take longer than a small page.
bool may_be_given(const OptionRow& row, const std::vector<std::string>& arguments) {
  const std::vector<std::string> names = all_names(row);
  return std::ranges::any_of(arguments, [&](const std::string& argument) {
    if (!argument.starts_with('-')) return false;
    if (!argument.starts_with("--") && argument.find(row.letter) != std::string::npos) return true;
    return std::ranges::any_of(names, [&](const std::string& name) { return name.size() > 2 && argument.starts_with(name); });
  });
}

OptionsOfCli declare(CLI::App& app, Command command, const std::vector<std::string>& arguments) {
  OptionsOfCli rows;
  for (const OptionRow& row : options_of(command)) {
    if (!may_be_given(row, arguments)) continue;
    CLI::Option* const option = takes_value(row) ? app.add_option(declaration(row)) : app.add_flag(declaration(row));
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (!takes_value(row)) option->disable_flag_override();
    rows[option] = &row;
  }
  return rows;
}

// CLI11's message begins with the name of the option, with two hyphens or without, and all of its others are about what is never
// declared here.
std::string message_about(const CLI::Error& error, Command command) {
  std::string name = error.what();
  name.erase(std::min(name.find_first_of(": "), name.size()));
  const OptionRow* row = option_named(command, name.starts_with('-') ? name : fmt::format("--{}", name));
  if (row == nullptr) row = option_named(command, fmt::format("-{}", name));
  if (row == nullptr) return fmt::format("the options can't be read ({} --help lists them)", row_of(command).name);
  return takes_value(*row) ? missing_value(*row) : fmt::format("{} takes no value ({})", spelled(*row), spelled_fully(*row));
}

std::vector<GivenOption> given_options(const CLI::App& app, const OptionsOfCli& rows) {
  std::vector<GivenOption> given;
  std::map<const CLI::Option*, std::size_t> seen;
  for (const CLI::Option* option : app.parse_order()) given.push_back({rows.at(option), option->results().at(seen[option]++)});
  return given;
}

// What is left, until "--", is operands and options that are unknown.
std::string take_operands(const CLI::App& app, Command command, std::vector<std::string>& operands) {
  bool only_operands = false;
  for (std::string& argument : app.remaining()) {
    if (!only_operands && argument == "--")
      only_operands = true;
    else if (!only_operands && argument.size() > 1 && argument.front() == '-')
      return unknown_option(command, argument);
    else
      operands.push_back(std::move(argument));
  }
  return {};
}

std::string store_given(Command command, const std::vector<GivenOption>& given, const std::vector<OptionTarget>& targets) {
  const OptionRow* const first = options_of(command).data();
  for (const GivenOption& option : given) {
    if (takes_value(*option.row) && option_named(command, option.value) != nullptr)
      return missing_value(*option.row, option.value);
    if (std::string error = store_value(*option.row, option.value, targets[static_cast<std::size_t>(option.row - first)]);
        !error.empty())
      return error;
  }
  return {};
}

}  // namespace

std::vector<GivenOption> parse_command_line(Command command, int argc, char** argv, const std::vector<OptionTarget>& targets,
                                            std::vector<std::string>& operands, std::string& error) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::string> arguments = separated_arguments(command, argc, argv);
  const OptionsOfCli rows = declare(app, command, arguments);
  store_initial_values(command, targets);
  std::ranges::reverse(arguments);  // as CLI11 takes them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::Error& failure) {
    error = message_about(failure, command);
    return {};
  }
  std::vector<GivenOption> given = given_options(app, rows);
  error = store_given(command, given, targets);
  if (error.empty()) error = take_operands(app, command, operands);
  return given;
}

bool is_given(const std::vector<GivenOption>& given, std::string_view name) {
  return std::ranges::any_of(given, [name](const GivenOption& option) { return option.row->name == name; });
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    names.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

}  // namespace pith::internal

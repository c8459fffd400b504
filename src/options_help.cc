// Help texts. In: the table of options. Out: text of at most 80 columns.
//
// The idea: an option has its names in a column at the left, and its help in one at the right, wrapped. Where the names are too
// long for their column, the help begins on the next line.
#include "options_help.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/enum_tables.h"
#include "command/nearest.h"
#include "command/status.h"

namespace pith::internal {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kHelpColumn = 28;     // where the help of an option begins
constexpr std::size_t kExampleColumn = 38;  // where the meaning of an example begins
constexpr std::size_t kExamplesOfHelp = 3;

// Appends `left`, and `text` beside it from `column` on.
void append_entry(std::string& out, std::string_view left, std::size_t column, std::string_view text) {
  constexpr std::size_t kGap = 2;
  std::size_t at = left.size();
  out.append(left);
  if (at + kGap > column) {
    out.push_back('\n');
    at = 0;
  }
  bool line_is_empty = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!line_is_empty && at + 1 + end > kColumns) {
      out.push_back('\n');
      at = 0;
      line_is_empty = true;
    }
    const std::size_t space = line_is_empty ? column - at : 1;
    out.append(space, ' ').append(text.substr(0, end));
    at += space + end;
    line_is_empty = false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out.push_back('\n');
}

// "  -q, --[no-]quiet", "  -o, --output FILE".
std::string names_of_option(const OptionRow& row) {
  std::string out = row.letter == ' ' ? "      " : fmt::format("  -{}", row.letter);
  if (row.type == OptionType::letter) return out;
  if (row.letter != ' ') out.append(", ");
  const std::string name = spelled(row);
  out.append(row.type == OptionType::toggle ? fmt::format("--[no-]{}", name.substr(2)) : name);
  for (const AliasRow& alias : kAliases)
    if (alias.command == row.command && alias.other == row.name) out.append(fmt::format(", --{}", alias.name));
  if (takes_value(row)) out.append(" ").append(row.metavar);
  return out;
}

void append_options(std::string& out, Command command) {
  std::optional<OptionGroup> group;
  for (const OptionRow& row : options_of(command)) {
    if (group != row.group) out.append(fmt::format("\n{}:\n", title_of(row.group)));
    group = row.group;
    std::string help = help_with_words(row);
    if (!row.initial.empty()) help.append(fmt::format(" [{}]", row.initial));
    append_entry(out, names_of_option(row), kHelpColumn, help);
  }
}

void append_statuses(std::string& out, Command command) {
  out.append("\nExit status:\n");
  for (const auto& [status, meaning] : statuses_of(command))
    append_entry(out, fmt::format("  {}", static_cast<int>(status)), 5, meaning);
}

void append_examples(std::string& out, Command command, std::size_t count) {
  for (const ExampleRow& row : row_of(command).examples.first(std::min(count, row_of(command).examples.size())))
    append_entry(out, fmt::format("  {}", row.line), kExampleColumn, row.meaning);
}

constexpr Command kOtherCommands[] = {Command::check, Command::rules};

// The other commands are told by the one that is called as the program.
std::string usage(Command command) {
  const CommandRow& row = row_of(command);
  std::string out = fmt::format("usage: {} {}\n", row.name, row.usage);
  if (command == Command::pith)
    for (const Command other : kOtherCommands) out.append(fmt::format("       {} {}\n", row_of(other).name, row_of(other).usage));
  return out.append(row.purpose).append(".\n");
}

void append_examples_of_others(std::string& out) {
  for (const Command other : kOtherCommands) append_examples(out, other, 1);
}

}  // namespace

std::string short_help(Command command) {
  const CommandRow& row = row_of(command);
  std::string out = usage(command).append("\n");
  append_examples(out, command, row.examples.size());
  if (command == Command::pith) append_examples_of_others(out);
  return out.append(fmt::format("\n{} --help shows all options.\n", row.name));
}

std::string full_help(Command command) {
  const CommandRow& row = row_of(command);
  std::string out = usage(command).append("\n");
  append_entry(out, fmt::format("  {}", row.operand), kHelpColumn, row.operand_help);
  append_options(out, command);
  out.append("\nIf an option is given twice, the last one counts.\n");
  if (command == Command::pith) {
    out.append("pith check and pith rules are other commands, each with its own --help.\n");
    out.append("A page called check or rules is read as ./check or ./rules.\n");
  }
  append_statuses(out, command);
  out.append("\nExamples:\n");
  append_examples(out, command, kExamplesOfHelp);
  if (command == Command::pith) append_examples_of_others(out);
  return out;
}

}  // namespace pith::internal

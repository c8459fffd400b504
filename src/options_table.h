// The table of options, and what the words in it mean.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/status.h"

namespace pith::internal {

enum class Command : std::uint8_t { pith, check, rules };

/// The headings under which help lists options.
enum class OptionGroup : std::uint8_t { input, output, content, page, batch, limits, expectations, about };

/// What follows an option, and which variable takes it.
enum class OptionType : std::uint8_t {
  letter,   ///< nothing; it has a short form only, and `name` is that of its variable
  flag,     ///< nothing
  toggle,   ///< nothing; "--no-NAME" is its opposite
  text,     ///< a value; the last one counts
  list,     ///< values with commas between them; it may be repeated
  number,   ///< a whole number
  size,     ///< a number of bytes, with a unit or without
  fraction  ///< a number from 0 to 1
};

/// What the value of an option is.
enum class ValueSet : std::uint8_t {
  none,  ///< nothing that could be listed
  file,
  output,  ///< a file or folder
  input_format,
  output_format,
  kind,
  when,
  report,
  page_type,
  encoding,
  extra,
  json_member,
  link_style,
  image_style,
  check_format,
  rules_format,
  shell,
  manual,
  rule
};

/// A row of options.inc.
struct OptionRow {
  Command command{};
  OptionGroup group{};
  char letter = ' ';
  std::string_view name{};
  OptionType type{};
  std::string_view metavar{};
  std::string_view initial{};
  ValueSet values{};
  std::string_view help{};
  std::string_view more{};
};

struct AliasRow {
  Command command{};
  std::string_view name{};
  std::string_view other{};
};

inline constexpr std::array kOptions = {
#define OPTION(command, group, letter, name, type, metavar, initial, values, help, more)    \
  OptionRow{Command::command, OptionGroup::group, letter, #name, OptionType::type, metavar, \
            initial,          ValueSet::values,   help,   more},
#define ALIAS(...)
#include "options.inc"
#undef ALIAS
#undef OPTION
};

inline constexpr std::array kAliases = {
#define OPTION(...)
#define ALIAS(command, name, other) AliasRow{Command::command, #name, #other},
#include "options.inc"
#undef ALIAS
#undef OPTION
};

/// An example of a command, for help and manual pages.
struct ExampleRow {
  std::string_view line{};
  std::string_view meaning{};
};

/// What help and manual pages say about a command as a whole.
struct CommandRow {
  std::string_view name{};          ///< "pith check"
  std::string_view page{};          ///< its manual page without the section: "pith-check"
  std::string_view usage{};         ///< the command line after the name
  std::string_view purpose{};       ///< a sentence without a full stop
  std::string_view operand{};       ///< what is no option
  std::string_view operand_help{};  ///< what it means
  ValueSet operand_values{};
  std::span<const ExampleRow> examples{};  ///< the first three are the most useful
};

const CommandRow& row_of(Command command);

/// The exit statuses of a command.
std::span<const StatusMeaning> statuses_of(Command command);

/// The options of a command, in the order of the table.
std::span<const OptionRow> options_of(Command command);

/// The option of a command with the name in the table; null if there is none.
const OptionRow* find_option(Command command, std::string_view name);

std::string_view title_of(OptionGroup group);

/// "--files-from" for files_from; "-h" for what has only a letter.
std::string spelled(const OptionRow& row);

/// All names that the parser takes: "-f", "--from"; of a toggle also "--no-NAME"; aliases last.
std::vector<std::string> all_names(const OptionRow& row);

constexpr bool takes_value(const OptionRow& row) { return row.type >= OptionType::text; }

/// The words that a value may be, in the order in which they are told to users; empty where they can't be listed.
std::vector<std::string> words_of(ValueSet values);

/// Whether the words are so few that help lists them.
bool are_few(ValueSet values);

/// `help` with the words that the value may be, without the initial value.
std::string help_with_words(const OptionRow& row);

}  // namespace pith::internal

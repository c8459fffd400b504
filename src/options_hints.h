// Messages about options and operands that were mistyped. Each says what is wrong and ends in a hint in brackets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "options_table.h"

namespace pith::internal {

/// The option of a command that is spelled like this, "--from" or "-f"; null if there is none.
const OptionRow* option_named(Command command, std::string_view typed);

/// "-o, --output FILE|DIR/".
std::string spelled_fully(const OptionRow& row);

/// "--output needs a value (...)"; `next` is the option that stands in the place of the value, if one does.
std::string missing_value(const OptionRow& row, std::string_view next = {});

/// An argument that looks like an option and is none.
std::string unknown_option(Command command, std::string_view typed);

/// A label that no encoding has.
std::string unknown_encoding(std::string_view typed);

/// What is wrong with an operand of pith if there is no such file and it looks like something else: an address, or, in the first
/// argument, a command that was mistyped. Empty if it may be meant as a file.
std::string mistaken_operand(const std::string& operand, bool is_first);

/// What is wrong with "pith samples check", where a command stands after its only operand; empty if there is a file of that name.
std::string misplaced_command(const std::vector<std::string>& operands);

/// What to type in order to read the page at an address: "curl -sL URL | pith --url URL"; empty if `name` is no address.
std::string address_hint(std::string_view name);

}  // namespace pith::internal

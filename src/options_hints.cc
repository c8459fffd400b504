// Messages about options and operands that were mistyped. In: what was typed. Out: what is wrong, and a hint.
//
// The idea: people come from other tools, so what is an option there is told as what it is here; only then the nearest name is
// looked for.
#include "options_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/enum_tables.h"
#include "base/text.h"
#include "command/nearest.h"
#include "input/encodings.h"
#include "options_words.h"

namespace pith::internal {
namespace {

constexpr Command kCommands[] = {Command::pith, Command::check, Command::rules};

// What can follow the name of the program, and what it stands for.
constexpr struct {
  std::string_view word;
  std::string_view meaning;
} kFirstWords[] = {{"check", "pith check"}, {"rules", "pith rules"}, {"help", "pith --help"}, {"version", "pith --version"}};

std::string own_help(Command command) { return fmt::format("{} --help", row_of(command).name); }

// "--json" as "-t json".
std::string format_hint(Command command, std::string_view word) {
  if (command == Command::pith)
    for (const OutputFormatRow& row : kOutputFormats)
      if (is_named(row, word)) return fmt::format("-t {}", row.name);
  const OptionRow* const to = find_option(command, "to");
  const std::vector<std::string> formats = words_of(to->values);
  if (std::ranges::find(formats, word) != formats.end()) return fmt::format("-t {}", word);
  if (command != Command::pith) return {};
  for (const auto& input : input_choices())
    if (input.name == word && word != "auto") return fmt::format("-f {}", word);
  return {};
}

// "--no-links" as "--links none".
std::string opposite_hint(Command command, std::string_view typed) {
  constexpr std::string_view kNo = "--no-";
  if (!typed.starts_with(kNo)) return {};
  const OptionRow* const row = option_named(command, fmt::format("--{}", typed.substr(kNo.size())));
  if (row == nullptr) return {};
  for (const std::string& word : words_of(row->values))
    if (word == "none" || word == "never") return fmt::format("{} {}", spelled(*row), word);
  return takes_value(*row) ? fmt::format("leave {} out", spelled(*row)) : std::string();
}

// "--init" as an option of "pith check".
std::string other_command_hint(Command command, std::string_view typed) {
  for (const Command other : kCommands)
    if (other != command && option_named(other, typed) != nullptr) return fmt::format("{} has it", row_of(other).name);
  return {};
}

std::vector<std::string> long_names(Command command) {
  std::vector<std::string> names;
  for (const OptionRow& row : options_of(command))
    for (const std::string& name : all_names(row))
      if (name.starts_with("--")) names.push_back(name.substr(2));
  return names;
}

std::string near_option(Command command, std::string_view typed) {
  const std::string word(typed.substr(std::min(typed.find_first_not_of('-'), typed.size())));
  const std::string name = fmt::format("--{}", word);
  if (word.size() > 1 && name != typed && option_named(command, name) != nullptr) return fmt::format("did you mean '{}'?", name);
  const std::string near = typed.starts_with("--") ? nearest_word(word, long_names(command)) : std::string();
  return near.empty() ? std::string() : fmt::format("did you mean '--{}'?", near);
}

// Letters and digits alone: "latin-1" and "latin1" are the same.
std::string bare_label(std::string_view label) {
  std::string bare;
  for (const char c : to_lower(label))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) bare.push_back(c);
  return bare;
}

// A word of a shell: in quotes, if it needs them.
std::string shell_word(std::string_view word) {
  constexpr std::string_view kPlain = "-._~:/%+,@=";
  const bool plain = std::ranges::all_of(word, [kPlain](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || kPlain.find(c) != std::string_view::npos;
  });
  if (plain) return std::string(word);
  std::string escaped;
  for (const char c : word) escaped.append(c == '\'' ? "'\\''" : std::string(1, c));
  return fmt::format("'{}'", escaped);
}

bool is_there(const std::string& name) {
  std::error_code error;
  return std::filesystem::symlink_status(name, error).type() != std::filesystem::file_type::not_found;
}

}  // namespace

const OptionRow* option_named(Command command, std::string_view typed) {
  if (!typed.starts_with('-')) return nullptr;
  for (const OptionRow& row : options_of(command))
    for (const std::string& name : all_names(row))
      if (name == typed) return &row;
  return nullptr;
}

std::string spelled_fully(const OptionRow& row) {
  std::string out = row.letter == ' ' || row.type == OptionType::letter ? std::string() : fmt::format("-{}, ", row.letter);
  out.append(spelled(row));
  if (takes_value(row)) out.append(" ").append(row.metavar);
  return out;
}

std::string missing_value(const OptionRow& row, std::string_view next) {
  const std::string what = next.empty() ? std::string() : fmt::format(", and '{}' is an option", next);
  const std::string words = are_few(row.values) ? fmt::format(": {}", listed(words_of(row.values))) : std::string();
  return fmt::format("{} needs a value{} ({}{})", spelled(row), what, spelled_fully(row), words);
}

std::string unknown_option(Command command, std::string_view typed) {
  const std::string_view name = typed.substr(0, typed.find('='));
  const std::string_view word = name.substr(std::min(name.find_first_not_of('-'), name.size()));
  std::string hint = format_hint(command, word);
  if (hint.empty()) hint = opposite_hint(command, name);
  if (hint.empty()) hint = other_command_hint(command, name);
  if (hint.empty()) hint = near_option(command, name);
  if (hint.empty()) hint = fmt::format("{} lists the options", own_help(command));
  return fmt::format("unknown option '{}' ({})", typed, hint);
}

std::string unknown_encoding(std::string_view typed) {
  std::vector<std::string> labels;
  std::string same;
  for (const Encoding& encoding : all_encodings()) {
    if (same.empty() && bare_label(encoding.label) == bare_label(typed)) same = encoding.label;
    labels.emplace_back(encoding.label);
  }
  const std::string near = same.empty() ? nearest_word(to_lower(typed), labels) : same;
  return fmt::format("--encoding: '{}' is not a label of the WHATWG Encoding Standard ({})", typed,
                     near.empty() ? "such as utf-8 or windows-1252" : fmt::format("did you mean '{}'?", near));
}

std::string address_hint(std::string_view name) {
  const std::string lower = to_lower(name.substr(0, 8));
  if (!lower.starts_with("http://") && !lower.starts_with("https://")) return {};
  const std::string address = shell_word(name);
  return fmt::format("curl -sL {} | pith --url {}", address, address);
}

std::string mistaken_operand(const std::string& operand, bool is_first) {
  if (is_there(operand)) return {};
  if (const std::string hint = address_hint(operand); !hint.empty())
    return fmt::format("'{}' is an address, and pith reads files ({})", operand, hint);
  if (!is_first) return {};
  std::vector<std::string> words;
  for (const auto& first : kFirstWords) words.emplace_back(first.word);
  const std::string near = nearest_word(operand, words);
  for (const auto& first : kFirstWords)
    if (first.word == near) return fmt::format("there is no file '{}' (did you mean '{}'?)", operand, first.meaning);
  return {};
}

std::string misplaced_command(const std::vector<std::string>& operands) {
  if (operands.size() != 2 || is_there(operands.back())) return {};
  for (const Command command : {Command::check, Command::rules})
    if (const std::string name(row_of(command).name); name == fmt::format("pith {}", operands.back()))
      return fmt::format("there is no file '{}' (did you mean '{} {}'?)", operands.back(), name, shell_word(operands.front()));
  return {};
}

}  // namespace pith::internal

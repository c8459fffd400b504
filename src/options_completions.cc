// Completions for bash, zsh and fish. In: the table of options. Out: a script.
//
// The idea: what is the same for all commands is text; a part for each option is made from its row. In lists with commas the last
// word is completed.
#include "options_completions.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "options_table.h"

namespace pith::internal {
namespace {

constexpr Command kCommands[] = {Command::pith, Command::check, Command::rules};

std::string_view word_of(Command command) {
  const std::string_view name = row_of(command).name;
  return name.substr(name.rfind(' ') + 1);
}

// In single quotes, as all three shells read them.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? "'\\''" : std::string(1, c));
  return out.append("'");
}

std::string joined_words(ValueSet values) { return fmt::format("{}", fmt::join(words_of(values), " ")); }

bool is_list(const OptionRow& row) { return row.type == OptionType::list; }

// --------------------------------------------------------------------------------------------------------------------- bash

constexpr std::string_view kBashStart = R"(# Completions of pith for bash, printed by pith --completions bash.

# Words that begin with what is typed after the last comma.
_pith_list() {
  local before=
  [[ $cur != *,* ]] || before=${cur%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${cur##*,}")
}

_pith_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_pith_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}

_pith_operands() {
  case $command in
    rules) _pith_words ')";

constexpr std::string_view kBashMiddle = R"(' ;;
    *)
      _pith_files
      if ((at == 1)); then
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W 'check rules' -- "$cur")
      fi
      ;;
  esac
}

_pith() {
  local at=$COMP_CWORD cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=pith word
  COMPREPLY=()
  ((at < 2)) || case ${COMP_WORDS[1]} in check | rules) command=${COMP_WORDS[1]} ;; esac
  # bash splits words at an equals sign.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $previous == = ]] && ((at > 2)); then
    previous=${COMP_WORDS[at - 2]}
  fi
  for word in "${COMP_WORDS[@]:1:at - 1}"; do
    [[ $word != -- ]] || { _pith_operands; return; }
  done
  case $command,$previous in
)";

constexpr std::string_view kBashEnd = R"(  esac
  if [[ $cur != -* || $cur == - ]]; then
    _pith_operands
    [[ $cur == - ]] || return
  fi
  case $command in
)";

constexpr std::string_view kBashLast = R"(  esac
}

complete -F _pith pith
)";

std::string bash_action(const OptionRow& row) {
  if (row.values == ValueSet::file || row.values == ValueSet::output) return "_pith_files";
  const std::string words = joined_words(row.values);
  if (words.empty()) return ":";
  return fmt::format("{} {}", is_list(row) ? "_pith_list" : "_pith_words", quoted(words));
}

std::string bash_values(Command command) {
  std::string out;
  for (const OptionRow& row : options_of(command)) {
    if (!takes_value(row)) continue;
    std::string pattern;
    for (const std::string& name : all_names(row))
      pattern.append(fmt::format("{}{},{}", pattern.empty() ? "" : " | ", word_of(command), name));
    out.append(fmt::format("    {})\n      {}\n      return\n      ;;\n", pattern, bash_action(row)));
  }
  return out;
}

std::string bash_options(Command command) {
  std::vector<std::string> names;
  for (const OptionRow& row : options_of(command))
    for (std::string& name : all_names(row)) names.push_back(std::move(name));
  return fmt::format("    {}) _pith_words {} ;;\n", word_of(command), quoted(fmt::format("{}", fmt::join(names, " "))));
}

std::string bash_completions() {
  std::string out = fmt::format("{}{}{}", kBashStart, joined_words(ValueSet::rule), kBashMiddle);
  for (const Command command : kCommands) out.append(bash_values(command));
  out.append(kBashEnd);
  for (const Command command : kCommands) out.append(bash_options(command));
  return out.append(kBashLast);
}

// ---------------------------------------------------------------------------------------------------------------------- zsh

constexpr std::string_view kZshStart = R"(#compdef pith
# Completions of pith for zsh, printed by pith --completions zsh.

_pith_operand() {
  _alternative 'commands:command:(check rules)' 'files:page:_files'
}

_pith() {
  local command=pith
  if (( CURRENT > 2 )) && [[ $words[2] == (check|rules) ]]; then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
)";

constexpr std::string_view kZshEnd = R"(  esac
}

if [[ $funcstack[1] == _pith ]]; then
  _pith "$@"
else
  compdef _pith pith
fi
)";

// Help without what ends a field of _arguments.
std::string zsh_help(std::string_view help) {
  std::string out;
  for (const char c : help) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string zsh_action(const OptionRow& row) {
  if (row.values == ValueSet::file || row.values == ValueSet::output) return "_files";
  const std::string words = joined_words(row.values);
  if (words.empty()) return {};
  return is_list(row) ? fmt::format("_values -s , {} {}", row.metavar.substr(0, row.metavar.find(',')), words)
                      : fmt::format("({})", words);
}

// Each name of an option is a specification of its own.
std::string zsh_option(const OptionRow& row) {
  std::string out;
  for (const std::string& name : all_names(row)) {
    const bool is_long = name.starts_with("--");
    const std::string_view value = takes_value(row) ? (is_long ? "=" : "+") : "";
    const std::string action = takes_value(row) ? fmt::format(":{}:{}", zsh_help(row.metavar), zsh_action(row)) : std::string();
    const std::string_view no = name.starts_with("--no-") ? "not: " : "";
    out.append(fmt::format("        {} \\\n", quoted(fmt::format("*{}{}[{}{}]{}", name, value, no, zsh_help(row.help), action))));
  }
  return out;
}

std::string zsh_completions() {
  std::string out(kZshStart);
  for (const Command command : kCommands) {
    out.append(fmt::format("    {})\n      _arguments -s -S \\\n", word_of(command)));
    for (const OptionRow& row : options_of(command)) out.append(zsh_option(row));
    if (command == Command::pith) out.append("        '1: :_pith_operand' \\\n");
    const std::string words = joined_words(row_of(command).operand_values);
    const std::string operands = words.empty() ? "_files" : fmt::format("({})", words);
    out.append(fmt::format("        {}\n      ;;\n", quoted(fmt::format("*:{}:{}", row_of(command).operand, operands))));
  }
  return out.append(kZshEnd);
}

// --------------------------------------------------------------------------------------------------------------------- fish

constexpr std::string_view kFishStart = R"(# Completions of pith for fish, printed by pith --completions fish.

# Whether the command line is one of this command: pith, check or rules.
function __pith_is
    set -l words (commandline -opc)
    set -l command pith
    if test (count $words) -gt 1; and contains -- $words[2] check rules
        set command $words[2]
    end
    test $command = $argv[1]
end

function __pith_is_first
    test (count (commandline -opc)) -eq 1
end

# The words, each behind what is typed before the last comma.
function __pith_list
    set -l token (string replace -r '^--[^=]*=' '' -- (commandline -ct))
    set -l before (string match -r '^.*,' -- $token)
    printf '%s\n' "$before"$argv
end

)";

std::string fish_value(const OptionRow& row) {
  if (!takes_value(row)) return {};
  if (row.values == ValueSet::file || row.values == ValueSet::output) return " -r -F";
  const std::string words = joined_words(row.values);
  if (words.empty()) return " -x";
  return fmt::format(" -x -a {}", quoted(is_list(row) ? fmt::format("(__pith_list {})", words) : words));
}

// fish has one line for the short and the long form of an option, and one for each further name.
std::string fish_option(const OptionRow& row) {
  std::string out;
  const std::string start = fmt::format("complete -c pith -n '__pith_is {}'", word_of(row.command));
  std::string letter = row.letter == ' ' ? std::string() : fmt::format(" -s {}", row.letter);
  for (const std::string& name : all_names(row)) {
    const bool is_long = name.starts_with("--");
    if (!is_long && row.type != OptionType::letter) continue;
    const std::string_view no = name.starts_with("--no-") ? "not: " : "";
    out.append(fmt::format("{}{}{}{} -d {}\n", start, std::exchange(letter, {}),
                           is_long ? fmt::format(" -l {}", name.substr(2)) : std::string(), fish_value(row),
                           quoted(fmt::format("{}{}", no, row.help))));
  }
  return out;
}

std::string fish_completions() {
  std::string out(kFishStart);
  for (const Command command : {Command::check, Command::rules})
    out.append(
        fmt::format("complete -c pith -n __pith_is_first -a {} -d {}\n", word_of(command), quoted(row_of(command).purpose)));
  out.append(fmt::format("complete -c pith -n '__pith_is rules' -f -a {}\n", quoted(joined_words(ValueSet::rule))));
  for (const Command command : kCommands)
    for (const OptionRow& row : options_of(command)) out.append(fish_option(row));
  return out;
}

}  // namespace

std::string completions_for(Shell shell) {
  switch (shell) {
    case Shell::bash:
      return bash_completions();
    case Shell::zsh:
      return zsh_completions();
    case Shell::fish:
      return fish_completions();
  }
  return {};
}

}  // namespace pith::internal

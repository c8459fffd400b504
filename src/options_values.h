// Variables for the values of options, one for each row of options.inc, and where the parser finds them.
//
// The idea: the table makes the variables, so that an option can't lack one. They hold what was typed; options.cc and the files
// beside it convert it into a job.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "options_table.h"

namespace pith::internal {

/// The variable of an option.
using OptionTarget = std::variant<bool*, std::string*, std::vector<std::string>*, std::uint64_t*, double*>;

template <OptionType>
struct VariableOf {
  using Type = bool;
};
template <>
struct VariableOf<OptionType::text> {
  using Type = std::string;
};
template <>
struct VariableOf<OptionType::list> {
  using Type = std::vector<std::string>;
};
template <>
struct VariableOf<OptionType::number> {
  using Type = std::uint64_t;
};
template <>
struct VariableOf<OptionType::size> {
  using Type = std::uint64_t;
};
template <>
struct VariableOf<OptionType::fraction> {
  using Type = double;
};

#define ALIAS(...)
#define OPTION(command, group, letter, name, type, ...) OPTION_OF_##command(name, type)
#define DECLARED(name, type) VariableOf<OptionType::type>::Type name{};
#define TARGET(name, type) &name,
#define LEFT_OUT(...)

#define OPTION_OF_check LEFT_OUT
#define OPTION_OF_rules LEFT_OUT

/// Of pith. targets() are in the order of options_of().
struct PithValues {
#define OPTION_OF_pith DECLARED
#include "options.inc"
#undef OPTION_OF_pith
#define OPTION_OF_pith TARGET
  std::vector<OptionTarget> targets() {
    return {
#include "options.inc"
    };
  }
#undef OPTION_OF_pith
};

#undef OPTION_OF_check
#define OPTION_OF_pith LEFT_OUT

/// Of pith check.
struct CheckValues {
#define OPTION_OF_check DECLARED
#include "options.inc"
#undef OPTION_OF_check
#define OPTION_OF_check TARGET
  std::vector<OptionTarget> targets() {
    return {
#include "options.inc"
    };
  }
#undef OPTION_OF_check
};

#undef OPTION_OF_rules
#define OPTION_OF_check LEFT_OUT

/// Of pith rules.
struct RulesValues {
#define OPTION_OF_rules DECLARED
#include "options.inc"
#undef OPTION_OF_rules
#define OPTION_OF_rules TARGET
  std::vector<OptionTarget> targets() {
    return {
#include "options.inc"
    };
  }
#undef OPTION_OF_rules
};

#undef OPTION_OF_check
#undef OPTION_OF_pith
#undef LEFT_OUT
#undef TARGET
#undef DECLARED
#undef OPTION
#undef ALIAS

}  // namespace pith::internal

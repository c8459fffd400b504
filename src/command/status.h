// The exit statuses of pith, and what each of them means.
#pragma once

#include <string_view>

namespace pith::internal {

enum class Status : int {
  done = 0,
  no_article = 1,  ///< pith
  different = 1,   ///< pith check
  usage = 2,
  some_failed = 3,
  all_failed = 4,
  limited = 5,
};

struct StatusMeaning {
  Status status{};
  std::string_view meaning{};
};

/// As --help and README.md list them.
inline constexpr StatusMeaning kStatuses[] = {
    {Status::done, "done"},
    {Status::no_article,
     "every input was read and none has an article, there are no inputs, or a page is below --min-confidence"},
    {Status::usage, "the command line is wrong"},
    {Status::some_failed, "some inputs failed or met a limit, the others are done"},
    {Status::all_failed, "all inputs failed, or the output can't be written"},
    {Status::limited, "the only input met a limit and was read as far as it goes"},
};

/// Those of pith check.
inline constexpr StatusMeaning kCheckStatuses[] = {
    {Status::done, "all as expected"},
    {Status::different,
     "something differs, an expectation has no page or, with --strict, a page no expectation, or a score is below --min-f1"},
    {Status::usage, "the command line is wrong"},
    {Status::some_failed, "some pages or expectations can't be read or written, the others are done"},
    {Status::all_failed, "none can be read, no page has an expectation, or the output can't be written"},
};

/// Those of pith rules.
inline constexpr StatusMeaning kRulesStatuses[] = {
    {Status::done, "done"},
    {Status::usage, "the command line is wrong"},
    {Status::all_failed, "the output can't be written"},
};

}  // namespace pith::internal

// The parsers that are fuzzed.
#pragma once

#include <span>
#include <string_view>

namespace pith::testing {

/// A parser that takes any bytes.
struct FuzzTarget {
  std::string_view name{};
  /// Ends the process, or fails under a sanitizer, where the parser has a mistake.
  void (*run)(std::string_view input) = nullptr;
};

std::span<const FuzzTarget> fuzz_targets();

/// The one of that name; nullptr if there is none.
const FuzzTarget* fuzz_target(std::string_view name);

}  // namespace pith::testing

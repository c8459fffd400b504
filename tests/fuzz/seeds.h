// What the fuzzers begin with.
#pragma once

#include <string>
#include <vector>

namespace pith::testing {

struct FuzzSeed {
  std::string target{};  ///< the name of a FuzzTarget
  std::string name{};    ///< unique for the target, fit for a file
  std::string bytes{};
};

/// Inputs for every target, made of the sample pages in the folder `testdata` and of containers around them.
std::vector<FuzzSeed> fuzz_seeds(const std::string& testdata);

}  // namespace pith::testing

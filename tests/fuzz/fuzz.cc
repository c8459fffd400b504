// One target under libFuzzer. In: "--target=NAME" among the arguments, and libFuzzer's own options and folders. Out: as
// libFuzzer's.
//
//   ./bootstrap fuzz 30                                                  all targets in turn, 30 minutes in all
//   build/fuzz/tests/fuzz --target=html build/fuzz/corpus/html           one of them
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fuzz/targets.h"

namespace {
const pith::testing::FuzzTarget* target = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  constexpr std::string_view kOption = "--target=";  // libFuzzer leaves out what begins with two hyphens
  for (int i = 1; i < *count; ++i)
    if (const std::string_view argument = (*arguments)[i]; argument.starts_with(kOption))
      target = pith::testing::fuzz_target(argument.substr(kOption.size()));
  if (target != nullptr) return 0;
  std::fprintf(stderr, "fuzz: --target=NAME is needed; the names are\n");
  for (const auto& known : pith::testing::fuzz_targets())
    std::fprintf(stderr, "  %.*s\n", static_cast<int>(known.name.size()), known.name.data());
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}

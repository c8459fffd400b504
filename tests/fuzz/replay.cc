// The targets of the fuzzers without libFuzzer. In: the sample pages. Out: status 0 if every target takes its seeds, whole, cut
// and with bytes changed; or the seeds as files.
//
//   fuzz_seeds TESTDATA              tries them
//   fuzz_seeds TESTDATA --write DIR  writes DIR/TARGET/NAME
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "fuzz/seeds.h"
#include "fuzz/targets.h"

namespace {

namespace fs = std::filesystem;
using namespace pith::testing;

constexpr int kChanges = 4;  // of each seed

int write_seeds(const std::vector<FuzzSeed>& seeds, const fs::path& folder) {
  for (const FuzzSeed& seed : seeds) {
    fs::create_directories(folder / seed.target);
    std::ofstream file(folder / seed.target / seed.name, std::ios::binary);
    file << seed.bytes;
    if (!file.flush()) return 1;
  }
  return 0;
}

// The same changes at every run.
std::string changed(std::string bytes, std::mt19937& random) {
  for (int i = 0; i < kChanges && !bytes.empty(); ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
  return bytes;
}

int try_seeds(const std::vector<FuzzSeed>& seeds) {
  std::mt19937 random(1);
  std::set<std::string_view> without;
  for (const FuzzTarget& target : fuzz_targets()) without.insert(target.name);
  for (const FuzzSeed& seed : seeds) {
    const FuzzTarget* target = fuzz_target(seed.target);
    if (target == nullptr) return std::printf("no target %s\n", seed.target.c_str()), 1;
    without.erase(target->name);
    target->run(seed.bytes);
    target->run(std::string_view(seed.bytes).substr(0, seed.bytes.size() / 2));
    for (int i = 0; i < kChanges; ++i) target->run(changed(seed.bytes, random));
  }
  for (const std::string_view name : without) std::printf("no seed for %s\n", std::string(name).c_str());
  std::printf("%zu seeds\n", seeds.size());
  return without.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const bool writes = count == 4 && std::string_view(arguments[2]) == "--write";
  if (count != 2 && !writes) return std::fprintf(stderr, "usage: fuzz_seeds TESTDATA [--write DIR]\n"), 2;
  const std::vector<FuzzSeed> seeds = fuzz_seeds(arguments[1]);
  return writes ? write_seeds(seeds, arguments[3]) : try_seeds(seeds);
}

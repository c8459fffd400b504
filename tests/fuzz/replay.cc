// The targets of the fuzzers without libFuzzer. In: the sample pages. Out: status 0 if every target takes its seeds, whole, cut
// and with bytes changed; or the seeds as files.
//
//   fuzz_seeds TESTDATA                  tries them
//   fuzz_seeds TESTDATA --write DIR      writes DIR/TARGET/NAME
//   fuzz_seeds TESTDATA --change N FILE  tries changes of them, with the numbers from N on, until it is ended; FILE has the input
//                                        that is being tried
#include <cstdio>
#include <cstdlib>
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

// A piece of one seed in the place of a piece of another one, or again in its own, or bytes changed.
std::string mixed(const std::vector<FuzzSeed>& seeds, const FuzzSeed& seed, std::mt19937& random) {
  constexpr std::size_t kMaxPiece = 64;
  std::string bytes = seed.bytes;
  for (auto steps = random() % kChanges + 1; steps > 0 && !bytes.empty(); --steps) {
    const std::string& other = random() % 2 == 0 ? seed.bytes : seeds[random() % seeds.size()].bytes;
    const std::size_t from = random() % other.size();
    const std::size_t at = random() % bytes.size();
    const std::size_t size = random() % kMaxPiece;
    switch (random() % 4) {
      case 0:
        bytes.replace(at, size, other, from, random() % kMaxPiece);
        break;
      case 1:
        bytes.insert(at, other, from, size);
        break;
      case 2:
        bytes.erase(at, size);
        break;
      default:
        bytes = changed(std::move(bytes), random);
    }
  }
  return bytes;
}

[[noreturn]] void try_changes(const std::vector<FuzzSeed>& seeds, unsigned long number, const char* kept) {
  for (;; ++number) {
    std::mt19937 random(static_cast<std::mt19937::result_type>(number));
    const FuzzSeed& seed = seeds[random() % seeds.size()];
    const std::string input = mixed(seeds, seed, random);
    std::ofstream(kept, std::ios::binary) << seed.target << ' ' << number << '\n' << input;
    fuzz_target(seed.target)->run(input);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view mode = count > 2 ? arguments[2] : "";
  if (count != 2 && !(mode == "--write" && count == 4) && !(mode == "--change" && count == 5))
    return std::fprintf(stderr, "usage: fuzz_seeds TESTDATA [--write DIR | --change N FILE]\n"), 2;
  const std::vector<FuzzSeed> seeds = fuzz_seeds(arguments[1]);
  if (mode == "--change") try_changes(seeds, std::strtoul(arguments[3], nullptr, 10), arguments[4]);
  return mode == "--write" ? write_seeds(seeds, arguments[3]) : try_seeds(seeds);
}

// Extracts a million small pages and prints the memory in use after each tenth, to show that documents leak none.
//
//   million [PAGES]
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "pith/pith.h"

namespace {

constexpr std::size_t kSteps = 10;
constexpr double kMaxGrowth = 1.05;  // of the resident memory, from the first step to the last

// Resident memory in KiB.
std::size_t resident() {
  std::size_t pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%*u %zu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

std::string page_of(std::size_t number) {
  return fmt::format(
      "<title>Page {0}</title><nav><a href=/>Home</a></nav><article class=post-{0}><h1>Page {0}</h1><p>The {0}th page has a "
      "sentence "
      "of its own, and {1} words more or less.</p></article><div class=comments><p>Ann, 3 May 2024: I read {0} of "
      "them.</p></div>",
      number, number % 17);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t pages = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000;
  std::size_t first = 0;
  std::size_t last = 0;
  for (std::size_t step = 0; step < kSteps; ++step) {
    for (std::size_t i = 0; i < pages / kSteps; ++i) {
      const pith::Document document = pith::extract(page_of(step * (pages / kSteps) + i), {});
      if (pith::write(document, {.to = pith::OutputFormat::json}).empty()) return 1;
    }
    last = resident();
    if (step == 0) first = last;
    fmt::print("{:>9} pages {:>8} KiB\n", (step + 1) * (pages / kSteps), last);
  }
  return static_cast<double>(last) <= kMaxGrowth * static_cast<double>(first) ? 0 : 1;
}

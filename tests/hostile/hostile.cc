// Prints a table of what hostile pages cost: seconds of CPU for pages of n and 2n bytes, their ratio, and the peak of memory for
// 2n. Each page is read in a process of its own.
//
//   hostile [BYTES [NAME]]
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>

#include "hostile/families.h"
#include "pith/pith.h"

namespace {

struct Cost {
  double seconds = 0;
  double megabytes = 0;
  bool died = false;
};

Cost cost_of(const pith::tests::Family& family, std::size_t bytes) {
  int ends[2];
  if (pipe(ends) != 0) return {.died = true};
  const pid_t child = fork();
  if (child == 0) {
    const std::string page = family.make(bytes);
    const std::clock_t start = std::clock();
    const pith::Document document = pith::extract(page, {});
    const std::string json = pith::write(document, {.to = pith::OutputFormat::jsonl, .segments = true});
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const bool written = write(ends[1], &seconds, sizeof seconds) == sizeof seconds;
    _exit(written && !json.empty() ? 0 : 1);
  }
  close(ends[1]);
  Cost cost;
  cost.died = read(ends[0], &cost.seconds, sizeof cost.seconds) != sizeof cost.seconds;
  close(ends[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  cost.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  cost.died |= status != 0;
  return cost;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t bytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : std::size_t{5} << 20;
  bool died = false;
  fmt::print("{:<36} {:>8} {:>8} {:>6} {:>8}   of {} and {} bytes\n", "family", "s at n", "s at 2n", "ratio", "MB", bytes,
             2 * bytes);
  for (const pith::tests::Family& family : pith::tests::hostile_families()) {
    if (argc > 2 && family.name != argv[2]) continue;
    const Cost once = cost_of(family, bytes);
    const Cost twice = cost_of(family, 2 * bytes);
    died |= once.died || twice.died;
    fmt::print("{:<36} {:8.3f} {:8.3f} {:6.2f} {:8.0f}{}\n", family.name, once.seconds, twice.seconds,
               twice.seconds / once.seconds, twice.megabytes, twice.died ? "  died" : "");
  }
  return died ? 1 : 0;
}

// Prints a table of what hostile pages and containers cost: seconds of CPU for inputs of n, 2n and 4n bytes, the largest ratio of
// one to the next, and the peak of memory for 4n. Each input is read in a process of its own. The status is 1 if one of them
// died, took too long or took too much memory.
//
//   hostile [--containers] [--command PITH] [BYTES [NAME]]
//
// Pages are read by the library, or with --command by that command; containers always by a command, the one beside this program
// if none is given. NAME is the beginning of the names of families.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <vector>

#include "hostile/families.h"
#include "pith/pith.h"
#include "unit/containers.h"

namespace {

using pith::tests::Family;

constexpr rlim_t kMaxSeconds = 60;  // of CPU; a command that takes longer dies
// Sanitizers take time and memory of their own.
#ifdef __SANITIZE_ADDRESS__
constexpr double kMaxSecondsPerMegabyte = 40;
constexpr double kMaxMegabytes = 1e6;
#else
constexpr double kMaxSecondsPerMegabyte = 4;
constexpr double kMaxMegabytes = 20;
#endif
constexpr double kMaxMegabytesPerMegabyte = 12;

struct Cost {
  double seconds = 0;
  double megabytes = 0;
  bool died = false;
};

double seconds_of(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

// Waits for the child; its time is that of the whole process.
Cost cost_of_child(pid_t child) {
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {.seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          .megabytes = static_cast<double>(usage.ru_maxrss) / 1024,
          .died = !WIFEXITED(status)};
}

Cost cost_in_library(const Family& family, std::size_t bytes) {
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
  double seconds = 0;
  const bool answered = read(ends[0], &seconds, sizeof seconds) == sizeof seconds;
  close(ends[0]);
  Cost cost = cost_of_child(child);
  cost.seconds = seconds;
  cost.died |= !answered;
  return cost;
}

// Made by a process of its own, since the peak of a command begins with the memory of the process that started it.
void write_input(const Family& family, std::size_t bytes, const std::string& name) {
  const pid_t child = fork();
  if (child == 0) {
    const std::string input = family.make(bytes);
    std::FILE* file = std::fopen(name.c_str(), "w");
    _exit(file != nullptr && std::fwrite(input.data(), 1, input.size(), file) == input.size() && std::fclose(file) == 0 ? 0 : 1);
  }
  cost_of_child(child);
}

// One job, so that the figures do not depend on the number of cores.
Cost cost_of_command(const std::string& command, const Family& family, std::size_t bytes) {
  const pith::testing::TemporaryFile file("");
  write_input(family, bytes, file.name());
  const pid_t child = fork();
  if (child == 0) {
    const int null = open("/dev/null", O_WRONLY);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    const rlimit limit = {kMaxSeconds, kMaxSeconds};
    setrlimit(RLIMIT_CPU, &limit);
    execl(command.c_str(), command.c_str(), "-j1", "--to", "jsonl", file.name().c_str(), nullptr);
    _exit(127);
  }
  return cost_of_child(child);
}

struct Arguments {
  std::string command{};
  bool containers_only = false;
  bool by_command = false;
  std::size_t bytes = std::size_t{5} << 20;
  std::string name{};
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  arguments.command = (std::filesystem::path(argv[0]).parent_path().parent_path() / "pith").string();
  std::vector<std::string> operands;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--containers") {
      arguments.containers_only = true;
    } else if (argument == "--command" && i + 1 < argc) {
      arguments.command = argv[++i];
      arguments.by_command = true;
    } else {
      operands.push_back(argument);
    }
  }
  if (!operands.empty()) arguments.bytes = std::strtoul(operands[0].c_str(), nullptr, 10);
  if (operands.size() > 1) arguments.name = operands[1];
  return arguments;
}

// False when one of the inputs cost too much.
template <typename CostOf>
bool print_row(const Family& family, std::size_t bytes, CostOf cost_of) {
  const Cost costs[] = {cost_of(family, bytes), cost_of(family, 2 * bytes), cost_of(family, 4 * bytes)};
  const double ratio = std::max(costs[1].seconds / costs[0].seconds, costs[2].seconds / costs[1].seconds);
  const bool died = costs[0].died || costs[1].died || costs[2].died;
  const double megabytes = static_cast<double>(4 * bytes) / (1 << 20);
  const bool slow = costs[2].seconds > 1 + kMaxSecondsPerMegabyte * megabytes;
  const bool large = costs[2].megabytes > kMaxMegabytes + kMaxMegabytesPerMegabyte * megabytes;
  fmt::print("{:<44} {:8.3f} {:8.3f} {:8.3f} {:6.2f} {:8.0f}{}{}{}\n", family.name, costs[0].seconds, costs[1].seconds,
             costs[2].seconds, ratio, costs[2].megabytes, died ? "  died" : "", slow ? "  slow" : "", large ? "  large" : "");
  std::fflush(stdout);
  return !died && !slow && !large;
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = read_arguments(argc, argv);
  const auto in_command = [&](const Family& family, std::size_t size) {
    return cost_of_command(arguments.command, family, size);
  };
  bool good = true;
  fmt::print("{:<44} {:>8} {:>8} {:>8} {:>6} {:>8}   n = {} bytes\n", "family", "s at n", "s at 2n", "s at 4n", "ratio", "MB",
             arguments.bytes);
  if (!arguments.containers_only)
    for (const Family& family : pith::tests::hostile_families()) {
      if (!family.name.starts_with(arguments.name)) continue;
      good &= arguments.by_command ? print_row(family, arguments.bytes, in_command)
                                   : print_row(family, arguments.bytes, cost_in_library);
    }
  for (const Family& family : pith::tests::hostile_containers())
    if (family.name.starts_with(arguments.name)) good &= print_row(family, arguments.bytes, in_command);
  return good ? 0 : 1;
}

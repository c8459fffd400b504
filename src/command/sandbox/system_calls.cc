// The filter of system calls. In: the table of calls that are not let through. Out: a program for the kernel, which runs it at
// each call of any thread.
//
// The idea: the filter lists what is denied, not what is allowed, so that another version of a library, which does its work by
// other calls, goes on working. What is newer than the table does not exist for the process. A denied call fails with EPERM and
// does not end the process: libraries ask for things that they can do without, and a batch of a million pages shall not end
// because one of them did; an attacker is left with nothing either way. Only calls of another architecture end the process,
// since nothing in it has a reason for one. The numbers are searched by halves, as the kernel runs the program for each number
// once when it takes it in, to know which calls it need not ask about again. The program is made when pith is compiled.
#include "command/sandbox/system_calls.h"

#include <fmt/format.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pith::internal {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__) && !defined(__AARCH64EB__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_RISCV64;
#else
#define PITH_NO_FILTER  // elsewhere some calls stand for several, or the halves of arguments are in another order
#endif

#ifdef PITH_NO_FILTER

constexpr const char* kNone = "seccomp: there is no filter for this architecture";

#else

// ------------------------------------------------------------------------------------------------------------- instructions

constexpr sock_filter load(std::size_t offset) { return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)}; }

// The lower half of an argument, which is all that the calls below look at. These architectures have it first.
constexpr sock_filter load_argument(std::size_t index) {
  return load(offsetof(seccomp_data, args) + index * sizeof(std::uint64_t));
}

// Skips so many instructions.
constexpr sock_filter compare(unsigned comparison, std::uint32_t value, std::size_t if_true, std::size_t if_false) {
  return {static_cast<std::uint16_t>(BPF_JMP | BPF_K | comparison), static_cast<std::uint8_t>(if_true),
          static_cast<std::uint8_t>(if_false), value};
}

constexpr sock_filter answer(std::uint32_t value) { return {BPF_RET | BPF_K, 0, 0, value}; }

constexpr sock_filter kAllow = answer(SECCOMP_RET_ALLOW);
constexpr sock_filter kFail = answer(SECCOMP_RET_ERRNO | EPERM);
constexpr std::uint32_t kOwnProcess = 0xFFFFFFFF;  // stands for the number of the process, which is known when it runs

// ------------------------------------------------------------------------------------------------------------------ answers

enum class Answer : std::uint8_t { allowed, denied, unknown, threads_only, own_process_only, no_typing };

constexpr std::uint32_t kTiocLinux = 0x541C;  // of the console, which can paste

// The beginnings of the answers, from that of `allowed`, whose instructions follow the search.
constexpr auto kAnswers = std::to_array<sock_filter>({
    kAllow,
    kFail,
    answer(SECCOMP_RET_ERRNO | ENOSYS),
    load_argument(0),  // threads_only
    compare(BPF_JSET, CLONE_THREAD, 0, 1),
    kAllow,
    kFail,
    load_argument(0),  // own_process_only
    compare(BPF_JEQ, kOwnProcess, 0, 1),
    kAllow,
    kFail,
    load_argument(1),  // no_typing: whoever has the terminal open could type commands into the shell that waits behind it
    compare(BPF_JEQ, TIOCSTI, 2, 0),
    compare(BPF_JEQ, kTiocLinux, 1, 0),
    kAllow,
    kFail,
});
constexpr std::array<std::size_t, 6> kAnswerBegins = {0, 1, 2, 3, 7, 11};

// ------------------------------------------------------------------------------------------------------------------- search

struct Call {
  std::uint32_t number{};
  Answer answer{};
};

constexpr auto kCalls = [] {
  auto calls = std::to_array<Call>({
#define CALL(name, answer) {__NR_##name, Answer::answer},
#define NUMBERED(name, number, answer) {number, Answer::answer},
#include "command/sandbox/system_calls.inc"
#undef NUMBERED
#undef CALL
  });
  std::ranges::sort(calls, {}, &Call::number);
  return calls;
}();

// Numbers from `first` to that of the next range.
struct Range {
  std::uint32_t first{};
  Answer answer{};
};

struct Ranges {
  std::array<Range, 2 * kCalls.size() + 2> all{};
  std::size_t count = 0;

  constexpr void add(std::uint32_t first, Answer answer) {
    if (count > 0 && all[count - 1].first == first) --count;
    if (count == 0 || all[count - 1].answer != answer) all[count++] = {first, answer};
  }
};

constexpr Ranges kRanges = [] {
  Ranges ranges;
  ranges.add(0, Answer::allowed);
  for (const Call& call : kCalls) {
    ranges.add(call.number, call.answer);
    ranges.add(call.number + 1, Answer::allowed);
  }
  ranges.add(kCalls.back().number + 1, Answer::unknown);  // also the calls of x32, whose numbers have another bit set
  return ranges;
}();

// ------------------------------------------------------------------------------------------------------------------ program

constexpr auto kBeginning = std::to_array<sock_filter>({load(offsetof(seccomp_data, arch)), compare(BPF_JEQ, kArchitecture, 1, 0),
                                                        answer(SECCOMP_RET_KILL_PROCESS), load(offsetof(seccomp_data, nr))});
constexpr std::size_t kSearchEnd = kBeginning.size() + kRanges.count - 1;
constexpr std::size_t kProgramSize = kSearchEnd + kAnswers.size();
constexpr std::size_t kMaxSkip = 255;
static_assert(kProgramSize <= kMaxSkip, "a comparison could not skip to its answer");

using Program = std::array<sock_filter, kProgramSize>;

// The instruction at which the search in these ranges begins, if that has `at` as its place. One range needs no search.
constexpr std::size_t beginning_of(std::size_t at, std::size_t first, std::size_t count) {
  return count > 1 ? at : kSearchEnd + kAnswerBegins[static_cast<std::size_t>(kRanges.all[first].answer)];
}

constexpr void search(Program& program, std::size_t at, std::size_t first, std::size_t count) {
  if (count == 1) return;
  const std::size_t below = count / 2;
  const std::size_t middle = first + below;
  const std::size_t above_at = at + below;  // `below` ranges need one comparison less
  program[at] = compare(BPF_JGE, kRanges.all[middle].first, beginning_of(above_at, middle, count - below) - at - 1,
                        beginning_of(at + 1, first, below) - at - 1);
  search(program, at + 1, first, below);
  search(program, above_at, middle, count - below);
}

constexpr Program kProgram = [] {
  Program program{};
  std::ranges::copy(kBeginning, program.begin());
  search(program, kBeginning.size(), 0, kRanges.count);
  std::ranges::copy(kAnswers, program.begin() + kSearchEnd);
  return program;
}();

#endif

}  // namespace

#ifdef PITH_NO_FILTER
std::string filter_system_calls() { return kNone; }
#else
std::string filter_system_calls() {
  Program program = kProgram;
  for (sock_filter& instruction : program)
    if (instruction.k == kOwnProcess) instruction.k = static_cast<std::uint32_t>(::getpid());
  const sock_fprog whole = {static_cast<unsigned short>(program.size()), program.data()};
  const long failed = ::syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &whole);
  if (failed == 0) return {};
  return fmt::format("seccomp: {}", failed > 0 ? "a thread has another filter" : std::strerror(errno));
}
#endif

}  // namespace pith::internal

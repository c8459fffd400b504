// The ways out of gumbo. In: UTF-8 and a number of bytes. Out: gumbo's tree.
//
// gumbo's allocator has a pointer to the Guard; the failed assertion has none, and finds the Guard of its thread in a thread_local
// variable. assert() calls __assert_fail(). The build makes a copy of gumbo's archive that calls pith_gumbo_assert() in its place
// and whose functions have names of their own, so that a program may have another gumbo beside it. With PITH_SHARED_GUMBO gumbo
// is a shared library, and this file defines __assert_fail(). A program has its own definition called by all its libraries, but
// libpith.so hides it: there a failed assertion ends the process, which no page reaches by way of a skeleton.
#include "html/gumbo_guard.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

namespace pith::internal {
namespace {

enum StopReason { kNotStopped, kOutOfMemory, kFailedAssertion };

struct Guard {
  Arena* arena = nullptr;
  std::size_t bytes_left = 0;
  void* output = nullptr;  // gumbo's GumboOutput, which it allocates before anything else
  std::jmp_buf stop{};
};

thread_local Guard* current_guard = nullptr;

// Makes a guard the current one for as long as this lives, also when an exception ends that.
class CurrentGuard {
 public:
  explicit CurrentGuard(Guard& guard) { current_guard = &guard; }
  ~CurrentGuard() { current_guard = nullptr; }
  CurrentGuard(const CurrentGuard&) = delete;
  CurrentGuard& operator=(const CurrentGuard&) = delete;
};

void* allocate(void* userdata, std::size_t size) {
  auto* guard = static_cast<Guard*>(userdata);
  if (size > guard->bytes_left) std::longjmp(guard->stop, kOutOfMemory);
  guard->bytes_left -= size;
  void* block = guard->arena->allocate(size);
  if (!guard->output) guard->output = block;
  return block;
}
void deallocate(void*, void*) {}

// Nothing here may need a destructor, since a longjmp() may leave gumbo.
GuardedTree parse(const GumboOptions& options, Guard& guard, const char* text, std::size_t size) {
  const int reason = setjmp(guard.stop);
  if (reason == kNotStopped) return {gumbo_parse_with_options(&options, text, size)->root, Limit::none};
  const GumboNode* root = guard.output ? static_cast<const GumboOutput*>(guard.output)->root : nullptr;
  return {root, reason == kOutOfMemory ? Limit::memory : Limit::parser};
}

}  // namespace

GuardedTree parse_guarded(std::string_view text, std::size_t memory, Arena& arena) {
  Guard guard{.arena = &arena, .bytes_left = memory};
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &guard;
  options.max_errors = 0;  // for each error gumbo keeps a copy of the whole stack of open elements
  const CurrentGuard current(guard);
  return parse(options, guard, text.data(), text.size());
}

}  // namespace pith::internal

#ifdef PITH_SHARED_GUMBO
#define PITH_GUMBO_ASSERT __assert_fail
#define PITH_GUMBO_ASSERT_VISIBILITY "default"
#else
#define PITH_GUMBO_ASSERT pith_gumbo_assert
#define PITH_GUMBO_ASSERT_VISIBILITY "hidden"
#endif

extern "C" [[noreturn, gnu::visibility(PITH_GUMBO_ASSERT_VISIBILITY)]] void PITH_GUMBO_ASSERT(const char* condition,
                                                                                              const char* file, unsigned line,
                                                                                              const char* function) noexcept;

void PITH_GUMBO_ASSERT(const char* condition, const char* file, unsigned line, const char* function) noexcept {
  if (pith::internal::current_guard) std::longjmp(pith::internal::current_guard->stop, pith::internal::kFailedAssertion);
  std::fprintf(stderr, "%s:%u: %s: %s\n", file, line, function, condition);
  std::abort();
}

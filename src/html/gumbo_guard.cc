// See the header. The build renames what assert() calls inside of gumbo, __assert_fail(), to pith_gumbo_assert().
#include "html/gumbo_guard.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

namespace pith::internal {
namespace {

enum Stop { kGoesOn, kNoMemory, kFailedAssertion };

// What gumbo allocates from, and the way out of it.
struct Guard {
  Arena* arena = nullptr;
  std::size_t left = 0;
  void* first = nullptr;  // gumbo's output, which it makes before anything else
  std::jmp_buf stop{};
};

// Of the parse that this thread is in; an assertion knows no other way to it.
thread_local Guard* current = nullptr;

void* allocate(void* userdata, std::size_t size) {
  auto* guard = static_cast<Guard*>(userdata);
  if (size > guard->left) std::longjmp(guard->stop, kNoMemory);
  guard->left -= size;
  void* block = guard->arena->allocate(size);
  if (!guard->first) guard->first = block;
  return block;
}
void deallocate(void*, void*) {}

Limit limit_of(int stop) { return stop == kNoMemory ? Limit::memory : stop == kFailedAssertion ? Limit::parser : Limit::none; }

// Nothing here may need a destructor, since gumbo may be left by a jump.
GuardedTree run(const GumboOptions& options, Guard& guard, const char* text, std::size_t size) {
  const int stop = setjmp(guard.stop);
  if (stop == kGoesOn) return {gumbo_parse_with_options(&options, text, size)->root, {}};
  return {guard.first ? static_cast<const GumboOutput*>(guard.first)->root : nullptr, limit_of(stop)};
}

}  // namespace

GuardedTree parse_guarded(std::string_view text, std::size_t memory, Arena& arena) {
  Guard guard{.arena = &arena, .left = memory};
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &guard;
  options.max_errors = 0;  // with each error gumbo keeps the whole stack of open elements
  current = &guard;
  const GuardedTree tree = run(options, guard, text.data(), text.size());
  current = nullptr;
  return tree;
}

}  // namespace pith::internal

extern "C" [[noreturn]] void pith_gumbo_assert(const char* condition, const char* file, unsigned line, const char* function);

extern "C" void pith_gumbo_assert(const char* condition, const char* file, unsigned line, const char* function) {
  if (pith::internal::current) std::longjmp(pith::internal::current->stop, pith::internal::kFailedAssertion);
  std::fprintf(stderr, "%s:%u: %s: %s\n", file, line, function, condition);
  std::abort();
}

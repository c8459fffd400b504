// The end of the process after an exception. In: the exception that is being handled. Out: a message, and the exit status.
#include "command/failure.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "command/atomic_file.h"
#include "command/status.h"

namespace pith::internal {
namespace {

void print(std::string_view text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // nobody is left who could be told
}

// An exception may name a file, whose name may be any bytes.
void print_plain(std::string_view text) {
  for (const char& c : text) print(c >= ' ' && c <= '~' ? std::string_view(&c, 1) : "?");
}

// A library that lets an exception out of a function without exceptions ends the process without telling which one it was.
void print_reason() {
  if (!std::current_exception()) return print("an exception in a library, probably for want of memory");
  try {
    throw;
  } catch (const std::bad_alloc&) {
    print("not enough memory");
  } catch (const std::exception& failure) {
    print_plain(failure.what());
  } catch (...) {
    print("unknown");
  }
}

constexpr std::size_t kAsideBytes = std::size_t{2} << 20;  // a mapping of its own, of which nothing is touched
std::atomic<void*> memory_aside{nullptr};

[[noreturn]] void give_back_memory() {
  std::free(memory_aside.exchange(nullptr));
  throw std::bad_alloc();
}

}  // namespace

void set_memory_aside() {
  if (memory_aside.load() != nullptr) return;
  std::set_new_handler(give_back_memory);
  void* none = nullptr;
  void* memory = std::malloc(kAsideBytes);
  if (!memory_aside.compare_exchange_strong(none, memory)) std::free(memory);
}

void end_after_uncaught_exceptions() {
  std::set_terminate([] { end_after_exception(); });
}

void end_after_exception() noexcept {
  print("pith: error: ");
  print_reason();
  print("\n");
  remove_temporary_files();
  std::_Exit(static_cast<int>(Status::all_failed));
}

}  // namespace pith::internal

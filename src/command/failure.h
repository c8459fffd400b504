// The end of the process when something other than an input or the output fails, such as the memory for the work itself.
#pragma once

namespace pith::internal {

/// To be called while an exception is handled: prints what it says, removes all temporary files and ends the process with
/// Status::all_failed. May be called from any thread, and needs no memory.
///
/// It does not return, because other threads may be blocked in reading an input that never ends, and nothing can wake them.
[[noreturn]] void end_after_exception() noexcept;

/// Sets some memory aside, unless it is there already. It is given back when memory runs out, before std::bad_alloc is thrown, so
/// that what the exception passes can be destroyed: to destroy JSON takes memory. Call it at the start, after such an
/// exception, and before each page, since another thread may have needed it. Where it is there, that is one load.
void set_memory_aside();

/// Makes an exception that nobody can catch, such as one from a destructor when another thread took what was set aside, or one in a
/// library, end the process as end_after_exception() does.
void end_after_uncaught_exceptions();

}  // namespace pith::internal

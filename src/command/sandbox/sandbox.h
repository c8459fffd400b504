// What the process may do while it works on pages of strangers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pith::internal {

/// What of the file system stays open in the sandbox. Paths that lead to nothing are ignored; symbolic links are followed.
struct SandboxAccess {
  /// How a place may be written to.
  enum class Write : std::uint8_t {
    folder,  ///< all below the folder: files and folders are created, read, replaced and removed
    file     ///< `path` is the path of one file, which AtomicFile writes; where it is a device or a pipe, only that is written to
  };
  struct Written {
    std::string path{};
    Write how{};
  };
  std::vector<std::string> read{};  ///< files, and folders with all that is below them
  bool read_everything = false;
  std::vector<Written> written{};

  /// Adds operands of the command line to `read`; "-" is standard input, which is open already. Many are more than it pays to
  /// list: then everything may be read.
  void add_operands(const std::vector<std::string>& operands);
};

/// Takes from the calling thread, and from all that it starts from now on, what the work on pages does not need: files other
/// than those named, the network, other programs and processes, and new privileges. To be called once, before there are other
/// threads. Fails never: what the kernel does not have is left out and told, a message for each, "Landlock: Function not
/// implemented". Builds with sanitizers have no sandbox, since these read files and start processes themselves.
[[nodiscard]] std::vector<std::string> enter_sandbox(const SandboxAccess& access);

/// Part of the work on each page. Nothing, but in a program that the tests build: there it is what a page might do that has found
/// a mistake in a parser, and its attempts to get out of the sandbox are told on standard error.
#ifdef PITH_SANDBOX_TRIAL
void try_to_escape();  // tests/sandbox/trial.cc
#else
inline void try_to_escape() {}
#endif

/// For a message about a file that could not be read: " (HINT)" where it was the sandbox that denied it, else empty.
std::string read_denial_hint(const std::string& path);

/// The same for a file that could not be written; `reason` is the errno of the failure.
std::string write_denial_hint(const std::string& path, int reason);

}  // namespace pith::internal

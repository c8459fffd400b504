// Attempts to get out of the sandbox. In: the folder PITH_TRIAL in the environment, which has the file "secret", and in which
// nothing is an operand. Out: what became of each attempt, on standard error.
//
// The idea: each attempt is one that succeeds, or fails for another reason than a lack of rights, where there is no sandbox. What
// would end or change the process is done by a child, if there can be one.
#include <fcntl.h>
#include <linux/audit.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "command/sandbox/sandbox.h"

namespace pith::internal {
namespace {

std::string beside(const char* name) {
  const char* folder = std::getenv("PITH_TRIAL");
  return std::string(folder == nullptr ? "/nowhere" : folder).append("/").append(name);
}

void report(const char* name, long result) {
  const char* thread = ::syscall(SYS_gettid) == ::getpid() ? "main" : "worker";
  const std::string line =
      std::string("trial: ") + thread + ": " + name + ": " + (result >= 0 ? "done" : strerrorname_np(errno)) + "\n";
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) std::abort();
}

long open_and_close(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (fd >= 0) ::close(fd);
  return fd;
}

void try_files() {
  report("read /etc/passwd", open_and_close("/etc/passwd", O_RDONLY));
  report("read a file", open_and_close(beside("secret"), O_RDONLY));
  report("list a folder", open_and_close(beside("."), O_RDONLY | O_DIRECTORY));
  report("write a file", open_and_close(beside("secret"), O_WRONLY));
  report("write itself", open_and_close("/proc/self/mem", O_RDWR));
  report("create a file", open_and_close(beside("new"), O_WRONLY | O_CREAT | O_EXCL));
  report("create a folder", ::mkdir(beside("folder").c_str(), 0700));
  report("create a link", ::symlink("/etc/passwd", beside("link").c_str()));
  report("create a pipe", ::mkfifo(beside("pipe").c_str(), 0600));
  report("link a file", ::link(beside("secret").c_str(), beside("second").c_str()));
  report("truncate a file", ::truncate(beside("secret").c_str(), 1));
  report("change a mode", ::chmod(beside("secret").c_str(), 0644));
  report("rename a file", ::rename(beside("secret").c_str(), beside("renamed").c_str()));
  report("remove a file", ::unlink(beside(::access(beside("renamed").c_str(), F_OK) == 0 ? "renamed" : "secret").c_str()));
}

// Calls that need no socket first, as none can be had.
void try_network() {
  const auto close = [](int fd) {
    if (fd >= 0) ::close(fd);
    return fd;
  };
  report("socket of IPv4", close(::socket(AF_INET, SOCK_STREAM, 0)));
  report("socket of UDP", close(::socket(AF_INET6, SOCK_DGRAM, 0)));
  report("socket of Unix", close(::socket(AF_UNIX, SOCK_STREAM, 0)));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* any = reinterpret_cast<const sockaddr*>(&address);
  report("connect", ::connect(STDERR_FILENO, any, sizeof address));
  report("bind", ::bind(STDERR_FILENO, any, sizeof address));
  report("send", ::sendto(STDERR_FILENO, "", 0, 0, any, sizeof address));
  report("io_uring", ::syscall(SYS_io_uring_setup, 1, nullptr));
}

// In a child if there can be one: these succeed at most once, or never return.
template <typename Attempt>
long in_child(const Attempt& attempt) {
  const pid_t child = ::fork();
  if (child < 0) return attempt();
  if (child == 0) {
    const long result = attempt();
    ::_exit(result >= 0 ? 0 : errno);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  errno = WIFEXITED(status) ? WEXITSTATUS(status) : EINTR;
  return errno == 0 ? 0 : -1;
}

void try_processes() {
  char name[] = "/bin/true";
  char* arguments[] = {name, nullptr};
  report("fork", in_child([] { return ::fork(); }));
  report("vfork", in_child([] { return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }));
  report("exec", in_child([&] { return ::execv(name, arguments); }));
  report("exec of a descriptor", in_child([&] {
           const int fd = ::memfd_create("program", 0);
           return ::syscall(SYS_execveat, fd < 0 ? STDIN_FILENO : fd, "", arguments, nullptr, AT_EMPTY_PATH);
         }));
  report("ptrace", in_child([] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }));
  report("ptrace of the parent", ::ptrace(PTRACE_PEEKUSER, ::getppid(), nullptr, nullptr));
  char byte = 0;
  iovec here{.iov_base = &byte, .iov_len = 1};
  report("memory of a process", ::process_vm_readv(::getpid(), &here, 1, &here, 1, 0));
  report("signal to the parent", ::kill(::getppid(), 0));
  report("signal to itself", ::kill(::getpid(), 0));
}

void try_privileges() {
  report("change the user", ::setuid(::getuid()));
  report("new root", in_child([] { return ::chroot("/"); }));
  report("mount", in_child([] { return ::mount("none", beside("nowhere").c_str(), "tmpfs", 0, nullptr); }));
  report("new namespaces", in_child([] { return ::syscall(SYS_unshare, 0); }));
  report("type into the terminal", ::ioctl(STDIN_FILENO, TIOCSTI, "x"));
}

}  // namespace

void try_to_escape() {
#ifdef __x86_64__
  if (std::getenv("PITH_TRIAL_INT80") != nullptr) {  // getpid() of i386
    long pid = 20;
    asm volatile("int $0x80" : "+a"(pid) : : "memory");
    report("call of another architecture", pid);
    return;
  }
#endif
  try_files();
  try_network();
  try_processes();
  try_privileges();
}

}  // namespace pith::internal

// A library for LD_PRELOAD that lets one call of the C library fail, or all from one on. In: the environment: FAULTS_IN
// ("memory" or "calls"), FAULTS_AT (the number of the first call that fails, from 1; 0: none), FAULTS_HOW ("once", "always",
// "interrupted" or "short"), FAULTS_COUNT (a file for the number of calls). Out: failures as the system has them.
//
// The idea: functions of the C library can be replaced. Calls are counted from mallopt() on, with which the command begins.
// unlink() never fails, since nobody could remove a temporary file then.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
}

namespace {

enum class How { once, always, interrupted, short_ };

std::atomic<bool> counts{false};
std::atomic<long> calls{0};
bool in_memory = false;
long first = 0;
int count_file = -1;  // opened early, as the sandbox would deny it later
How how = How::once;

void read_settings() {
  const char* in = std::getenv("FAULTS_IN");
  const char* at = std::getenv("FAULTS_AT");
  const char* way = std::getenv("FAULTS_HOW");
  const char* count = std::getenv("FAULTS_COUNT");
  if (count != nullptr) count_file = ::open(count, O_WRONLY | O_TRUNC | O_CLOEXEC);
  in_memory = in != nullptr && std::strcmp(in, "memory") == 0;
  first = at == nullptr ? 0 : std::atol(at);
  if (way != nullptr && std::strcmp(way, "always") == 0) how = How::always;
  if (way != nullptr && std::strcmp(way, "interrupted") == 0) how = How::interrupted;
  if (way != nullptr && std::strcmp(way, "short") == 0) how = How::short_;
}

// Whether this call is one that fails.
bool is_due(bool memory) {
  if (!counts.load(std::memory_order_relaxed) || memory != in_memory) return false;
  const long number = ++calls;
  return first > 0 && (number == first || (number > first && how == How::always));
}

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template <typename Result>
Result fail(int reason, Result result) {
  errno = reason;
  return result;
}

int reason_or_interruption(int reason) { return how == How::interrupted ? EINTR : reason; }

// The number of calls, as digits. The destructor runs where the process returns from main().
[[gnu::destructor]] void write_count() {
  counts = false;
  char digits[20];
  std::size_t size = 0;
  for (long rest = calls; rest > 0 && size < sizeof digits; rest /= 10)
    digits[sizeof digits - ++size] = static_cast<char>('0' + rest % 10);
  if (count_file >= 0 && ::write(count_file, digits + sizeof digits - size, size) < 0) std::abort();
}

}  // namespace

#define REAL(name) static const auto real_##name = real<decltype(&::name)>(#name)

extern "C" {

int mallopt(int parameter, int value) noexcept {
  static const auto real_mallopt = real<int (*)(int, int)>("mallopt");
  const int result = real_mallopt(parameter, value);
  if (!counts) read_settings();
  counts = true;
  return result;
}

void* malloc(std::size_t size) noexcept { return is_due(true) ? fail<void*>(ENOMEM, nullptr) : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) noexcept {
  return is_due(true) ? fail<void*>(ENOMEM, nullptr) : __libc_calloc(count, size);
}
void* realloc(void* block, std::size_t size) noexcept {
  return is_due(true) ? fail<void*>(ENOMEM, nullptr) : __libc_realloc(block, size);
}

int open(const char* path, int flags, ...) {
  REAL(open);
  va_list list;
  va_start(list, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
  va_end(list);
  return is_due(false) ? fail(EMFILE, -1) : real_open(path, flags, mode);
}

int __open_2(const char* path, int flags) { return open(path, flags); }

int openat(int folder, const char* path, int flags, ...) {
  REAL(openat);
  va_list list;
  va_start(list, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
  va_end(list);
  return is_due(false) ? fail(EMFILE, -1) : real_openat(folder, path, flags, mode);
}

ssize_t read(int fd, void* to, std::size_t size) {
  REAL(read);
  if (!is_due(false)) return real_read(fd, to, size);
  if (how == How::short_) return real_read(fd, to, std::min<std::size_t>(size, 1));
  return fail<ssize_t>(reason_or_interruption(EIO), -1);
}

ssize_t __read_chk(int fd, void* to, std::size_t size, std::size_t) { return read(fd, to, size); }

ssize_t write(int fd, const void* from, std::size_t size) {
  REAL(write);
  if (!is_due(false)) return real_write(fd, from, size);
  if (how == How::short_) return real_write(fd, from, (size + 1) / 2);
  return fail<ssize_t>(reason_or_interruption(ENOSPC), -1);
}

// What was written may not have reached the disk, and the descriptor is closed all the same.
int close(int fd) {
  REAL(close);
  const bool fails = is_due(false) && how != How::interrupted;
  const int result = real_close(fd);
  return fails ? fail(EIO, -1) : result;
}

int fsync(int fd) {
  REAL(fsync);
  return is_due(false) ? fail(EIO, -1) : real_fsync(fd);
}

int rename(const char* from, const char* to) noexcept {
  REAL(rename);
  return is_due(false) ? fail(ENOSPC, -1) : real_rename(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  REAL(mkdir);
  return is_due(false) ? fail(ENOSPC, -1) : real_mkdir(path, mode);
}

int fstat(int fd, struct stat* status) noexcept {
  static const auto real_fstat = real<int (*)(int, struct stat*)>("fstat");
  return is_due(false) ? fail(EIO, -1) : real_fstat(fd, status);
}

int stat(const char* path, struct stat* status) noexcept {
  static const auto real_stat = real<int (*)(const char*, struct stat*)>("stat");
  return is_due(false) ? fail(EIO, -1) : real_stat(path, status);
}

int lstat(const char* path, struct stat* status) noexcept {
  static const auto real_lstat = real<int (*)(const char*, struct stat*)>("lstat");
  return is_due(false) ? fail(EIO, -1) : real_lstat(path, status);
}

int fcntl(int fd, int command, ...) {
  static const auto real_fcntl = real<int (*)(int, int, ...)>("fcntl");
  va_list list;
  va_start(list, command);
  const long argument = va_arg(list, long);
  va_end(list);
  return is_due(false) ? fail(EINVAL, -1) : real_fcntl(fd, command, argument);
}

int fchmod(int fd, mode_t mode) noexcept {
  REAL(fchmod);
  return is_due(false) ? fail(EPERM, -1) : real_fchmod(fd, mode);
}

ssize_t readlink(const char* path, char* to, std::size_t size) noexcept {
  REAL(readlink);
  return is_due(false) ? fail<ssize_t>(EIO, -1) : real_readlink(path, to, size);
}

int faccessat(int folder, const char* path, int mode, int flags) noexcept {
  REAL(faccessat);
  return is_due(false) ? fail(EIO, -1) : real_faccessat(folder, path, mode, flags);
}

DIR* opendir(const char* path) {
  REAL(opendir);
  return is_due(false) ? fail<DIR*>(EMFILE, nullptr) : real_opendir(path);
}

DIR* fdopendir(int fd) {
  REAL(fdopendir);
  return is_due(false) ? fail<DIR*>(ENOMEM, nullptr) : real_fdopendir(fd);
}

dirent* readdir(DIR* folder) {
  REAL(readdir);
  return is_due(false) ? fail<dirent*>(EIO, nullptr) : real_readdir(folder);
}

int poll(pollfd* descriptors, nfds_t count, int milliseconds) {
  REAL(poll);
  return is_due(false) ? fail(EINTR, -1) : real_poll(descriptors, count, milliseconds);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*), void* argument) noexcept {
  REAL(pthread_create);
  return is_due(false) ? EAGAIN : real_pthread_create(thread, attributes, work, argument);
}

void _Exit(int status) noexcept {
  write_count();
  ::_exit(status);
}

}  // extern "C"

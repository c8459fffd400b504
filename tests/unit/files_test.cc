// Files that are written whole or not at all, which file a name leads to, and how durable outputs are.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "command/atomic_file.h"
#include "command/batch/batch.h"
#include "command/file_id.h"

using namespace pith::internal;

namespace fs = std::filesystem;

namespace {

// What the program asked the system to do with files, in order; nothing while no test listens.
std::vector<std::string>* system_calls = nullptr;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "pith-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::size_t size() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_{};
};

void write_file(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string read_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

struct stat status_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status;
}

bool replace(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  return file.open() && write_all(file.fd(), bytes) && file.commit();
}

BatchJob job_of(const std::string& output) {
  BatchJob job;
  job.operands = {PITH_TESTDATA "/plain-notes.txt"};
  job.output = output;
  job.quiet = true;
  job.jobs = 1;
  return job;
}

}  // namespace

// These stand in for those of the C library.
extern "C" int fsync(int fd) {
  if (system_calls != nullptr) {
    std::error_code ignored;
    const fs::path path = fs::read_symlink("/proc/self/fd/" + std::to_string(fd), ignored);
    const bool is_temporary = is_temporary_name(path.string());
    system_calls->push_back("fsync " + (is_temporary ? "temporary" : path.filename().string()));
  }
  return static_cast<int>(::syscall(SYS_fsync, fd));
}

extern "C" int rename(const char* from, const char* to) noexcept {
  if (system_calls != nullptr) system_calls->push_back("rename " + fs::path(to).filename().string());
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

TEST_CASE("a file that replaces another one keeps its permissions and owner", "[files]") {
  const TemporaryFolder folder;
  const std::string path = folder / "out";
  write_file(path, "old");
  const bool is_root = ::geteuid() == 0;
  if (is_root) REQUIRE(::chown(path.c_str(), 4711, 4712) == 0);
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  CHECK(replace(path, "new"));
  CHECK(read_file(path) == "new");
  const struct stat status = status_of(path);
  CHECK((status.st_mode & 07777) == 0640);
  if (is_root) CHECK((status.st_uid == 4711 && status.st_gid == 4712));
}

TEST_CASE("a new file has the permissions that the umask leaves", "[files]") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(027);
  CHECK(replace(folder / "out", "new"));
  ::umask(before);
  CHECK((status_of(folder / "out").st_mode & 07777) == 0640);
}

TEST_CASE("what replaces a private file is private from the beginning", "[files]") {
  const TemporaryFolder folder;
  write_file(folder / "out", "old");
  REQUIRE(::chmod((folder / "out").c_str(), 0600) == 0);
  AtomicFile file(folder / "out");
  REQUIRE(file.open());
  struct stat status {};
  REQUIRE(::fstat(file.fd(), &status) == 0);
  CHECK((status.st_mode & 077) == 0);
}

TEST_CASE("a symbolic link stays, and the file that it leads to is written", "[files]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "far");
  write_file(folder / "far/target", "old");
  fs::create_symlink("far/target", folder / "second");
  fs::create_symlink(folder / "second", folder / "first");
  fs::create_symlink("far/none yet", folder / "dangling");
  CHECK(replace(folder / "first", "new"));
  CHECK(replace(folder / "dangling", "also new"));
  CHECK(fs::is_symlink(folder / "first"));
  CHECK(fs::is_symlink(folder / "second"));
  CHECK(fs::is_symlink(folder / "dangling"));
  CHECK(read_file(folder / "far/target") == "new");
  CHECK(read_file(folder / "far/none yet") == "also new");
  fs::create_symlink("circle", folder / "circle");
  CHECK_FALSE(replace(folder / "circle", "new"));
  CHECK(errno == ELOOP);
}

TEST_CASE("only a regular file is replaced", "[files]") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  fs::create_directory(folder / "folder");
  CHECK_FALSE(replace(folder / "pipe", "new"));
  CHECK_FALSE(replace(folder / "folder", "new"));
  CHECK(fs::is_fifo(folder / "pipe"));
  CHECK(folder.size() == 2);  // no temporary file is left
}

TEST_CASE("a file that is protected from being written is not replaced", "[files]") {
  const TemporaryFolder folder;
  fs::permissions(folder / "", fs::perms::all);
  write_file(folder / "out", "old");
  REQUIRE(::chmod((folder / "out").c_str(), 0444) == 0);
  constexpr uid_t kNobody = 65534;
  const bool is_root = ::geteuid() == 0;
  if (is_root) REQUIRE(::seteuid(kNobody) == 0);
  const bool replaced = replace(folder / "out", "new");
  const int reason = errno;
  if (is_root) REQUIRE(::seteuid(0) == 0);
  CHECK_FALSE(replaced);
  CHECK(reason == EACCES);
  CHECK(read_file(folder / "out") == "old");
}

TEST_CASE("a group that the older file was closed to may not read the new one", "[files]") {
  if (::geteuid() != 0) return;  // only root can take the part of two users
  const TemporaryFolder folder;
  fs::permissions(folder / "", fs::perms::all);
  write_file(folder / "out", "old");
  constexpr uid_t kNobody = 65534;
  REQUIRE(::chown((folder / "out").c_str(), kNobody, 4712) == 0);
  REQUIRE(::chmod((folder / "out").c_str(), 0640) == 0);
  REQUIRE(::setegid(kNobody) == 0);
  REQUIRE(::seteuid(kNobody) == 0);
  const bool replaced = replace(folder / "out", "new");
  REQUIRE(::seteuid(0) == 0);
  REQUIRE(::setegid(0) == 0);
  CHECK(replaced);
  const struct stat status = status_of(folder / "out");
  CHECK(status.st_gid != 4712);
  CHECK((status.st_mode & 07777) == 0600);
}

TEST_CASE("the names of temporary files are known", "[files]") {
  const TemporaryFolder folder;
  AtomicFile file(folder / "out");
  REQUIRE(file.open());
  const fs::path temporary = fs::read_symlink("/proc/self/fd/" + std::to_string(file.fd()));
  CHECK(is_temporary_name(temporary.string()));
  CHECK(is_temporary_name(temporary.filename().string()));
  CHECK_FALSE(is_temporary_name(folder / "out"));
  CHECK_FALSE(is_temporary_name(".pith.tmp/page.html"));
}

TEST_CASE("outputs are on the disk before and after they get their names", "[files]") {
  const TemporaryFolder folder;
  std::vector<std::string> calls;
  BatchJob job = job_of(folder / "new/deep/");
  job.fsync = true;
  system_calls = &calls;
  const Status status = run_batch(job);
  system_calls = nullptr;
  CHECK(status == Status::done);
  const std::string root = fs::path(folder / "").parent_path().filename().string();
  CHECK(calls == std::vector<std::string>{"fsync deep", "fsync new", "fsync " + root, "fsync temporary",
                                          "rename plain-notes.txt.txt", "fsync deep"});
}

TEST_CASE("files are not synchronized unless that is asked for", "[files]") {
  const TemporaryFolder folder;
  std::vector<std::string> calls;
  system_calls = &calls;
  const Status status = run_batch(job_of(folder / "out.txt"));
  system_calls = nullptr;
  CHECK(status == Status::done);
  CHECK(calls == std::vector<std::string>{"rename out.txt"});
}

TEST_CASE("a file has one id by all its names", "[files]") {
  const TemporaryFolder folder;
  write_file(folder / "a", "a");
  write_file(folder / "b", "b");
  fs::create_symlink("a", folder / "link");
  fs::create_hard_link(folder / "a", folder / "hard");
  CHECK(file_id(folder / "a").has_value());
  CHECK(file_id(folder / "a") == file_id(folder / "link"));
  CHECK(file_id(folder / "a") == file_id(folder / "hard"));
  CHECK(file_id(folder / "a") != file_id(folder / "b"));
  CHECK_FALSE(file_id(folder / "none").has_value());
  CHECK_FALSE(file_id(folder / "").has_value());
}

TEST_CASE("a set of files has what was put into it and nothing else", "[files]") {
  FileSet set;
  const ino_t inodes[] = {0, 1, 63, 64, 65, 4096, ~ino_t{0}};
  for (const ino_t inode : inodes) CHECK_FALSE(set.contains({7, inode}));
  for (const ino_t inode : inodes) set.insert({7, inode});
  for (const ino_t inode : inodes) CHECK(set.contains({7, inode}));
  for (const ino_t inode : inodes) CHECK_FALSE(set.contains({8, inode}));
  for (const ino_t inode : {2, 62, 66, 128}) CHECK_FALSE(set.contains({7, inode}));
}

TEST_CASE("a set of file versions has a file only as it was left", "[files]") {
  const TemporaryFolder folder;
  write_file(folder / "a", "a");
  write_file(folder / "b", "b");
  fs::create_hard_link(folder / "a", folder / "hard");
  FileVersionSet set;
  set.insert(file_version(folder / "a").value());
  CHECK(set.contains(file_version(folder / "a").value()));
  CHECK(set.contains(file_version(folder / "hard").value()));
  CHECK_FALSE(set.contains(file_version(folder / "b").value()));
  write_file(folder / "a", "longer than before");  // the inode stays
  CHECK_FALSE(set.contains(file_version(folder / "a").value()));
  CHECK_FALSE(file_version(folder / "none").has_value());
}

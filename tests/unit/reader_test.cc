// Operands to pages: the order of folders, links, hidden files, gzip files whole and damaged, and what can't be read.
#include "input/reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "input/byte_source.h"

using namespace pith;
using namespace pith::internal;
using namespace std::literals;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "pith-reader-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(std::string_view name) const { return (path_ / name).string(); }

  void write(std::string_view name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::FILE* file = std::fopen((*this / name).c_str(), "wb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
    std::fclose(file);
  }

  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

using Failures = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> listed(const std::vector<std::string>& operands, Failures& failures) {
  return list_inputs(operands, [&](const std::string& name, const std::string& why) { failures.emplace_back(name, why); });
}

// "<p>tide</p>\n", compressed by gzip -n.
constexpr std::string_view kCompressed =
    "\037\213\010\000\000\000\000\000\000\003\263\051\260\053\311\114\111\265\321\057\260\343\002\000\030\362\244\316\014\000\000\000"sv;
constexpr std::string_view kDecompressed = "<p>tide</p>\n";

}  // namespace

TEST_CASE("folders are listed by the bytes of their components", "[reader]") {
  const Folder folder;
  for (const char* name :
       {"a.html", "a/z.txt", "a/b/c.html", "B.html", "ä.html", "b.html.gz", ".hidden.html", ".git/x.html", "a/.x"})
    folder.write(name, "x");
  fs::create_directories(folder / "empty");
  fs::create_symlink(folder / "B.html", folder / "c-link.html");
  fs::create_symlink(folder / "nowhere", folder / "d-dangling.html");
  fs::create_directory_symlink(folder.path(), folder / "a/loop");
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  Failures failures;
  const auto names = listed({"-", folder / "missing.html", folder.path(), folder / "B.html"}, failures);
  const std::vector<std::string> expected = {"-",
                                             folder / "missing.html",
                                             folder / "B.html",
                                             folder / "a/b/c.html",
                                             folder / "a/z.txt",
                                             folder / "a.html",
                                             folder / "b.html.gz",
                                             folder / "c-link.html",
                                             folder / "d-dangling.html",
                                             folder / "ä.html",
                                             folder / "B.html"};
  CHECK(names == expected);
  CHECK(failures == Failures{{folder / "fifo", "neither a file nor a folder"}});
}

TEST_CASE("the folder of a saved page is left out, other folders of such a name are not", "[reader]") {
  const Folder folder;
  for (const char* name : {"a.html", "a_files/x.html", "b.htm", "b_Dateien/x.html", "c_files/x.html"}) folder.write(name, "x");
  Failures failures;
  CHECK(listed({folder.path()}, failures) == std::vector{folder / "a.html", folder / "b.htm", folder / "c_files/x.html"});
}

TEST_CASE("style sheets and scripts in the mirror of a site are left out, with and without a query", "[reader]") {
  const Folder folder;
  for (const char* name :
       {"about", "index.html?page=2", "index.html@page=2", "notes.css.html", "site.css", "site.css?v=3", "site.js@v=3", "x.mjs"})
    folder.write(name, "x");
  Failures failures;
  CHECK(listed({folder.path()}, failures) ==
        std::vector{folder / "about", folder / "index.html?page=2", folder / "index.html@page=2", folder / "notes.css.html"});
  CHECK(listed({folder / "site.css"}, failures) == std::vector{folder / "site.css"});
}

TEST_CASE("an operand may be a link to a folder, or end in a slash", "[reader]") {
  const Folder folder;
  folder.write("real/x.html", "x");
  fs::create_directory_symlink(folder / "real", folder / "link");
  Failures failures;
  CHECK(listed({folder / "link"}, failures) == std::vector{folder / "link/x.html"});
  CHECK(listed({folder / "real/"}, failures) == std::vector{folder / "real/x.html"});
  CHECK(failures.empty());
}

TEST_CASE("a folder that can't be listed is reported", "[reader]") {
  if (::geteuid() == 0) return;  // root may read everything
  const Folder folder;
  folder.write("closed/x.html", "x");
  folder.write("open.html", "x");
  fs::permissions(folder / "closed", fs::perms::none);
  Failures failures;
  CHECK(listed({folder.path()}, failures) == std::vector{folder / "open.html"});
  CHECK(failures == Failures{{folder / "closed", "Permission denied"}});
  fs::permissions(folder / "closed", fs::perms::owner_all);
}

TEST_CASE("files are read whole, and decompressed when their content is gzip", "[reader]") {
  struct Case {
    std::string input;
    std::string expected;
  };
  const std::string large(300000, 'x');
  const std::string twice = std::string(kCompressed) + std::string(kCompressed);
  const std::vector<Case> cases = {
      {"", ""},
      {"plain", "plain"},
      {"nul \0 \xFF"s, "nul \0 \xFF"s},
      {large, large},
      {std::string(kCompressed), std::string(kDecompressed)},
      {twice, std::string(kDecompressed) + std::string(kDecompressed)},
      {"\037\213\010\000\000\000\000\000\000\003\003\000\000\000\000\000\000\000\000\000"s, ""},
  };
  const Folder folder;
  for (const Case& c : cases) {
    INFO(c.input.substr(0, 40));
    folder.write("page", c.input);
    Page page;
    std::string error;
    CHECK(read_page(folder / "page", page, error));
    CHECK(error.empty());
    CHECK(page.name == folder / "page");
    CHECK(page.bytes == c.expected);
  }
}

TEST_CASE("an input that can't be read gives the reason", "[reader]") {
  const Folder folder;
  folder.write("truncated.gz", kCompressed.substr(0, 14));
  folder.write("magic.gz", kCompressed.substr(0, 2));
  std::string corrupt(kCompressed);
  corrupt[10] = '\xFF';
  folder.write("corrupt.gz", corrupt);
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"missing.html", "No such file or directory"}, {".", "Is a directory"},
      {"truncated.gz", "not a valid gzip file"},     {"magic.gz", "not a valid gzip file"},
      {"corrupt.gz", "not a valid gzip file"},
  };
  for (const auto& [name, expected] : cases) {
    INFO(name);
    Page page;
    std::string error;
    CHECK_FALSE(read_page(folder / name, page, error));
    CHECK(error.substr(0, expected.size()) == expected);
    CHECK(std::ranges::count(error, '\n') == 0);
  }
}

TEST_CASE("an operand may be a FIFO", "[reader]") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  const std::string bytes(200000, 'x');
  std::thread writer([&] { folder.write("fifo", bytes); });
  Page page;
  std::string error;
  const bool read = read_page(folder / "fifo", page, error);
  writer.join();
  CHECK(read);
  CHECK(page.bytes == bytes);
}

TEST_CASE("a source that must not wait opens regular files only", "[reader]") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  folder.write("page", "x");
  char byte = 0;
  std::string error;
  CHECK(file_source(folder / "page", Waiting::refused)(&byte, 1, error) == 1);
  CHECK(file_source(folder / "fifo", Waiting::refused)(&byte, 1, error) == -1);
  CHECK(error == "not a regular file");
}

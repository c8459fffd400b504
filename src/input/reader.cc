// Operands to pages: files, folders and standard input, one page at a time.
//
// In: operands of the command line. Out: names in a stable order; a page's bytes, gzip undone. The idea: folders are listed level
// by level, each sorted, so the order is that of the path components' bytes; a file is read by read(2) into one string.
#include "input/reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <limits>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace pith {
namespace {

namespace fs = std::filesystem;
using Failed = std::function<void(const std::string&, const std::string&)>;

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::size_t kFirstRead = std::size_t{64} << 10;

// ------------------------------------------------------------------------------------------------------------------ listing

// Ends of the folders in which browsers of different languages put what belongs to a saved page.
constexpr std::string_view kBelongings[] = {"_files", "_Dateien",   "_archivos", "_fichiers", "_arquivos",
                                            "_file",  "_bestanden", "_pliki",    "_filer",    ".files"};

/// Whether `name` is the folder of pictures and scripts beside a saved page, one of `names`, which are sorted.
bool belongs_to_page(const std::string& name, const std::vector<std::string>& names) {
  for (const std::string_view end : kBelongings) {
    if (!name.ends_with(end)) continue;
    const std::string page = name.substr(0, name.size() - end.size());
    for (const std::string_view extension : {".html", ".htm"})
      if (std::ranges::binary_search(names, page + std::string(extension))) return true;
  }
  return false;
}

// ------------------------------------------------------------------------------------------------------------------ reading

class File {
 public:
  explicit File(const std::string& name)
      : descriptor_(name == kStandardInput ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// How much to ask for first: a byte more than the file has, so that one more read finds the end.
std::size_t first_read(int descriptor, std::size_t most) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) return kFirstRead;
  return std::min(static_cast<std::size_t>(status.st_size), most) + 1;
}

bool read_all(int descriptor, std::string& bytes, std::string& error, std::size_t most) {
  bytes.resize(first_read(descriptor, most));
  std::size_t filled = 0;
  while (filled <= most) {
    if (filled == bytes.size()) bytes.resize(std::min(bytes.size() * 2, most + 1));
    const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      error = std::strerror(errno);
      return false;
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return true;
}

// --------------------------------------------------------------------------------------------------------------------- gzip

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

bool bad_gzip(archive* reader, std::string& error) {
  const char* reason = archive_error_string(reader);
  error = "not a valid gzip file";
  if (reason != nullptr) error.append(": ").append(reason);
  return false;
}

bool unpack(archive* reader, std::string& out, std::string& error, std::size_t most) {
  std::size_t filled = 0;
  while (filled <= most) {
    if (filled == out.size()) out.resize(std::clamp(out.size() * 2, std::min(kFirstRead, most + 1), most + 1));
    const la_ssize_t got = archive_read_data(reader, out.data() + filled, out.size() - filled);
    if (got < 0) return bad_gzip(reader, error);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  out.resize(filled);
  return true;
}

bool gunzip(const std::string& packed, std::string& out, std::string& error, std::size_t most) {
  const Archive reader(archive_read_new(), &archive_read_free);
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  if (archive_read_open_memory(reader.get(), packed.data(), packed.size()) != ARCHIVE_OK) return bad_gzip(reader.get(), error);
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(reader.get(), &entry);
  if (status == ARCHIVE_EOF) return true;
  if (status != ARCHIVE_OK) return bad_gzip(reader.get(), error);
  // Libarchive shows a magic number without a gzip stream behind it as it is.
  if (archive_filter_code(reader.get(), 0) != ARCHIVE_FILTER_GZIP) return bad_gzip(reader.get(), error);
  return unpack(reader.get(), out, error, most);
}

}  // namespace

// ------------------------------------------------------------------------------------------------------------------ listing

FolderFiles::FolderFiles(const std::string& folder, std::string skip)
    : open_({{folder, Entry::Sort::folder}}), skip_(std::move(skip)) {}

/// The visible entries right inside `folder`, sorted. Links to files count as files; links to folders are left out, so a listing
/// always ends. A link that leads nowhere is a file too, so that reading it says so.
std::vector<FolderFiles::Entry> FolderFiles::list(const std::string& folder, std::string& error) {
  std::vector<Entry> entries;
  std::error_code failure;
  for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
    std::string name = it->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    const bool is_link = it->is_symlink(unknown);
    const fs::file_status status = it->status(unknown);
    if (fs::is_directory(status)) {
      if (!is_link) entries.push_back({std::move(name), Entry::Sort::folder});
    } else {
      const bool is_file = fs::is_regular_file(status) || !fs::exists(status);
      entries.push_back({std::move(name), is_file ? Entry::Sort::file : Entry::Sort::other});
    }
  }
  if (failure) error = std::strerror(failure.value());
  std::ranges::sort(entries, {}, &Entry::name);
  std::vector<std::string> names;
  for (const Entry& entry : entries) names.push_back(entry.name);
  std::erase_if(entries,
                [&](const Entry& entry) { return entry.sort == Entry::Sort::folder && belongs_to_page(entry.name, names); });
  return entries;
}

bool FolderFiles::is_skipped(const std::string& folder) const {
  std::error_code unknown;
  return !skip_.empty() && fs::equivalent(folder, skip_, unknown);
}

bool FolderFiles::next(std::string& name, std::string& error) {
  error.clear();
  while (!open_.empty()) {
    const Entry entry = std::move(open_.back());
    open_.pop_back();
    name = entry.name;
    if (entry.sort == Entry::Sort::other) error = "neither a file nor a folder";
    if (entry.sort != Entry::Sort::folder) return true;
    if (is_skipped(name)) continue;
    const std::vector<Entry> inside = list(name, error);
    if (!error.empty()) return true;
    for (auto below = inside.rbegin(); below != inside.rend(); ++below)
      open_.push_back({(fs::path(name) / below->name).string(), below->sort});
  }
  return false;
}

std::vector<std::string> list_inputs(const std::vector<std::string>& operands, const Failed& failed) {
  std::vector<std::string> names;
  for (const std::string& operand : operands) {
    std::error_code unknown;  // what can't be looked at is named as it is; reading it tells why
    if (operand == kStandardInput || !fs::is_directory(operand, unknown)) {
      names.push_back(operand);
      continue;
    }
    FolderFiles files(operand);
    std::string name;
    std::string error;
    while (files.next(name, error)) {
      if (error.empty())
        names.push_back(name);
      else
        failed(name, error);
    }
  }
  return names;
}

bool read_page(const std::string& name, Page& page, std::string& error, std::size_t most) {
  page = {name, {}};
  const File file(name);
  if (file.descriptor() < 0) {
    error = std::strerror(errno);
    return false;
  }
  if (!read_all(file.descriptor(), page.bytes, error, kLargestPage)) return false;
  if (!page.bytes.starts_with(kGzipMagic)) {
    page.bytes.resize(std::min(page.bytes.size(), most + 1));
    return true;
  }
  std::string unpacked;
  if (!gunzip(page.bytes, unpacked, error, most)) return false;
  page.bytes = std::move(unpacked);
  return true;
}

}  // namespace pith

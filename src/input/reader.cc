// Operands to pages: files, folders and standard input, one page at a time.
//
// In: operands of the command line. Out: names in a stable order; a page's bytes, packing undone. The idea: folders are listed level
// by level, each sorted, so the order is that of the path components' bytes.
#include "input/reader.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "input/stream.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;
using Failed = std::function<void(const std::string&, const std::string&)>;

constexpr std::string_view kStandardInput = "-";
// Ends of the folders in which browsers of different languages put what belongs to a saved page.
constexpr std::string_view kBelongings[] = {"_files", "_Dateien",   "_archivos", "_fichiers", "_arquivos",
                                            "_file",  "_bestanden", "_pliki",    "_filer",    ".files"};
// Style sheets and scripts, which read as text.
constexpr std::string_view kNoPages[] = {".css", ".js", ".mjs"};

// Mirrors put a query behind a name: "site.css?v=3", or "site.css@v=3" where a name may have no question mark.
bool is_no_page(std::string_view name) {
  return std::ranges::any_of(kNoPages, [&](std::string_view end) {
    return name.ends_with(end) || name.substr(0, name.find('?')).ends_with(end) || name.substr(0, name.find('@')).ends_with(end);
  });
}

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

}  // namespace

// ------------------------------------------------------------------------------------------------------------------ listing

FolderFiles::FolderFiles(const std::string& folder, std::string skip)
    : open_({{folder, Entry::Type::folder}}), skip_(std::move(skip)) {}

/// The visible entries right inside `folder`, sorted, style sheets and scripts left out. Links to files count as files; links to
/// folders are left out, so a listing always ends. A link that leads nowhere is a file too, so that reading it says so.
std::vector<FolderFiles::Entry> FolderFiles::list(const std::string& folder, std::string& error) {
  std::vector<Entry> entries;
  std::error_code failure;
  for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
    std::string name = it->path().filename().string();
    if (name.starts_with('.') || is_no_page(name)) continue;
    std::error_code unknown;
    const bool is_link = it->is_symlink(unknown);
    const fs::file_status status = it->status(unknown);
    if (fs::is_directory(status)) {
      if (!is_link) entries.push_back({std::move(name), Entry::Type::folder});
    } else {
      const bool is_file = fs::is_regular_file(status) || !fs::exists(status);
      entries.push_back({std::move(name), is_file ? Entry::Type::file : Entry::Type::other});
    }
  }
  if (failure) error = std::strerror(failure.value());
  std::ranges::sort(entries, {}, &Entry::name);
  std::vector<std::string> names;
  for (const Entry& entry : entries) names.push_back(entry.name);
  std::erase_if(entries,
                [&](const Entry& entry) { return entry.type == Entry::Type::folder && belongs_to_page(entry.name, names); });
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
    if (entry.type == Entry::Type::other) error = "neither a file nor a folder";
    if (entry.type != Entry::Type::folder) return true;
    if (is_skipped(name)) continue;
    const std::vector<Entry> inside = list(name, error);
    if (!error.empty()) return true;
    for (auto below = inside.rbegin(); below != inside.rend(); ++below)
      open_.push_back({(fs::path(name) / below->name).string(), below->type});
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
  Stream stream = unpacked(Stream(file_source(name)), kMaxRatio);
  stream.fill(most + 1);
  if (!stream.error().empty() && stream.view().size() <= most) {
    error = stream.error();
    return false;
  }
  page.bytes = stream.take(most + 1);
  return true;
}

}  // namespace pith::internal

// Operands of the command line to names of inputs. In: operands. Out: names in a stable order; the bytes of a page.
//
// The idea: folders are listed one at a time and their entries sorted, so files come in the order of the bytes of their path
// components, and no more than the folders on the way are in memory.
#include "input/reader.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/file_extensions.h"
#include "input/decompress.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;
using Failed = std::function<void(const std::string&, const std::string&)>;

constexpr std::string_view kStandardInput = "-";
// What browsers, in their different languages, append to the name of a saved page to name the folder of its pictures and scripts.
constexpr std::string_view kAssetFolderEndings[] = {"_files", "_Dateien",   "_archivos", "_fichiers", "_arquivos",
                                                    "_file",  "_bestanden", "_pliki",    "_filer",    ".files"};
// Style sheets and scripts are text, so they would pass for pages.
constexpr std::string_view kAssetExtensions[] = {".css", ".js", ".mjs"};

// Mirrors append the query of the address to the name: "site.css?v=3", or "site.css@v=3" where names can't have a question mark.
bool is_asset(std::string_view name) {
  return std::ranges::any_of(kAssetExtensions, [&](std::string_view extension) {
    return name.ends_with(extension) || name.substr(0, name.find('?')).ends_with(extension) ||
           name.substr(0, name.find('@')).ends_with(extension);
  });
}

/// Whether `folder` has the pictures and scripts of a saved page that is among `names`, the sorted names beside it.
bool is_asset_folder(const std::string& folder, const std::vector<std::string>& names) {
  for (const std::string_view ending : kAssetFolderEndings) {
    if (!folder.ends_with(ending)) continue;
    const std::string page = folder.substr(0, folder.size() - ending.size());
    for (const FileExtension& extension : kFileExtensions)
      if (extension.use == FileUse::saved && std::ranges::binary_search(names, page + std::string(extension.text))) return true;
  }
  return false;
}

}  // namespace

// ------------------------------------------------------------------------------------------------------------------ listing

FolderFiles::FolderFiles(const std::string& folder, std::string skip)
    : pending_({{folder, Entry::Type::folder}}), skip_(std::move(skip)) {}

/// The entries of the folder, sorted. Links to files count as files. Links to folders are left out, so that every listing ends. A
/// broken link counts as a file, so that it is reported when it is read.
std::vector<FolderFiles::Entry> FolderFiles::list(const std::string& folder, std::string& error) {
  std::vector<Entry> entries;
  std::error_code failure;
  for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
    std::string name = it->path().filename().string();
    if (name.starts_with('.') || is_asset(name)) continue;
    std::error_code ignored;
    const bool is_link = it->is_symlink(ignored);
    const fs::file_status status = it->status(ignored);
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
                [&](const Entry& entry) { return entry.type == Entry::Type::folder && is_asset_folder(entry.name, names); });
  return entries;
}

bool FolderFiles::is_skipped(const std::string& folder) const {
  std::error_code ignored;
  return !skip_.empty() && fs::equivalent(folder, skip_, ignored);
}

bool FolderFiles::next(std::string& name, std::string& error) {
  error.clear();
  while (!pending_.empty()) {
    const Entry entry = std::move(pending_.back());
    pending_.pop_back();
    name = entry.name;
    if (entry.type == Entry::Type::other) error = "neither a file nor a folder";
    if (entry.type != Entry::Type::folder) return true;
    if (is_skipped(name)) continue;
    const std::vector<Entry> inside = list(name, error);
    if (!error.empty()) return true;
    for (auto entry_inside = inside.rbegin(); entry_inside != inside.rend(); ++entry_inside)
      pending_.push_back({(fs::path(name) / entry_inside->name).string(), entry_inside->type});
  }
  return false;
}

std::vector<std::string> list_inputs(const std::vector<std::string>& operands, const Failed& failed) {
  std::vector<std::string> names;
  for (const std::string& operand : operands) {
    std::error_code ignored;  // the name of what can't be examined is kept; reading it fails with the reason
    if (operand == kStandardInput || !fs::is_directory(operand, ignored)) {
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

bool read_page(const std::string& name, Page& page, std::string& error, std::size_t max_bytes) {
  page = {name, {}};
  WindowMemory windows;
  Stream stream = decompressed(file_stream(name), windows);
  if (stream.read_all(max_bytes, page.bytes)) return true;
  error = stream.error();
  return false;
}

}  // namespace pith::internal

// The reports that a folder has from earlier runs. In: the folder, and rows of the reports of this run. Out: rows of the others.
//
// The idea: what a run leaves out (--resume, --shard) is in the folder, so the folder itself says what there is to link to. Only
// the beginning of a report is read, for its title.
#include "command/batch/earlier_reports.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/enum_tables.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

// Paths relative to the folder, sorted. What can't be listed is left out.
std::vector<std::string> reports_in(const std::string& folder) {
  const std::string_view extension = row_of(OutputFormat::report).extension;
  std::vector<std::string> paths;
  std::error_code failure;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failure);
  for (const fs::recursive_directory_iterator end; !failure && it != end; it.increment(failure)) {
    std::error_code ignored;
    if (it->path().native().ends_with(extension) && it->is_regular_file(ignored))
      paths.push_back(it->path().lexically_relative(folder).string());
  }
  std::ranges::sort(paths);
  return paths;
}

std::string beginning_of(const std::string& path) {
  constexpr std::size_t kSize = 8192;
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "re"));
  std::string bytes(kSize, '\0');
  bytes.resize(file ? std::fread(bytes.data(), 1, kSize, file.get()) : 0);
  return bytes;
}

}  // namespace

void add_earlier_reports(const std::string& folder, std::vector<ReportRow>& rows) {
  std::unordered_set<std::string> known;
  for (const ReportRow& row : rows) known.insert(row.report);
  for (const std::string& path : reports_in(folder)) {
    if (known.contains(path)) continue;
    const std::size_t name_length = path.size() - row_of(OutputFormat::report).extension.size();
    rows.push_back(earlier_row(path.substr(0, name_length), path, beginning_of((fs::path(folder) / path).string())));
  }
}

}  // namespace pith::internal

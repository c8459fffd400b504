// The titles of the pages in a WACZ file. In: its lists of pages, a JSON object a line. Out: a title for an address.
//
// The idea: the lists come mostly behind the archives in the ZIP file, so they are looked up in its directory before the archives
// are read from front to back.
#include "input/wacz_titles.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/json_members.h"
#include "base/json_scanner.h"
#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxLine = std::size_t{64} << 10;
constexpr std::size_t kMaxList = std::size_t{64} << 20;  // bytes that are read of a list
constexpr std::size_t kEntryMemory = 160;                // of a title, beside its characters
constexpr std::size_t kBlock = 65536;
constexpr std::size_t kMaxEntries = 100000;  // of the ZIP file

std::string text_of(std::string_view value) {
  return value.size() >= 2 && value.front() == '"' ? decode_json_string(value.substr(1, value.size() - 2)) : std::string();
}

}  // namespace

void WaczTitles::read(Stream list) {
  std::string_view line;
  Stream::LineStatus status{};
  while (memory_ < max_memory_ && list.position() < kMaxList &&
         (status = list.read_line(line, kMaxLine)) != Stream::LineStatus::none)
    if (status == Stream::LineStatus::complete) add(trim(line));
}

void WaczTitles::add(std::string_view line) {
  JsonScanner scanner;
  std::size_t at = 0;
  if (!line.starts_with('{') || scanner.scan(line, at) != JsonScanner::Status::complete) return;
  std::string_view rest = line.substr(1, at - 2);
  std::string url;
  std::string title;
  for (JsonMember member; next_member(rest, member);) {
    if (member.key == "url") url = text_of(member.value);
    if (member.key == "title") title = text_of(member.value);
  }
  if (url.empty() || title.empty()) return;
  memory_ += url.size() + title.size() + kEntryMemory;
  titles_.emplace(std::move(url), std::move(title));
}

void WaczTitles::read_file(const std::string& name) {
  const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip_seekable(zip.get());
  if (archive_read_open_filename(zip.get(), name.c_str(), kBlock) != ARCHIVE_OK) return;
  archive_entry* entry = nullptr;
  for (std::size_t i = 0; i < kMaxEntries && archive_read_next_header(zip.get(), &entry) == ARCHIVE_OK; ++i) {
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr || !is_list(path)) continue;
    read(Stream([&](char* to, std::size_t size, std::string&) { return archive_read_data(zip.get(), to, size); }, kBlock));
  }
}

std::string_view WaczTitles::find(const std::string& url) const {
  const auto found = titles_.find(url);
  return found == titles_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace pith::internal

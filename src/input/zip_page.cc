// A page that is HTML and a ZIP file at once. In: the bytes of the file. Out: the page in the ZIP file.
//
// The idea: the HTML in front is a script that unpacks the page, and a ZIP file is known by its end. What stands before and
// behind it is of no interest to readers of ZIP files.
#include "input/zip_page.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "input/expansion.h"

namespace pith::internal {
namespace {

constexpr std::string_view kEndMark = "PK\5\6";
constexpr char kControl = '\5';
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kMaxComment = 65535;  // the comment behind the end
constexpr std::string_view kPageName = "index.html";
constexpr int kMaxEntries = 1000;  // the page is the first or one of the first

using Zip = std::unique_ptr<archive, decltype(&archive_read_free)>;

// The ZIP file with what is before it; empty if there is none. Pages have none of the control characters in the mark, so each of
// them is looked for in place of the mark, which costs next to nothing.
std::string_view up_to_end_of_zip(std::string_view html) {
  const std::size_t from = html.size() - std::min(html.size(), kMaxComment + kEndSize);
  std::string_view found;
  for (std::size_t at = html.find(kControl, from); at != std::string_view::npos; at = html.find(kControl, at + 1))
    if (at >= 2 && html.substr(at - 2).starts_with(kEndMark)) found = html.substr(0, std::min(at - 2 + kEndSize, html.size()));
  return found;
}

bool find_page_entry(archive* zip) {
  archive_entry* entry = nullptr;
  for (int i = 0; i < kMaxEntries && archive_read_next_header(zip, &entry) == ARCHIVE_OK; ++i) {
    const char* path = archive_entry_pathname(entry);
    if (path != nullptr && kPageName == path) return true;
  }
  return false;
}

void unpack(archive* zip, std::size_t zip_size, std::size_t max_bytes, Page& page) {
  constexpr std::size_t kStep = std::size_t{256} << 10;
  std::string bytes;
  la_ssize_t got = 0;
  do {
    const std::size_t before = bytes.size();
    bytes.resize(before + std::min(kStep, max_bytes + 1 - before));
    got = archive_read_data(zip, bytes.data() + before, bytes.size() - before);
    bytes.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(got, 0)));
    if (Expansion{.in = zip_size, .out = bytes.size()}.is_bomb())
      return set_error(page, PageError::malformed, std::string(kBombError));
  } while (got > 0 && bytes.size() <= max_bytes);
  const char* reason = archive_error_string(zip);
  if (got < 0 && bytes.empty())
    return set_error(page, PageError::malformed,
                     std::string("the ZIP file in the page: ") + (reason == nullptr ? "damaged" : reason));
  page.truncated = got < 0;
  page.bytes = std::move(bytes);
}

}  // namespace

void read_page_in_zip(Page& page, std::size_t max_bytes) {
  const std::string_view bytes = up_to_end_of_zip(page.bytes);
  if (bytes.empty()) return;
  const Zip zip(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip_seekable(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK || !find_page_entry(zip.get())) return;
  unpack(zip.get(), bytes.size(), max_bytes, page);
}

}  // namespace pith::internal

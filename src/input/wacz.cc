// WACZ files. In: bytes of a ZIP file. Out: the pages of the WARC files in it.
//
// The idea: the ZIP file is read from front to back, so it may come through a pipe. Each WARC file in it is a stream of its own.
#include "input/wacz.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <string>
#include <utility>

#include "input/binary.h"
#include "input/decompress.h"
#include "input/warc.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxEntries = 100000;  // that are searched for a first WARC file

bool is_warc_name(std::string_view name) {
  return name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
}

class WaczPages : public PageSource {
 public:
  WaczPages(Stream stream, const ReadOptions& options)
      : stream_(std::move(stream)), options_(options), zip_(archive_read_new(), &archive_read_free) {
    archive_read_support_format_zip_streamable(zip_.get());
    open_ = archive_read_open(zip_.get(), this, nullptr, &WaczPages::feed, nullptr) == ARCHIVE_OK;
  }

  bool next(Page& page) override {
    while (true) {
      if (warc_ && warc_->next(page)) {
        page.record = ++record_;
        return true;
      }
      warc_.reset();
      page = {};
      if (!open_next_warc()) return report_end(page);
    }
  }

 private:
  bool open_next_warc() {
    archive_entry* entry = nullptr;
    while (open_ && (found_ || entries_ < kMaxEntries) && archive_read_next_header(zip_.get(), &entry) == ARCHIVE_OK) {
      ++entries_;
      const char* path = archive_entry_pathname(entry);
      if (path == nullptr || !is_warc_name(path)) continue;
      found_ = true;
      Stream warc([this](char* to, std::size_t size, std::string& error) { return read_entry(to, size, error); });
      warc_ = warc_pages(decompressed(std::move(warc)), options_);
      return true;
    }
    return false;
  }

  // True once, when there is an error to report.
  bool report_end(Page& page) {
    if (std::exchange(ended_, true)) return false;
    const char* reason = archive_error_string(zip_.get());
    if (reason == nullptr && found_) return false;
    page.record = found_ ? record_ + 1 : 0;
    if (found_)
      set_error(page, PageError::malformed, std::string("not a valid ZIP file: ") + reason);
    else
      set_error(page, PageError::unsupported, std::string(description_of(BinaryType::zip)) + ", not a page");
    return true;
  }

  std::ptrdiff_t read_entry(char* to, std::size_t size, std::string& error) {
    const la_ssize_t got = archive_read_data(zip_.get(), to, size);
    if (got >= 0) return got;
    const char* reason = archive_error_string(zip_.get());
    error = reason == nullptr ? "not a valid ZIP file" : reason;
    return -1;
  }

  static la_ssize_t feed(archive* reader, void* self, const void** bytes) {
    auto& wacz = *static_cast<WaczPages*>(self);
    wacz.stream_.skip(std::exchange(wacz.lent_, 0));
    if (wacz.stream_.view().empty()) wacz.stream_.read_more();
    wacz.lent_ = wacz.stream_.view().size();
    *bytes = wacz.stream_.view().data();
    if (wacz.lent_ > 0 || wacz.stream_.error().empty()) return static_cast<la_ssize_t>(wacz.lent_);
    archive_set_error(reader, EIO, "%s", wacz.stream_.error().c_str());
    return -1;
  }

  Stream stream_;
  ReadOptions options_;
  std::unique_ptr<archive, decltype(&archive_read_free)> zip_;
  std::unique_ptr<PageSource> warc_{};
  bool open_ = false;
  bool found_ = false;  // a WARC file
  bool ended_ = false;
  std::size_t entries_ = 0;
  std::size_t lent_ = 0;  // bytes in view that libarchive is using
  std::uint64_t record_ = 0;
};

}  // namespace

bool may_be_wacz(std::string_view start) { return signature_type(start) == BinaryType::zip; }

std::unique_ptr<PageSource> wacz_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<WaczPages>(std::move(stream), options);
}

}  // namespace pith::internal

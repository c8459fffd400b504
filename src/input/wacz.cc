// WACZ files. In: bytes of a ZIP file. Out: the pages of the WARC and ARC files in it.
//
// The idea: the ZIP file is read from front to back, so it may come through a pipe. Each archive in it is a stream of its own.
// It may be compressed, and compressed once more in the ZIP file, so all bytes that come out of either are held against those of
// the ZIP file.
#include "input/wacz.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string>
#include <utility>

#include "base/text.h"
#include "input/archive_pages.h"
#include "input/binary.h"
#include "input/decompress.h"
#include "input/expansion.h"
#include "input/wacz_titles.h"

namespace pith::internal {
namespace {

constexpr std::uint64_t kMinCapacity = 4096;
constexpr std::size_t kMaxEntries = 100000;  // that are searched for a first archive

constexpr std::size_t kTitleMemory = std::size_t{8} << 20;

bool is_archive_name(std::string_view name) {
  constexpr std::string_view kEndings[] = {".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz"};
  return name.starts_with("archive/") && std::ranges::any_of(kEndings, [&](auto ending) { return name.ends_with(ending); });
}

class WaczPages : public PageSource {
 public:
  WaczPages(Stream stream, const ReadOptions& options)
      : stream_(std::move(stream)),
        options_(options),
        titles_(options.memory > 0 ? std::min(kTitleMemory, options.memory / 4) : kTitleMemory),
        zip_(archive_read_new(), &archive_read_free) {
    if (!options.file.empty()) titles_.read_file(options.file);
    archive_read_support_format_zip_streamable(zip_.get());
    open_ = archive_read_open(zip_.get(), this, nullptr, &WaczPages::feed, nullptr) == ARCHIVE_OK;
  }

  RecordCounts passed_over() const override {
    RecordCounts counts = counts_;
    if (warc_) add_counts(counts, warc_->passed_over());
    return counts;
  }

  std::size_t held_memory() const override { return windows_.held + titles_.memory(); }

  bool next(Page& page) override {
    while (true) {
      if (warc_ && warc_->next(page)) {
        page.record = last_record_ = records_before_ + std::max<std::uint64_t>(page.record, 1);
        page.title = titles_.find(page.url);
        return true;
      }
      if (warc_) {
        add_counts(counts_, warc_->passed_over());
        records_before_ = std::max(records_before_ + warc_->records(), last_record_);
      }
      warc_.reset();
      page = {};
      if (!open_next_warc()) return report_end(page);
    }
  }

 private:
  bool open_next_warc() {
    archive_entry* entry = nullptr;
    while (next_entry(entry)) {
      const char* path = archive_entry_pathname(entry);
      if (path != nullptr && options_.file.empty() && WaczTitles::is_list(path)) titles_.read(entry_stream(kMinCapacity));
      if (path == nullptr || !is_archive_name(path)) continue;
      found_ = true;
      open_warc(entry);
      return true;
    }
    return false;
  }

  void open_warc(archive_entry* entry) {
    const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    const std::size_t capacity = std::clamp<std::uint64_t>(size, kMinCapacity, Stream::kCapacity);
    windows_ = window_memory(options_);
    ByteSource source = stream_source(decompressed(entry_stream(capacity), windows_, capacity), true);
    warc_ = archive_pages(Stream(counted(std::move(source)), capacity), options_);
  }

  Stream entry_stream(std::size_t capacity) {
    return Stream([this](char* to, std::size_t size, std::string& error) { return read_entry(to, size, error); }, capacity);
  }

  // False at the end of the ZIP file, and when it can't be read any further.
  bool next_entry(archive_entry*& entry) {
    if (!open_ || (!found_ && entries_ >= kMaxEntries) || !find_entry_end()) return false;
    if (archive_read_next_header(zip_.get(), &entry) != ARCHIVE_OK) return false;
    has_size_ = archive_entry_size_is_set(entry) != 0;
    ++entries_;
    return true;
  }

  // An entry that does not state its size has to be decompressed to find its end.
  bool find_entry_end() {
    int status = has_size_ ? ARCHIVE_EOF : ARCHIVE_OK;
    while (status == ARCHIVE_OK && !expansion_.is_bomb()) {
      const void* bytes = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      status = archive_read_data_block(zip_.get(), &bytes, &size, &offset);
      expansion_.out += size;
    }
    return (status == ARCHIVE_EOF || status == ARCHIVE_WARN) && !expansion_.is_bomb();
  }

  ByteSource counted(ByteSource source) {
    return [this, source = std::move(source)](char* to, std::size_t size, std::string& error) {
      const std::ptrdiff_t got = source(to, size, error);
      expansion_.out += static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(got, 0));
      return expansion_.is_bomb() ? fail_as_bomb(error) : got;
    };
  }

  // The archive that is read reports the error.
  std::ptrdiff_t fail_as_bomb(std::string& error) {
    ended_ = true;
    error = kBombError;
    return -1;
  }

  // True once, when there is an error to report.
  bool report_end(Page& page) {
    if (std::exchange(ended_, true)) return false;
    const char* reason = archive_error_string(zip_.get());
    page.record = found_ ? records_before_ + 1 : 0;
    if (expansion_.is_bomb())
      set_error(page, PageError::malformed, std::string(kBombError));
    else if (!found_)
      refuse_binary(page, BinaryType::zip);
    else if (reason != nullptr)
      set_error(page, PageError::malformed, std::string("not a valid ZIP file: ") + reason);
    return !page.error.empty();
  }

  std::ptrdiff_t read_entry(char* to, std::size_t size, std::string& error) {
    const la_ssize_t got = archive_read_data(zip_.get(), to, size);
    const char* reason = archive_error_string(zip_.get());
    expansion_.out += static_cast<std::uint64_t>(std::max<la_ssize_t>(got, 0));
    if (expansion_.is_bomb()) return fail_as_bomb(error);
    if (got < 0) error = reason == nullptr ? "not a valid ZIP file" : reason;
    return got;
  }

  static la_ssize_t feed(archive* reader, void* self, const void** bytes) {
    auto& wacz = *static_cast<WaczPages*>(self);
    wacz.stream_.skip(std::exchange(wacz.lent_, 0));
    if (wacz.stream_.view().empty()) wacz.stream_.read_more();
    wacz.lent_ = wacz.stream_.view().size();
    wacz.expansion_.in += wacz.lent_;
    *bytes = wacz.stream_.view().data();
    if (wacz.lent_ > 0 || wacz.stream_.error().empty()) return static_cast<la_ssize_t>(wacz.lent_);
    archive_set_error(reader, EIO, "%s", wacz.stream_.error().c_str());
    return -1;
  }

  Stream stream_;
  ReadOptions options_;
  WaczTitles titles_;
  std::unique_ptr<archive, decltype(&archive_read_free)> zip_;
  WindowMemory windows_{};  // of the archive that is read
  std::unique_ptr<PageSource> warc_{};
  RecordCounts counts_{};  // of the archives before it
  bool open_ = false;
  bool found_ = false;  // an archive
  bool ended_ = false;
  bool has_size_ = true;  // the current entry states it
  std::size_t entries_ = 0;
  Expansion expansion_{};
  std::size_t lent_ = 0;              // bytes in view that libarchive is using
  std::uint64_t records_before_ = 0;  // the archive that is read
  std::uint64_t last_record_ = 0;     // that gave a page or a failure
};

}  // namespace

bool may_be_wacz(std::string_view start) { return signature_type(start) == BinaryType::zip; }

std::unique_ptr<PageSource> wacz_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<WaczPages>(std::move(stream), options);
}

}  // namespace pith::internal

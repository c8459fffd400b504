// Decompression of an input. In: a stream. Out: a stream of the bytes that were compressed.
//
// The idea: the first bytes tell the format; the file name is never asked. Web archives are packed with gzip and zstd, member by
// member, so these have readers of their own, and so has xz, whose dictionaries may be large. A filter of libarchive does the
// rest.
#include "input/decompress.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <utility>

#include "input/expansion.h"
#include "input/gzip.h"
#include "input/xz.h"
#include "input/zstd.h"

namespace pith::internal {
namespace {

constexpr std::size_t kInputSize = std::size_t{256} << 10;
constexpr int kFiltersOfOneLayer = 2;  // as libarchive counts: the compression, and what reads the input

enum class Compression : std::uint8_t { none, gzip, zstd, xz, bzip2 };

struct Magic {
  std::string_view bytes;
  Compression compression;
};
constexpr Magic kMagics[] = {
    {kGzipMagic, Compression::gzip},
    {kZstdMagic, Compression::zstd},
    {"\xFD"
     "7zXZ",
     Compression::xz},
    {"BZh", Compression::bzip2},
};
constexpr std::size_t kSkippableMagic = 4;

class ArchiveFilter {
 public:
  explicit ArchiveFilter(ByteSource from) : from_(std::move(from)), reader_(archive_read_new(), &archive_read_free) {
    archive_read_support_filter_bzip2(reader_.get());
    archive_read_support_format_raw(reader_.get());
    archive_read_support_format_empty(reader_.get());
  }
  ArchiveFilter(const ArchiveFilter&) = delete;
  ArchiveFilter& operator=(const ArchiveFilter&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    if (!std::exchange(open_, true) && !open(error)) return error.empty() ? 0 : -1;
    const la_ssize_t got = archive_read_data(reader_.get(), to, size);
    if (got < 0) return set_reason(error), -1;
    expansion_.out += static_cast<std::uint64_t>(got);
    if (!expansion_.is_bomb()) return got;
    error = kBombError;
    return -1;
  }

 private:
  // False when there is nothing to read: `error` is empty if the input is.
  bool open(std::string& error) {
    archive_entry* entry = nullptr;
    if (archive_read_open(reader_.get(), this, nullptr, &ArchiveFilter::feed, nullptr) != ARCHIVE_OK)
      return set_reason(error), false;
    if (archive_filter_count(reader_.get()) > kFiltersOfOneLayer) return error = "compressed more than once", false;
    const int status = archive_read_next_header(reader_.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    // Without a filter, libarchive would give the bytes back as they are: those of a magic number that no compressed data
    // follows.
    if (status != ARCHIVE_OK || archive_filter_code(reader_.get(), 0) == ARCHIVE_FILTER_NONE) return set_reason(error), false;
    return true;
  }

  void set_reason(std::string& error) {
    const char* reason = archive_error_string(reader_.get());
    error = "not a valid compressed file";
    if (reason != nullptr) error.append(": ").append(reason);
  }

  static la_ssize_t feed(archive* reader, void* self, const void** bytes) {
    auto& filter = *static_cast<ArchiveFilter*>(self);
    std::string error;
    const std::ptrdiff_t got = filter.from_(filter.input_.get(), kInputSize, error);
    if (got < 0) archive_set_error(reader, EIO, "%s", error.c_str());
    *bytes = filter.input_.get();
    filter.expansion_.in += static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(got, 0));
    return got;
  }

  ByteSource from_;
  std::unique_ptr<char[]> input_ = std::make_unique_for_overwrite<char[]>(kInputSize);
  std::unique_ptr<archive, decltype(&archive_read_free)> reader_;
  bool open_ = false;
  Expansion expansion_{};
};

ByteSource archive_filter_source(ByteSource from) {
  const auto filter = std::make_shared<ArchiveFilter>(std::move(from));
  return [filter](char* to, std::size_t size, std::string& error) { return filter->read(to, size, error); };
}

Compression compression_of(Stream& stream) {
  for (std::size_t size = 1; stream.fill(size); ++size) {
    const std::string_view start = stream.view().substr(0, size);
    const auto* found = std::ranges::find_if(kMagics, [&](const Magic& magic) { return magic.bytes.starts_with(start); });
    if (found != std::end(kMagics) && found->bytes == start) return found->compression;
    if (found == std::end(kMagics) && !may_be_skippable_frame(start)) return Compression::none;
    if (found == std::end(kMagics) && size == kSkippableMagic) return Compression::zstd;
  }
  return Compression::none;
}

ByteSource decompressor(Compression compression, ByteSource from, WindowMemory& memory) {
  switch (compression) {
    case Compression::none:
      break;
    case Compression::gzip:
      return gzip_source(std::move(from));
    case Compression::zstd:
      return zstd_source(std::move(from), memory);
    case Compression::xz:
      return xz_source(std::move(from), memory);
    case Compression::bzip2:
      return archive_filter_source(std::move(from));
  }
  return from;
}

}  // namespace

Stream decompressed(Stream stream, WindowMemory& memory, std::size_t capacity) {
  const Compression compression = compression_of(stream);
  if (compression == Compression::none) return stream;
  return Stream(decompressor(compression, stream_source(std::move(stream)), memory), capacity);
}

}  // namespace pith::internal

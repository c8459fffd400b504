// Containers as archives and browsers write them, made in memory for tests of their readers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/page.h"
#include "input/records.h"

namespace pith::testing {

using namespace internal;

inline constexpr std::string_view kPackings[] = {"gzip", "zstd", "xz", "bzip2"};

/// `bytes` compressed by libarchive's filter of that name.
std::string packed(std::string_view bytes, std::string_view packing = "gzip");

/// `bytes` in the format of zlib, which HTTP calls deflate.
std::string deflated(std::string_view bytes);

/// A ZIP file of names and contents, stored without compression.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries);

/// An entry of a ZIP file, stored, that states `size` as the size of its content, which is `bytes` and whatever follows.
std::string zip_entry(std::string_view name, std::string_view bytes, std::uint64_t size);

/// An entry whose sizes follow its content, so that only decompression shows where it ends.
std::string streamed_zip_entry(std::string_view name, std::string_view bytes);

std::string base64(std::string_view bytes, std::size_t columns = 76);
std::string quoted_printable(std::string_view bytes);

/// `bytes` in chunks of HTTP/1.1 of up to `size` bytes.
std::string chunked(std::string_view bytes, std::size_t size = 1000);

struct WarcRecord {
  std::string_view type = "response";
  std::string_view content_type = "application/http; msgtype=response";
  std::string_view url = "http://a.example/";
  std::string_view version = "WARC/1.1";
  std::string_view fields{};  ///< other fields of the header, each with its line end
};
std::string warc_record(const WarcRecord& record, std::string_view body);

/// A file of these bytes. The destructor removes it.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& name() const { return name_; }

 private:
  std::string name_ = "/tmp/pith-test-XXXXXX";
};

/// All pages of an input of these bytes, including failed ones.
std::vector<Page> pages_of(std::string_view bytes, const ReadOptions& options = {});

}  // namespace pith::testing

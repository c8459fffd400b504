// Containers made in memory. In: bytes of pages. Out: containers with them. The idea: libarchive and zlib write what pith reads
// with them; the rest is text.
#include "unit/containers.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace pith::testing {
namespace {

using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;

void require(bool done) {
  if (!done) throw std::runtime_error("a container can't be made");
}

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void add_entry(archive* writer, const std::string& name, std::string_view bytes) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  require(archive_write_header(writer, entry.get()) == ARCHIVE_OK);
  require(archive_write_data(writer, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size()));
}

void put_number(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(i < 8 ? number >> 8 * i & 0xFF : 0));
}

std::uint64_t crc_of(std::string_view bytes) {
  return ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
}

}  // namespace

std::string packed(std::string_view bytes, std::string_view packing) {
  std::string out;
  {
    const Writer writer(archive_write_new(), &archive_write_free);
    require(archive_write_add_filter_by_name(writer.get(), std::string(packing).c_str()) == ARCHIVE_OK);
    archive_write_set_format_raw(writer.get());
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    require(archive_write_open(writer.get(), &out, nullptr, &append, nullptr) == ARCHIVE_OK);
    add_entry(writer.get(), "page", bytes);
    require(archive_write_close(writer.get()) == ARCHIVE_OK);
  }
  return out;
}

std::string deflated(std::string_view bytes) {
  uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  require(::compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                     static_cast<uLong>(bytes.size())) == Z_OK);
  out.resize(size);
  return out;
}

std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string out;
  {
    const Writer writer(archive_write_new(), &archive_write_free);
    archive_write_set_format_zip(writer.get());
    archive_write_zip_set_compression_store(writer.get());
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    require(archive_write_open(writer.get(), &out, nullptr, &append, nullptr) == ARCHIVE_OK);
    for (const auto& [name, bytes] : entries) add_entry(writer.get(), name, bytes);
    require(archive_write_close(writer.get()) == ARCHIVE_OK);
  }
  return out;
}

std::string streamed_zip_entry(std::string_view name, std::string_view bytes) {
  std::string raw = deflated(bytes);
  raw = raw.substr(2, raw.size() - 6);  // without the frame of zlib
  std::string out = "PK\3\4";
  put_number(out, 20, 2), put_number(out, 8, 2), put_number(out, 8, 2), put_number(out, 0, 16);
  put_number(out, name.size(), 2), put_number(out, 0, 2);
  out.append(name).append(raw).append("PK\7\10");
  put_number(out, crc_of(bytes), 4);
  put_number(out, raw.size(), 4), put_number(out, bytes.size(), 4);
  return out;
}

std::string zip_entry(std::string_view name, std::string_view bytes, std::uint64_t size) {
  std::string out = "PK\3\4";
  put_number(out, 20, 2), put_number(out, 0, 8), put_number(out, crc_of(bytes), 4);
  put_number(out, size, 4), put_number(out, size, 4);
  put_number(out, name.size(), 2), put_number(out, 0, 2);
  return out.append(name).append(bytes);
}

std::string base64(std::string_view bytes, std::size_t columns) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t size = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < size ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out.push_back(k <= size ? kDigits[bits >> (18 - 6 * k) & 63] : '=');
    if ((column += 4) >= columns) out.append("\r\n"), column = 0;
  }
  return out;
}

std::string quoted_printable(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (const char c : bytes) {
    if (column > 70) out.append("=\r\n"), column = 0;
    const auto byte = static_cast<unsigned char>(c);
    if (c > ' ' && c <= '~' && c != '=') {
      out.push_back(c), ++column;
    } else {
      out.append({'=', kHex[byte >> 4], kHex[byte & 15]}), column += 3;
    }
  }
  return out;
}

std::string chunked(std::string_view bytes, std::size_t size) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(size, bytes.size()))) {
    std::size_t now = std::min(size, bytes.size());
    const std::string_view chunk = bytes.substr(0, now);
    std::string digits;
    for (; now > 0; now /= 16) digits.insert(digits.begin(), kHex[now % 16]);
    out.append(digits).append("\r\n").append(chunk).append("\r\n");
  }
  return out.append("0\r\n\r\n");
}

std::string warc_record(const WarcRecord& record, std::string_view body) {
  std::string out(record.version);
  out.append("\r\nWARC-Type: ").append(record.type);
  out.append("\r\nWARC-Target-URI: ").append(record.url);
  out.append("\r\nContent-Type: ").append(record.content_type);
  out.append("\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n").append(record.fields);
  return out.append("\r\n").append(body).append("\r\n\r\n");
}

TemporaryFile::TemporaryFile(std::string_view bytes) {
  const int fd = ::mkstemp(name_.data());
  require(fd >= 0);
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    require(wrote > 0);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  ::close(fd);
}

TemporaryFile::~TemporaryFile() { ::unlink(name_.c_str()); }

std::vector<Page> pages_of(std::string_view bytes, const ReadOptions& options) {
  const TemporaryFile file(bytes);
  std::vector<Page> pages;
  Records records(file.name(), options);
  for (Page page; records.next(page);) pages.push_back(page);
  return pages;
}

}  // namespace pith::testing

// Decompression of gzip. In: a source of compressed bytes. Out: a source of the bytes in them.
//
// The idea: a gzip member that is complete in the buffer is decompressed at once by libdeflate, which is twice as fast as zlib. A
// member that is longer, cut off or damaged goes through zlib step by step. The gzip filter of libarchive would not do: when a
// file is cut off, it loses up to a block before the cut.
#include "input/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "input/expansion.h"

namespace pith::internal {
namespace {

constexpr std::size_t kInputSize = std::size_t{256} << 10;  // most compressed pages are smaller
constexpr std::size_t kMemberSize = std::size_t{4} << 20;   // of a member that libdeflate decompresses
// Values of zlib's windowBits.
constexpr int kGzipOrZlib = 15 + 32;
constexpr int kBareDeflate = -15;

enum class Format : std::uint8_t { gzip, deflate };

class Gzip {
 public:
  Gzip(ByteSource from, Format format)
      : from_(std::move(from)),
        error_prefix_(format == Format::deflate ? "not valid deflate data: " : "not a valid gzip file: "),
        may_be_bare_(format == Format::deflate),
        may_have_members_(format == Format::gzip),
        between_members_(format == Format::gzip) {
    ready_ = ::inflateInit2(&zlib_, kGzipOrZlib) == Z_OK;
  }
  ~Gzip() {
    if (ready_) ::inflateEnd(&zlib_);
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    std::size_t got = 0;
    if (!ready_) error = "not enough memory";
    while (got == 0 && error.empty()) {
      if (!member_.empty()) {
        got = take_member(to, size);
      } else if (zlib_.avail_in == 0 && !refill(error)) {
        break;
      } else if (!between_members_) {
        got = inflate_some(to, size, error);
      } else if (!open_member()) {
        if (!std::exchange(was_at_end_, true)) return 0;
        find_member(error);
      }
    }
    // Whoever reads on after a damaged member wants the next one.
    if (got == 0 && !error.empty() && may_have_members_) between_members_ = was_at_end_ = true;
    expansion_.out += got;
    const bool bomb = expansion_.is_bomb();
    if (bomb) error = kBombError;
    if (got > 0 && !bomb) return static_cast<std::ptrdiff_t>(got);  // any other error comes again with the next call
    return error.empty() ? 0 : -1;
  }

 private:
  // False at the end; an end within a member is an error.
  bool refill(std::string& error) {
    const std::ptrdiff_t got = from_(input_.get(), kInputSize, error);
    if (got == 0 && !between_members_) error = std::string(error_prefix_) + "truncated";
    if (got <= 0) return false;
    expansion_.in += static_cast<std::uint64_t>(got);
    zlib_.next_in = reinterpret_cast<Bytef*>(input_.get());
    zlib_.avail_in = static_cast<uInt>(got);
    return true;
  }

  // False when the bytes after the last member are not a member but padding, which is ignored, as gzip does.
  bool open_member() {
    if (*zlib_.next_in != static_cast<Bytef>(kGzipMagic.front())) return false;
    was_at_end_ = false;
    if (inflate_member()) return true;
    between_members_ = false;
    return ::inflateReset(&zlib_) == Z_OK;
  }

  // Goes on to what may be the next member. Padding is passed over in silence, other bytes with an error.
  void find_member(std::string& error) {
    constexpr std::string_view kMemberStart = "\x1F\x8B\x08";  // with the only method of compression that there is
    const std::uint64_t begin = expansion_.in - zlib_.avail_in;
    bool is_padding = true;
    while (zlib_.avail_in > 0 || refill(error)) {
      const std::string_view bytes(reinterpret_cast<const char*>(zlib_.next_in), zlib_.avail_in);
      const std::size_t start = std::min(bytes.find(kMemberStart.front()), bytes.size());
      is_padding = is_padding && bytes.substr(0, start).find_first_not_of('\0') == std::string_view::npos;
      drop(start);
      if (start == bytes.size()) continue;
      const std::string_view member = bytes.substr(start, kMemberStart.size());
      if (kMemberStart.starts_with(member)) break;
      is_padding = false;
      drop(1);
    }
    const std::uint64_t size = expansion_.in - zlib_.avail_in - begin;
    if (!is_padding && error.empty())
      error = std::to_string(size) + " bytes from offset " + std::to_string(begin) + " of the gzip file on are no gzip";
  }

  void drop(std::size_t size) {
    zlib_.next_in += size;
    zlib_.avail_in -= static_cast<uInt>(size);
  }

  bool inflate_member() {
    if (libdeflate_ == nullptr) {
      libdeflate_.reset(libdeflate_alloc_decompressor());
      member_buffer_ = std::make_unique_for_overwrite<char[]>(kMemberSize);
    }
    std::size_t in = 0;
    std::size_t out = 0;
    if (libdeflate_ == nullptr ||
        libdeflate_gzip_decompress_ex(libdeflate_.get(), zlib_.next_in, zlib_.avail_in, member_buffer_.get(), kMemberSize, &in,
                                      &out) != LIBDEFLATE_SUCCESS)
      return false;
    drop(in);
    member_ = std::string_view(member_buffer_.get(), out);
    return true;
  }

  std::size_t take_member(char* to, std::size_t size) {
    const std::size_t got = member_.copy(to, size);
    member_.remove_prefix(got);
    return got;
  }

  std::size_t inflate_some(char* to, std::size_t size, std::string& error) {
    const Bytef* begin = zlib_.next_in;
    const uInt left = zlib_.avail_in;
    const auto room = static_cast<uInt>(std::min(size, kMemberSize));
    zlib_.next_out = reinterpret_cast<Bytef*>(to);
    zlib_.avail_out = room;
    int status = ::inflate(&zlib_, Z_NO_FLUSH);
    if (status == Z_DATA_ERROR && std::exchange(may_be_bare_, false) && zlib_.total_out == 0) {
      ::inflateReset2(&zlib_, kBareDeflate);
      zlib_.next_in = const_cast<Bytef*>(begin);
      zlib_.avail_in = left;
      status = ::inflate(&zlib_, Z_NO_FLUSH);
    }
    if (status == Z_STREAM_END)
      between_members_ = true;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      error = std::string(error_prefix_) + (zlib_.msg != nullptr ? zlib_.msg : "damaged");
    return room - zlib_.avail_out;
  }

  ByteSource from_;
  std::string_view error_prefix_;
  bool may_be_bare_;  // bare deflate data: servers differ in what they send as "deflate"
  bool may_have_members_;
  bool between_members_;
  bool was_at_end_ = false;  // of the last member, and that was told
  std::unique_ptr<char[]> input_ = std::make_unique_for_overwrite<char[]>(kInputSize);
  z_stream zlib_{};  // its next_in and avail_in are what is left of `input_`, for libdeflate too
  bool ready_ = false;
  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> libdeflate_{nullptr,
                                                                                                &libdeflate_free_decompressor};
  std::unique_ptr<char[]> member_buffer_{};
  std::string_view member_{};  // what is left of a decompressed member, in `member_buffer_`
  Expansion expansion_{};
};

ByteSource source_of(ByteSource from, Format format) {
  const auto gzip = std::make_shared<Gzip>(std::move(from), format);
  return [gzip](char* to, std::size_t size, std::string& error) { return gzip->read(to, size, error); };
}

}  // namespace

ByteSource gzip_source(ByteSource from) { return source_of(std::move(from), Format::gzip); }

ByteSource deflate_source(ByteSource from) { return source_of(std::move(from), Format::deflate); }

}  // namespace pith::internal

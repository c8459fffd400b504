// Decompression of gzip. In: a source of compressed bytes. Out: a source of the bytes in them.
//
// The idea: a gzip member that is complete in the buffer is decompressed at once by libdeflate, which is twice as fast as zlib. A
// member that is longer, cut off or damaged goes through zlib step by step. The gzip filter of libarchive would not do: when a
// file is cut off, it loses up to a block before the cut.
#include "input/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "input/expansion.h"
#include "input/packed_input.h"

namespace pith::internal {
namespace {

constexpr std::string_view kMemberStart = "\x1F\x8B\x08";  // with the only method of compression that there is
constexpr std::size_t kMinMember = 512;                    // of which the beginning is looked at
constexpr std::size_t kMemberSize = std::size_t{4} << 20;  // of a member that libdeflate decompresses
// Values of zlib's windowBits.
constexpr int kGzipOrZlib = 15 + 32;
constexpr int kBareDeflate = -15;

enum class Format : std::uint8_t { gzip, deflate };

class Gzip {
 public:
  Gzip(ByteSource from, Format format)
      : input_(std::move(from)),
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
      } else if (has_failed_) {
        find_member(error);
      } else if (input_.view().empty() && !refill(error)) {
        break;
      } else if (!between_members_) {
        got = inflate_some(to, size, error);
      } else if (!open_member()) {
        if (!std::exchange(was_at_end_, true)) return 0;
        find_member(error);
      }
    }
    // Whoever reads on after a damaged member wants the next one.
    if (got == 0 && !error.empty() && may_have_members_) {
      has_failed_ |= !between_members_;
      between_members_ = was_at_end_ = true;
    }
    out_ += got;
    const bool bomb = Expansion{.in = input_.read(), .out = out_}.is_bomb();
    if (bomb) error = kBombError;
    if (got > 0 && !bomb) return static_cast<std::ptrdiff_t>(got);  // any other error comes again with the next call
    return error.empty() ? 0 : -1;
  }

 private:
  // False at the end; an end within a member is an error.
  bool refill(std::string& error) {
    if (input_.read_more(error)) return true;
    if (error.empty() && !between_members_) error = std::string(error_prefix_) + "truncated";
    return false;
  }

  // False when the bytes after the last member are not a member but padding, which is ignored, as gzip does.
  bool open_member() {
    if (input_.view().front() != kGzipMagic.front()) return false;
    was_at_end_ = false;
    member_begin_ = input_.position();
    if (inflate_member()) return true;
    between_members_ = false;
    return ::inflateReset(&zlib_) == Z_OK;
  }

  // Goes on to what may be the next member. Padding and the rest of a damaged member are passed over in silence, other bytes with
  // an error.
  void find_member(std::string& error) {
    const bool is_behind_damage = std::exchange(has_failed_, false);
    if (is_behind_damage) input_.look_again_from(member_begin_ + 1);
    const std::uint64_t begin = input_.position();
    bool is_padding = true;
    while (!input_.view().empty() || refill(error)) {
      const std::string_view bytes = input_.view();
      const std::size_t start = std::min(bytes.find(kMemberStart.front()), bytes.size());
      is_padding = is_padding && bytes.substr(0, start).find_first_not_of('\0') == std::string_view::npos;
      input_.take(start);
      if (start == bytes.size()) continue;
      input_.fill(kMinMember, error);
      if (error.empty() && begins_text(input_.view())) break;
      is_padding = false;
      input_.take(1);
    }
    const std::uint64_t size = input_.position() - begin;
    if (!is_padding && !is_behind_damage && error.empty())
      error = std::to_string(size) + " bytes from offset " + std::to_string(begin) + " of the gzip file on are no gzip";
  }

  // Whether these bytes are a member whose content begins with text, as records do. In compressed data a member seems to begin
  // here and there, but not one of text.
  bool begins_text(std::string_view bytes) {
    constexpr std::size_t kText = 16;
    std::array<char, kText> text;
    if (!bytes.starts_with(kMemberStart) || ::inflateReset(&zlib_) != Z_OK) return false;
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    zlib_.avail_in = static_cast<uInt>(bytes.size());
    zlib_.next_out = reinterpret_cast<Bytef*>(text.data());
    zlib_.avail_out = kText;
    const int status = ::inflate(&zlib_, Z_SYNC_FLUSH);
    const std::string_view got(text.data(), kText - zlib_.avail_out);
    return (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR) &&
           std::ranges::all_of(got, [](char c) { return c >= ' ' || c < 0 || c == '\n' || c == '\r' || c == '\t'; });
  }

  bool inflate_member() {
    if (libdeflate_ == nullptr) {
      libdeflate_.reset(libdeflate_alloc_decompressor());
      member_buffer_ = std::make_unique_for_overwrite<char[]>(kMemberSize);
    }
    std::size_t in = 0;
    std::size_t out = 0;
    const std::string_view bytes = input_.view();
    if (libdeflate_ == nullptr ||
        libdeflate_gzip_decompress_ex(libdeflate_.get(), bytes.data(), bytes.size(), member_buffer_.get(), kMemberSize, &in,
                                      &out) != LIBDEFLATE_SUCCESS)
      return false;
    input_.take(in);
    member_ = std::string_view(member_buffer_.get(), out);
    return true;
  }

  std::size_t take_member(char* to, std::size_t size) {
    const std::size_t got = member_.copy(to, size);
    member_.remove_prefix(got);
    return got;
  }

  std::size_t inflate_some(char* to, std::size_t size, std::string& error) {
    const std::string_view bytes = input_.view();
    const auto room = static_cast<uInt>(std::min(size, kMemberSize));
    const auto inflate = [&] {
      zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
      zlib_.avail_in = static_cast<uInt>(bytes.size());
      zlib_.next_out = reinterpret_cast<Bytef*>(to);
      zlib_.avail_out = room;
      return ::inflate(&zlib_, Z_NO_FLUSH);
    };
    int status = inflate();
    if (status == Z_DATA_ERROR && std::exchange(may_be_bare_, false) && zlib_.total_out == 0) {
      ::inflateReset2(&zlib_, kBareDeflate);
      status = inflate();
    }
    input_.take(bytes.size() - zlib_.avail_in);
    if (status == Z_STREAM_END)
      between_members_ = true;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      error = std::string(error_prefix_) + (zlib_.msg != nullptr ? zlib_.msg : "damaged");
    return room - zlib_.avail_out;
  }

  PackedInput input_;
  std::string_view error_prefix_;
  bool may_be_bare_;  // bare deflate data: servers differ in what they send as "deflate"
  bool may_have_members_;
  bool between_members_;
  bool was_at_end_ = false;         // of the last member, and that was told
  std::uint64_t member_begin_ = 0;  // offset in the source
  bool has_failed_ = false;         // the member, and the next one has not been searched
  z_stream zlib_{};
  bool ready_ = false;
  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> libdeflate_{nullptr,
                                                                                                &libdeflate_free_decompressor};
  std::unique_ptr<char[]> member_buffer_{};
  std::string_view member_{};  // what is left of a decompressed member, in `member_buffer_`
  std::uint64_t out_ = 0;      // bytes, in all
};

ByteSource source_of(ByteSource from, Format format) {
  const auto gzip = std::make_shared<Gzip>(std::move(from), format);
  return [gzip](char* to, std::size_t size, std::string& error) { return gzip->read(to, size, error); };
}

}  // namespace

ByteSource gzip_source(ByteSource from) { return source_of(std::move(from), Format::gzip); }

ByteSource deflate_source(ByteSource from) { return source_of(std::move(from), Format::deflate); }

}  // namespace pith::internal

// Bytes of an input, as they come, packing undone. In: a name. Out: bytes through a buffer with a look ahead.
//
// The idea: sources stand on sources. Gzip is undone by libdeflate, or by zlib itself where that can't, since what comes before a
// cut must not be lost with it; libarchive's filter drops up to a block there. Whatever is packed has a bound on how far it may
// inflate.
#include "input/stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace pith::internal {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;  // more than next to all pages have when they are packed
constexpr std::size_t kRoom = std::size_t{4} << 20;     // bytes of a member that libdeflate undoes at once
// Below this nothing is a bomb: short runs of one byte pack better than any bound.
constexpr std::uint64_t kRatioFrom = std::uint64_t{16} << 20;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr auto kMagics = std::to_array<std::string_view>({kGzipMagic, "\x28\xB5\x2F\xFD",
                                                          "\xFD"
                                                          "7zXZ",
                                                          "BZh"});
constexpr int kGzipOrZlib = 15 + 32;
constexpr int kBareDeflate = -15;

bool inflates_too_far(std::uint64_t in, std::uint64_t out, double max_ratio) {
  return out > kRatioFrom && static_cast<double>(out) > max_ratio * static_cast<double>(std::max<std::uint64_t>(in, 1));
}
constexpr std::string_view kTooFar = "inflates too far to be a page";

struct File {
  File(int opened, int why_not) : descriptor(opened), reason(why_not) {}
  ~File() {
    if (descriptor > STDIN_FILENO) ::close(descriptor);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor;
  int reason;
};

// A member that is whole in the buffer is undone at once by libdeflate, twice as fast; zlib takes what is longer, cut or damaged.
class Gzip {
 public:
  Gzip(ByteSource from, double max_ratio, bool deflate)
      : from_(std::move(from)),
        max_ratio_(max_ratio),
        what_(deflate ? "not valid deflate data: " : "not a valid gzip file: "),
        deflate_(deflate),
        between_(!deflate) {
    ready_ = ::inflateInit2(&z_, kGzipOrZlib) == Z_OK;
  }
  ~Gzip() {
    if (ready_) ::inflateEnd(&z_);
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    std::size_t got = 0;
    if (!ready_) error = "not enough memory";
    while (got == 0 && error.empty()) {
      if (!whole_.empty()) {
        got = take_whole(to, size);
      } else if (z_.avail_in == 0 && !refill(error)) {
        break;
      } else if (!between_) {
        got = step(to, size, error);
      } else if (!open_member()) {
        return 0;
      }
    }
    out_ += got;
    if (inflates_too_far(in_, out_, max_ratio_)) error = kTooFar;
    if (got > 0 && error != kTooFar) return static_cast<std::ptrdiff_t>(got);  // an error comes again with the next call
    return error.empty() ? 0 : -1;
  }

 private:
  // False at the end; an end within a member is an error.
  bool refill(std::string& error) {
    const std::ptrdiff_t got = from_(packed_.get(), kChunk, error);
    if (got == 0 && !between_) error = std::string(what_) + "truncated";
    if (got <= 0) return false;
    in_ += static_cast<std::uint64_t>(got);
    z_.next_in = reinterpret_cast<Bytef*>(packed_.get());
    z_.avail_in = static_cast<uInt>(got);
    return true;
  }

  // False when what follows the last member is padding and no member: as gzip does, it is passed over.
  bool open_member() {
    if (*z_.next_in != 0x1F) return false;
    if (inflate_whole()) return true;
    between_ = false;
    return ::inflateReset(&z_) == Z_OK;
  }

  bool inflate_whole() {
    if (inflater_ == nullptr) {
      inflater_.reset(libdeflate_alloc_decompressor());
      room_ = std::make_unique_for_overwrite<char[]>(kRoom);
    }
    std::size_t in = 0;
    std::size_t out = 0;
    if (inflater_ == nullptr || libdeflate_gzip_decompress_ex(inflater_.get(), z_.next_in, z_.avail_in, room_.get(), kRoom, &in,
                                                              &out) != LIBDEFLATE_SUCCESS)
      return false;
    z_.next_in += in;
    z_.avail_in -= static_cast<uInt>(in);
    whole_ = std::string_view(room_.get(), out);
    return true;
  }

  std::size_t take_whole(char* to, std::size_t size) {
    const std::size_t got = whole_.copy(to, size);
    whole_.remove_prefix(got);
    return got;
  }

  std::size_t step(char* to, std::size_t size, std::string& error) {
    const Bytef* begin = z_.next_in;
    const uInt left = z_.avail_in;
    const auto room = static_cast<uInt>(std::min(size, kRoom));
    z_.next_out = reinterpret_cast<Bytef*>(to);
    z_.avail_out = room;
    int status = ::inflate(&z_, Z_NO_FLUSH);
    if (status == Z_DATA_ERROR && std::exchange(deflate_, false) && z_.total_out == 0) {
      ::inflateReset2(&z_, kBareDeflate);
      z_.next_in = const_cast<Bytef*>(begin);
      z_.avail_in = left;
      status = ::inflate(&z_, Z_NO_FLUSH);
    }
    if (status == Z_STREAM_END)
      between_ = true;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      error = std::string(what_) + (z_.msg != nullptr ? z_.msg : "damaged");
    return room - z_.avail_out;
  }

  ByteSource from_;
  double max_ratio_;
  std::string_view what_;
  bool deflate_;  // zlib or bare deflate, as servers differ
  bool between_;  // members
  std::unique_ptr<char[]> packed_ = std::make_unique_for_overwrite<char[]>(kChunk);
  z_stream z_{};
  bool ready_ = false;
  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater_{nullptr,
                                                                                              &libdeflate_free_decompressor};
  std::unique_ptr<char[]> room_{};
  std::string_view whole_{};  // what is left of a member, in `room_`
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

class Unpacker {
 public:
  Unpacker(ByteSource from, double max_ratio)
      : from_(std::move(from)), max_ratio_(max_ratio), reader_(archive_read_new(), &archive_read_free) {
    archive_read_support_filter_zstd(reader_.get());
    archive_read_support_filter_xz(reader_.get());
    archive_read_support_filter_bzip2(reader_.get());
    archive_read_support_format_raw(reader_.get());
    archive_read_support_format_empty(reader_.get());
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    if (!std::exchange(open_, true) && !open(error)) return error.empty() ? 0 : -1;
    const la_ssize_t got = archive_read_data(reader_.get(), to, size);
    if (got < 0) return failed(error);
    out_ += static_cast<std::uint64_t>(got);
    if (inflates_too_far(in_, out_, max_ratio_)) {
      error = kTooFar;
      return -1;
    }
    return got;
  }

 private:
  bool open(std::string& error) {
    archive_entry* entry = nullptr;
    if (archive_read_open(reader_.get(), this, nullptr, &Unpacker::feed, nullptr) != ARCHIVE_OK) return failed(error) == 0;
    const int status = archive_read_next_header(reader_.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    if (status != ARCHIVE_OK) return failed(error) == 0;
    // Libarchive shows a magic number without a stream behind it as it is.
    if (archive_filter_code(reader_.get(), 0) == ARCHIVE_FILTER_NONE) return failed(error) == 0;
    return true;
  }

  std::ptrdiff_t failed(std::string& error) {
    const char* reason = archive_error_string(reader_.get());
    error = "not a valid compressed file";
    if (reason != nullptr) error.append(": ").append(reason);
    return -1;
  }

  static la_ssize_t feed(archive* reader, void* self, const void** bytes) {
    auto& unpacker = *static_cast<Unpacker*>(self);
    std::string error;
    const std::ptrdiff_t got = unpacker.from_(unpacker.packed_.get(), kChunk, error);
    if (got < 0) archive_set_error(reader, EIO, "%s", error.c_str());
    *bytes = unpacker.packed_.get();
    unpacker.in_ += static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(got, 0));
    return got;
  }

  ByteSource from_;
  double max_ratio_;
  std::unique_ptr<char[]> packed_ = std::make_unique_for_overwrite<char[]>(kChunk);
  std::unique_ptr<archive, decltype(&archive_read_free)> reader_;
  bool open_ = false;
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

// Asks for no more bytes than it takes to tell, since a filter is to answer the first line before there is a second one.
bool opens_packed(Stream& stream) {
  for (std::size_t size = 1; stream.fill(size); ++size) {
    const std::string_view head = stream.view().substr(0, size);
    if (std::ranges::find(kMagics, head) != kMagics.end()) return true;
    if (std::ranges::none_of(kMagics, [&](std::string_view magic) { return magic.starts_with(head); })) return false;
  }
  return false;
}

}  // namespace

ByteSource file_source(const std::string& name) {
  const int descriptor = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const auto file = std::make_shared<File>(descriptor, errno);
  return [file](char* to, std::size_t size, std::string& error) -> std::ptrdiff_t {
    ssize_t got = -1;
    errno = file->reason;
    if (file->descriptor >= 0) do {
        got = ::read(file->descriptor, to, size);
      } while (got < 0 && errno == EINTR);
    if (got < 0) error = std::strerror(errno);
    return got;
  };
}

ByteSource gzip_source(ByteSource from, double max_ratio, bool deflate) {
  const auto gzip = std::make_shared<Gzip>(std::move(from), max_ratio, deflate);
  return [gzip](char* to, std::size_t size, std::string& error) { return gzip->read(to, size, error); };
}

ByteSource unpacked_source(ByteSource from, double max_ratio) {
  const auto unpacker = std::make_shared<Unpacker>(std::move(from), max_ratio);
  return [unpacker](char* to, std::size_t size, std::string& error) { return unpacker->read(to, size, error); };
}

bool Stream::more() {
  if (done_) return false;
  if (begin_ > 0 && (begin_ == end_ || begin_ > buffer_.size() / 2)) {
    std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
    end_ -= std::exchange(begin_, 0);
  }
  if (end_ + kReadable >= buffer_.size()) buffer_.resize(std::max(kChunk, buffer_.size() * 2));
  const std::ptrdiff_t got = source_(buffer_.data() + end_, buffer_.size() - end_ - kReadable, error_);
  if (got > 0) end_ += static_cast<std::size_t>(got);
  done_ = got <= 0;
  return got > 0;
}

bool Stream::fill(std::size_t size) {
  while (end_ - begin_ < size)
    if (!more()) return false;
  return true;
}

std::string Stream::take(std::size_t most) {
  const std::size_t size = std::min(most, end_ - begin_);
  if (begin_ > 0) buffer_.erase(0, begin_);
  buffer_.resize(size);
  begin_ = end_ = 0;
  return std::exchange(buffer_, {});
}

std::uint64_t Stream::pass(std::uint64_t size) {
  std::uint64_t passed = 0;
  while (passed < size) {
    if (begin_ == end_ && !more()) break;
    const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(size - passed, end_ - begin_));
    begin_ += now;
    passed += now;
  }
  return passed;
}

Stream::Line Stream::line(std::string_view& line, std::size_t most) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t newline = view().find('\n');
  for (std::size_t seen = view().size(); newline == kNone && seen <= most && more(); seen = view().size())
    newline = view().find('\n', seen);
  line = view().substr(0, newline);
  if (newline == kNone && line.size() > most) {
    pass_line();
    return Line::too_long;
  }
  begin_ += line.size() + (newline == kNone ? 0 : 1);
  if (newline == kNone && (line.empty() || !error_.empty())) return Line::none;
  return line.size() > most ? Line::too_long : Line::whole;
}

void Stream::pass_line() {
  std::size_t newline = std::string_view::npos;
  while ((newline = view().find('\n')) == std::string_view::npos) {
    begin_ = end_;
    if (!more()) return;
  }
  begin_ += newline + 1;
}

Stream unpacked(Stream stream, double max_ratio) {
  if (!opens_packed(stream)) return stream;
  const bool gzip = stream.view().starts_with(kGzipMagic);
  const auto inner = std::make_shared<Stream>(std::move(stream));
  ByteSource packed = [inner](char* to, std::size_t size, std::string& error) -> std::ptrdiff_t {
    if (inner->view().empty() && !inner->more()) {
      error = inner->error();
      return error.empty() ? 0 : -1;
    }
    const std::size_t now = std::min(size, inner->view().size());
    std::copy_n(inner->view().data(), now, to);
    inner->skip(now);
    return static_cast<std::ptrdiff_t>(now);
  };
  return Stream(gzip ? gzip_source(std::move(packed), max_ratio) : unpacked_source(std::move(packed), max_ratio));
}

}  // namespace pith::internal

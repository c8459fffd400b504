// Formats of inputs: how each is recognised and how its pages are read. The table of them is containers.inc.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "input/page.h"
#include "input/record_kinds.h"
#include "input/stream.h"
#include "input/window_memory.h"

namespace pith::internal {

/// What holds the pages of an input.
enum class InputContainer : std::uint8_t {
  page,  ///< nothing: the input is a page
#define CONTAINER(name, recognise, open) name,
#include "input/containers.inc"
#undef CONTAINER
};

struct ReadOptions {
  std::optional<InputContainer> from{};  ///< unset: recognised by the first bytes
  Waiting waiting = Waiting::allowed;
  std::string field{};  ///< the member or column of a record that is its page, `a.b` for b in a; empty: "html", "text", "content"
  std::optional<InputFormat> page_format{};          ///< if the caller states it
  std::atomic<std::uint64_t>* bytes_read = nullptr;  ///< is increased by the bytes that are read from the file, before unpacking
  std::size_t max_bytes = kMaxPageSize;  ///< of a page; from a longer page one byte more is read, which shows that it is longer
  std::size_t memory = 0;  ///< budget of a page, in bytes, of which the windows of decompressors are a part; 0: none is set
  std::string file{};      ///< the input, if its pages may be looked up there once more; empty: it can be read only once
};

/// Gives the pages of an input, one after the other.
class PageSource {
 public:
  PageSource() = default;
  virtual ~PageSource() = default;
  PageSource(const PageSource&) = delete;
  PageSource& operator=(const PageSource&) = delete;
  /// The next page, with all of its members set except for the name; a record that can't be read comes as a page with an error.
  /// False at the end.
  virtual bool next(Page& page) = 0;
  /// How many records gave no page so far, and are no failures.
  virtual RecordCounts passed_over() const { return {}; }
  /// How many records were read so far, if it counts them.
  virtual std::uint64_t records() const { return 0; }
  /// Bytes that decompressors inside of the input hold.
  virtual std::size_t held_memory() const { return 0; }
};

/// An input that is one page.
class OnePage : public PageSource {
 public:
  bool next(Page& page) final {
    page = {};
    if (std::exchange(done_, true)) return false;
    read(page);
    return true;
  }

 private:
  /// Sets the members of `page`, which is empty.
  virtual void read(Page& page) = 0;

  bool done_ = false;
};

struct ContainerFormat {
  InputContainer container;
  bool (*recognise)(std::string_view start);
  std::unique_ptr<PageSource> (*open)(Stream stream, const ReadOptions& options);
};

/// The longest record of JSON or CSV, in bytes, if pages may have `max_page` bytes.
constexpr std::size_t max_record_size(std::size_t max_page) {
  constexpr std::size_t kMaxRecord = std::size_t{256} << 20;
  constexpr std::size_t kMaxEscape = 6;                          // bytes of JSON for one byte of the page, as in \u0001
  constexpr std::size_t kMaxOtherParts = std::size_t{16} << 20;  // bytes of a record besides the page
  return max_page < kMaxRecord ? std::min(kMaxRecord, kMaxOtherParts + max_page * kMaxEscape) : kMaxRecord;
}

/// What decompressors may hold: as much as they need at most, but no more than half of the memory of a page, if that is set.
constexpr WindowMemory window_memory(const ReadOptions& options) {
  WindowMemory memory;
  if (options.memory > 0) memory.max = std::min(memory.max, options.memory / 2);
  return memory;
}

/// How many of its first bytes an input is recognised by.
inline constexpr std::size_t kStartSize = 4096;

/// The format of an input that starts with these bytes.
const ContainerFormat& recognise_container(std::string_view start);

const ContainerFormat& format_of(InputContainer container);

/// `start` without the white space that it begins with.
constexpr std::string_view skip_space(std::string_view start) {
  return start.substr(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
}

// The functions of the formats. All readers take the first bytes from the stream again.

bool is_mhtml(std::string_view start);
std::unique_ptr<PageSource> mhtml_pages(Stream stream, const ReadOptions& options);

bool is_web_archive(std::string_view start);  ///< WARC, ARC, or WACZ, which is a ZIP file of them
std::unique_ptr<PageSource> web_archive_pages(Stream stream, const ReadOptions& options);

/// Whether the first kStartSize bytes are JSON by the grammar: an object, an array, or several of them one after another.
bool starts_like_json(std::string_view start);
std::unique_ptr<PageSource> jsonl_pages(Stream stream, const ReadOptions& options);

bool never_by_content(std::string_view start);  ///< for a format that only the caller can name: false
std::unique_ptr<PageSource> csv_pages(Stream stream, const ReadOptions& options);

/// The input itself as its only page.
std::unique_ptr<PageSource> single_page(Stream stream, const ReadOptions& options);

}  // namespace pith::internal

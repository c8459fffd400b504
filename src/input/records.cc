// The pages of one input. In: its name. Out: a page at a time.
//
// The idea: packing is undone first, then the first bytes say what it is; the name says nothing.
#include "input/records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "input/containers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kWindow = 4096;  // bytes at the start by which an input is judged
constexpr std::string_view kZipMagic = "PK\3\4";
constexpr std::size_t kMaxControls = 20;    // one control character in so many bytes is still a text
constexpr std::size_t kFewStrayNuls = 100;  // one NUL in the wrong place in so many bytes is still UTF-16
constexpr std::string_view kSpace = " \t\r\n";

struct Binary {
  std::size_t offset;
  std::string_view magic;
  std::string_view kind;
};
#define BINARY(offset, magic, kind) {offset, std::string_view(magic, sizeof(magic) - 1), kind},
constexpr Binary kBinaries[] = {
#include "input/binaries.inc"
};
#undef BINARY

// Members that make a line of JSON a page.
constexpr auto kBodies = std::to_array<std::string_view>({"\"html\"", "\"text\"", "\"content\""});

bool opens_like_jsonl(std::string_view head) {
  head = remove_byte_order_mark(head);
  const std::size_t first = head.find_first_not_of(kSpace);
  if (first == std::string_view::npos || head[first] != '{') return false;
  const std::string_view line = head.substr(first, head.find('\n', first) - first);
  const std::size_t member = line.find_first_not_of(kSpace, 1);
  if (member == std::string_view::npos || line[member] != '"') return false;
  for (const std::string_view body : kBodies)
    if (line.find(body) != std::string_view::npos) return true;
  return false;
}

InputContainer container_of(std::string_view head) {
  const std::size_t first = std::min(head.find_first_not_of(kSpace), head.size());
  if (head.substr(first).starts_with("WARC/")) return InputContainer::warc;
  if (opens_like_mhtml(head.substr(first))) return InputContainer::mhtml;
  return opens_like_jsonl(head) ? InputContainer::jsonl : InputContainer::page;
}

// The whole input is one page.
class Whole : public PageSource {
 public:
  Whole(Stream stream, const ReadOptions& options, InputContainer container)
      : stream_(std::move(stream)), options_(options), container_(container) {}

  bool next(Page& page) override {
    page = {};
    if (std::exchange(done_, true)) return false;
    const std::size_t most = options_.max_bytes;
    stream_.fill(most + 1);
    const std::string_view bytes = stream_.view().substr(0, most + 1);
    if (!stream_.error().empty() && bytes.size() <= most) return fail(page, "unreadable", stream_.error()), true;
    if (container_ == InputContainer::mhtml) {
      if (bytes.size() > most) return fail(page, "too-large", "an MHTML file of more bytes than --max-bytes allows"), true;
      return read_mhtml(bytes, page), true;
    }
    const std::string_view kind = options_.from ? std::string_view{} : binary_kind(bytes);
    if (!kind.empty()) return fail(page, "unsupported", std::string(kind) + ", not a page"), true;
    page.url = saved_from(bytes);
    page.bytes = stream_.take(most + 1);
    return true;
  }

 private:
  Stream stream_;
  ReadOptions options_;
  InputContainer container_;
  bool done_ = false;
};

// UTF-16 without a byte order mark has next to all of its NULs in every other place.
bool may_be_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  std::size_t nuls[2] = {};
  for (std::size_t i = 0; i < bytes.size(); ++i) nuls[i % 2] += bytes[i] == '\0';
  return std::max(nuls[0], nuls[1]) * kMaxControls > bytes.size() && std::min(nuls[0], nuls[1]) * kFewStrayNuls < bytes.size();
}

// A page that a crash cut may end in NULs by the megabyte: what opens as markup is a page whatever follows, as WHATWG's MIME
// sniffing has it.
bool opens_markup(std::string_view bytes) {
  bytes = remove_byte_order_mark(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\n\f\r"), bytes.size()));
  if (bytes.size() < 2 || bytes[0] != '<') return false;
  const char lower = static_cast<char>(bytes[1] | 0x20);
  return bytes[1] == '!' || bytes[1] == '?' || (lower >= 'a' && lower <= 'z');
}

// More control characters than a text has, in whatever encoding: the legacy ones use none but ESC, and man pages
// print bold with BS.
bool has_controls(std::string_view bytes) {
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(bytes, [](char c) {
    return c >= 0 && c < ' ' && c != '\x1B' && std::string_view("\b\t\n\v\f\r").find(c) == std::string_view::npos;
  }));
  return controls * kMaxControls > bytes.size() && !may_be_utf16(bytes);
}

}  // namespace

std::string_view binary_kind(std::string_view head) {
  for (const Binary& binary : kBinaries)
    if (head.size() >= binary.offset && head.substr(binary.offset).starts_with(binary.magic) &&
        (binary.offset != 30 || head.starts_with(kZipMagic)))
      return binary.kind;
  const std::string_view judged = head.substr(0, kWindow);
  return !opens_markup(judged) && has_controls(judged) ? "binary data" : std::string_view();
}

std::string saved_from(std::string_view html) {
  html = html.substr(0, kWindow);
  const auto address_behind = [&](std::string_view mark) -> std::string {
    const std::size_t at = html.find(mark);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = html.find("http", at + mark.size());
    if (begin == std::string_view::npos ||
        html.substr(at + mark.size(), begin - at - mark.size()).find("-->") != std::string_view::npos)
      return {};
    return std::string(html.substr(begin, html.find_first_of(" \t\r\n>\"", begin) - begin));
  };
  std::string url = address_behind("<!-- saved from url=(");
  if (url.empty() && html.find("Page saved with SingleFile") != std::string_view::npos) url = address_behind(" url: ");
  return url;
}

Records::Records(std::string name, const ReadOptions& options) : name_(std::move(name)), options_(options) {}
Records::~Records() = default;
Records::Records(Records&&) noexcept = default;
Records& Records::operator=(Records&&) noexcept = default;

void Records::open() {
  Stream stream = unpacked(Stream(file_source(name_)), options_.max_ratio);
  // What is said to be JSONL is not waited for: a filter answers line by line.
  if (options_.from != InputContainer::jsonl) stream.fill(kWindow);
  container_ = options_.from.value_or(container_of(stream.view()));
  const Bounds bounds{options_.max_bytes, options_.max_ratio};
  const bool zip = stream.view().starts_with(kZipMagic) && (!options_.from || container_ == InputContainer::warc);
  if (zip && (binary_kind(stream.view()) == "a ZIP archive")) {
    container_ = InputContainer::warc;
    source_ = wacz_pages(std::move(stream), bounds);
  } else if (container_ == InputContainer::warc) {
    source_ = warc_pages(std::move(stream), bounds);
  } else if (container_ == InputContainer::jsonl) {
    source_ = jsonl_pages(std::move(stream), bounds);
  } else {
    source_ = std::make_unique<Whole>(std::move(stream), options_, container_);
  }
}

bool Records::next(Page& page) {
  if (!source_) open();
  const bool any = source_->next(page);
  page.name = name_;
  return any;
}

}  // namespace pith::internal

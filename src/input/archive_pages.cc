// The pages of one archive. In: the bytes of a WARC or ARC file, decompressed. Out: its pages, a failure for what is damaged, and
// a count of the records that are no pages.
//
// The idea: the head of a record states the length of its content, so a record that is not a page is skipped without a look at
// its content. The end of the content has to be one: line ends, then the next record or the end of the file. Otherwise the length
// is wrong, and the content ends where the next record begins. What is no record is searched line by line for the next sound head
// and reported as one failure, however many lines in it look like the start of a record; so every line is looked at once.
#include "input/archive_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace pith::internal {
namespace {

constexpr std::uint64_t kMaxLength = std::uint64_t{1} << 34;  // of a content; records are smaller
constexpr std::size_t kKeptContent = std::size_t{1} << 20;    // of a record that is no page, to search for the next record
constexpr std::size_t kMaxMissing = std::size_t{64} << 10;    // bytes by which a length is too short
constexpr std::size_t kLineEnds = 4;                          // bytes between WARC records

bool is_line_end(char c) { return c == '\r' || c == '\n'; }

// Bytes between sound records that are none. The reason is that of the first of them.
struct Damage {
  std::string reason{};     // empty: there are no such bytes
  std::uint64_t begin = 0;  // offset in the decompressed file

  void add(std::string_view why, std::uint64_t at) {
    if (reason.empty()) *this = {std::string(why), at};
  }
};

// Where the content of a record ends, after a look at what follows it.
struct Content {
  std::uint64_t size = 0;
  bool ended = true;        // the file has all of it
  bool is_damaged = false;  // it is not what was stored
  bool cut_short = false;   // the next record begins in it
  std::string warning{};
};

class ArchivePages : public PageSource {
 public:
  ArchivePages(Stream stream, const ReadOptions& options, std::unique_ptr<RecordHeads> heads)
      : stream_(std::move(stream)), max_bytes_(options.max_bytes), heads_(std::move(heads)) {}

  bool next(Page& page) override {
    while (true) {
      page = {};
      if (!std::exchange(has_head_, false) && !find_head()) return report_end(page);
      if (!damage_.reason.empty()) {
        has_head_ = true;  // its record comes with the next call
        return report_damage(page, head_.begin);
      }
      page.record = ++record_;
      if (read_record(page)) return true;
    }
  }

  RecordCounts passed_over() const override { return counts_; }
  std::uint64_t records() const override { return record_; }

 private:
  using Step = RecordHeads::Step;

  // Takes the next sound head, and notes what is damaged before it. False at the end.
  bool find_head() {
    bool in_head = false;
    std::uint64_t begin = 0;
    std::string_view line;
    while (true) {
      const std::uint64_t at = stream_.position();
      const Stream::LineStatus status = stream_.read_line(line, kMaxHead);
      const bool is_complete = status == Stream::LineStatus::complete;
      const bool is_end = status == Stream::LineStatus::none;
      const bool is_blank = is_complete && (line.empty() || line == "\r");
      if (is_end) heads_->end();
      const Step step = is_end ? Step::outside : heads_->read(line, is_complete);
      if (in_head && (is_end || step == Step::begins)) damage_.add(kNoHeadEnd, begin);
      if (is_end && !read_behind_damage()) return false;
      in_head = step == Step::begins || step == Step::inside;
      if (step == Step::begins || step == Step::whole) begin = at;
      if (step == Step::broken) damage_.add(heads_->reason(), begin);
      if (step == Step::outside && !is_end && !is_blank) damage_.add(heads_->no_record(), at);
      if (step != Step::complete && step != Step::whole) continue;
      head_ = heads_->head();
      head_.begin = begin;
      return true;
    }
  }

  // Whether there is more behind the end of the stream, as behind a gzip member that is damaged or followed by other bytes.
  bool read_behind_damage() {
    std::string reason = stream_.error();
    std::string latest = reason;
    bool is_more = false;
    // The same failure again is the end.
    while (!(is_more = stream_.read_behind_end()) && stream_.error() != latest) {
      latest = stream_.error();
      if (reason.empty()) reason = latest;
    }
    const bool is_told = end_reported_ || reason.empty();
    if (is_more && !is_told) damage_.add(reason, stream_.position());
    if (is_more) end_reported_ = false;
    return is_more;
  }

  // False when the record is sound but not a page.
  bool read_record(Page& page) {
    RecordKind kind = kind_by_head(head_);
    Content content = find_content(kind == RecordKind::page);
    if (kind == RecordKind::page && content.ended) {
      const std::size_t max_content = max_bytes_ + std::size_t{1} + kMaxHead;
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(content.size, max_content));
      kind = read_archived_page(head_, stream_.view().substr(0, size), max_bytes_, page);
      page.truncated |= content.cut_short;
      page.warning = std::move(content.warning);
    }
    const bool is_there = stream_.discard(content.size) == content.size;
    if (is_there && content.ended) {
      if (kind != RecordKind::page) count_record(counts_, kind);
      return kind == RecordKind::page;
    }
    return report_loss(page, content.is_damaged);
  }

  // True, so that the page with the error is given to the caller.
  bool report_loss(Page& page, bool is_damaged) {
    end_reported_ = true;
    page = {.record = page.record, .url = head_.url};
    set_error(page, PageError::malformed, with_stream_error(is_damaged ? "the record is damaged" : "the record is cut off"));
    return true;
  }

  // Reads what has to be seen of the content, and finds its end. Of a record that is no page, the beginning is dropped.
  Content find_content(bool is_page) {
    const std::uint64_t max_content = is_page ? std::uint64_t{max_bytes_} + 1 + kMaxHead : kKeptContent;
    const bool is_absurd = !head_.length || *head_.length > kMaxLength || *head_.length > stream_.rest().value_or(kMaxLength);
    if (is_absurd) return find_next_record(is_page, max_content);
    std::uint64_t length = *head_.length;
    if (length > max_content && is_page) {
      const bool is_there = stream_.fill(static_cast<std::size_t>(max_content)) || !stream_.error().empty();
      return is_there ? Content{.size = length} : find_next_record(is_page, max_content);
    }
    std::uint64_t dropped = 0;
    if (length > max_content) {
      dropped = stream_.discard(length - max_content);
      length -= dropped;
    }
    const bool has_all = stream_.fill(static_cast<std::size_t>(length) + kLineEnds) || stream_.view().size() >= length;
    if (is_in_damaged_member(static_cast<std::size_t>(length)))
      return {.size = stream_.view().size(), .ended = false, .is_damaged = true};
    if (!has_all && !stream_.error().empty()) return {.size = length, .ended = false};
    if (!has_all && dropped == 0) return find_next_record(is_page, max_content);
    if (has_all && is_end_of_content(static_cast<std::size_t>(length))) return {.size = length};
    return correct_length(static_cast<std::size_t>(std::min<std::uint64_t>(length, stream_.view().size())), has_all, dropped);
  }

  // Whether the last bytes are damaged, and the content that ends there is among them.
  bool is_in_damaged_member(std::size_t length) const {
    const std::string_view view = stream_.view();
    return stream_.has_damaged_end() &&
           heads_->find_start(view.substr(std::min(length, view.size())), 0) == std::string_view::npos;
  }

  // Whether the content may end there: line ends follow, or the next record, or nothing.
  bool is_end_of_content(std::size_t at) {
    const std::string_view after = stream_.view().substr(at);
    const auto line_ends = static_cast<std::size_t>(std::ranges::find_if_not(after, is_line_end) - after.begin());
    if (line_ends == after.size()) return true;
    const auto newlines = std::ranges::count(after.substr(0, line_ends), '\n');
    if (newlines >= 2 && heads_->newlines_after_content() == 2) return true;
    stream_.fill(at + line_ends + heads_->max_start());
    return heads_->find_start(stream_.view().substr(at + line_ends, heads_->max_start()), 0) == 0;
  }

  // The content of which `size` bytes are in view, and at whose stated end nothing ends.
  Content correct_length(std::size_t size, bool has_all, std::uint64_t dropped) {
    stream_.fill(size + kMaxMissing);
    const std::size_t start = heads_->find_start(stream_.view().substr(0, size + kMaxMissing), 0);
    if (start == std::string_view::npos) return {.size = size, .ended = has_all};
    if (dropped > 0) damage_.add("the record's Content-Length is wrong", stream_.position() - dropped);
    return content_before(start);
  }

  // A content whose length is not known: it ends where the next record begins, or with the file.
  Content find_next_record(bool is_page, std::uint64_t max_content) {
    std::size_t from = 0;
    std::size_t start = std::string_view::npos;
    const std::uint64_t begin = stream_.position();
    while ((start = heads_->find_start(stream_.view(), from)) == std::string_view::npos) {
      const std::size_t seen = stream_.view().size() - std::min(stream_.view().size(), heads_->max_start());
      from = seen;
      if (seen > max_content) {
        if (is_page) return {.size = seen, .warning = wrong_length()};
        stream_.skip(seen);
        from = 0;
      }
      if (!stream_.read_more()) break;
    }
    if (start != std::string_view::npos) return content_before(start);
    const std::size_t rest = stream_.view().size();
    const Content content = content_before(rest);
    const bool is_complete = stream_.error().empty() && !content.cut_short && stream_.position() == begin;
    return is_complete ? content : Content{.size = rest, .ended = false};
  }

  // The content that ends where the next record begins, or a little before that, with the line ends between them.
  Content content_before(std::size_t start) const {
    std::string_view content = stream_.view().substr(0, start);
    std::size_t newlines = 0;
    while (newlines < heads_->newlines_after_content() && content.ends_with('\n')) {
      content.remove_suffix(content.ends_with("\r\n") ? 2 : 1);
      ++newlines;
    }
    const bool cut_short = newlines < heads_->newlines_after_content();
    return {.size = content.size(),
            .cut_short = cut_short,
            .warning = cut_short && head_.length ? fmt::format("the record has {} of its {} bytes", content.size(), *head_.length)
                                                 : wrong_length()};
  }

  std::string wrong_length() const {
    if (!head_.length) return "the record has no valid length; it is read as far as the next record";
    return fmt::format("the record's length of {} bytes is wrong; it is read as far as the next record", *head_.length);
  }

  // True, so that the page with the error is given to the caller.
  bool report_damage(Page& page, std::uint64_t end) {
    page.record = ++record_;
    Damage damage = std::exchange(damage_, {});
    std::string message = std::move(damage.reason);
    if (end > damage.begin)
      message += fmt::format("; {} bytes from offset {} on are passed over", end - damage.begin, damage.begin);
    set_error(page, PageError::malformed, std::move(message));
    return true;
  }

  // False when there is nothing to report at the end of the input.
  bool report_end(Page& page) {
    if (!damage_.reason.empty()) {
      report_damage(page, stream_.position());
      page.error = with_stream_error(std::move(page.error));
      end_reported_ = true;
      return true;
    }
    if (stream_.error().empty() || std::exchange(end_reported_, true)) return false;
    page.record = record_ == 0 ? 0 : ++record_;  // an input of which nothing can be read has no records
    set_error(page, PageError::unreadable, stream_.error());
    return true;
  }

  std::string with_stream_error(std::string message) const {
    return stream_.error().empty() ? message : message.append(": ").append(stream_.error());
  }

  Stream stream_;
  std::size_t max_bytes_;
  std::unique_ptr<RecordHeads> heads_;
  std::uint64_t record_ = 0;
  RecordHead head_{};      // of the record that is read
  bool has_head_ = false;  // of a record that has not been read
  Damage damage_{};
  bool end_reported_ = false;  // that the input ends too early
  RecordCounts counts_{};
};

}  // namespace

std::unique_ptr<PageSource> archive_pages(Stream stream, const ReadOptions& options, std::unique_ptr<RecordHeads> heads) {
  return std::make_unique<ArchivePages>(std::move(stream), options, std::move(heads));
}

std::unique_ptr<PageSource> archive_pages(Stream stream, const ReadOptions& options) {
  stream.fill(kStartSize);
  const bool arc = is_arc(stream.view());
  return archive_pages(std::move(stream), options, arc ? arc_heads() : warc_heads());
}

}  // namespace pith::internal

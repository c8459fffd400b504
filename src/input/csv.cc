// CSV. In: rows of fields (RFC 4180), the first of which names the columns. Out: a page for each other row.
//
// The idea: a state machine finds the end of a row, whatever pieces the input comes in, and the row is split into fields when it
// is complete. So a row is answered before the next one is read, and memory holds one row. Fields are separated by commas, or
// else by the tabs or semicolons of the first row. A quote opens a quoted field only where a field begins, so that a stray quote
// in a text does no harm.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json_string.h"
#include "base/text.h"
#include "base/utf8.h"
#include "input/containers.h"
#include "input/page_names.h"

namespace pith::internal {
namespace {

constexpr std::string_view kSeparators = ",\t;";  // in order of preference
constexpr char kQuote = '"';
constexpr std::size_t kMaxNamesSize = std::size_t{1} << 20;  // bytes of the row of names

bool ends_row(char c) { return c == '\n' || c == '\r'; }

// Finds the end of a row.
class RowScanner {
 public:
  explicit RowScanner(char separator) : separator_(separator) {}

  // Moves `at` to the byte that ends the row, and returns true; or to the end of `text`.
  bool scan(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
      if (state_ == State::quoted) at = std::min(text.find(kQuote, at), text.size());
      if (at == text.size()) return false;
      const char c = text[at];
      if (state_ != State::quoted && ends_row(c)) return true;
      read(c);
      ++at;
    }
    return false;
  }

  bool in_quotes() const { return state_ == State::quoted; }

 private:
  enum class State : std::uint8_t { field_start, plain, quoted, after_quote };

  void read(char c) {
    if (state_ == State::quoted) {
      state_ = State::after_quote;
    } else if (c == kQuote && state_ != State::plain) {
      state_ = State::quoted;  // of a field that begins, or the second of two
    } else {
      state_ = c == separator_ ? State::field_start : State::plain;
    }
  }

  char separator_;
  State state_ = State::field_start;
};

// Takes the first field from `row`. False when it was the last one.
bool take_field(std::string_view& row, char separator, std::string& field) {
  field.clear();
  if (row.starts_with(kQuote)) {
    std::size_t at = 1;
    while (true) {
      const std::size_t quote = std::min(row.find(kQuote, at), row.size());
      field.append(row, at, quote - at);
      at = std::min(quote + 1, row.size());
      if (at == row.size() || row[at] != kQuote) break;
      field.push_back(kQuote);
      ++at;
    }
    row.remove_prefix(at);
  }
  const std::size_t end = std::min(row.find(separator), row.size());
  field.append(row, 0, end);
  const bool more = end < row.size();
  row.remove_prefix(more ? end + 1 : end);
  return more;
}

std::size_t count_fields(std::string_view row, char separator) {
  std::size_t count = 1;
  for (std::string field; take_field(row, separator, field);) ++count;
  return count;
}

// Separators in quoted names do not count.
char separator_of(std::string_view first_row) {
  const auto* found = std::ranges::find_if(kSeparators, [&](char c) { return count_fields(first_row, c) > 1; });
  return found == kSeparators.end() ? kSeparators.front() : *found;
}

class CsvPages : public PageSource {
 public:
  CsvPages(Stream stream, ReadOptions options)
      : stream_(std::move(stream)), options_(std::move(options)), max_row_(max_record_size(options_.max_bytes)) {}

  bool next(Page& page) override {
    page = {};
    if (!std::exchange(opened_, true) && !read_names(page)) return !page.error.empty() || report_end(page);
    if (page_column_ == columns_.size()) return false;
    const std::optional<std::size_t> row = find_row(page);
    if (!row) return !page.error.empty() || report_end(page);
    page.record = ++record_;
    if (page.error.empty()) read_row(stream_.view().substr(0, *row), page);
    end_row(*row);
    return true;
  }

 private:
  // Reads the first row. False when there is none, or, with an error in `page`, when no column has pages.
  bool read_names(Page& page) {
    if (stream_.fill(1) && stream_.view()[0] == kByteOrderMark[0]) stream_.fill(kByteOrderMark.size());
    stream_.skip(stream_.view().size() - remove_byte_order_mark(stream_.view()).size());
    const std::optional<std::size_t> row = find_row(page);
    if (row && *row > kMaxNamesSize) set_error(page, PageError::too_large, "the row of names has more than 1 MiB");
    if (!row || !page.error.empty()) return false;
    std::string_view names = stream_.view().substr(0, *row);
    separator_ = separator_of(names);
    std::string name;
    for (bool more = true; more;) {
      more = take_field(names, separator_, name);
      columns_.push_back(scrub_utf8(name).text);
    }
    end_row(*row);
    page_column_ = find_page_column();
    if (page_column_ < columns_.size()) return true;
    std::vector<std::string> printed;
    for (const std::string& column : columns_) {
      std::string json;
      append_json_text(json, column);
      printed.push_back(printed_name(json));
    }
    set_error(page, PageError::record, no_page_message("column", "column", options_.field, printed));
    return false;
  }

  std::size_t column_named(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::find(columns_, name) - columns_.begin());
  }

  std::size_t find_page_column() {
    if (!options_.field.empty()) return column_named(options_.field);
    for (const PageName& known : kPageNames)
      if (const std::size_t column = column_named(known.name); column < columns_.size()) {
        format_ = known.format;
        return column;
      }
    return columns_.size();
  }

  // Brings the next row that is not blank into view. Returns its size, or nothing at the end; a row that is too long, or whose
  // quotes are not closed, sets an error.
  std::optional<std::size_t> find_row(Page& page) {
    skip_blank_rows();
    page.line = line_;
    RowScanner scanner(separator_);
    std::size_t at = 0;
    bool too_long = false;
    while (!scanner.scan(stream_.view(), at)) {
      if (at > max_row_) {
        too_long = true;
        skip(std::exchange(at, 0));
      }
      if (!stream_.read_more()) break;
    }
    if (stream_.view().empty() && !too_long) return std::nullopt;
    if (at == stream_.view().size() && !stream_.error().empty()) return std::nullopt;
    if (scanner.in_quotes())
      set_error(page, PageError::malformed, "a quotation mark opens a field and none closes it");
    else if (too_long)
      set_error(page, PageError::too_large, fmt::format("a row of more than {} MiB", max_row_ >> 20U));
    return at;
  }

  void skip_blank_rows() {
    while (stream_.fill(1) && ends_row(stream_.view()[0])) {
      // CRLF is one line end, and nothing is read ahead to find out.
      if (stream_.view()[0] == '\r' || !after_return_) ++line_;
      after_return_ = stream_.view()[0] == '\r';
      stream_.skip(1);
    }
    after_return_ = false;
  }

  void read_row(std::string_view row, Page& page) const {
    const std::size_t fields = count_fields(row, separator_);
    if (fields != columns_.size())
      return set_error(page, PageError::malformed, fmt::format("{} fields in a row of {} columns", fields, columns_.size()));
    std::string field;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      take_field(row, separator_, field);
      if (column == page_column_)
        page.bytes = std::move(field);
      else if (columns_[column] == kAddressName && page.url.empty())
        page.url = scrub_utf8(field).text;
      else
        append_member(page.extra_members, columns_[column], field);
    }
    page.from = format_;
  }

  static void append_member(std::string& members, std::string_view name, std::string_view value) {
    // A field may be very large, and a string that grows is there twice.
    if (members.capacity() < members.size() + value.size()) members.reserve(members.size() + name.size() + value.size() + 16);
    if (!members.empty()) members.push_back(',');
    append_json_string(members, name);
    members.push_back(':');
    append_json_string(members, is_valid_utf8(value) ? value : scrub_utf8(value).text);
  }

  // Drops the row and the byte that ends it.
  void end_row(std::size_t size) {
    skip(size);
    if (!stream_.view().empty()) {
      after_return_ = stream_.view()[0] == '\r';
      ++line_;
      stream_.skip(1);
    }
    stream_.release_unused();
  }

  void skip(std::size_t size) {
    line_ += static_cast<std::uint64_t>(std::ranges::count(stream_.view().substr(0, size), '\n'));
    stream_.skip(size);
  }

  // True once, when there is an error to report.
  bool report_end(Page& page) {
    if (stream_.error().empty() || std::exchange(end_reported_, true)) return false;
    page.record = columns_.empty() ? 0 : record_ + 1;  // an input of which nothing can be read has no records
    page.line = columns_.empty() ? 0 : line_;
    set_error(page, PageError::unreadable, stream_.error());
    return true;
  }

  Stream stream_;
  ReadOptions options_;
  std::size_t max_row_;  // bytes
  bool opened_ = false;
  char separator_ = kSeparators.front();
  std::vector<std::string> columns_{};
  std::size_t page_column_ = 0;
  std::optional<InputFormat> format_{};  // of the pages
  std::uint64_t record_ = 0;
  std::uint64_t line_ = 1;
  bool after_return_ = false;  // the byte before was a carriage return that ended a row
  bool end_reported_ = false;
};

}  // namespace

std::unique_ptr<PageSource> csv_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<CsvPages>(std::move(stream), options);
}

}  // namespace pith::internal

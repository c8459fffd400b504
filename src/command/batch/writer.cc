// The last step of a batch. In: items with results, in order. Out: their bytes in the output, messages, counters, and the exit
// status.
#include "command/batch/writer.h"

#include <fmt/format.h>

#include "base/enum_tables.h"
#include "command/batch/interrupt.h"

namespace pith::internal {
namespace {

// Several reports can't share a file, so each record of an input gets a file of its own.
Input place_of_record(const Item& item) {
  constexpr std::uint64_t kRecords = std::uint64_t{1} << 63;  // no input has such a number
  Input place = item.input;
  place.output_path += fmt::format(".{}", item.page.record);
  place.number = kRecords | item.input.number << 32 | item.page.record;
  return place;
}

}  // namespace

void BatchWriter::open() { is_written(output_.open()); }

void BatchWriter::write(const Item& item) {
  switch (item.type) {
    case Item::Type::page:
      write_page(item);
      break;
    case Item::Type::end:
      ++counts_.inputs;
      is_written(output_.finish(item.input, item.empty), item);
      break;
    case Item::Type::skipped:
      ++counts_.inputs;
      ++counts_.skipped;
      break;
  }
  progress_.update(counts_);
  if (job_.max_errors > 0 && counts_.failed >= job_.max_errors) stop_after_errors();
}

void BatchWriter::write_page(const Item& item) {
  const PageResult& result = item.result;
  const bool one_of_many = item.page.record > 0;
  last_name_ = one_of_many ? fmt::format("{}:{}", item.page.name, item.page.record) : item.page.name;
  if (++pages_ == 2) progress_.start();
  for (const std::string& message : result.messages) progress_.print(last_name_, message);
  // An input that is one page and fails leaves no file, so that --resume tries it again.
  const bool wanted = !result.failed || one_of_many || !folder_;
  const bool own_file = !one_of_many || is_report_;
  const Input place = one_of_many && is_report_ ? place_of_record(item) : item.input;
  bool written = !wanted || is_written(output_.put(place, result.bytes), item);
  if (own_file) written = is_written(output_.finish(place, false), item) && written;
  if (!one_of_many) ++counts_.inputs;
  if (is_report_) add_report_row(result, place);
  count(result, written);
}

void BatchWriter::add_report_row(const PageResult& result, const Input& place) {
  report_rows_.push_back(result.row);
  if (!result.failed) report_rows_.back().report = place.output_path + std::string(row_of(job_.write.to).extension);
}

void BatchWriter::count(const PageResult& result, bool written) {
  const bool done = written && !result.failed;
  counts_.done += done ? 1 : 0;
  counts_.failed += done ? 0 : 1;
  counts_.no_article += done && !result.article ? 1 : 0;
  counts_.limited += done && result.limited ? 1 : 0;
}

Status BatchWriter::finish() {
  if (is_report_ && folder_) is_written(output_.put_index(report_index(report_rows_)));
  is_written(output_.close());
  if (pages_ == 1 && counts_.no_article == 1 && !job_.verbose && !job_.quiet) progress_.print(last_name_, kNoArticleFound);
  progress_.end();
  return status();
}

void BatchWriter::interrupt() {
  output_.wait_and_block();
  progress_.end();
}

// Only this output fails when no file can have its name. Other failures end the process here, not by a way back through the
// pipeline: another thread may be waiting for an input that never comes.
bool BatchWriter::is_written(Output::Result result, const Item& item) {
  if (result != Output::Result::refused) return is_written(result);
  progress_.print(item.input.name, fmt::format("error: {}", output_.error()));
  return false;
}

bool BatchWriter::is_written(Output::Result result) {
  if (result == Output::Result::written) return true;
  if (result == Output::Result::closed) exit_now(Status::done);
  progress_.print("error", output_.error());
  exit_now(Status::all_failed);
}

void BatchWriter::stop_after_errors() {
  progress_.print("error", fmt::format("stopped after {} failures, as --max-errors says", counts_.failed));
  progress_.end();
  exit_now(status());
}

Status BatchWriter::status() const {
  if (counts_.failed > 0) return counts_.done > 0 ? Status::some_failed : Status::all_failed;
  if (counts_.limited > 0) return pages_ == 1 ? Status::limited : Status::some_failed;
  return counts_.no_article < counts_.done || counts_.done == 0 ? Status::done : Status::no_article;
}

}  // namespace pith::internal

// The last step of a batch. In: items with results, in order. Out: their bytes in the output, messages, counters, and the exit
// status.
#include "command/batch/writer.h"

#include <fmt/format.h>

#include "base/enum_tables.h"
#include "command/batch/earlier_reports.h"
#include "command/batch/interrupt.h"

namespace pith::internal {
namespace {

// Where a file is one page, each record of an input gets a file of its own.
Input place_of_record(const Item& item) {
  constexpr std::uint64_t kRecords = std::uint64_t{1} << 63;  // no input has such a number
  Input place = item.input;
  place.output_path += fmt::format(".{}", item.page.record);
  place.number = kRecords | item.input.number << 32 | item.page.record;
  return place;
}

}  // namespace

void BatchWriter::create_folder() { is_written(output_.create_folder()); }

void BatchWriter::open() { is_written(output_.open()); }

void BatchWriter::write(const Item& item) {
  switch (item.type) {
    case Item::Type::page:
      write_page(item);
      break;
    case Item::Type::end:
      messages_.end_input();
      write_end(item);
      break;
    case Item::Type::skipped:
      write_skipped(item);
      break;
    case Item::Type::passed_over:
      write_passed_over(item);
      break;
  }
  progress_.update(counts_);
  if (job_.max_errors > 0 && counts_.failed >= job_.max_errors) stop_after_errors();
}

void BatchWriter::write_end(const Item& item) {
  ++counts_.inputs;
  add_counts(counts_.records, item.records);
  if (item.input.number == refused_input_) return;
  if (!is_written(output_.finish(item.input, item.empty), item)) ++counts_.failed;
}

void BatchWriter::write_skipped(const Item& item) {
  ++counts_.inputs;
  if (is_written(output_.skip(item.input), item))
    ++counts_.skipped;
  else
    ++counts_.failed;
  if (pages_ + counts_.skipped >= 2) progress_.start();
}

void BatchWriter::write_passed_over(const Item& item) {
  ++counts_.inputs;
  ++counts_.passed_over[static_cast<std::size_t>(item.reason)];
  if (job_.verbose) progress_.print(item.input.name, fmt::format("passed over: {}", description_of(item.reason)));
}

void BatchWriter::write_page(const Item& item) {
  const PageResult& result = item.result;
  const bool one_of_many = item.page.record > 0;
  if (item.input.is_output && !job_.output.empty()) stop_before_overwriting(item.input);
  if (one_of_many && item.input.number == refused_input_) return;  // it was told once
  last_name_ = name_of(item.page);
  if (++pages_ + counts_.skipped >= 2) progress_.start();
  messages_.print(item.input, last_name_, result.messages);
  // An input that is one page and fails leaves no file, so that --resume tries it again.
  const bool wanted = !result.failed || one_of_many || !folder_;
  const bool own_file = !one_of_many || is_one_page_;
  const Input place = one_of_many && is_one_page_ ? place_of_record(item) : item.input;
  bool written = !wanted || is_written(output_.put(place, result.bytes), item);
  if (own_file) written = is_written(output_.finish(place, false), item) && written;
  if (!one_of_many) ++counts_.inputs;
  if (!written && !is_one_page_) refused_input_ = item.input.number;
  if (is_report_) add_report_row(item, place, written);
  count(result, written);
}

void BatchWriter::add_report_row(const Item& item, const Input& place, bool written) {
  const bool only_output_failed = !written && !item.result.failed;
  report_rows_.push_back(only_output_failed ? failed_row(item.result.row.source, output_.error()) : item.result.row);
  report_rows_.back().report = place.output_path + std::string(row_of(job_.write.to).extension);
}

void BatchWriter::count(const PageResult& result, bool written) {
  const bool done = written && !result.failed;
  counts_.done += done ? 1 : 0;
  counts_.failed += done ? 0 : 1;
  counts_.no_article += done && !result.article ? 1 : 0;
  counts_.limited += done && result.limit != Limit::none ? 1 : 0;
  counts_.limits[static_cast<std::size_t>(result.limit)] += done ? 1 : 0;
  counts_.below += done && result.below ? 1 : 0;
  if (done && result.article && result.confidence < kDoubtful) progress_.add_doubtful(last_name_, result.confidence);
}

// Reports that are there already, those of skipped inputs and of other runs, have their place in the index, too.
void BatchWriter::write_index() {
  add_earlier_reports(job_.output, report_rows_);
  const Output::Result result = output_.put_index(report_index(report_rows_));
  if (result == Output::Result::refused) {
    progress_.print("error", output_.error());
    ++counts_.failed;
  } else {
    is_written(result);
  }
}

Status BatchWriter::finish(const std::vector<std::string>& empty_sources) {
  for (const std::string& name : empty_sources) progress_.print(name, "warning: there are no inputs in it");
  const bool nothing = had_no_inputs() && !empty_sources.empty();
  if (is_report_ && folder_ && !had_no_inputs()) write_index();
  if (all_failed() || nothing) output_.discard();
  is_written(output_.close());
  if (pages_ == 1 && counts_.no_article == 1 && !job_.verbose && !job_.quiet)
    progress_.print(last_name_, fmt::format("{}{}", kNoArticleFound, job_.write.explain ? "" : kNoArticleHint));
  progress_.end();
  return nothing ? Status::no_article : status();
}

void BatchWriter::interrupt() {
  output_.wait_and_block();
  progress_.end_without_waiting();
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

// What was written so far is not worth an input.
void BatchWriter::stop_before_overwriting(const Input& input) {
  progress_.print("error", fmt::format("'{}' is both an input and the output", input.name));
  progress_.end();
  exit_now(Status::all_failed);
}

void BatchWriter::stop_after_errors() {
  messages_.end_input();
  progress_.print("error", fmt::format("stopped after {} failures, as --max-errors says", counts_.failed));
  progress_.end();
  exit_now(status());
}

Status BatchWriter::status() const {
  if (pages_ == 0 && counts_.skipped == 0 && !passed_over_message(counts_.passed_over).empty()) return Status::no_article;
  if (counts_.failed > 0) return all_failed() ? Status::all_failed : Status::some_failed;
  // What is skipped was done before, so it is among "the others".
  if (counts_.limited > 0) return pages_ + counts_.skipped == 1 ? Status::limited : Status::some_failed;
  if (counts_.below > 0) return Status::no_article;
  const bool all_without_article = counts_.no_article > 0 && counts_.no_article == counts_.done && counts_.skipped == 0;
  return all_without_article ? Status::no_article : Status::done;
}

}  // namespace pith::internal

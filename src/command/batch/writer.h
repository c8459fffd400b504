// The last step of a batch: results to the output, counters and the exit status.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "command/batch/item.h"
#include "command/batch/job.h"
#include "command/batch/output.h"
#include "command/batch/page_messages.h"
#include "command/batch/progress.h"
#include "command/status.h"
#include "write/report_index.h"

namespace pith::internal {

/// Writes the items of a batch, prints their messages and counts them. Ends the process when the output fails or nobody reads it
/// any more, and after BatchJob::max_errors failures.
class BatchWriter {
 public:
  /// All three must outlive it.
  BatchWriter(const BatchJob& job, Output& output, Progress& progress)
      : job_(job), output_(output), progress_(progress), messages_(progress) {}

  /// To be called before open(): makes the output folder, if there is one.
  void create_folder();
  /// Opens the output.
  void open();
  /// To be called in the order of the inputs.
  void write(const Item& item);
  /// How many pages were written or failed.
  std::uint64_t pages() const { return pages_; }
  /// Completes the output after the last item, and names the folders and lists in which nothing is. A single file is left as it
  /// was if all inputs failed or there were none.
  Status finish(const std::vector<std::string>& empty_sources);
  /// Instead of finish(): leaves the output as it was.
  void abandon() { output_.discard(); }
  /// Lets a result that is being written be completed, and prints the summary; for a process that is about to end. May be called
  /// from another thread than the others.
  void interrupt();

 private:
  void write_page(const Item& item);
  void write_end(const Item& item);
  void write_skipped(const Item& item);
  void write_passed_over(const Item& item);
  void add_report_row(const Item& item, const Input& place, bool written);
  void write_index();
  void count(const PageResult& result, bool written);
  bool is_written(Output::Result result, const Item& item);
  bool is_written(Output::Result result);
  [[noreturn]] void stop_before_overwriting(const Input& input);
  [[noreturn]] void stop_after_errors();
  bool all_failed() const { return counts_.failed > 0 && counts_.done == 0 && counts_.skipped == 0; }
  bool had_no_inputs() const { return pages_ == 0 && counts_.inputs == 0; }
  Status status() const;

  const BatchJob& job_;
  Output& output_;
  Progress& progress_;
  PageMessages messages_;
  const bool folder_ = to_folder(job_);
  const bool is_one_page_ = is_one_page(job_.write.to);
  const bool is_report_ = job_.write.to == OutputFormat::report;
  Counts counts_{};
  std::uint64_t pages_ = 0;
  std::uint64_t refused_input_ = 0;       // the number of the last input whose output must not be written; 0: none
  std::string last_name_{};               // of the page that was written last, as messages call it
  std::vector<ReportRow> report_rows_{};  // for the index of the reports
};

}  // namespace pith::internal

// Inputs to outputs. In: a Job. Out: what was asked for, on standard output, in a file or in a folder, and an exit status.
//
// The idea: three steps for every page, reading, cleaning and writing. Reading and writing are done by one thread at a time, in the
// order of the inputs, cleaning by many; so the result does not depend on their number, and memory is bounded by it. One input that
// fails is one line on standard error, and the rest goes on; an output that fails ends the run.
#include "command/batch/batch.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <memory>
#include <new>
#include <thread>
#include <utility>

#include "base/enum_tables.h"
#include "command/batch/batch_inputs.h"
#include "command/batch/batch_output.h"
#include "command/batch/batch_page.h"
#include "command/batch/batch_progress.h"
#include "command/batch/batch_stop.h"

namespace pith::internal {
namespace {

// Results that wait for an earlier page's keep no thread from working on the next.
constexpr std::size_t kInFlightPerJob = 4;

// What travels through the three steps.
struct Item {
  Input input{};
  InputContainer container{};
  Page page{};
  Cleaned outcome{};
  enum class Type { page, end, skipped } type = Type::page;  // `end` follows the pages of an input that has any number of them
  bool empty = false;                                        // of `end`: there was no page
};

class Batch {
 public:
  explicit Batch(const Job& job) : job_(job), inputs_(job), output_(job), progress_(job) {}

  Status run() {
    check(output_.open());
    const StopWatch watch([this] { interrupted(); });
    // Most runs have one page; threads are made for the second. And whoever sends one line and waits gets the answer.
    Item item;
    bool more = read(item);
    if (more && is_report() && !to_folder_) return one_report(item);
    while (more && pages_ == 0) {
      wash(item);
      emit(item);
      more = read(item = Item());
    }
    if (more) rest(std::move(item));
    if (is_report()) check(output_.put_index(report_index(rows_)));
    return end();
  }

 private:
  Status end() {
    check(output_.close());
    if (pages_ == 1 && counts_.no_article == 1 && !job_.verbose && !job_.quiet) progress_.say(last_, kNoArticleFound);
    progress_.end();
    return status();
  }

  bool is_report() const { return job_.write.to == OutputFormat::report; }

  // A report shows one page, so nothing is written before it is sure that there is no second.
  Status one_report(Item& item) {
    Item second;
    while (read(second) && second.type != Item::Type::page) second = Item();
    if (!second.page.name.empty()) {
      progress_.say("error", "--to report: a report shows one page (for several, with an index: -o DIR/)");
      return kUsage;
    }
    wash(item);
    emit(item);
    return end();
  }

  // ------------------------------------------------------------------------------------------------------------------ steps

  bool read(Item& item) try {
    while (true) {
      if (records_) return read_record(item);
      if (!inputs_.next(current_)) return false;
      item.input = current_;
      if (!current_.error.empty()) {
        fail(item.page, current_.error, PageError::unreadable);
        return true;
      }
      if (job_.resume && output_.has(current_)) {
        item.type = Item::Type::skipped;
        return true;
      }
      records_ = std::make_unique<Records>(current_.name, job_.read);
      has_records_ = false;
    }
  } catch (const std::bad_alloc&) {
    records_.reset();
    fail(item.page, "not enough memory", PageError::memory);
    return true;
  }

  // The next page of the input, or its end. An input that is one page needs no end of its own.
  bool read_record(Item& item) {
    item.input = current_;
    if (records_->next(item.page)) {
      item.container = records_->container();
      has_records_ = true;
      if (item.page.record == 0) records_.reset();
      return true;
    }
    item.type = Item::Type::end;
    item.empty = !has_records_;
    records_.reset();
    return true;
  }

  void fail(Page& page, std::string why, PageError code) const {
    page = {};
    page.name = current_.name;
    page.error = std::move(why);
    page.error_code = code;
  }

  void wash(Item& item) const {
    if (item.type != Item::Type::page) return;
    item.outcome = clean(item.page, item.container, job_);
    item.page.bytes = {};
    item.page.extra_members = {};
  }

  void emit(const Item& item) {
    if (item.type == Item::Type::skipped) {
      ++counts_.skipped;
      ++counts_.inputs;
    } else if (item.type == Item::Type::end) {
      ++counts_.inputs;
      check(output_.finish(item.input, item.empty), item);
    } else {
      emit_page(item);
    }
    progress_.update(counts_);
    if (job_.max_errors > 0 && counts_.failed >= job_.max_errors) too_many_errors();
  }

  void emit_page(const Item& item) {
    const Cleaned& outcome = item.outcome;
    const bool one_of_many = item.page.record > 0;
    last_ = one_of_many ? fmt::format("{}:{}", item.page.name, item.page.record) : item.page.name;
    if (++pages_ == 2) progress_.start();
    for (const std::string& message : outcome.messages) progress_.say(last_, message);
    // An input that is one page and fails leaves no file, so that --resume tries it again.
    const bool wanted = !outcome.failed || one_of_many || !to_folder_;
    const bool own_file = !one_of_many || is_report();
    const Input place = one_of_many && is_report() ? place_of_record(item) : item.input;
    bool written = !wanted || check(output_.put(place, outcome.bytes), item);
    if (own_file) written = check(output_.finish(place, false), item) && written;
    if (!one_of_many) ++counts_.inputs;
    if (is_report()) add_row(outcome, place);
    count(outcome, written);
  }

  // Reports can't stand behind each other in a file: each record has one of its own.
  static Input place_of_record(const Item& item) {
    constexpr std::uint64_t kRecords = std::uint64_t{1} << 63;  // no input has such a number
    Input place = item.input;
    place.below += fmt::format(".{}", item.page.record);
    place.number = kRecords | item.input.number << 32 | item.page.record;
    return place;
  }

  void add_row(const Cleaned& outcome, const Input& place) {
    rows_.push_back(outcome.row);
    if (!outcome.failed) rows_.back().report = place.below + std::string(row_of(job_.write.to).extension);
  }

  void count(const Cleaned& outcome, bool written) {
    const bool done = written && !outcome.failed;
    counts_.done += done ? 1 : 0;
    counts_.failed += done ? 0 : 1;
    counts_.no_article += done && !outcome.article ? 1 : 0;
    counts_.limited += done && outcome.limited ? 1 : 0;
  }

  // ---------------------------------------------------------------------------------------------------------------- threads

  unsigned jobs() const { return job_.jobs > 0 ? job_.jobs : std::max(1U, std::thread::hardware_concurrency()); }

  // The item in hand and all behind it.
  void rest(Item&& first) {
    if (jobs() > 1) return in_parallel(std::move(first));
    do {
      wash(first);
      emit(first);
    } while (read(first = Item()));
  }

  void in_parallel(Item&& first) {
    using ItemPointer = std::shared_ptr<Item>;
    namespace tbb = oneapi::tbb;
    ItemPointer in_hand = std::make_shared<Item>(std::move(first));
    const auto take = [&](tbb::flow_control& flow) -> ItemPointer {
      if (in_hand) return std::exchange(in_hand, nullptr);
      ItemPointer item = std::make_shared<Item>();
      if (!read(*item)) flow.stop();
      return item;
    };
    const auto work = [&](ItemPointer item) {
      wash(*item);
      return item;
    };
    const auto give = [&](const ItemPointer& item) { emit(*item); };
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs());
    tbb::task_arena arena(static_cast<int>(jobs()));
    arena.execute([&] {
      tbb::parallel_pipeline(jobs() * kInFlightPerJob,
                             tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, take) &
                                 tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, work) &
                                 tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, give));
    });
  }

  // -------------------------------------------------------------------------------------------------------------------- end

  // True when it was written. An output that fails ends the run here: another thread may wait for an input that never comes.
  bool check(Output::Result result, const Item& item) {
    if (result != Output::Result::refused) return check(result);
    progress_.say(item.input.name, fmt::format("error: {}", output_.error()));
    return false;
  }

  bool check(Output::Result result) {
    if (result == Output::Result::written) return true;
    if (result == Output::Result::closed) stop_now(kDone);
    progress_.say("error", output_.error());
    stop_now(kUnusable);
  }

  void too_many_errors() {
    progress_.say("error", fmt::format("stopped after {} failures, as --max-errors says", counts_.failed));
    progress_.end();
    stop_now(status());
  }

  void interrupted() {
    output_.hold();
    progress_.end();
  }

  Status status() const {
    if (counts_.failed > 0) return counts_.done > 0 ? kSomeFailed : kUnusable;
    if (counts_.limited > 0) return pages_ == 1 ? kLimited : kSomeFailed;
    return counts_.no_article < counts_.done || counts_.done == 0 ? kDone : kNoArticle;
  }

  const Job& job_;
  const bool to_folder_ = to_folder(job_);
  Inputs inputs_;
  Output output_;
  Progress progress_;

  // Of reading.
  Input current_{};
  std::unique_ptr<Records> records_{};
  bool has_records_ = false;

  // Of writing.
  Counts counts_{};
  std::uint64_t pages_ = 0;
  std::string last_{};
  std::vector<ReportRow> rows_{};  // of the reports' index
};

}  // namespace

Status run_batch(const Job& job) { return Batch(job).run(); }

}  // namespace pith::internal

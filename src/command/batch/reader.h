// The first step of a batch: inputs to pages.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "command/batch/inputs.h"
#include "command/batch/item.h"
#include "command/batch/job.h"
#include "command/batch/output.h"
#include "command/batch/progress.h"
#include "input/records.h"

namespace pith::internal {

/// Reads the pages of all inputs of a job, one after another.
class BatchReader {
 public:
  /// All three must outlive it. The output is only asked which inputs it has already, and `position` is kept up to date.
  BatchReader(const BatchJob& job, const Output& output, ReadPosition& position)
      : job_(job), output_(output), position_(position), inputs_(job) {}

  /// Puts the next page into the empty `item`, or that an input has ended, is skipped or passed over. A page that can't be read
  /// comes with an error. False when there are no more inputs.
  bool next(Item& item);
  /// As Inputs::empty_sources().
  const std::vector<std::string>& empty_sources() const { return inputs_.empty_sources(); }

 private:
  void next_in_input(Item& item);
  void note_position();
  ReadOptions read_options() const;
  bool may_pass_over() const;
  /// Makes `item` the news that the current input is passed over; false when there is no reason.
  bool pass_over(Item& item, PassedOver reason) const;
  void fail(Item& item, std::string message, PageError code) const;

  const BatchJob& job_;
  const Output& output_;
  ReadPosition& position_;
  Inputs inputs_;
  Input current_{};
  std::unique_ptr<Records> records_{};  // of the current input, while it may have more
  bool has_pages_ = false;              // the current input had at least one
};

}  // namespace pith::internal

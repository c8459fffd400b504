// The pages of one input, one after the other.
#pragma once

#include <memory>
#include <string>

#include "input/containers.h"
#include "input/page.h"

namespace pith::internal {

/// The pages of one input, in the order of the input. Never holds more than one record in memory.
class Records {
 public:
  /// `name` is a file, or "-" for standard input. Nothing is opened before the first next().
  Records(std::string name, const ReadOptions& options);

  /// The next page; false at the end. A record that can't be read comes as a page with an error, and the next call goes on after
  /// it.
  bool next(Page& page);

  /// What the input turned out to be; known after the first next().
  InputContainer container() const { return container_; }
  /// How many records gave no page so far, and are no failures.
  RecordCounts passed_over() const { return source_ ? source_->passed_over() : RecordCounts{}; }

 private:
  void open();

  std::string name_;
  ReadOptions options_;
  InputContainer container_ = InputContainer::page;
  std::unique_ptr<WindowMemory> windows_{};  // outlives the source
  std::unique_ptr<PageSource> source_{};
};

}  // namespace pith::internal

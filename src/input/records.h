// The pages of one input, one after the other.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "input/page.h"
#include "input/reader.h"
#include "input/stream.h"

namespace pith::internal {

/// What holds the pages of an input.
enum class InputContainer : std::uint8_t { page, mhtml, warc, jsonl };

struct ReadOptions {
  std::optional<InputContainer> from{};  ///< unset: told from the content
  std::size_t max_bytes = kLargestPage;  ///< of a page; of a longer one these and one more are read, which tells
  double max_ratio = kMaxRatio;          ///< bytes that may come out of a packed one
};

/// The pages of one input, in its order. Holds the memory of one record at a time.
class Records {
 public:
  Records(std::string name, const ReadOptions& options);
  ~Records();
  Records(Records&&) noexcept;
  Records& operator=(Records&&) noexcept;

  /// The next page; false at the end. A record that fails comes as a Page with `error`, and the next call goes on behind it.
  bool next(Page& page);

  /// What the input turned out to be; known from the first next() on.
  InputContainer container() const { return container_; }

 private:
  void open();

  std::string name_;
  ReadOptions options_;
  InputContainer container_ = InputContainer::page;
  std::unique_ptr<class PageSource> source_;
};

}  // namespace pith::internal

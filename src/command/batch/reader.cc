// The first step of a batch. In: a job's inputs. Out: their pages, in order.
#include "command/batch/reader.h"

#include <new>
#include <utility>

namespace pith::internal {

bool BatchReader::next(Item& item) {
  while (!records_) {
    if (!inputs_.next(current_)) return false;
    item.input = current_;
    if (!current_.error.empty()) {
      fail(item, current_.error, PageError::unreadable);
      return true;
    }
    if ((job_.resume || job_.update) && output_.has(current_)) {
      item.type = Item::Type::skipped;
      return true;
    }
    ReadOptions read = job_.read;
    if (current_.in_folder) read.waiting = Waiting::refused;
    records_ = std::make_unique<Records>(current_.name, read);
    has_pages_ = false;
  }
  try {
    next_in_input(item);
  } catch (const std::bad_alloc&) {
    records_.reset();  // and with it the buffers that were too large, so that there is memory for the message
    fail(item, "not enough memory", PageError::memory);
  }
  return true;
}

void BatchReader::next_in_input(Item& item) {
  item.input = current_;
  if (records_->next(item.page)) {
    item.container = records_->container();
    has_pages_ = true;
    // An input that is one page needs no end of its own.
    if (item.page.record == 0) records_.reset();
    return;
  }
  item.type = Item::Type::end;
  item.empty = !has_pages_;
  records_.reset();
}

void BatchReader::fail(Item& item, std::string message, PageError code) const {
  item.page = {};
  item.page.name = current_.name;
  item.page.error = std::move(message);
  item.page.error_code = code;
}

}  // namespace pith::internal

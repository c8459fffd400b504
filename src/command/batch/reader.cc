// The first step of a batch. In: a job's inputs. Out: their pages, in order.
#include "command/batch/reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <new>
#include <utility>

#include "base/text.h"
#include "command/sandbox/sandbox.h"

namespace pith::internal {

bool BatchReader::next(Item& item) {
  while (!records_) {
    if (!inputs_.next(current_)) return false;
    item.input = current_;
    note_position();
    if (!current_.error.empty()) {
      fail(item, current_.error, PageError::unreadable);
      return true;
    }
    if ((job_.resume || job_.update) && output_.has(current_)) {
      item.type = Item::Type::skipped;
      return true;
    }
    if (may_pass_over() && pass_over(item, passed_over_by_name(current_.name))) return true;
    records_ = std::make_unique<Records>(current_.name, read_options());
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
    if (item.page.error_code == PageError::unreadable) item.page.error += read_denial_hint(current_.name);
    if (!has_pages_ && may_pass_over() &&
        pass_over(item, passed_over_by_content(item.page, records_->container(), read_options())))
      return records_.reset();
    has_pages_ = true;
    // An input that is one page needs no end of its own.
    if (item.page.record == 0) records_.reset();
    return;
  }
  // JSON without any record in it.
  if (!has_pages_ && may_pass_over() && records_->container() == InputContainer::jsonl && pass_over(item, PassedOver::json))
    return records_.reset();
  item.type = Item::Type::end;
  item.empty = !has_pages_;
  item.records = records_->passed_over();
  records_.reset();
}

// The size is that of the file, also where it is packed, for its bytes are counted as they are read.
void BatchReader::note_position() {
  struct stat status {};
  const bool known = current_.name == "-" ? ::fstat(STDIN_FILENO, &status) == 0 : ::stat(current_.name.c_str(), &status) == 0;
  position_.read = 0;
  position_.size = known && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  position_.input = current_.number;
}

ReadOptions BatchReader::read_options() const {
  ReadOptions options = job_.read;
  options.memory = job_.extract.limits.memory;
  options.bytes_read = &position_.read;
  if (current_.in_folder) options.waiting = Waiting::refused;
  return options;
}

bool BatchReader::may_pass_over() const { return current_.in_folder && !job_.read.from && job_.read.field.empty(); }

bool BatchReader::pass_over(Item& item, PassedOver reason) const {
  if (reason == PassedOver::no) return false;
  release_text(item.page.bytes);
  item.page = {};
  item.type = Item::Type::passed_over;
  item.reason = reason;
  return true;
}

void BatchReader::fail(Item& item, std::string message, PageError code) const {
  release_text(item.page.bytes);
  item.page = {};
  item.page.name = current_.name;
  item.page.error = std::move(message);
  item.page.error_code = code;
}

}  // namespace pith::internal

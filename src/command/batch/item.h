// What travels through the steps of a batch.
#pragma once

#include <cstdint>

#include "command/batch/inputs.h"
#include "command/batch/passed_over.h"
#include "command/batch/process.h"
#include "input/page.h"
#include "input/records.h"

namespace pith::internal {

/// A page on its way from its input to the output, or news about an input.
struct Item {
  enum class Type : std::uint8_t {
    page,
    end,         ///< follows the pages of an input that may have any number of them
    skipped,     ///< an input that --resume skips
    passed_over  ///< a file in a folder that is no page
  };
  Type type = Type::page;
  Input input{};
  Page page{};
  PageResult result{};
  PassedOver reason{};     ///< why it is passed over
  bool empty = false;      ///< of an `end`: the input had no page
  RecordCounts records{};  ///< of an `end`: records that were no pages
};

/// Processes the item's page, if it has one, and then releases the page's bytes.
void process(Item& item, const BatchJob& job);

}  // namespace pith::internal

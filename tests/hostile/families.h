// Pages and containers of pages that are made to be slow to read, to need much memory or to crash the program.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pith::tests {

struct Family {
  std::string name{};
  std::function<std::string(std::size_t bytes)> make{};  ///< a page or container of about that size, before it is compressed
};

std::vector<Family> hostile_families();

/// WARC, WACZ, MHTML, JSONL and compressed files.
std::vector<Family> hostile_containers();

}  // namespace pith::tests

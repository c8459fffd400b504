// Pages that are made to be slow to read, to need much memory or to crash the program.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pith::tests {

struct Family {
  std::string name{};
  std::function<std::string(std::size_t bytes)> make{};  ///< a page of about that size
};

std::vector<Family> hostile_families();

}  // namespace pith::tests

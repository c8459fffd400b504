// Trees of whole folders. In: pages and folders, as arguments. Out: a line for each page whose tree is not gumbo's own, and how
// many.
//
//   compare_trees FILE|DIR...
#include <fmt/format.h>

#include "input/decode.h"
#include "input/reader.h"
#include "trees/compare.h"

using namespace pith::internal;

int main(int argc, char** argv) {
  std::size_t pages = 0;
  std::size_t different = 0;
  const auto report = [](const std::string& name, const std::string& why) {
    fmt::print(stderr, "compare_trees: {}: error: {}\n", name, why);
  };
  for (const std::string& name : list_inputs({argv + 1, argv + argc}, report)) {
    Page page;
    std::string error;
    if (!read_page(name, page, error)) {
      report(name, error);
      continue;
    }
    ++pages;
    const std::string difference = pith::tests::tree_difference(decode(page.bytes, {}).utf8);
    if (difference.empty()) continue;
    ++different;
    fmt::print("{}\n{}\n", name, difference);
  }
  fmt::print("{} of {} pages differ\n", different, pages);
  return different > 0;
}

// Pages and the expectations beside them.
#pragma once

#include <string>
#include <vector>

namespace pith::internal {

/// A page and its expectation.
struct Sample {
  std::string page{};      ///< path of the page; empty when an expectation has none
  std::string expected{};  ///< path of the expectation, or the path that one would get
  bool labelled = false;   ///< an expectation exists
  bool orphan = false;     ///< it does, but not the page
  std::string message{};   ///< "FILE: error: REASON" when it can't be checked; else empty
};

/// Finds the samples among files and in folders, in their order, each once: pages with an expectation beside them,
/// NAME.expected.json or NAME.expected.txt, where NAME is the page's name with or without its extension; and pages without one,
/// which in folders are recognized by their extension. Expectations without a page, or with two, come with a message.
std::vector<Sample> find_samples(const std::vector<std::string>& operands);

}  // namespace pith::internal

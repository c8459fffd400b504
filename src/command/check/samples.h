// Pages and the expectations beside them.
#pragma once

#include <string>
#include <vector>

namespace pith::internal {

/// A page and its expectation.
struct Sample {
  std::string page{};      ///< empty when an expectation has none
  std::string expected{};  ///< where the expectation is; of a page without one, where it would be
  bool labelled = false;   ///< has an expectation
  std::string message{};   ///< file and why it is no sample; empty when it is one
};

/// Finds the samples among files and below folders, in their order, each once: pages with an expectation beside them,
/// NAME.expected.json or NAME.expected.txt, where NAME is the page's name with or without its extension; and pages without one, which
/// in folders are told by their extension. Expectations without a page, or with two, come with a message.
std::vector<Sample> find_samples(const std::vector<std::string>& operands);

}  // namespace pith::internal

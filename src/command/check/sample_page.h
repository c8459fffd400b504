// The page of a sample, read as `pith` reads an input.
#pragma once

#include <string>

#include "input/page.h"
#include "pith/pith.h"

namespace pith::internal {

struct SamplePage {
  Page page{};
  Options options{};     ///< to extract it with
  bool is_file = false;  ///< the file is the page and nothing around it, so that both have the same lines
};

/// Reads a page. What its expectation states about it, `stated`, takes precedence over what its container states. False, with a
/// reason in `error`, if it can't be read, if `pith` refuses it, or if the file has several pages.
bool read_sample_page(const std::string& name, const Options& stated, SamplePage& sample, std::string& error);

Document document_of(const SamplePage& sample);

}  // namespace pith::internal

// Operands to pages: files, folders and standard input, one page at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "input/page.h"

namespace pith {

/// Expands operands into the names of inputs: "-" and files as they are, folders into the files below them, sorted by bytes,
/// hidden entries and the `NAME_files` folders of saved pages left out. A folder that can't be listed is reported through `failed(name, message)` and left out.
std::vector<std::string> list_inputs(const std::vector<std::string>& operands,
                                     const std::function<void(const std::string&, const std::string&)>& failed);

/// The most that a page may have, in bytes.
inline constexpr std::size_t kLargestPage = 0xFFFFFFF0U;

/// Reads one input, gzip undone (by content, not by name); of a longer page the first `most` bytes and one more, which tells. False with
/// a reason in `error` when it can't be read.
bool read_page(const std::string& name, Page& page, std::string& error, std::size_t most = kLargestPage);

}  // namespace pith

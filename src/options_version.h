// What --version prints.
#pragma once

#include <string>

namespace pith::internal {

/// "pith 0.2.0", with the commit that it was built from where that is known, and below it the versions of the libraries, which can
/// differ from those that it was built with where they are shared.
std::string version_text();

}  // namespace pith::internal

// Rules of furniture that is several blocks long.
#pragma once

#include "classify/evidence.h"

namespace pith::internal {

/// Adds evidence to text about consent, and to what is outside the marks of a digital library's book.
void apply_furniture_runs(const Outline& outline, Evidence& evidence);

}  // namespace pith::internal

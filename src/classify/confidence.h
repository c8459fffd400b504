// How much the choice of the article is to be trusted.
#pragma once

#include "pith/pith.h"

namespace pith::internal {

/// The word F1 that a page's choice of article has by experience with other hosts, 0 to 1, given the F1 that the chances of its
/// blocks promise. `format` is html or text. Never falls as `expected_f1` rises; 0 for 0.
float confidence_of(float expected_f1, InputFormat format);

}  // namespace pith::internal

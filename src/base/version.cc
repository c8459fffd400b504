// The version. In: PITH_VERSION, which the build takes from its project() line. Out: version().
#include "pith/pith.h"

namespace pith {

std::string_view version() { return PITH_VERSION; }

}  // namespace pith

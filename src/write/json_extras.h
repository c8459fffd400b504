// The members of a JSON record that are only printed when somebody asks for them.
#pragma once

#include "write/json_emitter.h"

namespace pith::internal {

/// Prints the members of WriteOptions::with into the open object.
void emit_extras(JsonEmitter& json, const Document& document, const WriteOptions& options);

}  // namespace pith::internal

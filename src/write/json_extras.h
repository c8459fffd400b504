// The members of a JSON record that are only printed when somebody asks for them.
#pragma once

#include "write/json_emitter.h"

namespace pith::internal {

/// Prints what a candidate for the metadata is into the open object, but not its field.
void emit_candidate(JsonEmitter& json, const Statement& statement);

/// Prints the members of WriteOptions::with into the open object.
void emit_extras(JsonEmitter& json, const Document& document, const WriteOptions& options);

}  // namespace pith::internal

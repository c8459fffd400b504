// What the parts of the C API share: the document behind the handle, and structures that both sides may know in another version.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>

#include "pith/pith.h"
#include "pith/pith_c.h"

struct pith_document {
  pith::Document document;
};

namespace pith::internal {

/// The string of a document for C; `data` is never null.
inline pith_string c_string(std::string_view text) {
  if (text.data() == nullptr) return {"", 0};
  return {text.data(), text.size()};
}

/// Gives the caller those members of a structure that both sides know. PITH_INVALID_ARGUMENT if `to` is null or has no size.
template <typename Struct>
pith_status give(const Struct& from, Struct* to) {
  if (to == nullptr || to->size < sizeof(to->size)) return PITH_INVALID_ARGUMENT;
  const std::size_t size = to->size;
  const std::size_t known = std::min(size, sizeof(Struct));
  std::memcpy(to, &from, known);
  std::memset(reinterpret_cast<char*>(to) + known, 0, size - known);
  to->size = size;
  return PITH_OK;
}

/// Takes the members that both sides know, and zeroes for the others; a null pointer is a structure of zeroes. False if there is
/// no size, or the caller sets a member that this version does not know.
template <typename Struct>
bool take(const Struct* from, Struct& to) {
  to = {};
  if (from == nullptr) return true;
  if (from->size < sizeof(from->size)) return false;
  std::memcpy(&to, from, std::min(from->size, sizeof(Struct)));
  const char* bytes = reinterpret_cast<const char*>(from);
  for (std::size_t i = sizeof(Struct); i < from->size; ++i)
    if (bytes[i] != 0) return false;
  return true;
}

/// Whether a number from C is an enumerator of an enumeration with `count` of them.
constexpr bool is_enumerator(int value, std::size_t count) { return value >= 0 && static_cast<std::size_t>(value) < count; }

/// Calls a function that returns a status. No exception leaves.
template <typename Function>
pith_status guarded(Function&& function) noexcept {
  try {
    return function();
  } catch (const std::bad_alloc&) {
    return PITH_NO_MEMORY;
  } catch (...) {
    return PITH_FAILED;
  }
}

}  // namespace pith::internal

// Names of attributes, and sets of them that take no room. In: a name in lower case. Out: its bit.
//
// The idea: nearly all questions after an attribute are answered by no. A bit for each name of an element says that at once; for
// names that are written in the source it is known when the program is built.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

/// A set of attribute names, a bit for all names of a hash: what is not in it was not written, what is in it may have been.
using NameBits = std::uint64_t;

constexpr NameBits bit_of_attribute(std::string_view name) {
  const auto small = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) | 0x20U; };
  if (name.empty()) return 0;
  const unsigned hash =
      small(name.front()) * 7U + small(name.back()) * 3U + small(name[name.size() / 2]) + static_cast<unsigned>(name.size()) * 5U;
  return NameBits{1} << (hash % 64U);
}

/// A name with its bit. The text is borrowed.
struct AttributeName {
  constexpr AttributeName(std::string_view name) : text(name), bit(bit_of_attribute(name)) {}
  constexpr AttributeName(const char* name) : AttributeName(std::string_view(name)) {}

  std::string_view text;
  NameBits bit;
};

}  // namespace pith

// What a page states about itself, and where. A later stage chooses among the statements (document/metadata).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/metadata_fields.h"

namespace pith::internal {

/// A field together with the place where pages state it; the rows of facts.inc.
enum class Fact : std::uint8_t {
#define FACT(name, field, rank, where) name,
#include "blocks/facts.inc"
#undef FACT
};

struct FactRow {
  std::string_view name;
  MetadataField field;
  int rank;                ///< among the facts of the field, the higher the more trusted; 0: never a value of the metadata
  std::string_view where;  ///< the place, for people
};

inline constexpr FactRow kFacts[] = {
#define FACT(name, field, rank, where) FactRow{#name, MetadataField::field, rank, where},
#include "blocks/facts.inc"
#undef FACT
};

constexpr const FactRow& row_of(Fact fact) { return kFacts[static_cast<std::size_t>(fact)]; }

#define METADATA_FIELD(name, member, type, choice)                                                            \
  static_assert(std::ranges::any_of(kFacts, [](const FactRow& f) { return f.field == MetadataField::name; }), \
                "facts.inc has no fact that states the metadata field " #name);
#include "base/metadata_fields.inc"
#undef METADATA_FIELD

struct Facts {
  struct Entry {
    Fact fact{};
    std::string_view value{};  ///< white space collapsed, never empty; in the arena of the Outline
    std::uint32_t offset = 0;  ///< bytes into the decoded page, where the text of the value or its element begins
    std::uint32_t line = 0;    ///< of that byte, from 1; 0 until number_lines()
    std::uint16_t group = 0;   ///< JSON-LD: the node object, from 1 over the page; <meta>: the digit that ends its name; else 0
  };
  std::vector<Entry> entries{};  ///< in the order of their elements

  /// The first value of a fact; empty when the page does not state it.
  std::string_view first(Fact fact) const {
    for (const Entry& entry : entries)
      if (entry.fact == fact) return entry.value;
    return {};
  }
};

}  // namespace pith::internal

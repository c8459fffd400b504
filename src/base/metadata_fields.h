// The fields of the metadata as a table, for every place that goes through all of them.
//
// In: metadata_fields.inc and pith::Metadata. Out: one row for each field. A new field needs a member of pith::Metadata and a
// row; the compiler then names whatever else is missing: a fact that states the field (facts.inc), and the function that chooses
// its value and its place in the order of choices (document/metadata.cc). A test does so for testdata/pith.schema.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "pith/pith.h"

namespace pith::internal {

/// A field of the metadata by its number in the table.
enum class MetadataField : std::uint8_t {
#define METADATA_FIELD(name, member, type, choice) name,
#include "base/metadata_fields.inc"
#undef METADATA_FIELD
  none  ///< what a page states that is no field of the metadata
};

enum class MetadataType : std::uint8_t { text, date, list };

struct MetadataRow {
  std::string_view name;    ///< of one value, such as "author"
  std::string_view member;  ///< in every output, such as "authors"
  MetadataType type;
  std::string Metadata::*text;                ///< of a text or date, else null
  std::vector<std::string> Metadata::*texts;  ///< of a list, else null
};

constexpr MetadataRow metadata_row(std::string_view name, std::string_view member, MetadataType type,
                                   std::string Metadata::*text) {
  return {name, member, type, text, nullptr};
}
constexpr MetadataRow metadata_row(std::string_view name, std::string_view member, MetadataType type,
                                   std::vector<std::string> Metadata::*texts) {
  return {name, member, type, nullptr, texts};
}

inline constexpr MetadataRow kMetadataFields[] = {
#define METADATA_FIELD(name, member, type, choice) metadata_row(#name, #member, MetadataType::type, &Metadata::member),
#include "base/metadata_fields.inc"
#undef METADATA_FIELD
};
inline constexpr std::size_t kMetadataFieldCount = std::size(kMetadataFields);

constexpr const MetadataRow& row_of(MetadataField field) { return kMetadataFields[static_cast<std::size_t>(field)]; }

constexpr bool fits_member(const MetadataRow& row) { return (row.type == MetadataType::list) == (row.texts != nullptr); }

#define METADATA_FIELD(name, member, type, choice)        \
  static_assert(fits_member(row_of(MetadataField::name)), \
                "pith::Metadata::" #member " is not of the type that metadata_fields.inc gives it");
#include "base/metadata_fields.inc"
#undef METADATA_FIELD

inline constexpr std::size_t kMetadataBytes = 0
#define METADATA_FIELD(name, member, type, choice) +sizeof(Metadata::member)
#include "base/metadata_fields.inc"
#undef METADATA_FIELD
    ;
static_assert(kMetadataBytes == sizeof(Metadata), "metadata_fields.inc lacks a row for a member of pith::Metadata");

}  // namespace pith::internal

// What the records of an archive are that give no page, and how they are counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "input/binary.h"

namespace pith::internal {

/// What a record of an archive gives.
enum class RecordKind : std::uint8_t {
#define RECORD_KIND(kind, singular, plural) kind,
#include "input/record_kinds.inc"
#undef RECORD_KIND
  page  ///< a page, or a failure in its place
};

/// A number of records that were passed over for each kind but `page`.
using RecordCounts = std::array<std::uint64_t, static_cast<std::size_t>(RecordKind::page)>;

/// Counts a record that gives no page.
inline void count_record(RecordCounts& counts, RecordKind kind) { ++counts[static_cast<std::size_t>(kind)]; }
void add_counts(RecordCounts& counts, const RecordCounts& more);

/// The kind of a file of this media type, in lower case, which is not that of a page.
RecordKind kind_of_media_type(std::string_view type);
/// The kind of a file by its content.
RecordKind kind_of_binary(BinaryType type);

/// A message such as "3 records passed over: 2 requests, 1 image"; empty when there are none.
std::string record_counts_message(const RecordCounts& counts);
/// A JSON object with a member for each kind of which there are any, such as `{"request":2,"image":1}`.
std::string record_counts_json(const RecordCounts& counts);

}  // namespace pith::internal

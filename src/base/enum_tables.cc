// The checks of the tables of enumerations, and the functions of pith.h that look into them. In: an enumerator, or a name. Out:
// the other.
//
// Every table is checked in three ways. A switch made of its rows has to handle all enumerators, so the compiler names an
// enumerator without a row. Each row has to be at the place of its enumerator. No member of a row may be empty.
#include "base/enum_tables.h"

namespace pith::internal {
namespace {

template <typename Rows, typename Enum>
constexpr bool is_at_its_place(const Rows& rows, Enum value) {
  const auto place = static_cast<std::size_t>(value);
  return place < rows.size() && rows[place].value == value;
}

constexpr bool is_complete(const KindRow& row) {
  return !row.meaning.empty() && !row.terminal.empty() && !row.hue.empty() && !row.depth.empty() && !row.dark_hue.empty() &&
         !row.dark_depth.empty() && !row.fill.empty();
}
constexpr bool is_complete(const ShapeRow& row) { return !row.name.empty(); }
constexpr bool is_complete(const PageTypeRow& row) { return !row.name.empty(); }
constexpr bool is_complete(const LimitRow& row) {
  const bool none = row.value == Limit::none;
  return row.name.empty() == none && row.event.empty() == none;
}
constexpr bool is_complete(const InputFormatRow& row) { return !row.label.empty(); }
constexpr bool is_complete(const ExtraRow& row) { return !row.name.empty(); }
constexpr bool is_complete(const OutputFormatRow& row) { return row.extension.starts_with('.') && row.alias != row.name; }

// An enumerator that one of these switches does not handle needs a row in the table of that switch.
#pragma GCC diagnostic error "-Wswitch"

constexpr bool has_row(Kind kind) {
  switch (kind) {
#define KIND(kind, ...) case Kind::kind:
#include "base/kinds.inc"
#undef KIND
    return true;
  }
  return false;
}

constexpr bool has_row(Shape shape) {
  switch (shape) {
#define SHAPE(shape) case Shape::shape:
#include "base/shapes.inc"
#undef SHAPE
    return true;
  }
  return false;
}

constexpr bool has_row(PageType type) {
  switch (type) {
#define PAGE_TYPE(type) case PageType::type:
#include "base/page_types.inc"
#undef PAGE_TYPE
    return true;
  }
  return false;
}

constexpr bool has_row(Limit limit) {
  switch (limit) {
#define LIMIT(limit, ...) case Limit::limit:
#include "base/limits.inc"
#undef LIMIT
    return true;
  }
  return false;
}

constexpr bool has_row(InputFormat format) {
  switch (format) {
#define INPUT_FORMAT(format, ...) case InputFormat::format:
#include "base/input_formats.inc"
#undef INPUT_FORMAT
    return true;
  }
  return false;
}

constexpr bool has_row(OutputFormat format) {
  switch (format) {
#define OUTPUT_FORMAT(format, ...) case OutputFormat::format:
#include "base/output_formats.inc"
#undef OUTPUT_FORMAT
    return true;
  }
  return false;
}

constexpr bool has_row(Extra extra) {
  switch (extra) {
#define EXTRA(extra) case Extra::extra:
#include "base/extras.inc"
#undef EXTRA
    return true;
  }
  return false;
}

#define CHECK_ROW(table, rows, Enum, enumerator)                                                                                \
  static_assert(has_row(Enum::enumerator));                                                                                     \
  static_assert(is_at_its_place(rows, Enum::enumerator), table ": the row of " #enumerator " is not in the order of the enum"); \
  static_assert(is_complete(row_of(Enum::enumerator)), table ": the row of " #enumerator " has an empty or wrong member");

#define KIND(kind, ...) CHECK_ROW("kinds.inc", kKinds, Kind, kind)
#include "base/kinds.inc"
#undef KIND
#define SHAPE(shape) CHECK_ROW("shapes.inc", kShapes, Shape, shape)
#include "base/shapes.inc"
#undef SHAPE
#define PAGE_TYPE(type) CHECK_ROW("page_types.inc", kPageTypes, PageType, type)
#include "base/page_types.inc"
#undef PAGE_TYPE
#define LIMIT(limit, ...) CHECK_ROW("limits.inc", kLimits, Limit, limit)
#include "base/limits.inc"
#undef LIMIT
#define INPUT_FORMAT(format, ...) CHECK_ROW("input_formats.inc", kInputFormats, InputFormat, format)
#include "base/input_formats.inc"
#undef INPUT_FORMAT
#define OUTPUT_FORMAT(format, ...) CHECK_ROW("output_formats.inc", kOutputFormats, OutputFormat, format)
#include "base/output_formats.inc"
#undef OUTPUT_FORMAT
#define EXTRA(extra) CHECK_ROW("extras.inc", kExtras, Extra, extra)
#include "base/extras.inc"
#undef EXTRA
#undef CHECK_ROW

static_assert(kKinds.size() == kKindCount, "pith.h: kKindCount is not the number of rows of kinds.inc");
static_assert(kPageTypes.size() == kPageTypeCount, "pith.h: kPageTypeCount is not the number of rows of page_types.inc");
static_assert(kExtras.size() == kExtraCount, "pith.h: kExtraCount is not the number of rows of extras.inc");

}  // namespace
}  // namespace pith::internal

namespace pith {

std::string_view name_of(Kind kind) { return internal::row_of(kind).name; }
std::string_view name_of(Shape shape) { return internal::row_of(shape).name; }
std::string_view name_of(PageType type) { return internal::row_of(type).name; }
std::string_view name_of(Limit limit) { return internal::row_of(limit).name; }
std::string_view name_of(Extra extra) { return internal::row_of(extra).name; }

std::optional<Kind> kind_named(std::string_view name) {
  for (const internal::KindRow& row : internal::kKinds)
    if (row.name == name) return row.value;
  return std::nullopt;
}

}  // namespace pith

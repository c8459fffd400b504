// What belongs to each enumerator of pith.h: its name, and what the writers and the command have to know about it. In: one table
// (kinds.inc, output_formats.inc ...) for each enumeration. Out: arrays in the order of the enumerators.
//
// A new kind, page type or format is an enumerator in pith.h and a row in its table. enum_tables.cc checks all rows, so that the
// build stops with the name of what is missing.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/ansi.h"
#include "pith/pith.h"

namespace pith::internal {

struct KindRow {
  Kind value;
  std::string_view name;
  std::string_view meaning;     ///< for a legend
  std::string_view terminal;    ///< escape sequence of its colour
  std::string_view hue;         ///< CSS colour
  std::string_view depth;       ///< CSS percentage of `hue` in a tint
  std::string_view dark_hue;    ///< as `hue`, on dark pages
  std::string_view dark_depth;  ///< as `depth`, on dark pages
  std::string_view fill;        ///< CSS background: a pattern made of var(--hue)
};

struct ShapeRow {
  Shape value;
  std::string_view name;
};

struct PageTypeRow {
  PageType value;
  std::string_view name;
};

struct LimitRow {
  Limit value;
  std::string_view name;
  std::string_view event;  ///< what happened, a clause without a full stop
};

struct InputFormatRow {
  InputFormat value;
  std::string_view name;
  std::string_view label;  ///< for readers of a report
};

struct OutputFormatRow {
  OutputFormat value;
  std::string_view name;
  std::string_view alias;      ///< another name on the command line; may be empty
  std::string_view extension;  ///< of files, with its dot
  bool is_json;
  bool prints_title;  ///< unless the caller chooses kinds
};

struct ExtraRow {
  Extra value;
  std::string_view name;
};

inline constexpr std::array kKinds = {
#define KIND(kind, meaning, terminal, hue, depth, dark_hue, dark_depth, fill) \
  KindRow{Kind::kind, #kind, meaning, ansi::terminal, hue, depth, dark_hue, dark_depth, fill},
#include "base/kinds.inc"
#undef KIND
};

inline constexpr std::array kShapes = {
#define SHAPE(shape) ShapeRow{Shape::shape, #shape},
#include "base/shapes.inc"
#undef SHAPE
};

inline constexpr std::array kPageTypes = {
#define PAGE_TYPE(type) PageTypeRow{PageType::type, #type},
#include "base/page_types.inc"
#undef PAGE_TYPE
};

inline constexpr std::array kLimits = {
#define LIMIT(limit, name, event) LimitRow{Limit::limit, name, event},
#include "base/limits.inc"
#undef LIMIT
};

inline constexpr std::array kInputFormats = {
#define INPUT_FORMAT(format, label) InputFormatRow{InputFormat::format, #format, label},
#include "base/input_formats.inc"
#undef INPUT_FORMAT
};

inline constexpr std::array kOutputFormats = {
#define OUTPUT_FORMAT(format, alias, extension, is_json, prints_title) \
  OutputFormatRow{OutputFormat::format, #format, alias, extension, is_json, prints_title},
#include "base/output_formats.inc"
#undef OUTPUT_FORMAT
};

inline constexpr std::array kExtras = {
#define EXTRA(extra) ExtraRow{Extra::extra, #extra},
#include "base/extras.inc"
#undef EXTRA
};

constexpr const KindRow& row_of(Kind value) { return kKinds[static_cast<std::size_t>(value)]; }
constexpr const ShapeRow& row_of(Shape value) { return kShapes[static_cast<std::size_t>(value)]; }
constexpr const PageTypeRow& row_of(PageType value) { return kPageTypes[static_cast<std::size_t>(value)]; }
constexpr const LimitRow& row_of(Limit value) { return kLimits[static_cast<std::size_t>(value)]; }
constexpr const InputFormatRow& row_of(InputFormat value) { return kInputFormats[static_cast<std::size_t>(value)]; }
constexpr const OutputFormatRow& row_of(OutputFormat value) { return kOutputFormats[static_cast<std::size_t>(value)]; }
constexpr const ExtraRow& row_of(Extra value) { return kExtras[static_cast<std::size_t>(value)]; }

/// The names in a table, in its order.
template <typename Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

}  // namespace pith::internal

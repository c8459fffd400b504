// The C API: names, extract, write. In: what C passes. Out: what pith.h gives, as handles, statuses and strings to be freed.
//
// The idea: enumerators have the same numbers in C as in C++, or one more where 0 means that the caller says nothing.
#include "c_api.h"

#include <cstdlib>
#include <optional>
#include <string>

#include "base/enum_tables.h"

namespace pith::internal {
namespace {

// The order of the other enumerators is tested by their names.
static_assert(PITH_KIND_NAV + 1 == kKindCount && PITH_TYPE_SERVICE == kPageTypeCount);
static_assert(PITH_SHAPE_RULE == static_cast<int>(Shape::rule) && PITH_LIMIT_TRUNCATED == static_cast<int>(Limit::truncated));
static_assert(PITH_TO_REPORT + 1 == kOutputFormats.size() && PITH_WITH_SOURCES == 1U << static_cast<unsigned>(Extra::sources));
static_assert(PITH_MARK_MATH == static_cast<int>(Mark::math));
static_assert(PITH_NESTING_QUOTE == static_cast<int>(Nesting::Type::quote));
static_assert(PITH_BIAS_RECALL == static_cast<int>(Bias::recall));
static_assert(PITH_FORMAT_TEXT == static_cast<int>(InputFormat::text) + 1);
static_assert(PITH_LINKS_NONE == static_cast<int>(LinkStyle::none) + 1);
static_assert(PITH_IMAGES_NONE == static_cast<int>(ImageStyle::none) + 1);

// The enumerator of a number that is one more than its own; empty for 0.
template <typename Enum>
std::optional<Enum> choice(int value) {
  if (value == 0) return std::nullopt;
  return static_cast<Enum>(value - 1);
}

const char* text_or_empty(const char* text) { return text != nullptr ? text : ""; }

// The names are literals, so that a NUL follows each of them.
template <typename Rows>
const char* name_in(const Rows& rows, int value) {
  return is_enumerator(value, rows.size()) ? rows[static_cast<std::size_t>(value)].name.data() : nullptr;
}

pith_status read_options(const pith_options* from, Options& to) {
  pith_options options;
  if (!take(from, options)) return PITH_INVALID_ARGUMENT;
  if (!is_enumerator(options.format, PITH_FORMAT_TEXT + 1) || !is_enumerator(options.type, kPageTypeCount + 1) ||
      !is_enumerator(options.bias, PITH_BIAS_RECALL + 1))
    return PITH_INVALID_ARGUMENT;
  to.from = choice<InputFormat>(options.format);
  to.type = choice<PageType>(options.type);
  to.bias = static_cast<Bias>(options.bias);
  to.url = text_or_empty(options.url);
  to.encoding = text_or_empty(options.encoding);
  if (!to.encoding.empty() && !encoding_named(to.encoding)) return PITH_UNKNOWN_ENCODING;
  to.explain = options.explain != 0;
  to.sources = options.sources != 0;
  if (options.max_bytes != 0) to.limits.bytes = options.max_bytes;
  if (options.max_depth != 0) to.limits.depth = options.max_depth;
  if (options.max_memory != 0) to.limits.memory = options.max_memory;
  if (options.max_blocks != 0) to.limits.blocks = options.max_blocks;
  return PITH_OK;
}

std::vector<std::string> split(std::string_view names) {
  std::vector<std::string> found;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    found.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return found;
}

pith_status read_write_options(const pith_write_options* from, WriteOptions& to) {
  pith_write_options options;
  if (!take(from, options)) return PITH_INVALID_ARGUMENT;
  if (!is_enumerator(options.to, kOutputFormats.size()) || !is_enumerator(options.links, PITH_LINKS_NONE + 1) ||
      !is_enumerator(options.images, PITH_IMAGES_NONE + 1) || options.keep > kAllKinds.bits || options.with >= 1U << kExtraCount)
    return PITH_INVALID_ARGUMENT;
  to.to = static_cast<OutputFormat>(options.to);
  if (options.keep != 0) to.keep = KindSet{static_cast<std::uint16_t>(options.keep)};
  to.links = choice<LinkStyle>(options.links);
  to.images = choice<ImageStyle>(options.images);
  to.front_matter = options.front_matter != 0;
  to.segments = options.segments != 0;
  to.explain = options.explain != 0;
  to.ascii = options.ascii != 0;
  to.escape_controls = options.escape_controls != 0;
  to.with = {static_cast<std::uint16_t>(options.with)};
  to.width = options.width;
  to.source = text_or_empty(options.source);
  to.record = options.record;
  to.members = text_or_empty(options.members);
  to.get = split(text_or_empty(options.get));
  return PITH_OK;
}

pith_status write_for_c(const Document& document, const pith_write_options* options, char** output, std::size_t* size) {
  WriteOptions how;
  if (const pith_status status = read_write_options(options, how); status != PITH_OK) return status;
  const std::string text = write(document, how);
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) return PITH_NO_MEMORY;
  std::memcpy(copy, text.c_str(), text.size() + 1);
  *output = copy;
  if (size != nullptr) *size = text.size();
  return PITH_OK;
}

}  // namespace
}  // namespace pith::internal

using namespace pith::internal;

const char* pith_version(void) { return pith::version().data(); }

const char* pith_status_message(int status) {
  switch (status) {
    case PITH_OK:
      return "done";
    case PITH_NO_MEMORY:
      return "not enough memory";
    case PITH_INVALID_ARGUMENT:
      return "an argument is not valid";
    case PITH_UNKNOWN_ENCODING:
      return "no encoding of the WHATWG Encoding Standard has this label";
    case PITH_FAILED:
      return "an error in pith";
    default:
      return nullptr;
  }
}

const char* pith_kind_name(int kind) { return name_in(kKinds, kind); }
const char* pith_shape_name(int shape) { return name_in(kShapes, shape); }
const char* pith_page_type_name(int type) { return type == PITH_TYPE_AUTO ? "" : name_in(kPageTypes, type - 1); }
const char* pith_limit_name(int limit) { return name_in(kLimits, limit); }

pith_status pith_extract(const char* bytes, size_t size, const pith_options* options, pith_document** document) {
  if (document != nullptr) *document = nullptr;
  if (document == nullptr || (bytes == nullptr && size != 0)) return PITH_INVALID_ARGUMENT;
  return guarded([&] {
    pith::Options how;
    if (const pith_status status = read_options(options, how); status != PITH_OK) return status;
    *document = new pith_document{pith::extract({size != 0 ? bytes : "", size}, how)};
    return PITH_OK;
  });
}

void pith_document_free(pith_document* document) { delete document; }

pith_status pith_write(const pith_document* document, const pith_write_options* options, char** output, size_t* size) {
  if (output != nullptr) *output = nullptr;
  if (size != nullptr) *size = 0;
  if (document == nullptr || output == nullptr) return PITH_INVALID_ARGUMENT;
  return guarded([&] { return write_for_c(document->document, options, output, size); });
}

void pith_free(char* output) { std::free(output); }

// In: what the build and the libraries say of themselves. Out: the text of --version.
#include "options_version.h"

#include <archive.h>
#include <brotli/decode.h>
#include <cld2/public/compact_lang_det.h>
#include <fmt/format.h>
#include <libdeflate.h>
#include <lzma.h>
#include <simdjson.h>
#include <utf8proc.h>
#include <zlib.h>
#include <zstd.h>

#include <nlohmann/json.hpp>

#include "commit.inc"  // made by src/package/commit.cmake
#include "pith/pith.h"

namespace pith::internal {
namespace {

std::string of_number(unsigned long number, unsigned long base) {
  return fmt::format("{}.{}.{}", number / (base * base), number / base % base, number % base);
}

}  // namespace

std::string version_text() {
  constexpr std::string_view kCommit = PITH_COMMIT;
  const std::string commit = kCommit.empty() ? std::string() : fmt::format(" ({})", kCommit);
  return fmt::format("pith {}{}\n", version(), commit) +
         fmt::format("HTML and text: gumbo {}, uchardet {}, CLD2 {}, utf8proc {}, simdjson {}.{}.{}\n", PITH_GUMBO_VERSION,
                     PITH_UCHARDET_VERSION, CLD2::DetectLanguageVersion(), utf8proc_version(), simdjson::SIMDJSON_VERSION_MAJOR,
                     simdjson::SIMDJSON_VERSION_MINOR, simdjson::SIMDJSON_VERSION_REVISION) +
         fmt::format("archives: libarchive {}, libdeflate {}, zlib {}, zstd {}, xz {}, brotli {}\n",
                     of_number(static_cast<unsigned long>(archive_version_number()), 1000), LIBDEFLATE_VERSION_STRING,
                     zlibVersion(), ZSTD_versionString(), lzma_version_string(), of_number(BrotliDecoderVersion(), 4096)) +
         fmt::format("command: CLI11 {}, fmt {}, nlohmann-json {}.{}.{}\n", PITH_CLI11_VERSION, of_number(FMT_VERSION, 100),
                     NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH);
}

}  // namespace pith::internal

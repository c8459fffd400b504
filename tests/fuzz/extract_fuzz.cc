// Any bytes give a document, and any document can be written in every format. The first byte selects the options.
//
//   cmake --preset fuzz && cmake --build --preset fuzz && build/fuzz/tests/extract_fuzz -max_total_time=60
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pith/pith.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  pith::Options options;
  options.explain = data[0] & 1;
  if (data[0] & 2) options.from = data[0] & 4 ? pith::InputFormat::html : pith::InputFormat::text;
  const pith::Document document = pith::extract(bytes, options);
  for (const auto format : {pith::OutputFormat::text, pith::OutputFormat::markdown, pith::OutputFormat::html,
                            pith::OutputFormat::json, pith::OutputFormat::jsonl, pith::OutputFormat::report})
    for (const bool explain : {false, true})
      pith::write(document, {.to = format, .keep = pith::kAllKinds, .segments = true, .explain = explain});
  return 0;
}

// What training reads. In: folders of pages, as arguments. Out: on standard output one JSON line for each page, {"source", "blocks":
// [text ...], "containers": [the container of each block], "names": [for each container its parent
// and the words of its names], "rows": the blocks' features as hexadecimal digits}, after a first line {"features": [name ...]}.
//
//   dump_features FOLDER...
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "classify/features.h"
#include "extract.h"
#include "input/reader.h"

using namespace pith::internal;

namespace {

std::string hexadecimal(const std::vector<std::uint8_t>& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text.push_back(kDigits[byte >> 4U]);
    text.push_back(kDigits[byte & 15U]);
  }
  return text;
}

nlohmann::json dump(const std::string& source, std::string_view bytes) {
  const PreparedPage prepared = prepare(bytes);
  const Outline& outline = prepared.outline;
  Judgement judgement(outline);
  judge_alone(outline, judgement);
  judge_in_context(outline, judgement);
  nlohmann::json page = {{"source", source}, {"blocks", nlohmann::json::array()}};
  for (const pith::Block& block : outline.blocks) page["blocks"].push_back(std::string(block.text));
  page["containers"] = nlohmann::json::array();
  for (const BlockCounts& features : outline.counts) page["containers"].push_back(features.container);
  page["names"] = nlohmann::json::array();
  for (const Container& container : outline.containers)
    page["names"].push_back({container.parent, learnable_words(container.names)});
  page["rows"] = hexadecimal(measure_features(outline, judgement).bytes);
  return page;
}

}  // namespace

int main(int argc, char** argv) {
  nlohmann::json names = nlohmann::json::array();
  for (std::size_t i = 0; i < kFeatureCount; ++i) names.push_back(std::string(feature_name(i)));
  fmt::print("{}\n", nlohmann::json{{"features", names}}.dump());
  bool failed = false;
  const auto report = [&](const std::string& name, const std::string& why) {
    fmt::print(stderr, "dump_features: {}: error: {}\n", name, why);
    failed = true;
  };
  for (const std::string& name : list_inputs({argv + 1, argv + argc}, report)) {
    Page page;
    std::string error;
    if (read_page(name, page, error))
      fmt::print("{}\n", dump(name, page.bytes).dump());
    else
      report(name, error);
  }
  return failed ? 1 : 0;
}

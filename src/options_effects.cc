// Options that do nothing where they are given. In: the options, and what the command is about to print and read. Out: messages.
#include "options_effects.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "command/nearest.h"

namespace pith::internal {
namespace {

struct EffectRow {
  Command command{};
  std::string_view option{};
  EffectPlaces places{};
};

constexpr EffectPlaces kInputs = ~(effect::from_auto - 1U);

std::vector<EffectRow> effects() {
  using namespace effect;
  return {
#define EFFECT(command, option, places) {Command::command, #option, places},
#include "option_effects.inc"
#undef EFFECT
  };
}

constexpr struct {
  EffectPlaces place;
  std::string_view name;     // of the format, as on the command line
  std::string_view in_text;  // as a message calls it
} kPlaces[] = {
    {effect::text, "text", "text"},
    {effect::explain, "explain", "--explain"},
    {effect::get, "get", "--get"},
    {effect::markdown, "markdown", "markdown"},
    {effect::html, "html", "html"},
    {effect::json, "json", "json"},
    {effect::jsonl, "jsonl", "jsonl"},
    {effect::report, "report", "report"},
    {effect::markup_member, "", "the members markdown and html"},
    {effect::block_member, "", "the members segments and metadata"},
    {effect::junit, "junit", "junit"},
    {effect::tap, "tap", "tap"},
    {effect::github, "github", "github"},
    {effect::from_auto, "from_auto", "auto"},
    {effect::from_html, "from_html", "html"},
    {effect::from_text, "from_text", "text"},
    {effect::from_mhtml, "from_mhtml", "mhtml"},
    {effect::from_warc, "from_warc", "warc"},
    {effect::from_jsonl, "from_jsonl", "jsonl"},
    {effect::from_csv, "from_csv", "csv"},
};

std::optional<EffectPlaces> effect_of(const OptionRow& row) {
  for (const EffectRow& effect : effects())
    if (effect.command == row.command && effect.option == row.name) return effect.places;
  return std::nullopt;
}

std::string names_of_places(EffectPlaces places) {
  std::vector<std::string> names;
  for (const auto& place : kPlaces)
    if ((place.place & places) != 0) names.emplace_back(place.in_text);
  return listed(names);
}

// Each option once, unless it was switched off last.
std::vector<const OptionRow*> options_in_force(const std::vector<GivenOption>& given) {
  std::vector<const OptionRow*> rows;
  for (const GivenOption& option : given) {
    std::erase(rows, option.row);
    if (option.is_on()) rows.push_back(option.row);
  }
  return rows;
}

}  // namespace

EffectPlaces place_named(std::string_view name) {
  for (const auto& place : kPlaces)
    if (place.name == name) return place.place;
  return 0;
}

std::string places_of_effect(const OptionRow& row) {
  return names_of_places(effect_of(row).value_or(0) & ~place_named(row.name));  // an option is not told to be given with itself
}

std::vector<std::string> effectless_options(const std::vector<GivenOption>& given, EffectPlaces places) {
  std::vector<std::string> messages;
  for (const OptionRow* row : options_in_force(given)) {
    const std::optional<EffectPlaces> effect = effect_of(*row);
    if (!effect) continue;
    const EffectPlaces here = places & ((*effect & kInputs) != 0 ? kInputs : ~kInputs);
    if (here == 0 || (*effect & here) != 0) continue;
    messages.push_back(
        fmt::format("{} has no effect with {}, only with {}", spelled(*row), names_of_places(here), places_of_effect(*row)));
  }
  return messages;
}

std::vector<std::string> options_beside(const std::vector<GivenOption>& given, const OptionRow& action) {
  std::vector<std::string> messages;
  for (const OptionRow* row : options_in_force(given))
    if (row != &action && row->name != "verbose")
      messages.push_back(fmt::format("{} has no effect with {}", spelled(*row), spelled(action)));
  return messages;
}

}  // namespace pith::internal

// Options that do nothing where they are given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "options_parser.h"

namespace pith::internal {

/// A set of places where an option can have an effect: kinds of output, members of JSON, formats of inputs.
using EffectPlaces = std::uint32_t;

namespace effect {
/// The places; a run is in several of them. `explain` and `get` are in place of `text`.
enum Place : EffectPlaces {
  text = 1U << 0U,
  explain = 1U << 1U,
  get = 1U << 2U,
  markdown = 1U << 3U,
  html = 1U << 4U,
  json = 1U << 5U,
  jsonl = 1U << 6U,
  report = 1U << 7U,
  markup_member = 1U << 8U,
  block_member = 1U << 9U,
  junit = 1U << 10U,
  tap = 1U << 11U,
  github = 1U << 12U,
  from_auto = 1U << 13U,
  from_html = 1U << 14U,
  from_text = 1U << 15U,
  from_mhtml = 1U << 16U,
  from_warc = 1U << 17U,
  from_jsonl = 1U << 18U,
  from_csv = 1U << 19U,
};
}  // namespace effect

/// The place with the name of a format: effect::json for "json"; for a format of inputs with "from_" before it. 0 if it has none.
EffectPlaces place_named(std::string_view name);

/// Where an option has an effect, as "text, markdown or html", itself left out; empty if it has one everywhere.
std::string places_of_effect(const OptionRow& row);

/// A message for each option that was given and has no effect in any of the places in which the command is.
std::vector<std::string> effectless_options(const std::vector<GivenOption>& given, EffectPlaces places);

/// The same for a command that only prints what `action` asks for.
std::vector<std::string> options_beside(const std::vector<GivenOption>& given, const OptionRow& action);

}  // namespace pith::internal

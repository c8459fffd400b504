// Descriptions of rules and features. In: a name, as in Reason::rule. Out: its description in rules.inc or features.inc.
#include "write/reason_notes.h"

#include <algorithm>
#include <array>

namespace pith::internal {
namespace {

struct Note {
  std::string_view name;
  std::string_view text;
};

constexpr Note kListed[] = {
#define RULE(name, limit, description) Note{#name, description},
#include "classify/rules.inc"
#undef RULE
#define FEATURE(name, description) Note{#name, description},
#include "classify/features.inc"
#undef FEATURE
};

constexpr auto kNotes = [] {
  auto notes = std::to_array(kListed);
  std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.name < b.name; });
  return notes;
}();

}  // namespace

std::string_view note_of(std::string_view reason) {
  const auto at = std::lower_bound(kNotes.begin(), kNotes.end(), reason, [](const Note& a, auto name) { return a.name < name; });
  return at != kNotes.end() && at->name == reason ? at->text : std::string_view();
}

}  // namespace pith::internal

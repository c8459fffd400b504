// Words that options take and that no other table has.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/enum_tables.h"
#include "command/batch/job.h"
#include "command/choice.h"
#include "input/containers.h"
#include "pith/pith.h"

namespace pith::internal {

/// What --from says of the inputs: their container, and the format of each page; nothing where it is found out.
struct InputChoice {
  std::optional<InputContainer> container{};
  std::optional<InputFormat> format{};
};

inline std::vector<Choice<InputChoice>> input_choices() {
  std::vector<Choice<InputChoice>> choices = {{"auto", {}}};
  for (const InputFormatRow& row : kInputFormats) choices.push_back({row.name, {InputContainer::page, row.value}});
#define CONTAINER(name, ...) choices.push_back({#name, {InputContainer::name, std::nullopt}});
#include "input/containers.inc"
#undef CONTAINER
  return choices;
}

inline std::vector<Choice<std::optional<PageType>>> page_type_choices() {
  std::vector<Choice<std::optional<PageType>>> choices = {{"auto", std::nullopt}};
  for (const PageTypeRow& row : kPageTypes) choices.push_back({row.name, row.value});
  return choices;
}

inline constexpr Choice<Report> kReports[] = {{"none", Report::none}, {"hadoop", Report::hadoop}, {"json", Report::json}};

inline constexpr Choice<LinkStyle> kLinkStyles[] = {
    {"inline", LinkStyle::inline_}, {"reference", LinkStyle::reference}, {"none", LinkStyle::none}};
inline constexpr Choice<ImageStyle> kImageStyles[] = {
    {"keep", ImageStyle::keep}, {"alt", ImageStyle::alt}, {"none", ImageStyle::none}};

/// The shells that --completions knows.
enum class Shell : std::uint8_t { bash, zsh, fish };
inline constexpr Choice<Shell> kShells[] = {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}};

/// The pages of the manual.
enum class ManualPage : std::uint8_t { pith, check, rules, formats };
inline constexpr Choice<ManualPage> kManualPages[] = {{"pith.1", ManualPage::pith},
                                                      {"pith-check.1", ManualPage::check},
                                                      {"pith-rules.1", ManualPage::rules},
                                                      {"pith.5", ManualPage::formats}};

}  // namespace pith::internal

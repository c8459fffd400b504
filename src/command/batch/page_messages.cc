// Messages about pages. In: messages, in the order of the pages. Out: lines on standard error.
//
// The idea: messages with the same cause count as the same, though their texts may differ, because the texts may have words of
// the page in them.
#include "command/batch/page_messages.h"

#include <fmt/format.h>

namespace pith::internal {
namespace {

constexpr std::uint64_t kMaxOfOneKind = 10;  // messages about one input

std::string line_of(const Message& message) {
  switch (message.severity) {
    case Message::Severity::error:
      return fmt::format("error: {}", message.text);
    case Message::Severity::warning:
      return fmt::format("warning: {}", message.text);
    case Message::Severity::note:
      break;
  }
  return message.text;
}

// "99,990".
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

void PageMessages::print(const Input& input, std::string_view page, const std::vector<Message>& messages) {
  if (messages.empty()) return;
  if (std::exchange(input_number_, input.number) != input.number) end_input();
  input_ = input.name;
  for (const Message& message : messages)
    if (!is_one_too_many(message)) progress_.print(page, line_of(message));
}

bool PageMessages::is_one_too_many(const Message& message) {
  if (message.severity == Message::Severity::note) return false;
  Repeated& repeated = repeated_[{message.severity, message.cause}];
  if (repeated.count == 0) repeated.first = message.text;
  return ++repeated.count > kMaxOfOneKind;
}

void PageMessages::end_input() {
  for (const auto& [kind, repeated] : repeated_) {
    if (repeated.count <= kMaxOfOneKind) continue;
    const std::uint64_t more = repeated.count - kMaxOfOneKind;
    const std::string records = fmt::format("{} more {}", grouped(more), more == 1 ? "record" : "records");
    const bool failed = kind.first == Message::Severity::error;
    const std::string text = failed ? fmt::format("{} failed like this: {}", records, repeated.first)
                                    : fmt::format("the same of {}: {}", records, repeated.first);
    progress_.print(input_, line_of({kind.first, kind.second, text}));
  }
  repeated_.clear();
}

}  // namespace pith::internal

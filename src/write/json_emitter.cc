// In: keys and values in their order. Out: JSON.
#include "write/json_emitter.h"

#include <algorithm>
#include <cmath>

#include "base/json_members.h"
#include "base/json_string.h"

namespace pith::internal {
namespace {

constexpr std::string_view kInput = "input";

}  // namespace

void JsonEmitter::open(char bracket) {
  out_.push_back(bracket);
  ++depth_;
  first_ = true;
}

void JsonEmitter::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_.push_back(bracket);
  first_ = false;
}

void JsonEmitter::element() {
  if (!first_) out_.push_back(',');
  new_line();
  first_ = false;
}

void JsonEmitter::key(std::string_view name) {
  if (depth_ == 1) keys_.push_back(name);
  element();
  out_.append(1, '"').append(name).append(pretty_ ? "\": " : "\":");
}

void JsonEmitter::string(std::string_view text) { append_json_string(out_, text); }

void JsonEmitter::lines(std::span<const Block> blocks) {
  bool any = false;
  out_.push_back('"');
  for (const Block& block : blocks) {
    if (block.text.empty()) continue;
    if (any) out_.append("\\n");
    append_json_text(out_, block.text);
    any = true;
  }
  out_.push_back('"');
}

void JsonEmitter::field(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  key(name);
  string(value);
}

void JsonEmitter::flag(std::string_view name, bool value) {
  key(name);
  boolean(value);
}

void JsonEmitter::list(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  open('[');
  for (const std::string& value : values) {
    element();
    string(value);
  }
  close(']');
}

void JsonEmitter::score(std::string_view name, double value) {
  key(name);
  number(std::round(value * 100) / 100);
}

void JsonEmitter::insert_members(std::size_t at, std::string_view record) {
  if (record.empty()) return;
  const std::string rest = out_.substr(at);
  out_.resize(at);
  bool collides = false;
  std::string_view unread = record;
  for (JsonMember member; !collides && next_member(unread, member);) collides = is_printed(member.key);
  members(record, false, !collides);
  if (collides) {
    key(kInput);
    open('{');
    members(record, true, true);
    close('}');
  }
  out_.append(rest);
}

// Prints those members whose names are printed already, or those whose names are not; a member "input" is printed if `input`.
void JsonEmitter::members(std::string_view record, bool printed, bool input) {
  for (JsonMember member; next_member(record, member);) {
    const bool wanted = plain_key(member.key) == kInput ? input : is_printed(member.key) == printed;
    if (!wanted) continue;
    element();
    out_.push_back('"');
    append_json(out_, member.key);
    out_.append(pretty_ ? "\": " : "\":");
    append_json(out_, member.value);
  }
}

bool JsonEmitter::is_printed(std::string_view key) const { return std::ranges::find(keys_, plain_key(key)) != keys_.end(); }

void JsonEmitter::new_line() {
  if (!pretty_) return;
  out_.push_back('\n');
  out_.append(2 * depth_, ' ');
}

}  // namespace pith::internal

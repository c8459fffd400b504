// A record of JSON to a page. In: a valid JSON value. Out: the page in it, its address, and the other members as they are
// written.
//
// The idea: members are views of the record. Only the page and the other members are copied, each once, and the page's own member
// is passed over by its size wherever the others are listed, since it is most of the record.
#include "input/json_page.h"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "base/json_scanner.h"
#include "input/page_names.h"

namespace pith::internal {
namespace {

// From an outer member to the one with the page.
using MemberPath = std::vector<JsonMember>;

constexpr std::size_t kMaxNameDepth = 3;  // of objects in objects, whose members a message names

std::string_view without_ends(std::string_view text) { return text.substr(1, text.size() - 2); }
bool is_string(const JsonMember& member) { return member.value.starts_with('"'); }
bool is_object(std::string_view value) { return value.starts_with('{'); }

// A key with escapes is longer than what it stands for.
bool has_name(const JsonMember& member, std::string_view name) {
  if (member.key.size() <= name.size()) return member.key == name;
  return member.key.find('\\') != std::string_view::npos && decode_json_string(member.key) == name;
}

// For each name the first member that has it.
std::vector<std::optional<JsonMember>> find_members(std::string_view object, std::span<const std::string_view> names,
                                                    std::string_view longest_string = {}) {
  std::vector<std::optional<JsonMember>> found(names.size());
  std::string_view rest = without_ends(object);
  for (JsonMember member; next_member(rest, member, longest_string);)
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!found[i] && has_name(member, names[i])) found[i] = member;
  return found;
}

std::optional<JsonMember> find_member(std::string_view object, std::string_view name) {
  return find_members(object, {&name, 1}).front();
}

// The member that `field` names. A key that has dots is preferred to a path of members.
MemberPath find_field(std::string_view object, std::string_view field) {
  if (const auto member = find_member(object, field)) return {*member};
  for (std::size_t dot = field.find('.'); dot != std::string_view::npos; dot = field.find('.', dot + 1)) {
    const auto outer = find_member(object, field.substr(0, dot));
    if (!outer || !is_object(outer->value)) continue;
    MemberPath path = find_field(outer->value, field.substr(dot + 1));
    if (path.empty()) continue;
    path.insert(path.begin(), *outer);
    return path;
  }
  return {};
}

// The names of the members, those of objects with the names in them: `a.b`.
void list_names(std::string_view object, const std::string& prefix, std::size_t depth, std::vector<std::string>& names) {
  std::string_view rest = without_ends(object);
  for (JsonMember member; names.size() <= kMaxNames && next_member(rest, member);) {
    const std::string name = prefix + printed_name(member.key);
    const std::size_t before = names.size();
    if (is_object(member.value) && depth < kMaxNameDepth) list_names(member.value, name + ".", depth + 1, names);
    if (names.size() == before) names.push_back(name);
  }
}

std::string_view type_of(std::string_view value) {
  switch (value.front()) {
    case '{':
      return "an object";
    case '[':
      return "an array";
    case '"':
      return "a string";
    case 't':
    case 'f':
      return "a boolean";
    case 'n':
      return "null";
    default:
      return "a number";
  }
}

void set_no_page(std::string_view object, const ReadOptions& options, const MemberPath& path, Page& page) {
  if (!path.empty())
    return set_error(page, PageError::record,
                     fmt::format("\"{}\" is {}, not a string", printed_name(options.field), type_of(path.back().value)));
  std::vector<std::string> names;
  list_names(object, {}, 1, names);
  set_error(page, PageError::record, no_page_message("string", "member", options.field, names));
}

// Appends the members of `object`, but for the last member of `path`, and for one that starts at `address`.
void append_others(std::string& out, std::string_view object, std::span<const JsonMember> path, const char* address) {
  std::string_view rest = without_ends(object);
  bool first = true;
  for (std::size_t quote = 0; (quote = rest.find('"')) != std::string_view::npos;) {
    const bool on_path = !path.empty() && rest.data() + quote == path.front().whole.data();
    JsonMember member;
    if (on_path) {
      member = path.front();
      rest.remove_prefix(quote + member.whole.size());
    } else {
      next_member(rest, member);
    }
    if ((on_path && path.size() == 1) || member.whole.data() == address) continue;
    if (!std::exchange(first, false)) out.push_back(',');
    if (!on_path) {
      out.append(member.whole);
      continue;
    }
    out.append(member.whole.substr(0, member.whole.size() - member.value.size())).push_back('{');
    append_others(out, member.value, path.subspan(1), nullptr);
    out.push_back('}');
  }
}

// Finds what the record states: its page, as a path to it, and its address.
struct Record {
  MemberPath page{};
  std::optional<JsonMember> address{};
};

// The address that the record's metadata has; it stays there, too.
std::string address_in_metadata(std::string_view object) {
  for (const auto& metadata : find_members(object, kMetadataNames)) {
    if (!metadata || !is_object(metadata->value)) continue;
    const auto address = find_member(metadata->value, kAddressName);
    if (address && is_string(*address)) return decode_json_string(without_ends(address->value));
  }
  return {};
}

Record find_page(std::string_view object, std::string_view longest_string, const ReadOptions& options, Page& page) {
  std::vector<std::string_view> names = {kAddressName};
  for (const PageName& known : kPageNames) names.push_back(known.name);
  const auto found = find_members(object, options.field.empty() ? std::span(names) : std::span(names).first(1), longest_string);
  Record record;
  if (found[0] && is_string(*found[0])) record.address = found[0];
  if (!options.field.empty()) record.page = find_field(object, options.field);
  for (std::size_t i = 1; i < found.size() && record.page.empty(); ++i)
    if (found[i] && is_string(*found[i])) {
      record.page = {*found[i]};
      page.from = kPageNames[i - 1].format;
    }
  return record;
}

}  // namespace

void read_json_page(std::string_view value, std::string_view longest_string, const ReadOptions& options, Page& page) {
  if (!is_object(value)) return set_error(page, PageError::record, fmt::format("{}, not an object", type_of(value)));
  const Record record = find_page(value, longest_string, options, page);
  page.url = record.address ? decode_json_string(without_ends(record.address->value)) : address_in_metadata(value);
  const bool found = !record.page.empty() && is_string(record.page.back());
  page.extra_members.reserve(found ? value.size() - record.page.front().whole.size() : value.size());
  append_others(page.extra_members, value, found ? std::span(record.page) : std::span<const JsonMember>(),
                record.address && !page.url.empty() ? record.address->whole.data() : nullptr);
  if (!found) return set_no_page(value, options, record.page, page);
  page.encoding = "utf-8";
  page.bytes = decode_json_string(without_ends(record.page.back().value));
}

}  // namespace pith::internal

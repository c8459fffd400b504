// A single attribute of a start tag. In: the tag as written, a name. Out: the value as written.
#include "blocks/attributes.h"

namespace pith {

bool same_name(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() - at < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (to_ascii_lower(text[at + i]) != name[i]) return false;
  return true;
}

std::string_view raw_attribute(std::string_view start_tag, std::string_view name) {
  std::string_view found;
  walk_attributes(start_tag, find_end(start_tag, 1, kEndsTag), [&](std::string_view key, std::string_view value) {
    if (key.size() == name.size() && same_name(key, 0, name)) found = value;
    return found.data() == nullptr;
  });
  return found;
}

}  // namespace pith

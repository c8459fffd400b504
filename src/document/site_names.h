// The names by which a page calls its site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "blocks/outline.h"

namespace pith::internal {

class SiteNames {
 public:
  /// `site` is what the page states, or empty. Reads the blocks of the page once.
  SiteNames(const Outline& outline, std::string_view site);

  /// Whether a text is one of the names, however its words are parted and capitalized, or stands in place of one, such as "Home".
  bool contains(std::string_view text) const;

  void add(std::string_view name);

 private:
  std::vector<std::string> names_;   // sorted; letters and digits only, in lower case
  std::vector<std::string> rights_;  // lines that state rights: their words in lower case, with a space around each
};

/// The letters and digits of a text in lower case, for comparing texts whatever else stands between their words.
std::string letters_of(std::string_view text);

}  // namespace pith::internal

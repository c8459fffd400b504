// Messages about a word that was mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

/// The word that is nearest to `typed`; empty when none is near.
std::string nearest_word(std::string_view typed, const std::vector<std::string>& words);

/// " (did you mean 'json'?)" with the word that is nearest to `typed`; empty when none is near.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& words);

/// "--to: 'jsn' is not one of text, json (did you mean 'json'?)".
std::string not_one_of(std::string_view option, std::string_view typed, const std::vector<std::string>& words);

/// "text, markdown or json".
std::string listed(const std::vector<std::string>& words);

}  // namespace pith::internal

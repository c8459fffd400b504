// The names of a site. In: blocks with their kinds, the stated name. Out: whether a text is such a name.
//
// The idea: hardly any page says which of its words name the site, but a site signs its pages all the same. A link with the name
// leads to the home page, and the line at the foot of the page says who has the rights.
#include "document/site_names.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNameBytes = 80;
constexpr std::size_t kMaxRightsBytes = 300;
constexpr std::size_t kMaxNames = 150;
constexpr std::string_view kRightsMarks[] = {"\u00A9", "(c)", "(C)", "opyright"};
constexpr std::string_view kHomePaths[] = {"/", "/index.html", "/index.php"};
// Titles that name no page, in lower case.
constexpr std::string_view kEmptyTitles[] = {
#define EMPTY_TITLE(language, text) text,
#include "document/empty_titles.inc"
#undef EMPTY_TITLE
};

bool leads_home(std::string_view target) {
  if (const std::size_t scheme = target.find("://"); scheme != std::string_view::npos) {
    const std::size_t path = target.find('/', scheme + 3);
    target = path == std::string_view::npos ? kHomePaths[0] : target.substr(path);
  }
  return std::ranges::find(kHomePaths, target) != std::end(kHomePaths);
}

std::string spaced_words(std::string_view text) {
  std::vector<std::string> words;
  append_words(words, text);
  std::string spaced = " ";
  for (const std::string& word : words) spaced.append(word).append(" ");
  return spaced;
}

// In letters, sorted.
const std::vector<std::string>& empty_titles() {
  static const std::vector<std::string> titles = [] {
    std::vector<std::string> letters;
    for (const std::string_view title : kEmptyTitles) letters.push_back(letters_of(title));
    std::ranges::sort(letters);
    return letters;
  }();
  return titles;
}

bool states_rights(std::string_view text) {
  return text.size() <= kMaxRightsBytes &&
         std::ranges::any_of(kRightsMarks, [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80) {
      if (is_ascii_letter(c) || (c >= '0' && c <= '9')) letters += to_ascii_lower(c);
      ++at;
      continue;
    }
    const char32_t c = decode_code_point(text, at);
    if (is_letter(c) || is_digit(c)) append_utf8(letters, fold_case(c));
  }
  return letters;
}

SiteNames::SiteNames(const Outline& outline, std::string_view site) {
  if (!site.empty()) names_.push_back(letters_of(site));
  const std::size_t most = names_.size() + kMaxNames;
  for (const Block& block : outline.blocks) {
    if (block.kind == Kind::article || block.kind == Kind::comment || names_.size() >= most) continue;
    for (const Inline& part : block.inlines) {
      const std::size_t size = part.text.end - part.text.begin;
      if (part.mark == Mark::link && size > 0 && size <= kMaxNameBytes && leads_home(part.target))
        names_.push_back(letters_of(block.text.substr(part.text.begin, size)));
    }
    if (rights_.size() < kMaxNames && states_rights(block.text)) rights_.push_back(spaced_words(block.text));
  }
  std::ranges::sort(names_);
}

void SiteNames::add(std::string_view name) {
  if (names_.size() >= 2 * kMaxNames) return;
  std::string letters = letters_of(name);
  const auto place = std::ranges::lower_bound(names_, letters);
  names_.insert(place, std::move(letters));
}

bool SiteNames::contains(std::string_view text) const {
  if (text.empty() || text.size() > kMaxNameBytes) return false;
  const std::string letters = letters_of(text);
  if (letters.empty()) return false;
  if (std::ranges::binary_search(names_, letters) || std::ranges::binary_search(empty_titles(), letters)) return true;
  if (rights_.empty()) return false;
  const std::string spaced = spaced_words(text);
  return std::ranges::any_of(rights_, [&](const std::string& line) { return line.find(spaced) != std::string::npos; });
}

}  // namespace pith::internal

// Bylines. In: blocks of kind byline. Out: names and dates, each with what kind of statement it is.
//
// The idea: a byline is a row of pieces with marks between them; a piece is a name, a date, or a word that says what the next name or
// date is for. So one walk with one thing in mind - what the last such word announced - reads them all.
#include "document/bylines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace pith::internal {
namespace {

enum class Means : std::uint8_t { nothing, by, published, updated, other, joins, no_name, role };

constexpr struct {
  Means means;
  std::string_view words;
} kWords[] = {
#define WORDS(means, language, words) {Means::means, words},
#include "document/bylines.inc"
#undef WORDS
};

constexpr std::size_t kLongestName = 80;     // bytes
constexpr std::size_t kMaxNameWords = 6;     // of a name that nothing announces
constexpr std::size_t kNear = 6;             // blocks
constexpr std::size_t kMaxBlocks = 5000;     // that are read
constexpr std::size_t kMaxWords = 9;         // of any name
constexpr std::size_t kLongestByline = 600;  // bytes of a block that is read
constexpr std::string_view kPartings[] = {"\n",     "\t",       "|",        "\u2022", "\u00B7", "\u2219",
                                          "\u25CF", " \u2013 ", " \u2014 ", " - ",    " / "};
// Parts of addresses of pages about an author.
constexpr std::string_view kAuthorPaths[] = {
    "/author",     "/autor", "/auteur", "/authors/", "/profile", "/people/",     "/person/",    "/writers", "/staff/",   "/by/",
    "/redaktion/", "/user/", "/users/", "/members/", "/team/",   "/contributor", "/journalist", "/bio/",    "/columnist"};

constexpr auto kTrimmedAscii = [] {
  std::array<bool, 128> table{};
  for (const char c : std::string_view(" \t\n\v\f\r,:;-|/\"*~")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_trimmed(char32_t c) {
  if (c < kTrimmedAscii.size()) return kTrimmedAscii[c];
  return is_space(c) || c == U'\u2013' || c == U'\u2014' || c == U'\uFF1A' || c == U'\uFF0F' || c == U'\u2022';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_trimmed(decode_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && is_utf8_tail(text[last])) --last;
    std::size_t at = last;
    if (!is_trimmed(decode_code_point(text, at))) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

// Lower case of a short text. Where it has another length than the text, its places are not the text's and nothing is looked up.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) >= 0x80)
      append_utf8(out, fold_case(decode_code_point(text, at)));
    else
      out.push_back(to_ascii_lower(text[at++]));
  }
  return out;
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = decode_code_point(text, at);
  return is_letter(c) && !is_wide_script(c);
}

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  while (--at > 0 && is_utf8_tail(text[at])) {
  }
  return letter_at(text, at);
}

// Whether a word ends there, also where a space was lost: "ByAnn Lee".
bool ends_word(std::string_view text, std::size_t at) {
  if (!letter_at(text, at)) return true;
  std::size_t behind = at;
  const bool small_before = at > 0 && text[at - 1] >= 'a' && text[at - 1] <= 'z';
  return small_before && is_upper(decode_code_point(text, behind));
}

// The rows of kWords by their first byte: those of byte b are rows[begin[b]] to rows[begin[b + 1]].
struct WordIndex {
  std::array<std::uint16_t, std::size(kWords)> rows{};
  std::array<std::uint16_t, 257> begin{};
};

constexpr WordIndex kWordIndex = [] {
  WordIndex index;
  std::uint16_t count = 0;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    index.begin[byte] = count;
    for (std::size_t i = 0; i < std::size(kWords); ++i)
      if (static_cast<unsigned char>(kWords[i].words.front()) == byte) index.rows[count++] = static_cast<std::uint16_t>(i);
  }
  index.begin[256] = count;
  return index;
}();

// Which second bytes the rows of a first byte have, a bit for each by its five low bits, which both cases of a letter share.
constexpr auto kSecondBytes = [] {
  std::array<std::uint32_t, 256> bits{};
  for (const auto& row : kWords)
    bits[static_cast<unsigned char>(row.words.front())] |= row.words.size() == 1 ? ~0U : 1U << (row.words[1] & 31);
  return bits;
}();

// Dismisses most texts; letters beyond ASCII may have other bytes in lower case.
bool may_begin_with_sign(std::string_view text) {
  if (text.size() < 2 || ((text[0] | text[1]) & 0x80) != 0) return !text.empty();
  return (kSecondBytes[static_cast<unsigned char>(to_ascii_lower(text[0]))] >> (text[1] & 31) & 1U) != 0;
}

constexpr std::size_t kLongestWords = [] {
  std::size_t longest = 0;
  for (const auto& row : kWords) longest = std::max(longest, row.words.size());
  return longest;
}();

// At most `bytes` of a text, cut between characters.
std::size_t floor_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text.size();
  while (bytes > 0 && is_utf8_tail(text[bytes])) --bytes;
  return bytes;
}

// A word of kWords at the start or the end of a text, and its bytes there; the longest.
struct Sign {
  Means means = Means::nothing;
  std::size_t bytes = 0;
};

Sign first_sign(std::string_view text) {
  if (!may_begin_with_sign(text)) return {};
  const std::string_view start = text.substr(0, floor_of(text, kLongestWords));
  const std::string all = folded(start);
  if (all.size() != start.size()) return {};
  Sign best;
  const auto byte = static_cast<unsigned char>(all.front());
  for (std::size_t i = kWordIndex.begin[byte]; i < kWordIndex.begin[byte + 1U]; ++i) {
    const auto& row = kWords[kWordIndex.rows[i]];
    if (row.means < Means::joins && row.words.size() > best.bytes && all.starts_with(row.words) &&
        ends_word(text, row.words.size()))
      best = {row.means, row.words.size()};
  }
  return best;
}

Sign last_sign(std::string_view text) {
  const std::string all = folded(text);
  if (all.size() != text.size()) return {};
  Sign best;
  for (const auto& row : kWords)
    if (row.means < Means::joins && row.words.size() > best.bytes && all.ends_with(row.words) &&
        !letter_before(all, all.size() - row.words.size()))
      best = {row.means, row.words.size()};
  return best;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Several words begin with a capital, or with a small word of nobility; and there is no sentence in them.
bool starts_like_name(std::string_view text) {
  constexpr std::string_view kParticles[] = {"van", "von", "de", "da",  "di",  "del", "della", "la",
                                             "le",  "el",  "al", "bin", "ter", "ten", "dos"};
  const auto words = words_of(text);
  if (words.size() < 2) return true;
  std::size_t at = 0;
  const char32_t first = decode_code_point(words.front(), at);
  const bool small = is_letter(first) && fold_case(first) == first && first < 0x250;
  const bool particle = std::find(std::begin(kParticles), std::end(kParticles), words.front()) != std::end(kParticles);
  return (!small || particle) && !is_digit(first) && words.size() <= kMaxWords &&
         text.find_first_of("?!:=<>[]{}") == std::string_view::npos;
}

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestName || !starts_like_name(text)) return false;
  if (first_sign(text).bytes == text.size()) return false;
  for (const std::string_view part : {"@", "://", "[at]", "www."})
    if (text.find(part) != std::string_view::npos) return false;
  const std::string lower = folded(text);
  for (const auto& row : kWords)
    if (row.means == Means::no_name && lower == row.words) return false;
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80); });
}

// Two to six words with a capital each, but for one of "van", "de", "of": what a name looks like when no word announces it.
bool looks_like_name(std::string_view text) {
  if (!is_name(text)) return false;
  const auto words = words_of(text);
  if (words.size() < 2 || words.size() > kMaxNameWords) return false;
  std::size_t small = 0;
  for (const std::string_view word : words) {
    std::size_t at = 0;
    const char32_t c = decode_code_point(word, at);
    if (!is_letter(c)) return false;
    small += !is_upper(c);
    if (word.find_first_of("0123456789!?#") != std::string_view::npos) return false;
  }
  return small <= 1 && small * 2 < words.size();
}

bool is_join(std::string_view word) {
  const std::string lower = folded(word);
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](const auto& row) { return row.means == Means::joins && row.words == lower; });
}

// "Senior Director", "CEO of the Ministry": what somebody does.
bool is_role(std::string_view text) {
  for (const std::string_view word : words_of(text)) {
    const std::string lower = folded(trimmed(word));
    for (const auto& row : kWords)
      if (row.means == Means::role && row.words == lower) return true;
  }
  return false;
}

// Parts of a list of names at words such as "and", where a name of two words and more stands on either side.
void split_at_joins(std::string_view text, std::vector<std::string_view>& parts) {
  const auto words = words_of(text);
  std::size_t first = 0;
  for (std::size_t i = 2; i + 2 < words.size(); ++i) {
    if (i < first + 2 || !is_join(words[i])) continue;
    parts.push_back(text.substr(static_cast<std::size_t>(words[first].data() - text.data()),
                                static_cast<std::size_t>(words[i - 1].data() + words[i - 1].size() - words[first].data())));
    first = i + 1;
  }
  if (first < words.size()) parts.push_back(text.substr(static_cast<std::size_t>(words[first].data() - text.data())));
}

// "Ann Lee in Culture", "Ann Lee on Friday": what follows a name and is none.
std::string_view cut_behind_name(std::string_view text) {
  const auto words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view rest = text.substr(static_cast<std::size_t>(words[i].data() - text.data()));
    const Sign sign = first_sign(rest);
    if (sign.means != Means::nothing && sign.means != Means::by && rest.front() >= 'a' && rest.front() <= 'z')
      return trimmed(text.substr(0, static_cast<std::size_t>(words[i].data() - text.data())));
  }
  return text;
}

class Reader {
 public:
  Reader(const Outline& outline, DateOrder order) : outline_(outline), order_(order) {}

  std::vector<Said> run() {
    for (block_ = 0; block_ < std::min(outline_.blocks.size(), kMaxBlocks); ++block_) {
      const Block& block = outline_.blocks[block_];
      if (block.kind != Kind::byline) {
        // "Written by" may have its name beside it in a block that looks like something else.
        if (announced_ == Means::by && block.text.size() <= kLongestName)
          piece(trimmed(block.text));
        else if (block.kind != Kind::related && block.kind != Kind::comment && block.kind != Kind::caption)
          line(block);
        announced_ = Means::nothing;
        continue;
      }
      std::string_view rest = block.text.substr(0, floor_of(block.text, kLongestByline));
      while (!rest.empty()) {
        const auto [end, next] = parting(rest);
        piece(trimmed(rest.substr(0, end)));
        rest.remove_prefix(next);
      }
    }
    // Where no word announces it, only a date or the headline beside it tells a name from a motto.
    for (Said& said : said_)
      if (said.fact == Fact::named_author && !dated(said.block)) said.fact = Fact::titled_author;
    std::erase_if(said_, [this](const Said& said) { return said.fact == Fact::titled_author && !titled(said.block); });
    return std::move(said_);
  }

 private:
  bool titled(std::size_t block) const {
    for (std::size_t i = block > kNear ? block - kNear : 0; i < block; ++i)
      if (outline_.blocks[i].kind == Kind::title) return true;
    return false;
  }

  // A line of its own in other text: "By Ann Lee"; a date near the headline, "Berlin, 3 May 2024 |".
  void line(const Block& block) {
    const bool may_be_dated = titled(block_);
    const bool may_be_signed = block.kind != Kind::ad && block.kind != Kind::nav;
    if (!may_be_dated && !may_be_signed) return;
    const std::string_view text = trimmed(block.text);
    if (may_be_dated)
      if (const auto date = find_date(text.substr(0, floor_of(text, kLongestName)), order_)) say(Fact::shown_date, date->iso);
    if (text.size() > kLongestName || !may_be_signed) return;
    const Sign sign = first_sign(text);
    const std::string_view rest = trimmed(text.substr(sign.bytes));
    if (sign.means == Means::by && looks_like_name(rest)) names(Fact::said_author, rest);
  }

  bool dated(std::size_t block) const {
    return std::any_of(said_.begin(), said_.end(), [&](const Said& said) {
      return row_of(said.fact).field != Field::author && said.block + kNear >= block && said.block <= block + kNear;
    });
  }

  static std::pair<std::size_t, std::size_t> parting(std::string_view text) {
    std::size_t end = text.size();
    std::size_t next = end;
    for (const std::string_view mark : kPartings)
      if (const std::size_t at = text.find(mark); at < end) {
        end = at;
        next = at + mark.size();
      }
    return {end, next};
  }

  void say(Fact fact, std::string_view value) { said_.push_back({fact, std::string(value), block_}); }

  // What stands ahead of a date, the date, and what stands behind it, which may hold another.
  void piece(std::string_view text) {
    while (!text.empty()) {
      const auto date = find_date(text, order_);
      if (!date) return name(text);
      std::string_view before = trimmed(text.substr(0, date->span.begin));
      const Sign sign = last_sign(before);
      if (sign.means != Means::nothing) {
        before = trimmed(before.substr(0, before.size() - sign.bytes));
        if (!before.empty()) name(before);
        announced_ = sign.means;
      } else if (!before.empty()) {
        name(before);
      }
      switch (announced_) {
        case Means::published:
          say(Fact::byline_published, date->iso);
          break;
        case Means::updated:
          say(Fact::byline_modified, date->iso);
          say(Fact::shown_updated, date->iso);
          break;
        default:
          say(Fact::byline_date, date->iso);
      }
      announced_ = Means::nothing;
      text = trimmed(text.substr(date->span.end));
    }
  }

  void name(std::string_view text) {
    const Sign sign = first_sign(text);
    const std::string_view rest = trimmed(text.substr(sign.bytes));
    if (sign.means != Means::nothing) {
      announced_ = sign.means;
      if (rest.empty()) return;
      if (sign.means == Means::by) names(Fact::byline_author, rest);
      if (sign.means != Means::published && sign.means != Means::updated) announced_ = Means::nothing;
      return;
    }
    const Means announced = std::exchange(announced_, Means::nothing);
    if (announced == Means::by) return names(Fact::byline_author, text);
    if (announced == Means::other) return;
    if (leads_to_author(text)) return names(Fact::linked_author, text);
    while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);  // a count of comments
    if (looks_like_name(trimmed(text))) names(Fact::named_author, trimmed(text));
  }

  void names(Fact fact, std::string_view text) {
    for (const std::string& name : split_names(text)) say(fact, name);
  }

  bool leads_to_author(std::string_view text) const {
    const Block& block = outline_.blocks[block_];
    const auto begin = static_cast<std::size_t>(text.data() - block.text.data());
    for (const Inline& part : block.inlines) {
      if (part.mark != Mark::link || part.text.begin > begin || part.text.end < begin + text.size()) continue;
      for (const std::string_view path : kAuthorPaths)
        if (part.target.find(path) != std::string_view::npos) return true;
    }
    return false;
  }

  const Outline& outline_;
  DateOrder order_;
  std::vector<Said> said_;
  std::size_t block_ = 0;
  Means announced_ = Means::nothing;
};

}  // namespace

std::vector<Said> read_bylines(const Outline& outline, DateOrder order) { return Reader(outline, order).run(); }

bool announces_author(std::string_view label) {
  const Sign sign = first_sign(trimmed(label));
  return sign.means == Means::by && sign.bytes == trimmed(label).size();
}

std::vector<std::string> split_names(std::string_view text) {
  text = trimmed(text);
  if (const Sign sign = first_sign(text); sign.means == Means::by) text = trimmed(text.substr(sign.bytes));
  if (const auto date = find_date(text, DateOrder::day_first)) text = trimmed(text.substr(0, date->span.begin));
  text = cut_behind_name(text);
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    std::vector<std::string_view> parts;
    split_at_joins(trimmed(text.substr(0, end)), parts);
    for (std::string_view part : parts) {
      if (is_join(words_of(part).empty() ? part : words_of(part).front()))
        part = trimmed(part.substr(words_of(part).front().size()));
      // One word behind a comma is a degree or a trade: "Ann Lee, PhD".
      if (!names.empty() && words_of(part).size() == 1 && end <= text.size())
        names.back().append(", ").append(part);
      else if ((names.empty() || !is_role(part)) && is_name(part) && std::find(names.begin(), names.end(), part) == names.end())
        names.emplace_back(part);
    }
    text = end < text.size() ? trimmed(text.substr(end + 1)) : std::string_view();
  }
  return names;
}

}  // namespace pith::internal

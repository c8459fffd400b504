// pith: split a page, HTML or scraped text, into its parts.
//
// This header is the whole promise of the library. The command `pith` is written against it and uses nothing else of the road
// from bytes to Document.
//
// USE
//
//     #include <pith/pith.h>
//
//     #include <cstdio>
//
//     int main() {
//       const char page[] =
//           "<title>Tides</title><nav>Home</nav><h1>Tides</h1>"
//           "<p>The moon pulls the sea, and the sea follows it, twice a day.</p>";
//       const pith::Document document = pith::extract(page, {});
//       for (const pith::Block& block : document.blocks)
//         if (block.kind == pith::Kind::article)
//           std::printf("%.*s\n", static_cast<int>(block.text.size()), block.text.data());
//       const std::string json = pith::write(document, {.to = pith::OutputFormat::json});
//       std::fputs(json.c_str(), stdout);
//     }
//
// IDEAS
//
//   Label, never delete. Every visible character of the page is in exactly one Block and every Block has one Kind. Whoever reads
//   the Document chooses kinds; nothing has to be extracted a second time with other settings.
//
//   Bytes never fail. Any bytes give a Document, perhaps one without a single article block.
//
//   extract() and write() are pure functions of their arguments: no globals, no locale, no clock. Call them from as many threads
//   as you like. A Document owns everything it shows and can be copied, moved and kept.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// The version of the library and the command, as `pith --version` prints it.
inline constexpr std::string_view kVersion = "0.1.0";

// ------------------------------------------------------------------------------------------------------------- what a block is

/// What a block is for.
enum class Kind : std::uint8_t {
  title,    ///< the article's own headline
  byline,   ///< author, date and time, source, reading time, author's biography
  article,  ///< the main text: paragraphs, subheadings, lists, tables, quotations, code
  caption,  ///< picture and video captions, credits
  tags,     ///< this article's tags, topics, category label
  related,  ///< teasers, links or full text of other content, and the heading above them
  comment,  ///< readers' comments with names and dates, the comment form and its labels
  ad,       ///< advertisements, sponsored content, newsletter and subscription pitches, paywall notices
  nav       ///< all other site furniture: menus, search, sharing, cookie notices, copyright, footer
};
inline constexpr std::size_t kKindCount = 9;

/// What a block looks like. Writers need the shape, selection needs the kind.
enum class Shape : std::uint8_t {
  paragraph,
  heading,  ///< `level` 1 to 6
  item,     ///< a list item; `level` is the depth of the list, from 1
  quote,    ///< a paragraph inside a quotation
  code,     ///< pre-formatted: white space counts
  table,    ///< one row of a data table; cells are separated by a tab
  figure,   ///< text inside a figure
  rule      ///< a thematic break; no text
};

/// The name as it is printed, such as "article".
std::string_view name_of(Kind kind);
std::string_view name_of(Shape shape);

/// The kind with that printed name; nothing when there is none.
std::optional<Kind> kind_named(std::string_view name);

/// A half-open range of bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// Markup inside a block's text.
enum class Mark : std::uint8_t {
  link,
  emphasis,
  strong,
  code,
  image,  ///< stands before `text.begin`, and `text` is empty
  math    ///< the text is TeX
};

struct Inline {
  Mark mark{};
  Span text{};                ///< bytes of Block::text
  std::string_view target{};  ///< a link's or image's address, absolute where the page tells its own
  std::string_view label{};   ///< an image's alternative text
  bool display = false;       ///< of math: it stands on lines of its own
};

/// A list item or quotation that a block stands in.
struct Nesting {
  enum class Type : std::uint8_t { bullet, ordered, quote };
  Type type{};
  std::uint32_t list = 0;    ///< the same for all items of a list
  std::uint32_t item = 0;    ///< the same for all blocks of an item or quotation
  std::uint32_t number = 0;  ///< of an item of an ordered list
  friend bool operator==(const Nesting&, const Nesting&) = default;
};

/// One reason for a block's kind: a named rule that spoke for (or, with negative points, against) that kind.
struct Reason {
  std::string_view rule{};  ///< as `pith rules` prints it
  Kind kind{};
  float points = 0;
};

struct Block {
  Kind kind = Kind::nav;
  Shape shape = Shape::paragraph;
  std::uint8_t level = 0;             ///< of a heading or list item, else 0
  float score = 0;                    ///< how sure the kind is, 0 to 1
  Span source{};                      ///< bytes of the decoded UTF-8 input, mark-up and all; blocks never overlap
  std::uint32_t line = 0;             ///< line of source.begin in the decoded input, from 1
  std::string_view text{};            ///< valid UTF-8, white space collapsed except in code; '\n' is a line break
  std::span<const Inline> inlines{};  ///< ordered by start; may nest
  std::span<const Nesting> nest{};    ///< lists and quotations around the block, outermost first, at most 16
  std::string_view language{};        ///< of code, as the page names it ("cpp")
  std::string_view anchor{};          ///< id of the item or element, for links into the page
  std::uint32_t table = 0;            ///< the same for all rows of a table; 0 for other shapes
  bool head = false;                  ///< a table's row of headings, or a term that definitions follow
  std::span<const Reason> reasons{};  ///< strongest first; empty unless Options::explain
};

// ---------------------------------------------------------------------------------------------------------------- extracting

enum class InputFormat : std::uint8_t { html, text };

/// What a page is, and so what its article is: on a forum the posts, on a product page the description, on a listing the entries.
enum class PageType : std::uint8_t { article, forum, product, collection, listing, documentation, service };
inline constexpr std::size_t kPageTypeCount = 7;

std::string_view name_of(PageType type);

/// Which mistake is worse: text that does not belong, or text that is missing.
enum class Bias : std::uint8_t { balanced, precision, recall };

/// Why a page was not read whole.
enum class Limit : std::uint8_t {
  none,       ///< it was
  bytes,      ///< Limits::bytes
  depth,      ///< Limits::depth
  memory,     ///< Limits::memory
  blocks,     ///< Limits::blocks
  parser,     ///< the parser gave up
  truncated,  ///< the archive that the page was saved in has only its beginning
};

/// The name as it is printed, such as "depth"; of Limit::none "".
std::string_view name_of(Limit limit);

/// Bounds that no real page meets. What meets one is read as far as it goes, and the Document says so.
struct Limits {
  std::size_t bytes = std::size_t{256} << 20;  ///< of a page, unpacked; at most 4 GiB
  std::size_t depth = 256;                     ///< elements open at once; tags below are left out, not their text
  std::size_t memory = 0;                      ///< bytes for the tree; 0: 1 MiB, 300 for each tag, at most 128 MiB
  std::size_t blocks = 50000;                  ///< all text behind goes into the last one
};

struct Options {
  std::optional<InputFormat> from{};  ///< unset: told from the content
  std::string encoding{};             ///< a label of the WHATWG Encoding Standard that the caller is sure of; else empty
  std::string url{};                  ///< where the page came from, if the caller knows
  std::optional<PageType> type{};     ///< what the caller knows the page to be; unset: told from the page
  Bias bias = Bias::balanced;
  Limits limits{};
  bool explain = false;  ///< fill Block::reasons and Document::statements
};

/// What the page says about itself. Absent facts are empty.
struct Metadata {
  std::string title{};  ///< without the site's name
  std::vector<std::string> authors{};
  std::string published{};  ///< ISO 8601, date or date and time, as precise as the page states it
  std::string modified{};   ///< as `published`
  std::string site{};
  std::string language{};  ///< BCP 47
  std::string description{};
  std::string image{};  ///< URL
  std::string url{};    ///< Options::url, else the canonical address that the page states
  std::vector<std::string> tags{};
  std::vector<std::string> categories{};
  std::string license{};  ///< "CC BY-SA 4.0" and the like; of other licences what the page states, mostly an address
};

/// Something that the page says of itself, chosen for the metadata or not.
struct Statement {
  std::string field{};  ///< "title", "author", "published" ...
  std::string value{};
  std::string from{};      ///< where it was said: "og:title", "JSON-LD", "byline" ...
  std::uint32_t line = 0;  ///< of the decoded input, from 1; 0 when nobody but the caller or the language detector says it
  bool chosen = false;
  std::string why{};  ///< what spoke against it; empty when nothing but a better source did
};

/// Another story that the page shows or points to.
struct Related {
  std::string title{};
  std::string url{};
  std::string source{};
  std::string published{};  ///< as the page prints it
  std::string text{};
};

struct Comment {
  std::string author{};
  std::string published{};  ///< as the page prints it
  std::string text{};
};

struct Document {
  InputFormat format{};    ///< what the input was taken for
  std::string encoding{};  ///< WHATWG name of the encoding that it was read in
  Metadata metadata{};
  PageType type{};
  double type_confidence = 0;   ///< the type's chance, 0 to 1; 1 when the caller said it
  double confidence = 0;        ///< word F1 that the choice of article is expected to have, 0 to 1
  Limit limit{};                ///< what kept the page from being read whole; almost always Limit::none
  std::vector<Block> blocks{};  ///< in the order of the source
  std::vector<Related> related{};
  std::vector<Comment> comments{};
  std::vector<Statement> statements{};    ///< what the metadata was chosen from, best first; empty unless Options::explain
  std::shared_ptr<const void> storage{};  ///< owns the bytes that the views above show; shared by copies
};

/// Reads a page of any bytes and labels its blocks. Never fails; throws nothing but std::bad_alloc. Input beyond 4 GiB is cut.
Document extract(std::string_view bytes, const Options& options);

/// The encoding's WHATWG name ("windows-1251" for "cp1251"); nothing when the label is unknown.
std::optional<std::string_view> encoding_named(std::string_view label);

// ------------------------------------------------------------------------------------------------------------------- writing

enum class OutputFormat : std::uint8_t {
  text,
  markdown,
  html,
  json,
  jsonl,
  report  ///< an HTML page that shows every block with its kind and reasons; of a Document that was made with Options::explain
};

/// A set of kinds.
struct KindSet {
  std::uint16_t bits = 0;
  constexpr bool has(Kind kind) const { return (bits >> static_cast<unsigned>(kind)) & 1U; }
  constexpr KindSet with(Kind kind) const { return {static_cast<std::uint16_t>(bits | (1U << static_cast<unsigned>(kind)))}; }
  constexpr KindSet without(Kind kind) const { return {static_cast<std::uint16_t>(bits & ~(1U << static_cast<unsigned>(kind)))}; }
  friend bool operator==(const KindSet&, const KindSet&) = default;
};
inline constexpr KindSet kArticleOnly{1U << static_cast<unsigned>(Kind::article)};
inline constexpr KindSet kAllKinds{(1U << kKindCount) - 1U};

struct WriteOptions {
  OutputFormat to = OutputFormat::text;
  std::optional<KindSet>
      keep{};                 ///< kinds that text, Markdown and HTML print, and a report beside the page; unset: the article, in
                              ///< Markdown and HTML below its title
  bool front_matter = false;  ///< Markdown: the metadata ahead of the text, as YAML
  bool segments = false;      ///< JSON: runs of blocks with kind, span, line and score
  bool explain = false;      ///< text: a line for every block in place of the text; JSON: a segment for every block, with reasons
  std::size_t width = 0;     ///< text, explain: columns of the terminal that lines are cut to; 0: a layout of its own
  bool color = false;        ///< text, explain: kinds in the colours of a terminal
  std::string source{};      ///< JSON, report: the name of the input; left out when empty
  std::uint64_t record = 0;  ///< JSON: the page's number in an input of many; left out when 0
  std::string members{};     ///< JSON: further members of the object, valid JSON such as `"id":7,"x":[1]`
  bool ascii = false;        ///< JSON: all other characters are escaped
};

/// The kinds that are printed: those that were asked for, else those of the format.
KindSet kept_kinds(const WriteOptions& options);

/// The Document in an output format, ending in a newline unless there is nothing to print. Valid UTF-8.
std::string write(const Document& document, const WriteOptions& options);

}  // namespace pith

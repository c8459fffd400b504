// pith: split a page, HTML or scraped text, into its parts.
//
// This header is the public interface of the library; everything else in its sources may change. The command `pith` extracts and
// writes pages through it; beyond that, it uses parts of the library that are not public, to read archives and to print rules,
// for example.
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
//   Label, never delete. Every visible character of the page is in exactly one Block, and every Block has one Kind. The reader of
//   the Document chooses among the kinds, so no page has to be extracted a second time with other settings.
//
//   Input never fails. Any bytes give a Document, perhaps one without an article. The only exception thrown is std::bad_alloc.
//
//   extract() and write() depend on nothing but their arguments: not on the locale, the clock or earlier calls. They can be
//   called from any number of threads at the same time. A Document owns all that its views refer to, and can be copied, moved and
//   kept.
//
//   Offsets and sizes are in bytes, offsets into the input are those of the input after its conversion to UTF-8, and lines count
//   from 1.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)  // the library hides all that this header does not declare
namespace pith {

/// The version of the library and of the command, as `pith --version` prints it. The view never becomes invalid.
std::string_view version();

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

/// What a block looks like. The kind decides whether a block is printed, the shape decides how.
enum class Shape : std::uint8_t {
  paragraph,
  heading,  ///< `level` 1 to 6
  item,     ///< a paragraph of a list item; `level` is the depth of the list, from 1
  quote,    ///< a paragraph of a quotation
  code,     ///< preformatted text: white space is significant
  table,    ///< one row of a data table; its cells are separated by tabs
  figure,   ///< text in a figure
  rule      ///< a thematic break; it has no text
};

/// The name that pith prints, such as "article". The views never become invalid.
std::string_view name_of(Kind kind);
std::string_view name_of(Shape shape);

/// The kind of that name; empty if there is none.
std::optional<Kind> kind_named(std::string_view name);

/// A half-open range of bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// What a part of a block's text is.
enum class Mark : std::uint8_t {
  link,
  emphasis,
  strong,
  code,
  deleted,   ///< text that the page shows as deleted
  inserted,  ///< text that the page shows as inserted
  image,     ///< at `text.begin`; `text` is empty
  embed,     ///< a video, a sound or a page in a frame at `text.begin`; `text` is empty
  math       ///< the text is TeX
};

/// Whether a mark has no text of its own, only a place in the text.
constexpr bool is_media(Mark mark) { return mark == Mark::image || mark == Mark::embed; }

/// A part of a block's text that is more than plain text.
struct Inline {
  Mark mark{};
  Span text{};                ///< bytes of Block::text
  std::string_view target{};  ///< address of a link, image or embed; absolute if the address of the page is known
  std::string_view label{};   ///< alternative text of an image, title of an embed
  bool display = false;       ///< of math: a display formula, which is on lines of its own
  std::string_view note{};    ///< of a link: the label of the note that it refers to (Block::note); empty if it refers to none
};

/// A place inside of a word where a line may break. Only HTML output has it; texts and marks are as if it were not there.
struct WordBreak {
  std::uint32_t at = 0;     ///< a byte of Block::text, before which the line may break
  bool has_hyphen = false;  ///< a soft hyphen: where the line breaks, there is a hyphen
};

/// A list item or quotation around a block. A callout, such as a note in documentation, is a quotation.
struct Nesting {
  enum class Type : std::uint8_t { bullet, ordered, quote };
  Type type{};
  std::uint32_t list = 0;    ///< identifies the list
  std::uint32_t item = 0;    ///< identifies the item or quotation
  std::uint32_t number = 0;  ///< number of the item, if the list is ordered
  friend bool operator==(const Nesting&, const Nesting&) = default;
};

/// A cell of a table's row that spans several columns or rows, or that a cell of a row above covers. A covered cell has no text.
struct CellSpan {
  std::uint32_t cell = 0;     ///< number of the cell in its row, from 0
  std::uint32_t columns = 1;  ///< that it spans; the cells that it covers in its own row follow it
  std::uint32_t rows = 1;     ///< that it spans; 0: a cell above covers it
};

/// A reason for a block's kind: how far a rule, or another feature of the block, moved the log odds of that kind, up or down.
struct Reason {
  std::string_view rule{};  ///< name of the rule or feature, as `pith rules` prints it
  Kind kind{};
  float points = 0;          ///< negative if it is a reason against the kind
  std::string_view value{};  ///< a feature's value in words, such as "47 words"; empty for a rule
};

/// A paragraph, heading, list item, table row or another smallest part of a page that has a kind.
struct Block {
  Kind kind = Kind::nav;
  Shape shape = Shape::paragraph;
  std::uint8_t level = 0;               ///< of a heading or list item; 0 for other shapes
  float score = 0;                      ///< confidence in the kind, 0 to 1
  Span source{};                        ///< bytes of the decoded input, including markup; blocks never overlap
  std::uint32_t line = 0;               ///< line of source.begin in the decoded input
  std::string_view text{};              ///< valid UTF-8; white space is collapsed except in code; '\n' is the only line break
  std::span<const Inline> inlines{};    ///< ordered by start; they may nest
  std::span<const WordBreak> breaks{};  ///< ordered by place; at most one for two bytes of text
  std::span<const Nesting> nest{};      ///< lists and quotations around the block, outermost first, at most 16
  std::string_view language{};          ///< programming language of code, if the page names it ("cpp")
  std::string_view anchor{};            ///< id of the element or list item, the target of links within the page
  std::string_view note{};              ///< label of the note that the block is part of, unique on the page ("1"); empty: no note
  std::uint32_t table = 0;              ///< identifies the table of a row; 0 for other shapes
  std::span<const CellSpan> spans{};    ///< of a table's row: cells that span or are covered, in order; most rows have none
  bool head = false;                    ///< a table's row of headings, or the term or title of what follows it
  std::span<const Reason> reasons{};    ///< what speaks most for the kind first; only with Options::explain
};

// ---------------------------------------------------------------------------------------------------------------- extracting

enum class InputFormat : std::uint8_t { html, text };

/// The type of a page. It decides what the article is: the posts in a forum, the description of a product, the entries of a
/// listing.
enum class PageType : std::uint8_t { article, forum, product, collection, listing, documentation, service };
inline constexpr std::size_t kPageTypeCount = 7;

std::string_view name_of(PageType type);

/// Which error is worse in the article: text that does not belong to it (precision), or text that is missing from it (recall).
enum class Bias : std::uint8_t { balanced, precision, recall };

/// Why a page was not read as a whole.
enum class Limit : std::uint8_t {
  none,       ///< it was read as a whole
  bytes,      ///< it is larger than Limits::bytes
  depth,      ///< its elements are nested more deeply than Limits::depth
  memory,     ///< it needs more than Limits::memory
  blocks,     ///< it has more blocks than Limits::blocks
  parser,     ///< the parser gave up
  truncated,  ///< the archive that it was read from has only its beginning
};

/// The name that pith prints, such as "depth"; "" for Limit::none.
std::string_view name_of(Limit limit);

/// Bounds far beyond real pages, against hostile ones. A page that reaches one is read in part, and Document::limit names the
/// bound.
struct Limits {
  std::size_t bytes = std::size_t{256} << 20;  ///< size of a page, uncompressed; more than 4 GiB means 4 GiB
  std::size_t depth = 256;                     ///< elements open at the same time; inside, tags are ignored, but text is kept
  /// Bytes for a page and all that is made of it; 0: 16 MiB and 12 for each byte of it. No more than a twelfth is read. What
  /// extract() and write() take stays below, in addition to what the process takes anyway.
  std::size_t memory = 0;
  std::size_t blocks = 50000;  ///< all text after the last block is added to that block
};

struct Options {
  std::optional<InputFormat> from{};  ///< if it is known; otherwise it is detected
  std::string encoding{};             ///< label of the WHATWG Encoding Standard, if it is known for certain; otherwise empty
  std::string url{};                  ///< address of the page, if it is known; otherwise empty. It may be any bytes
  std::optional<PageType> type{};     ///< if it is known; otherwise it is predicted
  Bias bias = Bias::balanced;
  Limits limits{};
  bool explain = false;  ///< fill Block::reasons and Document::statements
  bool sources = false;  ///< fill Document::statements
};

/// What the page states about itself. A member is empty if the page does not state it.
struct Metadata {
  std::string title{};  ///< without the name of the site
  std::vector<std::string> authors{};
  std::string published{};  ///< ISO 8601 date, or date and time, as precise as the page states it
  std::string modified{};   ///< as `published`
  std::string site{};
  std::string language{};  ///< BCP 47
  std::string description{};
  std::string image{};  ///< URL
  std::string url{};    ///< Options::url; if that is empty, the canonical address that the page states
  std::vector<std::string> tags{};
  std::vector<std::string> categories{};
  std::string license{};  ///< "CC BY-SA 4.0" or similar; for other licences what the page states, usually an address
};

/// A statement of the page about itself: a candidate for the metadata, whether or not it was chosen.
struct Statement {
  std::string field{};  ///< "title", "author", "published" ...
  std::string value{};
  std::string from{};      ///< its place: "og:title", "JSON-LD", "byline" ...
  std::uint32_t line = 0;  ///< in the decoded input; 0 if it comes from the caller or the language detector
  bool chosen = false;
  std::string why{};  ///< what is wrong with it; empty if it was chosen or only lost to a better source
};

/// Another story that the page shows or links to. Members that the page does not show are empty.
struct Related {
  std::string title{};
  std::string url{};
  std::string source{};     ///< where it was published
  std::string published{};  ///< as the page prints it
  std::string text{};
  std::string author{};  ///< as the page names one or several
};

/// A reader's comment, or a post in a forum. Members that the page does not show are empty.
struct Comment {
  std::string author{};
  std::string published{};  ///< as the page prints it
  std::string text{};
  std::optional<std::size_t> reply_to{};  ///< the number, in the same list, of the one that it replies to; always an earlier one
};

struct Document {
  InputFormat format{};    ///< as the input was read
  std::string encoding{};  ///< name in the WHATWG Encoding Standard, as the input was read
  Metadata metadata{};
  PageType type{};
  double type_confidence = 0;   ///< probability of the type, 0 to 1; 1 if the caller set Options::type
  double confidence = 0;        ///< F1 of the article's words to be expected, 0 to 1, by experience with pages of other sites
  Limit limit{};                ///< why the page was read only in part; almost always Limit::none
  std::vector<Block> blocks{};  ///< in the order of the source
  std::vector<Related> related{};
  std::vector<Comment> comments{};
  std::vector<Comment> posts{};  ///< of a forum, whose text is also in the article; empty for pages of other types
  /// Links and images whose addresses are as the page has them, although its own address is known: with all of them made absolute
  /// the document would be many times as long as the page. Almost always 0.
  std::size_t relative_links = 0;
  /// Candidates for the metadata, best first; empty unless Options::explain or Options::sources is set.
  std::vector<Statement> statements{};
  std::shared_ptr<const void> storage{};  ///< owns what the views in `blocks` refer to; copies of the Document share it
};

/// Reads a page and labels its blocks. Any bytes are valid input; what is beyond Limits::bytes is not read. `bytes` is not needed
/// after the call. Throws std::bad_alloc.
Document extract(std::string_view bytes, const Options& options);

/// The name of an encoding in the WHATWG Encoding Standard, "windows-1251" for the label "cp1251"; empty if the label is unknown.
/// The view never becomes invalid.
std::optional<std::string_view> encoding_named(std::string_view label);

// ------------------------------------------------------------------------------------------------------------------- writing

enum class OutputFormat : std::uint8_t {
  text,
  markdown,
  html,
  json,
  jsonl,
  report  ///< an HTML page that shows every block with its kind and reasons; the Document needs Options::explain
};

/// A set of kinds.
struct KindSet {
  std::uint16_t bits = 0;  ///< bit k: static_cast<Kind>(k)
  constexpr bool has(Kind kind) const { return (bits >> static_cast<unsigned>(kind)) & 1U; }
  constexpr KindSet with(Kind kind) const { return {static_cast<std::uint16_t>(bits | (1U << static_cast<unsigned>(kind)))}; }
  constexpr KindSet without(Kind kind) const { return {static_cast<std::uint16_t>(bits & ~(1U << static_cast<unsigned>(kind)))}; }
  friend bool operator==(const KindSet&, const KindSet&) = default;
};
inline constexpr KindSet kArticleOnly{1U << static_cast<unsigned>(Kind::article)};
inline constexpr KindSet kAllKinds{(1U << kKindCount) - 1U};
static_assert(kKindCount <= 16, "KindSet has 16 bits");

/// How links are printed.
enum class LinkStyle : std::uint8_t {
  inline_,    ///< the address beside the text: `[text](address)` in Markdown, `text (address)` in text, an element in HTML
  reference,  ///< a number beside the text, and the addresses after the last block; in HTML as `inline_`
  none        ///< the text alone; references to footnotes stay links in Markdown and HTML
};

/// How images are printed.
enum class ImageStyle : std::uint8_t {
  keep,  ///< as images; in text the alternative text with the address
  alt,   ///< the alternative text in their place
  none   ///< not at all
};

/// A further member of the object of a page in JSON.
enum class Extra : std::uint8_t {
  words,     ///< the number of words of the article
  encoding,  ///< Document::encoding
  format,    ///< Document::format
  version,   ///< version()
  markdown,  ///< the article as Markdown
  html,      ///< the article as HTML: elements, without the page around them
  links,     ///< the links of the article to other pages: [{"text":…,"url":…}]
  images,    ///< the images of the article: [{"url":…,"alt":…,"caption":…}]
  blocks,    ///< every block with kind, shape, span, note, spanning cells, lists around it and marks in it
  sources    ///< for each member of the metadata the candidates for it, best first; the Document needs Options::sources
};
inline constexpr std::size_t kExtraCount = 10;

/// The name that pith prints, such as "markdown". The view never becomes invalid.
std::string_view name_of(Extra extra);

/// A set of further members.
struct ExtraSet {
  std::uint16_t bits = 0;  ///< bit k: static_cast<Extra>(k)
  constexpr bool has(Extra extra) const { return (bits >> static_cast<unsigned>(extra)) & 1U; }
  constexpr ExtraSet with(Extra extra) const { return {static_cast<std::uint16_t>(bits | (1U << static_cast<unsigned>(extra)))}; }
  friend bool operator==(const ExtraSet&, const ExtraSet&) = default;
};
static_assert(kExtraCount <= 16, "ExtraSet has 16 bits");

/// How a Document is written. Members that name a format have no effect in the others.
struct WriteOptions {
  OutputFormat to = OutputFormat::text;
  /// Kinds to print, in all formats but JSON; a report prints them beside the page. If unset: the article; in Markdown and HTML
  /// also the title.
  std::optional<KindSet> keep{};
  /// Text, Markdown, HTML. If unset: `inline_` in Markdown and HTML, `none` in text.
  std::optional<LinkStyle> links{};
  /// Text, Markdown, HTML. If unset: `keep` in Markdown and HTML, `none` in text.
  std::optional<ImageStyle> images{};
  bool front_matter = false;  ///< Markdown: the metadata before the text, as YAML
  bool segments = false;      ///< JSON: runs of blocks of the same kind, with span, line and score
  bool explain = false;       ///< text: a line for each block in place of the text; JSON: a segment for each block, with reasons
  /// Text: columns at which paragraphs are wrapped; then quotations begin with "> ", and tables that fit are aligned. With
  /// `explain`: columns to which lines are cut. 0: paragraphs stay one line, and what `explain` prints has the default layout.
  std::size_t width = 0;
  bool color = false;  ///< text with `explain`: terminal colours for the kinds
  /// JSON, report: the name of the input; left out if empty. What is not UTF-8 in it is replaced, and JSON has the bytes as
  /// `source_bytes`, too, in base64.
  std::string source{};
  std::uint64_t record = 0;  ///< JSON: the number of the page in its archive, from 1; left out if 0
  /// JSON: members of the caller, valid JSON such as `"id":7,"x":[1]`. Those that have the name of a member that is printed for
  /// this page are put into an object, `input`.
  std::string members{};
  ExtraSet with{};  ///< JSON: further members about the page
  /// Names of members of the JSON object. If there are any, these members are printed in place of the page, each on a line of its
  /// own: a string, number or boolean as it is, an array of strings with tabs between them, other arrays and objects as JSON, and
  /// an empty line for an empty array and for what is not there. A tab, line break or backslash in a string is `\t`, `\n` or
  /// `\\`, as jq's @tsv has it. A further member is only there if `with` has it, and `segments` only with the option of that
  /// name.
  std::vector<std::string> get{};
  bool ascii = false;  ///< JSON: escape all characters that are not ASCII
  /// Text, Markdown, HTML, report: write control characters, except tabs and line feeds, and characters that change the direction
  /// of writing as `\x1b` or `\u{202e}`, because a terminal would obey them.
  bool escape_controls = false;
};

/// The kinds that write() prints: WriteOptions::keep, or the default of the format.
KindSet kept_kinds(const WriteOptions& options);

/// The Document in an output format: valid UTF-8 that ends in a newline, or nothing if there is nothing to print. Throws
/// std::bad_alloc.
std::string write(const Document& document, const WriteOptions& options);

}  // namespace pith
#pragma GCC visibility pop

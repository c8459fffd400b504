// Blocks as HTML elements. In: blocks in the order in which they are printed. Out: elements.
//
// The idea: no markup of the input is copied. All elements are made here, and they are about twenty in number; text and addresses
// are encoded. So nothing has to be sanitized.
#include "write/html_body.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/simd.h"
#include "document/addresses.h"

namespace pith::internal {
namespace {

// Markup and control characters of ASCII.
Bytes16 may_be_encoded(Bytes16 c) { return ((c >= 0) & (c < 0x20)) | (c == '&') | (c == '<') | (c == '>') | (c == '"'); }

// Appends the text of a block with its marks.
class InlineWriter {
 public:
  InlineWriter(std::string& out, const Block& block, LinkMode links, const PrintedNotes& notes)
      : out_(out),
        text_(block.text),
        breaks_(block.breaks),
        marks_(nested_marks(block)),
        verbatim_(block.shape == Shape::code),
        links_(links),
        notes_(notes) {}

  // Appends a part of the text. Parts have to be asked for in their order. A mark that does not end in the part where it begins
  // is left out.
  void run(Span part) {
    for (std::size_t at = part.begin; at <= part.end;) {
      close(at);
      for (; next_ < marks_.size() && marks_[next_].text.begin <= at; ++next_)
        if (marks_[next_].text.begin == at && marks_[next_].text.end <= part.end) open(marks_[next_]);
      close(at);
      if (at == part.end) break;
      add_word_break(at);
      const std::string_view plain = plain_text(at, part.end);
      append_encoded(out_, plain);
      at += plain.size();
      if (!plain.empty()) continue;
      out_.append("<br>\n");
      ++at;
    }
  }

  static std::string media_of(const Inline& media, LinkMode links) {
    if (links == LinkMode::inert)
      return fmt::format("<span class=\"image\" title=\"{}\">{}</span>", encoded(media.target), encoded(media.label));
    if (!is_safe_address(media.target)) return {};
    return media.mark == Mark::image
               ? fmt::format("<img src=\"{}\" alt=\"{}\">", encoded(media.target), encoded(media.label))
               : fmt::format("<a class=\"embed\" href=\"{}\">{}</a>", encoded(media.target), encoded(media.label));
  }

 private:
  // The text from `at` on, before the next mark, end of a mark or line break.
  std::string_view plain_text(std::size_t at, std::size_t end) const {
    if (!open_.empty()) end = std::min(end, open_.back().first);
    if (next_ < marks_.size()) end = std::min<std::size_t>(end, marks_[next_].text.begin);
    if (!breaks_.empty()) end = std::min<std::size_t>(end, breaks_.front().at);
    const std::string_view text = text_.substr(at, end - at);
    return verbatim_ ? text : text.substr(0, text.find('\n'));
  }

  void add_word_break(std::size_t at) {
    for (; !breaks_.empty() && breaks_.front().at <= at; breaks_ = breaks_.subspan(1)) {
      if (breaks_.front().at == at) out_.append(breaks_.front().has_hyphen ? "&shy;" : "<wbr>");
    }
  }

  void open(const Inline& mark) {
    switch (mark.mark) {
      case Mark::image:
      case Mark::embed:
        out_.append(media_of(mark, links_));
        return;
      case Mark::link:
        return link(mark);
      case Mark::math:
        out_.append(mark.display ? "<code class=\"math display\">" : "<code class=\"math\">");
        return close_after(mark, "code");
      case Mark::emphasis:
        return element(mark, "em");
      case Mark::strong:
        return element(mark, "strong");
      case Mark::code:
        return element(mark, "code");
      case Mark::deleted:
        return element(mark, "del");
      case Mark::inserted:
        return element(mark, "ins");
    }
  }

  void link(const Inline& mark) {
    if (links_ == LinkMode::inert) {
      out_.append(fmt::format("<span class=\"link\" title=\"{}\">", encoded(mark.target)));
      return close_after(mark, "span");
    }
    if (notes_.count(mark.note) > 0) {
      out_.append(fmt::format("<a href=\"#note-{}\">", encoded(note_name(mark.note))));
      return close_after(mark, "a");
    }
    if (!is_safe_address(mark.target)) return;
    out_.append(fmt::format("<a href=\"{}\">", encoded(mark.target)));
    close_after(mark, "a");
  }

  void element(const Inline& mark, std::string_view name) {
    out_.append("<").append(name).append(">");
    close_after(mark, name);
  }

  void close_after(const Inline& mark, std::string_view name) { open_.emplace_back(mark.text.end, name); }

  void close(std::size_t at) {
    while (!open_.empty() && open_.back().first <= at) {
      out_.append("</").append(open_.back().second).append(">");
      open_.pop_back();
    }
  }

  std::string& out_;
  std::string_view text_;
  std::span<const WordBreak> breaks_;
  std::vector<Inline> marks_;
  std::size_t next_ = 0;
  bool verbatim_;
  LinkMode links_;
  const PrintedNotes& notes_;
  std::vector<std::pair<std::size_t, std::string_view>> open_;
};

const CellSpan* span_of(const Block& row, std::uint32_t cell) {
  const auto span = std::ranges::lower_bound(row.spans, cell, {}, &CellSpan::cell);
  return span != row.spans.end() && span->cell == cell ? &*span : nullptr;
}

// Whether a cell of a row above covers the cell.
bool is_covered(const Block& row, std::uint32_t cell) {
  const CellSpan* span = span_of(row, cell);
  return span && span->rows == 0;
}

bool are_rows_of_one_table(const PrintedBlock& a, const PrintedBlock& b) {
  return !a.media_only && !b.media_only && a.block->shape == Shape::table && b.block->shape == Shape::table &&
         a.block->table == b.block->table;
}

// How many of the printed rows a cell of the first one spans.
std::uint32_t count_spanned_rows(std::span<const PrintedBlock> rows, const CellSpan& span) {
  std::uint32_t count = 1;
  while (count < std::min<std::size_t>(span.rows, rows.size()) && are_rows_of_one_table(rows[0], rows[count]) &&
         is_covered(*rows[count].block, span.cell))
    ++count;
  return count;
}

// The lists and quotations that are open in the output.
class OpenNesting {
 public:
  explicit OpenNesting(std::string& out) : out_(out) {}

  // Closes and opens elements until exactly `wanted` is open.
  void change_to(const std::vector<Nesting>& wanted) {
    const std::size_t shared = shared_levels(open_, wanted);
    while (open_.size() > shared) {
      const Nesting level = open_.back();
      open_.pop_back();
      const bool goes_on = open_.size() == shared && shared < wanted.size() && level.type != Nesting::Type::quote &&
                           wanted[shared].type == level.type && wanted[shared].list == level.list;
      line(level.type == Nesting::Type::quote ? "</blockquote>" : "</li>");
      if (goes_on) {
        item(wanted[shared]);
        open_.push_back(wanted[shared]);
        break;
      }
      if (level.type != Nesting::Type::quote) line(level.type == Nesting::Type::ordered ? "</ol>" : "</ul>");
    }
    for (std::size_t i = open_.size(); i < wanted.size(); ++i) {
      const Nesting& level = wanted[i];
      if (level.type == Nesting::Type::quote) {
        line("<blockquote>");
      } else {
        line(level.type == Nesting::Type::bullet ? "<ul>"
             : level.number == 1                 ? "<ol>"
                                                 : fmt::format("<ol start=\"{}\">", level.number));
        item(level);
      }
      open_.push_back(level);
    }
  }

 private:
  void line(std::string_view text) { out_.append(text).push_back('\n'); }

  void item(const Nesting& level) {
    line(level.type == Nesting::Type::ordered ? fmt::format("<li value=\"{}\">", level.number) : std::string("<li>"));
  }

  std::string& out_;
  std::vector<Nesting> open_;
};

// A caption that is a line of text, with images or embeds before it.
bool is_caption(const PrintedBlock& one) {
  const Shape shape = one.block->shape;
  const bool is_text = shape == Shape::figure || shape == Shape::paragraph || shape == Shape::item || shape == Shape::quote;
  return !one.media_only && one.block->kind == Kind::caption && is_text && !one.block->head && !one.block->text.empty();
}

// Appends images and embeds with the caption below them.
void append_figure(std::string& out, const Block& caption, LinkMode links, const PrintedNotes& notes) {
  out.append("<figure>");
  for (const Inline& media : leading_media(caption)) out.append(InlineWriter::media_of(media, links));
  out.append(fmt::format("\n<figcaption class=\"{}\">", name_of(caption.kind)));
  append_html_text(out, caption, links, notes);
  out.append("</figcaption></figure>\n");
}

}  // namespace

void append_encoded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = find_class(text, at, may_be_encoded);
    out.append(text, at, end - at);
    at = end;
    if (at == text.size()) return;
    switch (const char c = text[at++]; c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\n':
      case '\t':
        out.push_back(c);
        break;
      default:
        break;  // HTML does not allow the other control characters, not even as references
    }
  }
}

std::string encoded(std::string_view text) {
  std::string out;
  append_encoded(out, text);
  return out;
}

void append_html_cells(std::string& out, std::span<const PrintedBlock> rows, SpannedCells& spanned, LinkMode links,
                       const PrintedNotes& notes) {
  const Block& block = *rows[0].block;
  const std::string_view name = block.head ? "th" : "td";
  InlineWriter writer(out, block, links, notes);
  std::uint32_t cell = 0;
  std::uint32_t open_columns = 0;  // of the cell that was printed last
  for (std::uint32_t begin = 0; begin <= block.text.size(); ++cell) {
    const auto end = static_cast<std::uint32_t>(std::min(block.text.find('\t', begin), block.text.size()));
    if (cell >= spanned.size()) spanned.resize(cell + 1);
    if (open_columns > 0) {
      --open_columns;
    } else if (spanned[cell] > 0 && is_covered(block, cell)) {
      --spanned[cell];
    } else {
      out.append("<").append(name);
      if (const CellSpan* span = span_of(block, cell); span && span->rows > 0) {
        open_columns = span->columns - 1;
        const std::uint32_t below = count_spanned_rows(rows, *span) - 1;
        spanned.resize(std::max<std::size_t>(spanned.size(), cell + span->columns));
        std::fill_n(spanned.begin() + cell, span->columns, below);
        if (open_columns > 0) out.append(fmt::format(" colspan=\"{}\"", span->columns));
        if (below > 0) out.append(fmt::format(" rowspan=\"{}\"", below + 1));
      }
      out.append(">");
      writer.run({begin, end});
      out.append("</").append(name).append(">");
    }
    begin = end + 1;
  }
  for (cell += open_columns; cell < spanned.size(); ++cell)
    if (spanned[cell] > 0) --spanned[cell];
}

void append_html_text(std::string& out, const Block& block, LinkMode links, const PrintedNotes& notes) {
  InlineWriter(out, block, links, notes).run({0, static_cast<std::uint32_t>(block.text.size())});
}

std::string html_media(const Block& block, LinkMode links) {
  std::string out;
  for (const Inline& media : leading_media(block))
    if (const std::string one = InlineWriter::media_of(media, links); !one.empty())
      out.append("<figure>").append(one).append("</figure>\n");
  return out;
}

void append_html_element(std::string& out, const Block& block, LinkMode links, const PrintedNotes& notes, bool begins_note) {
  if (block.shape == Shape::rule) return static_cast<void>(out.append("<hr>\n"));
  if (block.text.empty()) return;
  const std::string name = encoded(note_name(block.note));
  const std::string attributes =
      fmt::format("class=\"{}\"", name_of(block.kind)) + (begins_note ? fmt::format(" id=\"note-{}\"", name) : "");
  std::string start;
  std::string end;
  if (block.shape == Shape::code) {
    const std::string language =
        block.language.empty() ? std::string() : fmt::format(" class=\"language-{}\"", encoded(block.language));
    start = fmt::format("<pre {}><code{}>", attributes, language);
    end = "</code></pre>\n";
  } else if (block.head) {
    start = fmt::format("<p {}><strong>", attributes);
    end = "</strong></p>\n";
  } else {
    const std::string tag = block.shape == Shape::heading ? fmt::format("h{}", std::clamp<int>(block.level, 1, 6)) : "p";
    start = fmt::format("<{} {}>", tag, attributes);
    end = fmt::format("</{}>\n", tag);
  }
  out.append(start);
  if (begins_note && !is_numbered_note(block)) out.append("[").append(encoded(block.note)).append("] ");
  append_html_text(out, block, links, notes);
  out.append(end);
}

void append_html_body(std::string& out, const std::vector<PrintedBlock>& blocks, LinkMode links) {
  OpenNesting nesting(out);
  SpannedCells spanned;
  const PrintedNotes notes = links == LinkMode::active ? printed_notes(blocks) : PrintedNotes();
  std::string_view note;  // of the block above
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const PrintedBlock& one = blocks[at];
    const bool is_row = !one.media_only && one.block->shape == Shape::table;
    const bool goes_on = is_row && at > 0 && are_rows_of_one_table(blocks[at - 1], one);
    const std::string media = html_media(*one.block, links);
    if (!goes_on && (!one.media_only || !media.empty())) nesting.change_to(one.nest);
    if (is_caption(one) && !media.empty()) {
      append_figure(out, *one.block, links, notes);
      continue;
    }
    out.append(media);
    if (!is_row) {
      if (one.media_only) continue;
      const bool begins_note = one.block->note != note && notes.count(one.block->note) > 0;
      append_html_element(out, *one.block, links, notes, begins_note);
      note = one.block->note;
      continue;
    }
    if (!goes_on) {
      out.append(fmt::format("<table class=\"{}\">\n", name_of(one.block->kind)));
      spanned.clear();
    }
    out.append("<tr>");
    append_html_cells(out, std::span(blocks).subspan(at), spanned, links, notes);
    out.append("</tr>\n");
    if (at + 1 == blocks.size() || !are_rows_of_one_table(one, blocks[at + 1])) out.append("</table>\n");
  }
  nesting.change_to({});
}

}  // namespace pith::internal

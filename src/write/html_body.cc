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
  InlineWriter(std::string& out, const Block& block, LinkMode links)
      : out_(out), text_(block.text), marks_(nested_marks(block)), verbatim_(block.shape == Shape::code), links_(links) {}

  // Appends a part of the text. Parts have to be asked for in their order. A mark that does not end in the part where it begins
  // is left out.
  void run(Span part) {
    for (std::size_t at = part.begin; at <= part.end;) {
      close(at);
      for (; next_ < marks_.size() && marks_[next_].text.begin <= at; ++next_)
        if (marks_[next_].text.begin == at && marks_[next_].text.end <= part.end) open(marks_[next_]);
      close(at);
      if (at == part.end) break;
      const std::string_view plain = plain_text(at, part.end);
      append_encoded(out_, plain);
      at += plain.size();
      if (!plain.empty()) continue;
      out_.append("<br>\n");
      ++at;
    }
  }

  static std::string image_of(const Inline& image, LinkMode links) {
    if (links == LinkMode::inert)
      return fmt::format("<span class=\"image\" title=\"{}\">{}</span>", encoded(image.target), encoded(image.label));
    if (!is_safe_address(image.target)) return {};
    return fmt::format("<img src=\"{}\" alt=\"{}\">", encoded(image.target), encoded(image.label));
  }

 private:
  // The text from `at` on, before the next mark, end of a mark or line break.
  std::string_view plain_text(std::size_t at, std::size_t end) const {
    if (!open_.empty()) end = std::min(end, open_.back().first);
    if (next_ < marks_.size()) end = std::min<std::size_t>(end, marks_[next_].text.begin);
    const std::string_view text = text_.substr(at, end - at);
    return verbatim_ ? text : text.substr(0, text.find('\n'));
  }

  void open(const Inline& mark) {
    switch (mark.mark) {
      case Mark::image:
        out_.append(image_of(mark, links_));
        return;
      case Mark::link:
        return link(mark);
      case Mark::math:
        out_.append(mark.target.empty() ? "<code class=\"math\">" : "<code class=\"math display\">");
        return close_after(mark, "code");
      case Mark::emphasis:
        return element(mark, "em");
      case Mark::strong:
        return element(mark, "strong");
      case Mark::code:
        return element(mark, "code");
    }
  }

  void link(const Inline& mark) {
    if (links_ == LinkMode::inert) {
      out_.append(fmt::format("<span class=\"link\" title=\"{}\">", encoded(mark.target)));
      return close_after(mark, "span");
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
  std::vector<Inline> marks_;
  std::size_t next_ = 0;
  bool verbatim_;
  LinkMode links_;
  std::vector<std::pair<std::size_t, std::string_view>> open_;
};

void append_cells(std::string& out, const Block& block, LinkMode links) {
  const std::string_view cell = block.head ? "th" : "td";
  InlineWriter writer(out, block, links);
  for (std::uint32_t begin = 0; begin <= block.text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(block.text.find('\t', begin), block.text.size()));
    out.append("<").append(cell).append(">");
    writer.run({begin, end});
    out.append("</").append(cell).append(">");
    begin = end + 1;
  }
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

void append_html_text(std::string& out, const Block& block, LinkMode links) {
  if (block.shape == Shape::table) return append_cells(out, block, links);
  InlineWriter(out, block, links).run({0, static_cast<std::uint32_t>(block.text.size())});
}

std::string html_images(const Block& block, LinkMode links) {
  std::string out;
  for (const Inline& image : leading_images(block))
    if (const std::string one = InlineWriter::image_of(image, links); !one.empty())
      out.append("<figure>").append(one).append("</figure>\n");
  return out;
}

void append_html_element(std::string& out, const Block& block, LinkMode links) {
  if (block.shape == Shape::rule) return static_cast<void>(out.append("<hr>\n"));
  if (block.text.empty()) return;
  const std::string_view kind = name_of(block.kind);
  std::string start;
  std::string end;
  if (block.shape == Shape::table) {
    start = "<tr>";
    end = "</tr>\n";
  } else if (block.shape == Shape::code) {
    start = fmt::format("<pre class=\"{}\"><code>", kind);
    end = "</code></pre>\n";
  } else if (block.head) {
    start = fmt::format("<p class=\"{}\"><strong>", kind);
    end = "</strong></p>\n";
  } else {
    const std::string name = block.shape == Shape::heading ? fmt::format("h{}", std::clamp<int>(block.level, 1, 6)) : "p";
    start = fmt::format("<{} class=\"{}\">", name, kind);
    end = fmt::format("</{}>\n", name);
  }
  out.append(start);
  append_html_text(out, block, links);
  out.append(end);
}

void append_html_body(std::string& out, const std::vector<PrintedBlock>& blocks, LinkMode links) {
  OpenNesting nesting(out);
  const Block* row = nullptr;  // the last row of the open table
  for (const PrintedBlock& one : blocks) {
    const Block& block = *one.block;
    const bool is_row = !one.images_only && block.shape == Shape::table;
    const bool goes_on = row && is_row && row->table == block.table;
    if (row && !goes_on) out.append("</table>\n");
    const std::string images = html_images(block, links);
    if (!goes_on && (!one.images_only || !images.empty())) nesting.change_to(one.nest);
    out.append(images);
    if (is_row && !goes_on) out.append(fmt::format("<table class=\"{}\">\n", name_of(block.kind)));
    if (!one.images_only) append_html_element(out, block, links);
    row = is_row ? &block : nullptr;
  }
  if (row) out.append("</table>\n");
  nesting.change_to({});
}

}  // namespace pith::internal

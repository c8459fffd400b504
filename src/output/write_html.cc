// Document to an HTML page of its own. In: blocks. Out: a page.
//
// The idea: nothing of the input's mark-up is copied. Elements are made here, from a list of a dozen, and text and addresses are
// encoded; so there is nothing to sanitize. Kinds stand as classes.
#include <fmt/format.h>

#include <algorithm>

#include "output/addresses.h"
#include "output/flow.h"
#include "output/writers.h"

namespace pith {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}"
    "body{margin:0 auto;max-width:42rem;padding:1.5rem 1rem;font:1.0625rem/1.6 Georgia,'Times New Roman',serif}"
    "h1,h2,h3,h4,h5,h6{line-height:1.25}img{max-width:100%;height:auto}"
    "pre{overflow-x:auto;padding:.75rem;border:1px "
    "solid;border-radius:.25rem}pre,code{font-family:ui-monospace,monospace;font-size:.9em}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid;padding:.25rem .5rem;text-align:left}"
    "blockquote{margin-left:0;padding-left:1rem;border-left:.25rem solid}"
    "header p,.byline,.caption,.tags{font-size:.9em;opacity:.8}"
    ".related,.comment,.ad,.nav{font-size:.9em}";

void append_encoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
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
      default:
        // Control characters are no part of an HTML page.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out.push_back(c);
    }
  }
}

std::string encoded(std::string_view text) {
  std::string out;
  append_encoded(out, text);
  return out;
}

// The text of a block, or of one of its cells, with its marks.
class InlineWriter {
 public:
  InlineWriter(const Block& block, Span part) : text_(block.text), part_(part), verbatim_(block.shape == Shape::code) {
    for (const Inline& mark : nested_marks(block))
      if (mark.text.begin >= part.begin && mark.text.end <= part.end) marks_.push_back(mark);
  }

  std::string run() {
    std::size_t next = 0;
    for (std::size_t at = part_.begin; at <= part_.end; ++at) {
      close(at);
      for (; next < marks_.size() && marks_[next].text.begin == at; ++next) open(marks_[next]);
      close(at);
      if (at == part_.end) break;
      if (text_[at] == '\n' && !verbatim_)
        out_.append("<br>\n");
      else
        append_encoded(out_, text_.substr(at, 1));
    }
    return std::move(out_);
  }

  static std::string image_of(const Inline& image) {
    return fmt::format("<img src=\"{}\" alt=\"{}\">", encoded(image.target), encoded(image.label));
  }

 private:
  void open(const Inline& mark) {
    switch (mark.mark) {
      case Mark::image:
        if (is_safe_address(mark.target)) out_.append(image_of(mark));
        return;
      case Mark::link:
        if (!is_safe_address(mark.target)) return;
        out_.append(fmt::format("<a href=\"{}\">", encoded(mark.target)));
        return closes(mark, "a");
      case Mark::math:
        out_.append(mark.target.empty() ? "<code class=\"math\">" : "<code class=\"math display\">");
        return closes(mark, "code");
      case Mark::emphasis:
        return element(mark, "em");
      case Mark::strong:
        return element(mark, "strong");
      case Mark::code:
        return element(mark, "code");
    }
  }

  void element(const Inline& mark, std::string_view name) {
    out_.append("<").append(name).append(">");
    closes(mark, name);
  }

  void closes(const Inline& mark, std::string_view name) { open_.emplace_back(mark.text.end, name); }

  void close(std::size_t at) {
    while (!open_.empty() && open_.back().first <= at) {
      out_.append("</").append(open_.back().second).append(">");
      open_.pop_back();
    }
  }

  std::string_view text_;
  Span part_;
  bool verbatim_;
  std::vector<Inline> marks_;
  std::vector<std::pair<std::size_t, std::string_view>> open_;
  std::string out_;
};

class Writer {
 public:
  explicit Writer(std::vector<Placed> placed) : placed_(std::move(placed)) {}

  std::string run() {
    for (at_ = 0; at_ < placed_.size(); ++at_) {
      const Placed& one = placed_[at_];
      const auto images = leading_images(*one.block);
      if (!one.text && images.empty()) continue;
      nest(one.nest);
      for (const Inline& image : images)
        if (is_safe_address(image.target)) line("<figure>" + InlineWriter::image_of(image) + "</figure>");
      if (one.text) write(*one.block);
    }
    nest({});
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_.append(text).push_back('\n'); }

  // Closes and opens lists, items and quotations until `wanted` is what stands open.
  void nest(const std::vector<Level>& wanted) {
    const std::size_t shared = shared_levels(open_, wanted);
    while (open_.size() > shared) {
      const Level level = open_.back();
      open_.pop_back();
      const bool goes_on = open_.size() == shared && shared < wanted.size() && level.sort != Level::Sort::quote &&
                           wanted[shared].sort == level.sort && wanted[shared].list == level.list;
      line(level.sort == Level::Sort::quote ? "</blockquote>" : "</li>");
      if (goes_on) {
        item(wanted[shared]);
        open_.push_back(wanted[shared]);
        break;
      }
      if (level.sort != Level::Sort::quote) line(level.sort == Level::Sort::ordered ? "</ol>" : "</ul>");
    }
    for (std::size_t i = open_.size(); i < wanted.size(); ++i) {
      const Level& level = wanted[i];
      if (level.sort == Level::Sort::quote) {
        line("<blockquote>");
      } else {
        line(level.sort == Level::Sort::bullet ? "<ul>"
             : level.number == 1               ? "<ol>"
                                               : fmt::format("<ol start=\"{}\">", level.number));
        item(level);
      }
      open_.push_back(level);
    }
  }

  void item(const Level& level) {
    line(level.sort == Level::Sort::ordered ? fmt::format("<li value=\"{}\">", level.number) : std::string("<li>"));
  }

  void write(const Block& block) {
    const std::string_view kind = name_of(block.kind);
    switch (block.shape) {
      case Shape::rule:
        return line("<hr>");
      case Shape::table:
        return table(block);
      case Shape::code:
        if (!block.text.empty()) line(fmt::format("<pre class=\"{}\"><code>\n{}</code></pre>", kind, text_of_block(block)));
        return;
      default:
        break;
    }
    if (block.text.empty()) return;
    const bool heading = block.shape == Shape::heading;
    const std::string name = heading ? fmt::format("h{}", std::clamp<int>(block.level, 1, 6)) : std::string("p");
    const std::string text = text_of_block(block);
    line(block.head ? fmt::format("<p class=\"{}\"><strong>{}</strong></p>", kind, text)
                    : fmt::format("<{0} class=\"{1}\">{2}</{0}>", name, kind, text));
  }

  static std::string text_of_block(const Block& block) {
    return InlineWriter(block, {0, static_cast<std::uint32_t>(block.text.size())}).run();
  }

  void table(const Block& first) {
    line(fmt::format("<table class=\"{}\">", name_of(first.kind)));
    for (; at_ < placed_.size() && placed_[at_].text && placed_[at_].block->shape == Shape::table &&
           placed_[at_].block->table == first.table;
         ++at_)
      row(*placed_[at_].block);
    --at_;
    line("</table>");
  }

  void row(const Block& block) {
    const std::string_view cell = block.head ? "th" : "td";
    out_.append("<tr>");
    for (std::uint32_t begin = 0; begin <= block.text.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(block.text.find('\t', begin), block.text.size()));
      out_.append(fmt::format("<{0}>{1}</{0}>", cell, InlineWriter(block, {begin, end}).run()));
      begin = end + 1;
    }
    line("</tr>");
  }

  std::vector<Placed> placed_;
  std::vector<Level> open_;
  std::size_t at_ = 0;
  std::string out_;
};

// Author, date and site, which mostly stand outside the article.
std::string signature(const Metadata& metadata) {
  std::string out;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) out.append(out.empty() ? "" : " \u00B7 ").append(encoded(text));
  };
  for (const std::string& author : metadata.authors) add(author);
  add(metadata.published.substr(0, 10));
  if (is_safe_address(metadata.url) && metadata.url.find("://") != std::string::npos)
    out.append(out.empty() ? "" : " \u00B7 ")
        .append(fmt::format("<a href=\"{}\">{}</a>", encoded(metadata.url),
                            encoded(metadata.site.empty() ? metadata.url : metadata.site)));
  else
    add(metadata.site);
  return out.empty() ? out : "<header><p>" + out + "</p></header>\n";
}

}  // namespace

std::string html_of(const Document& document, const WriteOptions& options) {
  const Metadata& metadata = document.metadata;
  std::string out = metadata.language.empty() ? "<!doctype html>\n<html>\n"
                                              : fmt::format("<!doctype html>\n<html lang=\"{}\">\n", encoded(metadata.language));
  out.append("<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
  out.append(fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", encoded(metadata.title), kStyle));
  return out.append(signature(metadata))
      .append("<main>\n")
      .append(Writer(placed_blocks(document, kept_kinds(options))).run())
      .append("</main>\n</body>\n</html>");
}

}  // namespace pith

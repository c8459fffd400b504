// Both trees as lists of lines. In: a page. Out: the first line that differs.
#include "trees/compare.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <vector>

#include "html/dom.h"

namespace pith::tests {

using namespace internal;
namespace {

constexpr AttributeName kAttributes[] = {"class", "id",      "href",     "src",  "style",
                                         "type",  "content", "property", "name", "datetime"};

struct Line {
  std::size_t depth = 0;
  std::string content{};
  bool text = false;
};

void add(std::vector<Line>& lines, std::size_t depth, std::string_view text) {
  if (!lines.empty() && lines.back().text && lines.back().depth == depth)
    lines.back().content.append(text);
  else
    lines.push_back({depth, std::string(text), true});
}

std::vector<Line> lines_of_gumbo(const GumboNode& root) {
  std::vector<Line> lines;
  std::vector<std::pair<const GumboNode*, std::size_t>> open = {{&root, 0}};
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      add(lines, depth, node->v.text.text);
      continue;
    }
    if (node->type == GUMBO_NODE_COMMENT) continue;
    const GumboElement& element = node->v.element;
    std::string line = element.tag == GUMBO_TAG_UNKNOWN ? "?" : gumbo_normalized_tagname(element.tag);
    for (const AttributeName name : kAttributes)
      if (const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name.text().data()))
        line += fmt::format(" {}='{}'", name.text(), attribute->value);
    const bool is_drawing = element.tag == GUMBO_TAG_SVG;  // the skeleton leaves out its content
    lines.push_back({depth, std::move(line)});
    if (is_drawing) continue;
    for (unsigned i = element.children.length; i > 0; --i)
      open.emplace_back(static_cast<const GumboNode*>(element.children.data[i - 1]), depth + 1);
  }
  return lines;
}

std::vector<Line> lines_of_dom(const Dom& dom) {
  std::vector<Line> lines;
  std::vector<NodeId> ends;
  const auto& nodes = dom.nodes();
  for (NodeId id = 0; id < nodes.size(); ++id) {
    while (!ends.empty() && ends.back() <= id) ends.pop_back();
    if (nodes[id].tag == Tag::text) {
      add(lines, ends.size(), dom.text(id));
      continue;
    }
    std::string line = nodes[id].tag == Tag::unknown ? "?" : std::string(name_of(nodes[id].tag));
    for (const AttributeName name : kAttributes)
      if (dom.has_attribute(id, name)) line += fmt::format(" {}='{}'", name.text(), dom.attribute(id, name));
    lines.push_back({ends.size(), std::move(line)});
    if (nodes[id].tag == Tag::svg)
      id = nodes[id].end - 1;
    else
      ends.push_back(nodes[id].end);
  }
  return lines;
}

// A part of a line, from a little before the first difference.
std::string excerpt(const std::vector<Line>& lines, std::size_t i, std::size_t same) {
  if (i >= lines.size()) return "nothing";
  constexpr std::size_t kBefore = 40;
  const std::size_t begin = same > kBefore ? same - kBefore : 0;
  return fmt::format("{} {}'{}'", lines[i].depth, lines[i].text ? "text " : "", lines[i].content.substr(begin, 120));
}

}  // namespace

std::string tree_difference(std::string_view utf8) {
  // Errors are recorded here, since gumbo 0.10.1 reads some attributes wrong when it records none.
  const GumboOptions options = kGumboDefaultOptions;
  GumboOutput* output = gumbo_parse_with_options(&options, utf8.data(), utf8.size());
  const std::vector<Line> theirs = lines_of_gumbo(*output->root);
  gumbo_destroy_output(&options, output);
  const std::vector<Line> ours = lines_of_dom(Dom::parse(utf8));
  for (std::size_t i = 0; i < std::max(theirs.size(), ours.size()); ++i) {
    const std::string_view a = i < theirs.size() ? std::string_view(theirs[i].content) : std::string_view();
    const std::string_view b = i < ours.size() ? std::string_view(ours[i].content) : std::string_view();
    if (i < theirs.size() && i < ours.size() && a == b && theirs[i].depth == ours[i].depth) continue;
    const auto same = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    return fmt::format("gumbo: {}\n ours: {}", excerpt(theirs, i, same), excerpt(ours, i, same));
  }
  return {};
}

}  // namespace pith::tests

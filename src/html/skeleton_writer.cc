// The text of a skeleton and its side tables. In: tags and runs of text. Out: the Skeleton.
#include "html/skeleton_writer.h"

#include <algorithm>
#include <utility>

#include "base/simd.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::string_view kComment = "<!---->";
constexpr std::string_view kTextCharacter = "\xEE\x80\x80";  // U+E000, of private use
constexpr std::size_t kPageBytesPerSkeletonByte = 32;  // the skeletons of most pages are shorter, so their memory seldom grows
constexpr std::size_t kMaxMerged = 100;                // <html> and <body> tags whose attributes are kept

}  // namespace

SkeletonWriter::SkeletonWriter(std::string_view page) : page_(page) {
  out_.text.reserve(page.size() / kPageBytesPerSkeletonByte);
}

void SkeletonWriter::add_attribute(TagAttributes& tag, std::string_view name, std::string_view value) {
  const auto offset = [&](std::string_view part) { return static_cast<std::uint32_t>(part.data() - page_.data()); };
  const auto known = attribute_named(name);
  if (!known || (tag.names & known->bit()) != 0) return;
  tag.names |= known->bit();
  out_.attributes.push_back({.name = *known, .value = {offset(value), offset(value) + static_cast<std::uint32_t>(value.size())}});
}

void SkeletonWriter::merge_attributes(const StartTag& tag) {
  if (tag.tag != Tag::html && tag.tag != Tag::body) return;
  std::vector<TagAttributes>& merged = tag.tag == Tag::html ? out_.html_attributes : out_.body_attributes;
  if (merged.size() < kMaxMerged) merged.push_back(tag.attributes);
}

void SkeletonWriter::write_start_tag(const StartTag& tag, std::string_view attribute, bool self_closing) {
  out_.start_tags.push_back({.offset = offset(), .source = tag.source, .content = {}, .attributes = tag.attributes});
  out_.text.push_back('<');
  out_.text.append(tag.name).append(attribute).append(self_closing ? "/>" : ">");
}

void SkeletonWriter::write_end_tag(std::string_view name) { out_.text.append("</").append(name).push_back('>'); }

void SkeletonWriter::write_empty_svg(const StartTag& tag) {
  write_start_tag(tag, {}, tag.self_closing);
  if (!tag.self_closing) write_end_tag(tag.name);
  add_node(tag.tag, tag.source, tag.attributes);
}

void SkeletonWriter::set_content(Span content) {
  out_.start_tags.back().content = content;
  if (content.begin < content.end) add_node(Tag::text, content, {});
}

bool SkeletonWriter::write_text(Span source, TextType type) {
  const auto is_body = [&](Bytes16 c) {
    const Bytes16 space = (c == ' ') | (c == '\t') | (c == '\n') | (c == '\f') | (c == '\r');
    return type == TextType::data ? ~(space | (c == 0)) : ~space;
  };
  TextRun run{.begin = offset(), .source = source, .type = type};
  const auto body = static_cast<std::uint32_t>(find_class(page_.substr(0, source.end), source.begin, is_body));
  const std::string_view ignored = page_.substr(source.begin, body - source.begin);
  const bool has_space = std::ranges::any_of(ignored, [](char c) { return c != '\0'; });
  const char first = page_[source.begin];
  if (has_space) out_.text.push_back(first == '\n' || first == '\r' ? '\n' : ' ');
  run.body = offset();
  if (body < source.end) out_.text.append(kTextCharacter);
  run.end = offset();
  if (run.begin == run.end) return false;
  out_.text_runs.push_back(run);
  add_node(Tag::text, source, {});
  return run.body < run.end;
}

void SkeletonWriter::end_text() {
  if (!out_.text_runs.empty() && out_.text_runs.back().begin >= inserted_) write_comment();
}

void SkeletonWriter::write_comment() {
  out_.text.append(kComment);
  inserted_ = offset();
}

void SkeletonWriter::open_collapsible(const StartTag& tag, std::uint64_t formatting) {
  collapsible_.push_back({.start_tag = tag.source,
                          .text_size = offset(),
                          .start_tags = out_.start_tags.size(),
                          .text_runs = out_.text_runs.size(),
                          .node = out_.collapsed_nodes.size(),
                          .formatting = collapsible_formatting() | formatting});
}

void SkeletonWriter::add_node(Tag tag, Span source, TagAttributes attributes) {
  if (collapsible_.empty()) return;
  const auto end = static_cast<std::uint32_t>(out_.collapsed_nodes.size() + 1);
  out_.collapsed_nodes.push_back({.tag = tag, .source = source, .attributes = attributes, .end = end});
}

void SkeletonWriter::collapse(std::uint32_t end) {
  const Collapsible element = collapsible_.back();
  collapsible_.pop_back();
  out_.text.resize(element.text_size);
  out_.start_tags.resize(element.start_tags);
  out_.text_runs.resize(element.text_runs);
  inserted_ = std::min(inserted_, element.text_size);
  const auto nodes_end = static_cast<std::uint32_t>(out_.collapsed_nodes.size());
  out_.collapsed_nodes[element.node].end = nodes_end;
  out_.text.append(kTextCharacter);
  out_.text_runs.push_back({.begin = element.text_size,
                            .body = element.text_size,
                            .end = offset(),
                            .source = {element.start_tag.begin, end},
                            .subtree = {static_cast<std::uint32_t>(element.node), nodes_end}});
  runs_to_collapsed_ = out_.text_runs.size();
}

void SkeletonWriter::flush_collapsed() {
  if (runs_to_collapsed_ == 0 || out_.text_runs[runs_to_collapsed_ - 1].begin < inserted_) return;
  const std::uint32_t after = out_.text_runs[runs_to_collapsed_ - 1].end;
  out_.text.insert(after, kComment);
  const auto shift = static_cast<std::uint32_t>(kComment.size());
  for (std::size_t i = runs_to_collapsed_; i < out_.text_runs.size(); ++i)
    for (std::uint32_t* at : {&out_.text_runs[i].begin, &out_.text_runs[i].body, &out_.text_runs[i].end}) *at += shift;
  for (auto tag = out_.start_tags.rbegin(); tag != out_.start_tags.rend() && tag->offset >= after; ++tag) tag->offset += shift;
  inserted_ = after + shift;
}

}  // namespace pith::internal

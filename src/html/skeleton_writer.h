// Writes a skeleton and its side tables (see skeleton.h). In: tags and runs of text in order. Out: the Skeleton.
//
// The idea: an element that may collapse is written like any other until its end tag comes. Then everything written since its
// start tag is taken back, and one character is written in its place; its nodes have been added to the list of collapsed nodes on
// the way. When a tag comes that rules this out, nothing is taken back.
//
// gumbo 0.10.1 collects text and inserts it into the tree only when the next element or comment is inserted or an element is
// closed. So "<!---->" is written where a comment of the page keeps two runs of text apart. And the end tags of <form> and of
// formatting elements can move the place of insertion without inserting the text that was collected. For text that is right,
// since gumbo does the same in the page; but an element would have been inserted before the end tag. So a comment is written
// between a collapsed subtree and such an end tag.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "html/skeleton.h"

namespace pith::internal {

/// A start tag of the page.
struct StartTag {
  Tag tag{};
  std::string_view name{};  ///< in lower case
  Span source{};
  TagAttributes attributes{};
  bool self_closing = false;  ///< ends in "/>"
};

class SkeletonWriter {
 public:
  explicit SkeletonWriter(std::string_view page);

  Skeleton take() { return std::move(out_); }

  /// What has been written so far.
  const Skeleton& written() const { return out_; }

  /// The empty set of attributes, to which add_attribute() adds. One tag must be complete before the next one begins.
  TagAttributes new_attributes() const { return {.first = static_cast<std::uint32_t>(out_.attributes.size())}; }
  /// Adds an attribute when its name is known and it is the first of that name. `name` and `value` are parts of the page.
  void add_attribute(TagAttributes& tag, std::string_view name, std::string_view value);
  /// Keeps the attributes of an <html> or <body> tag, which count for the one <html> or <body> element.
  void merge_attributes(const StartTag& tag);

  /// `attribute` is written after the name, with a space before it.
  void write_start_tag(const StartTag& tag, std::string_view attribute, bool self_closing);
  void write_end_tag(std::string_view name);
  /// Writes an <svg> without its content.
  void write_empty_svg(const StartTag& tag);
  void write_doctype(std::string_view doctype) { out_.text.append(doctype); }
  /// Sets the content of the script or style sheet whose start tag was the last one. It is not written.
  void set_content(Span content);
  /// Writes a run of text. Returns whether it is more than white space.
  bool write_text(Span source, TextType type);
  /// Keeps the text so far apart from the next text.
  void end_text();
  void write_comment();

  /// Whether a collapsible element is open that may still collapse.
  bool in_collapsible() const { return !collapsible_.empty(); }
  /// The `formatting` bits of the collapsible elements that are open.
  std::uint64_t collapsible_formatting() const { return collapsible_.empty() ? 0 : collapsible_.back().formatting; }

  /// Begins an element that may collapse, before write_start_tag(). `formatting` is a bit for its name when it is a formatting
  /// element.
  void open_collapsible(const StartTag& tag, std::uint64_t formatting);
  /// Adds an element or a run of text to the collapsible elements that are open, if any.
  void add_node(Tag tag, Span source, TagAttributes attributes);
  /// Collapses the innermost collapsible element, whose end tag ends at `end` in the page.
  void collapse(std::uint32_t end);
  /// Gives up collapsing the elements that are open.
  void keep_open_elements() { collapsible_.clear(); }
  /// Makes gumbo insert the last collapsed subtree, if it has not done that yet.
  void flush_collapsed();

 private:
  // An open element that may collapse, and the sizes of everything before its start tag was written.
  struct Collapsible {
    Span start_tag{};
    std::uint32_t text_size = 0;
    std::size_t start_tags = 0;
    std::size_t text_runs = 0;
    std::size_t node = 0;          // its index in collapsed_nodes
    std::uint64_t formatting = 0;  // of this element and of those around
  };

  std::uint32_t offset() const { return static_cast<std::uint32_t>(out_.text.size()); }

  std::string_view page_;
  Skeleton out_;
  std::vector<Collapsible> collapsible_;  // the innermost one last; they are the last elements of the stack
  std::uint32_t inserted_ = 0;            // gumbo has inserted all text before this offset
  std::size_t runs_to_collapsed_ = 0;     // text runs up to and with the last collapsed subtree; 0 when there is none
};

}  // namespace pith::internal

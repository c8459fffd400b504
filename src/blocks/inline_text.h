// The text of the block that is being read, and the markup inside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "blocks/inline_parts.h"
#include "pith/pith.h"

namespace pith::internal {

/// Collects the text of one block after the other. White space stays pending until a character follows it, so that a run of white
/// space becomes one space or line break even across elements, and no block begins or ends with white space. Marks that are open
/// at the end of a block are open in the next one too.
class InlineText {
 public:
  /// Adds text, with its white space and line terminators collapsed. Soft hyphens and spaces of no width become breaks of words.
  void add_collapsed(std::string_view utf8);

  /// Adds code inside of a sentence: as add_collapsed(), but several blanks between two words stay as many.
  void add_code(std::string_view utf8);

  /// Adds preformatted text as it is, but with line feeds as its only line terminators.
  void add_preformatted(std::string_view utf8);

  /// Adds text of code in which only <br> ends a line: what is white space in the source is one space or, at the beginning of a
  /// line, none. Spaces that do not break indent it.
  void add_broken_code(std::string_view utf8);

  /// Adds one character.
  void add_char(char c);

  /// Adds the tabs between cells, in place of a pending space.
  void add_tabs(std::size_t count);

  /// Adds a formula, with its white space collapsed. `tex` is not empty.
  void add_formula(std::string_view tex, bool display);

  /// Adds a reference to a note, which is a link. The views must live as long as what complete_inlines() returns.
  void add_note_reference(std::string_view text, std::string_view target, std::string_view note);

  /// Adds an image or an embed. One that has no text before it is kept for the beginning of the next block with text; at most 8
  /// are.
  void add_media(Inline media);

  /// Adds a place where a word may be broken.
  void add_word_break(bool has_hyphen);

  /// Makes a space pending, unless a line break is.
  void add_space();

  /// Makes a line break pending.
  void add_line_break() { pending_ = Pending::line_break; }
  bool has_pending_line_break() const { return pending_ == Pending::line_break; }

  /// Adds a line break of preformatted text, before pending white space.
  void add_newline() { text_.push_back('\n'); }

  /// Opens a mark that is no link.
  void begin_mark(Mark mark) { open_marks_.push_back({mark, end(), {}}); }

  /// Opens a link; `target` must live as long as what complete_inlines() returns. A link right after another one begins a new
  /// word, as their boxes show on a page, but not if it has the same target or is a superscript, nor inside of a sentence where
  /// its small letters go on with those before.
  void begin_link(std::string_view target, bool is_superscript);
  void end_mark();

  /// An inline element begins or ends, a link outside of begin_link() and end_mark(). Inside of a link its text is a part of the
  /// link's, elsewhere one of the block's if it is short and has names. `names_of()` is called only for parts that are kept; what it
  /// returns must live as long as the parts are asked for.
  void begin_part() { open_parts_.push_back(end()); }
  template <typename NamesOf>
  void end_part(const NamesOf& names_of) {
    const Span part = trimmed({open_parts_.back(), end()});
    open_parts_.pop_back();
    if (has_room_for_part(part)) add_part(part, names_of());
  }

  /// Whether a link is open.
  bool in_link() const { return open_links_ > 0; }

  /// Whether code inside of a sentence is open.
  bool in_code() const { return !open_marks_.empty() && open_marks_.back().mark == Mark::code; }

  /// Replaces the text from `begin` on, an earlier size(), by what `rewrite` makes of it, unless there is markup in it or the
  /// result is empty.
  void rewrite_from(std::size_t begin, std::string (*rewrite)(std::string_view));

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }

  /// Removes bytes at the start of the text, and the markup that is wholly in them.
  void remove_start(std::uint32_t bytes);

  /// Removes the white space at the end of the text.
  void trim_end();

  /// From now on no block gets more marks and images than this; what is beyond is left out.
  void limit_inlines(std::size_t max) { max_inlines_ = max; }
  /// Whether some were left out.
  bool has_left_out_inlines() const { return left_out_; }

  /// The markup of the whole block, ordered by its beginning, with the images and embeds that were kept for it. To be called once,
  /// when the text is complete; valid until the next change.
  const std::vector<Inline>& complete_inlines();

  /// The places inside of words where a line may break, in order; one for each two bytes of text at most. To be called when the
  /// text is complete; valid until the next change.
  const std::vector<WordBreak>& complete_word_breaks();

  /// The parts of links, ordered by their ends. Valid until the next change.
  const std::vector<InlinePart>& link_parts() const { return parts_; }
  /// The parts of the block outside of links, likewise.
  const std::vector<InlinePart>& named_parts() const { return named_parts_; }

  /// Takes the images and embeds that no block has taken yet.
  std::vector<Inline> take_leading_media() { return std::exchange(leading_media_, {}); }

  /// Starts the next block. Images and embeds that no block has taken yet are kept.
  void clear();

  /// Removes all images, embeds and all markup that has ended, but not the text.
  void forget_inlines();

 private:
  enum class Pending : std::uint8_t { nothing, space, line_break };
  struct OpenMark {
    Mark mark{};
    std::uint32_t begin = 0;
    std::string_view target{};
  };

  std::uint32_t end() const { return static_cast<std::uint32_t>(text_.size()); }
  void flush_pending_space();
  void settle_link_gaps(std::string_view utf8);
  void close_link_gaps();
  bool is_inside_word(std::uint32_t gap) const;
  std::size_t add_special(std::string_view utf8);
  Span trimmed(Span text) const;
  void add_mark(const OpenMark& mark);
  void add_inline(const Inline& part);
  bool has_room_for_part(Span part) const;
  void add_part(Span part, std::string_view names);

  std::string text_;
  Pending pending_ = Pending::nothing;
  std::size_t pending_blanks_ = 1;        // of a pending space
  std::size_t link_end_ = 0;              // of the last link that was closed
  std::string_view link_target_{};        // its target
  std::uint32_t links_begin_ = 0;         // of the links in a row that it is the last one of
  std::vector<std::uint32_t> link_gaps_;  // the spaces that were put between them
  std::vector<Inline> inlines_;
  std::vector<WordBreak> breaks_;
  std::size_t max_inlines_ = std::size_t{0} - 1;
  bool left_out_ = false;
  std::vector<OpenMark> open_marks_;
  std::size_t open_links_ = 0;
  std::vector<InlinePart> parts_;          // of links
  std::vector<InlinePart> named_parts_;    // outside of links
  std::vector<std::uint32_t> open_parts_;  // where they begin
  std::vector<Inline> leading_media_;      // kept for the next block with text
};

}  // namespace pith::internal

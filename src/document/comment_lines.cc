// Comments line by line. In: runs of blocks of kind comment. Out: comments.
//
// The idea: name, time and text come in the same order in each comment. A line with a name or a time that the open comment has
// already, or that comes after its text, begins the next one. Labels, headings and forms belong to no comment.
#include "document/comment_lines.h"

#include <algorithm>
#include <utility>

#include "document/item_lines.h"
#include "document/signature.h"

namespace pith::internal {
namespace {

constexpr std::ptrdiff_t kMinUndated = 2;
constexpr std::uint32_t kMinCopies = 3;  // of a label on the page

class LineReader {
 public:
  void begin_run(const Run& run) {
    close();
    run_ = run;
  }

  void add(const Line& line, bool new_group) {
    const bool goes_on = !run_.html && line.counts->text.sentence_ends > 0 && !is_time(line);  // a paragraph more
    if (new_group && !item_.text.empty() && !goes_on) close();
    if (line.has(Rule::cue_comment_heading) || line.has(Rule::cue_comment_action) || line.has(Rule::cue_menu)) return;
    if (!run_.html && is_label(run_, line)) return;  // in HTML the names of a forum's authors recur as often as labels
    if (line.has(Rule::cue_share) || line.counts->text.letters == 0) return;
    const bool has_sentence = line.counts->text.sentence_ends > 0;
    if (is_time(line))
      signature(line);
    else if (line.counts->text.words <= kMaxNameWords && !has_sentence && (item_.author.empty() || !item_.text.empty()))
      author(line);
    else
      append_paragraph(item_.text, line.block->text);
  }

  // Text without a name and a time is the comment form, a rule of conduct or a hint. In HTML so is what has a name alone, unless
  // the page sets several such names off.
  void close() {
    const bool dated = !run_.html || !item_.published.empty() || author_is_ == Author::labelled;
    if (!item_.text.empty() && (dated || author_is_ == Author::bold) && (!item_.author.empty() || !item_.published.empty())) {
      items_.push_back(std::move(item_));
      undated_.push_back(!dated);
    }
    item_ = {};
    author_is_ = Author::plain;
    author_recurs_ = false;
  }

  std::vector<Comment> take() {
    close();
    if (std::ranges::count(undated_, true) >= kMinUndated) return std::move(items_);
    std::vector<Comment> dated;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (!undated_[i]) dated.push_back(std::move(items_[i]));
    return dated;
  }

 private:
  void signature(const Line& line) {
    if (!item_.text.empty()) close();
    const Signature found = read_signature(*line.block, line.has(Rule::time_ago));
    if (item_.author.empty() || (author_recurs_ && !found.author.empty())) item_.author = found.author;
    item_.published = found.published;
  }

  void author(const Line& line) {
    if (!item_.text.empty()) close();
    const Signature found = read_signature(*line.block, false);
    item_.author = found.author;
    author_recurs_ = line.counts->copies >= kMinCopies;
    const bool bold = line.counts->bold_chars > 0 && line.counts->bold_chars == line.counts->text.chars;
    author_is_ = found.labelled ? Author::labelled : bold ? Author::bold : Author::plain;
  }

  enum class Author : std::uint8_t { plain, bold, labelled };

  Run run_{};
  Comment item_{};
  Author author_is_ = Author::plain;
  bool author_recurs_ = false;   // its line may be the label of a button below the last comment
  std::vector<bool> undated_{};  // by item
  std::vector<Comment> items_{};
};

}  // namespace

std::vector<Comment> comments_by_lines(const Outline& outline) {
  LineReader reader;
  for_each_run(outline, Kind::comment, [&](const Run& run, std::size_t first) {
    reader.begin_run(run);
    for_each_line(outline, run, first, [&](const Line& line, bool begins_group) { reader.add(line, begins_group); });
    reader.close();
  });
  return reader.take();
}

}  // namespace pith::internal

// Comments line by line. In: runs of blocks of kind comment. Out: comments.
//
// The idea: name, time and text come in the same order in each comment. A line with a name or a time that the open comment has
// already, or that comes after its text, begins the next one. Labels, headings and forms belong to no comment.
#include "document/comment_lines.h"

#include <utility>

#include "document/item_lines.h"
#include "document/signature.h"

namespace pith::internal {
namespace {

class LineReader {
 public:
  void begin_run(const Run& run) {
    close();
    run_ = run;
  }

  void add(const Line& line, bool new_group) {
    if (new_group && !item_.text.empty()) close();
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

  // Text without a name and a time is the comment form, a rule of conduct or a hint.
  void close() {
    const bool dated = !run_.html || !item_.published.empty();
    if (!item_.text.empty() && dated && (!item_.author.empty() || !item_.published.empty())) items_.push_back(std::move(item_));
    item_ = {};
  }

  std::vector<Comment> take() {
    close();
    return std::move(items_);
  }

 private:
  void signature(const Line& line) {
    if (!item_.text.empty()) close();
    const Signature found = read_signature(*line.block, line.has(Rule::time_ago));
    if (item_.author.empty()) item_.author = found.author;
    item_.published = found.published;
  }

  void author(const Line& line) {
    if (!item_.text.empty()) close();
    item_.author = name_in(line.block->text);
  }

  Run run_{};
  Comment item_{};
  std::vector<Comment> items_{};
};

}  // namespace

std::vector<Comment> comments_by_lines(const Outline& outline) {
  LineReader reader;
  for_each_run(outline, Kind::comment, [&](const Run& run, std::size_t) {
    reader.begin_run(run);
    for (std::size_t i = 0; i < run.lines.size(); ++i) reader.add(run.lines[i], begins_group(run, i));
    reader.close();
  });
  return reader.take();
}

}  // namespace pith::internal

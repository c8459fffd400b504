// Runs of lines. In: blocks of one kind. Out: what tells where the items among them begin and end.
#include "document/item_lines.h"

#include "document/printed_times.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinLabels = 3;      // copies of a line that is a label of each item
constexpr std::uint32_t kMaxTimeRest = 4;  // words beside the time in a line that is a time

}  // namespace

Line line_at(const Outline& outline, std::size_t i) { return {&outline.blocks[i], &outline.counts[i], outline.cues[i]}; }

ContainerId card_around(const Outline& outline, std::size_t block) {
  ContainerId id = outline.counts[block].container;
  while (id != 0 && outline.containers[id].tag != Tag::li && outline.containers[id].tag != Tag::article)
    id = outline.containers[id].parent;
  return id;
}

std::string_view link_of(const Block& block) {
  for (const Inline& part : block.inlines)
    if (part.mark == Mark::link && !part.target.empty()) return part.target;
  return {};
}

void append_paragraph(std::string& text, std::string_view more) {
  if (!text.empty()) text.append("\n\n");
  text.append(more);
}

bool is_time(const Line& line) {
  if (line.counts->text.words > kMaxTimeWords) return false;
  const std::string_view text = line.block->text;
  const auto time = find_printed_time(text, line.has(Rule::time_ago));
  if (!time) return false;
  const std::string_view before = text.substr(0, time->span.begin);
  return count_text(before).words + count_text(text.substr(time->span.end)).words <= kMaxTimeRest;
}

bool is_short(const Line& line) { return line.counts->text.words <= kMaxNameWords && line.counts->text.sentence_ends == 0; }

bool begins_group(const Run& run, std::size_t i) { return i == 0 || run.lines[i].counts->blank_before > run.blank_inside; }

// Text whose paragraphs are all parted by blank lines has more of them between items, or none tell of items.
Run read_run(std::span<const Line> lines, bool html) {
  Run run{.lines = lines, .html = html};
  for (std::size_t i = 1; i < lines.size(); ++i)
    run.blank_inside = i == 1 ? lines[i].counts->blank_before : std::min(run.blank_inside, lines[i].counts->blank_before);
  std::size_t groups = 0;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t begin = i;
    bool body = false;
    do {
      body |= lines[i].counts->text.words >= kMinBodyWords;
      run.texts += !is_short(lines[i]);
    } while (++i < lines.size() && !begins_group(run, i));
    groups += body && i - begin > 1;
  }
  run.parted = groups > 1;
  return run;
}

bool is_label(const Run& run, const Line& line) {
  const std::size_t copies = line.counts->copies;
  const auto for_most = [&](std::size_t count) { return count * 2 >= run.texts; };
  return is_short(line) && !is_time(line) && copies >= kMinLabels && for_most(copies) && copies <= run.lines.size() - run.texts &&
         for_most(run.lines.size() - run.texts - copies);
}

}  // namespace pith::internal

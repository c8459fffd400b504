// Blocks that get one kind together, on small pages whose chances are given.
#include "classify/groups.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <string>

#include "blocks/blocks.h"
#include "classify/evidence.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

Outline outline_of(const std::string& page) {
  Outline outline = html_blocks(page);
  count_blocks(outline);
  return outline;
}

// For each block with text the tag of its group's container, "-" for none, when every block has the same chance to be article.
std::string groups_of(const std::string& page, float chance) {
  const Outline outline = outline_of(page);
  std::string tags;
  for (const ContainerId group : find_groups(outline, std::vector<float>(outline.blocks.size(), chance)))
    tags.append(tags.empty() ? "" : " ").append(group == 0 ? "-" : name_of(outline.containers[group].tag));
  return tags;
}

std::string prose() {
  std::string text = "<p>";
  for (int i = 0; i < 100; ++i) text += "word ";
  return text + "</p>";
}

}  // namespace

TEST_CASE("rows, items and definitions belong together", "[groups]") {
  CHECK(groups_of(prose() + "<ul><li>a<li>b</ul>", 0.5F) == "- ul ul");
  CHECK(groups_of(prose() + "<ul><li>a<ol><li>b</ol><li>c</ul>", 0.5F) == "- ul ul ul");
  CHECK(groups_of(prose() + "<dl><dt>a<dd>b</dl><p>c", 0.5F) == "- dl dl -");
  CHECK(groups_of(prose() + "<table><tr><td>a<td>b<tr><td>c<td>d</table>", 0.5F) == "- table table");
  CHECK(groups_of(prose() + "<pre>a<div>b</div>c</pre>", 0.5F) == "- pre pre pre");
  CHECK(groups_of(prose() + "<div><p>a<p>b</div>", 0.5F) == "- - -");
}

TEST_CASE("what lays out the page is no group unless it is clear", "[groups]") {
  const std::string posts = "<ul><li>" + prose() + "<ul><li>a<li>b</ul><li>" + prose() + "</ul>";
  CHECK(groups_of(posts, 0.5F) == "- ul ul -");
  CHECK(groups_of(posts, 0.9F) == "ul ul ul ul");
  CHECK(groups_of(posts, 0.1F) == "ul ul ul ul");
  const std::string columns = "<table><tr><td><p>a</p><td>" + prose() + "</table>";
  CHECK(groups_of(columns, 0.9F) == "- -");
}

TEST_CASE("names and dates of a comment are comment as its words are", "[groups]") {
  const std::string page = prose() +
                           "<div><div class=comment><p>Ann</p><p>Well said.</p></div>"
                           "<div class=comment><p>Bo</p><p>So it is.</p></div></div>";
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  gather_evidence(outline);
  const std::vector<ContainerId> first = find_comments(outline, std::vector<char>{1, 0, 0, 0, 0});
  REQUIRE(first.size() == 5);
  CHECK(first[0] == 0);
  CHECK(first[1] != 0);
  CHECK(first[1] == first[2]);
  CHECK(first[3] == first[4]);
  CHECK(first[1] != first[3]);
  const std::vector<ContainerId> post = find_comments(outline, std::vector<char>{0, 0, 1, 0, 0});
  CHECK(post[1] == 0);
  CHECK(post[3] != 0);
  Outline single = prepare(prose() + "<div class=comment><p>Ann</p></div>", {.from = InputFormat::html}).outline;
  gather_evidence(single);
  CHECK(comment_containers(single).empty());
}

TEST_CASE("lines of text are judged alone", "[groups]") {
  Outline outline = text_blocks("- one\n- two\n\nA line of text.\n");
  count_blocks(outline);
  CHECK(group_containers(outline).empty());
}

TEST_CASE("blocks of a group share the mean of their points by words", "[groups]") {
  const Outline outline = outline_of(prose() + "<ul><li>one two three<li>four</ul><p>five</p>");
  REQUIRE(outline.blocks.size() == 4);
  std::vector<KindPoints> points(4);
  for (std::size_t i = 0; i < 4; ++i) points[i].fill(static_cast<float>(i));
  std::vector<std::uint32_t> all(4);
  std::iota(all.begin(), all.end(), 0U);
  const std::vector<ContainerId> groups = find_groups(outline, std::vector<float>(4, 0.5F));
  share_points(outline, groups, all, points);
  const auto shared = [&](std::size_t i) { return points[i][index_of(Kind::article)]; };
  CHECK(shared(0) == 0);
  CHECK(shared(1) == Approx(1.25));
  CHECK(shared(2) == Approx(1.25));
  CHECK(shared(3) == 3);
  points[2].fill(9);
  share_points(outline, groups, std::vector<std::uint32_t>{0, 2, 3}, points);
  CHECK(shared(2) == 9);
}

"""Blocks that get one kind together, for train_weights.py: the same as src/classify/groups.cc, name_paths.cc, article_gaps.cc and
classify.cc.

In: a page, of which the program tells what containers may be groups, and what forests give its blocks. Out: for each block the
number of its group, what the blocks of a group share, and which blocks fill gaps in the article.
"""
import numpy


def sums_in_containers(page, amounts):
    sums = numpy.bincount(page.containers, amounts, len(page.parents)).tolist()
    for container in range(len(sums) - 1, 0, -1):
        sums[page.parents[container]] += sums[container]
    return sums


def parts_of(page, chances):
    """For each block the number of its group, or of the part of a group that other blocks part; blocks alone have their own."""
    return parts_of_groups(page, deciding_groups(page, chances))


def deciding_groups(page, chances):
    program, words = page.program, sums_in_containers(page, page.word_counts)
    article_words = sums_in_containers(page, page.word_counts * chances)

    def decides(container):
        if words[container] <= program.max_group_share * words[0]:
            return True
        chance = article_words[container] / words[container]
        return chance <= program.clear_group_chance or chance >= 1 - program.clear_group_chance

    return filter(decides, page.group_containers)


def comments_of(page, chosen):
    """The same for blocks of one comment without article in it."""
    article_blocks = sums_in_containers(page, chosen.astype(float))
    return parts_of_groups(page, (container for container in page.comment_containers if article_blocks[container] == 0))


def lists_of_comments(page, chosen, chances):
    """For each block the number of its comment, or of its group if that is in a section of comments without article."""
    article_blocks = sums_in_containers(page, chosen.astype(float))
    in_section = [False] * len(page.parents)
    for container in page.comment_sections:
        in_section[container] = article_blocks[container] == 0
    for container in range(1, len(in_section)):
        in_section[container] = in_section[container] or in_section[page.parents[container]]
    comments = groups_of(page, (c for c in page.comment_containers if article_blocks[c] == 0))
    groups = groups_of(page, deciding_groups(page, chances))
    return parts_of_numbers(numpy.where((comments == 0) & numpy.array(in_section)[groups], groups, comments))


def groups_of(page, containers):
    """For each block the number of the outermost container around it, or 0."""
    group_of, containers = [0] * len(page.parents), frozenset(containers)
    for container in range(1, len(group_of)):
        group_of[container] = group_of[page.parents[container]] or (container if container in containers else 0)
    return numpy.array(group_of)[page.containers]


def parts_of_groups(page, containers):
    return parts_of_numbers(groups_of(page, containers))


def parts_of_numbers(groups):
    return numpy.cumsum((groups == 0) | (numpy.diff(groups, prepend=0) != 0)) - 1


def mean_by_words(page, parts, values):
    """For each block the mean of its group; for one alone, or of a group without words, its own value."""
    words = page.word_counts.astype(float)
    totals = numpy.bincount(parts, words)
    means = numpy.bincount(parts, words * values) / numpy.maximum(totals, 1)
    return numpy.where((numpy.bincount(parts)[parts] > 1) & (totals[parts] > 0), means[parts], values)


def share_along_paths(page, odds):
    """Each moved towards the mean of those at the same place of repeated parts."""
    paths, program = page.name_paths, page.program
    if len(paths) == 0:
        return odds
    words = page.word_counts.astype(float)
    limited = numpy.clip(odds, -program.max_path_odds, program.max_path_odds)
    means = numpy.bincount(paths, words * limited) / numpy.maximum(numpy.bincount(paths, words), 1)
    places = numpy.unique(numpy.stack([paths, page.containers])[:, (words > 0) & (paths > 0)], axis=1)[0]
    is_repeated = numpy.bincount(places, minlength=len(means))[paths] > 1
    return numpy.where(is_repeated, odds + program.path_share * (means[paths] - odds), odds)


def share_points(page, parts, points):
    """`points`: a row for each block."""
    return numpy.stack([mean_by_words(page, parts, column) for column in points.T], axis=1)


def give_comments(page, comments, kind, points):
    """What speaks for another kind in a comment speaks for the comment."""
    kinds, grouped = page.program.kinds, numpy.bincount(comments)[comments] > 1
    comment, other = points[:, kinds.index("comment")], points[:, kinds.index(kind)]
    given, points = grouped & (other > comment), points.copy()
    points[given, kinds.index("comment")], points[given, kinds.index(kind)] = other[given], comment[given]
    return points


def sure_comments(page, parts):
    """Of a group, all or none, as most of its words are."""
    return mean_by_words(page, parts, page.sure_comments.astype(float)) > 0.5


def fill_gaps(page, chosen, chances, kinds, type_):
    """The chosen blocks, and what stands between two of them and belongs there."""
    chosen, run = chosen.copy(), []
    chances = numpy.where(is_beside_article(page, kinds, type_), 0, chances)
    for block in numpy.nonzero(page.word_counts)[0]:
        if not run and not chosen[block]:
            continue
        run.append(block)
        if not chosen[block]:
            continue
        if is_filled(page, run, chances):
            chosen[run] = True
        run = [block]
    return chosen


def settle_sections(page, kinds, type_):
    """What heads stories or comments tells of links and text below it, and no article ends with a heading."""
    kinds, article = kinds.copy(), page.program.article
    if type_ == "article":
        label_sections(page, kinds)
    for block in numpy.nonzero((kinds == article) & (page.word_counts > 0))[0][::-1]:
        kind = kind_of_section(page, kinds, block)
        if kind is None:
            break
        kinds[block] = kind
    return kinds


def label_sections(page, kinds):
    article, related = page.program.article, page.program.kinds.index("related")
    heads_comments = (kinds == page.program.comment) & (page.rows[:, page.program.features.index("cue_comment_heading")] > 0)
    for block in numpy.nonzero(page.section_ends)[0]:
        section = numpy.arange(block + 1, page.section_ends[block])
        section = section[kinds[section] == article]
        if heads_comments[block] and page.word_counts[section].sum() < page.word_counts[:block][kinds[:block] == article].sum():
            kinds[section] = page.program.comment
        if kinds[block] == related:
            kinds[section[numpy.logical_and.accumulate(page.linked_items[section])]] = related


def kind_of_section(page, kinds, heading):
    kind, section = page.program.kinds.index, slice(heading + 1, page.section_ends[heading])
    words = numpy.bincount(kinds[section], page.word_counts[section], len(page.program.kinds))
    most = int(words.argmax())
    is_apart = words[page.program.article] == words[kind("title")] == 0
    return most if is_apart and 2 * words[most] >= words.sum() > 0 and most in (kind("related"), kind("comment")) else None


def is_beside_article(page, kinds, type_):
    """Of each block, whether it is what stands between those of the article by its nature."""
    features, kind = page.program.features, page.program.kinds.index
    rules = [number for number, name in enumerate(features) if name in ("in_button", "whole_byline") or name.startswith("cue_")]
    beside = page.rows[:, rules].any(axis=1) | (kinds == kind("caption"))
    return beside | (kinds == kind("byline")) if type_ == "forum" else beside


def is_filled(page, run, chances):
    """Of a gap, with the block before and the block after it."""
    program, gap = page.program, run[1:-1]
    if not 1 <= len(gap) <= program.max_gap_blocks:
        return False
    if len(gap) == 1 and page.rows[gap[0], program.features.index("link_density")] > 0:
        return False
    if len(gap) == 1 and chances[gap[0]] >= program.min_lone_gap_chance:
        return True
    around = container_of(page, run[0], run[-1])
    return (chances[gap] >= program.min_gap_chance).all() and around is not None and all(is_plainly_inside(page, b, around) for b in gap)


def container_of(page, before, after):
    """The container that both blocks stand in, or that their own ones do."""
    first, last = page.containers[before], page.containers[after]
    return next((a for a in (first, page.parents[first]) for b in (last, page.parents[last]) if a == b), None)


def is_plainly_inside(page, block, around):
    container = page.containers[block]
    for _ in range(page.program.max_gap_levels + 1):
        if container == around:
            return True
        if container < around or page.words_of[container]:
            return False
        container = page.parents[container]
    return False

"""What a first forest gives the blocks around a block, as features, for train_weights.py: the same as src/classify/stacking.cc.

In: pages with labels. Out: the first forest, and the features of the pages' rows that are chances. A page that helped to train
the first forest would find its own labels in the features. So in training each half of the groups gets the chances of a forest
that the other half has trained.
"""
import numpy

PARTS = 2
NEIGHBOURS = {"chance_back1": -1, "chance_next1": 1}


def columns_of(program):
    return numpy.array([name.startswith(("chance_", "page_chance_")) for name in program.features])


def chances_of(program, points):
    """Chances in 255ths from points, a row for each block, in 256ths of log odds."""
    steps = (points.max(axis=1, keepdims=True) - points) * program.word_score_scale // int(program.points_per_log_odds)
    parts = numpy.array(program.word_chances)[numpy.minimum(steps, 255)]
    return parts * 255 // parts.sum(axis=1, keepdims=True)


def log_byte(program, counts):
    return numpy.array(program.log_bytes)[numpy.minimum(counts, len(program.log_bytes) - 1)]


def features_of(program, chances, words):
    """{name of the first feature without the kind: a row for each block} of a page."""
    size = len(chances)
    found = {}
    for name, offset in NEIGHBOURS.items():
        found[name] = numpy.zeros_like(chances)
        if abs(offset) < size:
            to, of = (slice(-offset, None), slice(None, offset)) if offset < 0 else (slice(None, -offset), slice(offset, None))
            found[name][to] = chances[of]
    weights = log_byte(program, words)[:, None] + program.min_chance_weight
    add_up = lambda values: numpy.concatenate([numpy.zeros((1, values.shape[1]), int), numpy.cumsum(values, axis=0)])
    sums, totals = add_up(weights * chances), add_up(weights)
    places = numpy.arange(size)
    mean = lambda begin, end: (sums[end] - sums[begin]) // numpy.maximum(totals[end] - totals[begin], 1)
    for blocks in program.chance_windows:
        found[f"chance_before{blocks}"] = mean(numpy.maximum(places - blocks, 0), places)
        found[f"chance_after{blocks}"] = mean(numpy.minimum(places + 1, size), numpy.minimum(places + 1 + blocks, size))
    found["page_chance"] = numpy.broadcast_to(sums[-1] // max(int(totals[-1, 0]), 1), chances.shape)
    return found


def put_chances(page, points):
    """Sets the features of a page's rows from the points of the first forest, in 256ths of log odds."""
    program = page.program
    for name, values in features_of(program, chances_of(program, points), page.word_counts).items():
        first = program.features.index(f"{name}_{program.kinds[0]}")
        page.rows[:, first : first + len(program.kinds)] = values


def put_features(pages, forest):
    if not pages:
        return
    program = pages[0].program
    odds = numpy.full((sum(len(page.rows) for page in pages), len(program.kinds)), -100.0)
    odds[:, forest.classes] = forest.log_odds(numpy.concatenate([page.rows for page in pages]))
    points = numpy.round(odds * program.points_per_log_odds).astype(int)
    start = 0
    for page in pages:
        put_chances(page, points[start : start + len(page.rows)])
        start += len(page.rows)


def put_unseen(pages, fit, number_of):
    """Sets the same of each page by what `fit` makes of the other half's pages; halves are made by group."""
    part_of = [number_of(page.group) // 77 % PARTS for page in pages]
    for part in range(PARTS):
        forest = fit([page for page, p in zip(pages, part_of) if p != part])
        put_features([page for page, p in zip(pages, part_of) if p == part], forest)

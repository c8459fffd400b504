"""The type of a page as features of its blocks, for train_weights.py: the same as src/classify/type_chances.cc.

In: pages with labels, their types among them. Out: the features of the pages' rows that are chances of the page's type.

As with the chances of the blocks around (train_stacking.py), each half of the groups gets the chances of a forest that the other
half has trained. A caller may give the type, which then has all of the chance: so have one in GIVEN of the pages whose type is
known, in training.
"""
import numpy

import train_stacking

PARTS = 2
GIVEN = 3
FIRST = "type_of_"


def columns_of(program):
    return numpy.array([name.startswith(FIRST) for name in program.features])


def page_row(page):
    """The features that say something of the whole page, the others left out."""
    program = page.program
    return numpy.where(program.is_page_feature & ~columns_of(program), page.rows[0], 0)


def put_chances(page, points):
    """Sets the features of a page's rows from the points of the types, in 256ths of log odds."""
    page.rows[:, columns_of(page.program)] = train_stacking.chances_of(page.program, points[None])[0]


def put_type(page, type_):
    """The same when the type is given."""
    page.rows[:, columns_of(page.program)] = [255 * (name == type_) for name in page.program.types]


def shows_forum(page):
    return any(page.rows[0, page.program.features.index(name)] > 0 for name in page.program.forum_signs)


def log_odds(pages, forest):
    """A row for each page, with those of each type. A page without a sign of a forum is none if it is short and has no label of
    forums either, or if it says that it is of a product."""
    program = pages[0].program
    number, forum = program.features.index, program.types.index("forum")
    odds = numpy.full((len(pages), len(program.types)), -100.0)
    odds[:, forest.classes] = forest.log_odds(numpy.array([page_row(page) for page in pages]))
    first = numpy.array([page.rows[0] for page in pages])
    is_short = numpy.array([page.is_html for page in pages]) & (first[:, number("page_blocks")] < program.min_forum_blocks_byte)
    is_short &= first[:, number("labels_of_forum")] == 0
    is_none = (is_short | (first[:, number("page_products")] > 0)) & ~numpy.array([shows_forum(page) for page in pages])
    odds[is_none, forum] = odds[is_none].min(axis=1)
    return odds


def put_features(pages, forest):
    if not pages:
        return
    for page, points in zip(pages, numpy.round(log_odds(pages, forest) * pages[0].program.points_per_log_odds).astype(int)):
        put_chances(page, points)


def put_unseen(pages, fit, number_of):
    """Sets the same of each page by what `fit` makes of the other half's pages, or by its type; halves are made by group."""
    part_of = [number_of(page.group) // 91 % PARTS for page in pages]
    for part in range(PARTS):
        forest = fit([page for page, p in zip(pages, part_of) if p != part])
        put_features([page for page, p in zip(pages, part_of) if p == part], forest)
    for page in pages:
        if page.type in page.program.types and page.number // 29 % GIVEN == 0:
            put_type(page, page.type)

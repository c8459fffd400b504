"""What the F1 that the program expects of a page is worth, learned from unseen pages, for train_weights.py.

In: verdicts on pages that the models have not seen. Out: the F1 that such pages had, as a line through eleven points, for expected
values of 0, 0.1, ... 1; printed with what it gives pages that it was not fitted to; and confidence.inc.

Each page pulls at the two points beside its value. A few pages say little, so each point is also held where the expected F1 would
be right, by a weight of PRIOR pages. The line never falls.
"""
import re

import numpy

POINTS = 11
PRIOR = 4.0


def fit(expected, f1):
    """The eleven points from pairs of an expected and a true F1; those of pages without an article, which expect 0, do not count."""
    expected, f1 = numpy.asarray(expected, float), numpy.asarray(f1, float)
    hats, f1 = hats_of(expected)[expected > 0], f1[expected > 0]
    even = numpy.linspace(0, 1, POINTS)
    a = numpy.vstack([hats, numpy.eye(POINTS) * PRIOR**0.5])
    b = numpy.concatenate([f1, even * PRIOR**0.5])
    points = numpy.linalg.lstsq(a, b, rcond=None)[0]
    return numpy.round(numpy.clip(numpy.maximum.accumulate(points), 0, 1), 2)


def hats_of(expected):
    """For each value, how much each point counts for it."""
    at = numpy.clip(expected, 0, 1) * (POINTS - 1)
    return numpy.maximum(0, 1 - numpy.abs(at[:, None] - numpy.arange(POINTS)))


def confidence(points, expected):
    """0 stays 0: such a page has no article."""
    return numpy.where(numpy.asarray(expected) > 0, hats_of(numpy.asarray(expected, float)) @ points, 0)


def rank_correlation(a, b):
    """Spearman's, with the mean rank for equal values."""

    def ranks(values):
        _, inverse, counts = numpy.unique(values, return_inverse=True, return_counts=True)
        return (numpy.cumsum(counts) - (counts - 1) / 2)[inverse]

    return float(numpy.corrcoef(ranks(a), ranks(b))[0, 1])


def report(graded, parts):
    """Prints the mean F1 of the pages in each tenth of confidence, which for each part of the pages follows from the others.
    `graded` has pairs of an expected and a true F1, and `parts` the part of each. Returns the points of all."""
    expected, f1, parts = (numpy.array(column) for column in (*zip(*graded), parts))
    told = numpy.zeros(len(f1))
    for part in set(parts):
        told[parts == part] = confidence(fit(expected[parts != part], f1[parts != part]), expected[parts == part])
    print(f"\nconfidence of {len(f1)} unseen pages: rank correlation with F1 {rank_correlation(told, f1):.3f}")
    print("confidence     pages    mean mean F1")
    for low in range(10):
        is_in = (told * 10 >= low) & ((told * 10 < low + 1) | (low == 9))
        if is_in.any():
            print(f"{low / 10:.1f} to {low / 10 + 0.1:.1f}    {is_in.sum():>5} {told[is_in].mean():7.3f} {f1[is_in].mean():7.3f}")
    return fit(expected, f1)


def write(file, points_of):
    """Replaces the rows of the formats in `points_of`."""
    text = file.read_text(encoding="utf8")
    for name, points in points_of.items():
        row = f"CONFIDENCE({name}, {', '.join(str(round(100 * point)) for point in points)})"
        text = re.sub(rf"^CONFIDENCE\({name},.*\)$", row, text, flags=re.M)
    file.write_text(text, encoding="utf8")

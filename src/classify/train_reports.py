"""What the cross-validation found, in tables on standard output, for train_weights.py.

In: pages with gold, and for each of them verdicts in columns: what is to be expected of pages from other hosts and with other
phrases ("left out"); the same with all cue phrases known ("all"); and of pages that were trained on ("seen"). Beside them is what
a choice of the blocks that are labelled as article would give ("labels"), and the goal.
"""
import collections

import numpy

GOALS = {
    "scraped-dev": {"F1": 0.97, "title": 0.93, "byline": 0.82, "caption": 0.75, "tags": 0.88, "related": 0.93, "comment": 0.90,
                    "ad": 0.75, "nav": 0.85},
    "aggregator-dev": {"F1": 0.98},
    "segments-dev-text": {"title": 0.80, "byline": 0.60, "article": 0.955, "related": 0.75, "comment": 0.72, "ad": 0.55},
    "text-dev-blocks": {"F1": 0.86},
    "text-dev-strings": {"F1": 0.855},
    "text-dev-lynx": {"F1": 0.84},
}


def snippet_f1(verdicts):
    found, missed, leaked = numpy.sum([verdict.snippet_tallies for verdict in verdicts], axis=0)
    return 2 * found / (2 * found + missed + leaked)


def kind_f1(verdicts):
    """The F1 of each kind, in words, pooled over the pages."""
    pooled = {kind: numpy.sum([verdict.kind_tallies[kind] for verdict in verdicts], axis=0) for kind in verdicts[0].kind_tallies}
    return {kind: hits / total for kind, (hits, total) in pooled.items() if total}


def mean_f1(verdicts):
    return float(numpy.mean([verdict.f1 for verdict in verdicts]))


def report_article(pages, columns):
    """`columns`: {title: verdicts}."""
    groups = collections.defaultdict(set)
    for i, page in enumerate(pages):
        if page.gold is not None:
            groups[page.set, "all"].add(i)
            groups[page.set, page.type or "all"].add(i)
    titles = list(columns) + ["labels", "goal"]
    print(f"\n{'word F1':<19} {'type':<14} {'pages':>5} " + " ".join(f"{title:>8}" for title in titles))
    for (name, kind), group in sorted(groups.items()):
        scores = [mean_f1([verdicts[i] for i in group]) for verdicts in columns.values()]
        scores.append(float(numpy.mean([pages[i].f1(pages[i].article == 1) for i in group])))
        scores += [goal for goal in [GOALS.get(name, {}).get("F1")] if goal and kind == "all"]
        print(f"{name:<19} {kind:<14} {len(group):>5} " + " ".join(f"{score:8.4f}" for score in scores))


def report_kinds(pages, columns):
    names, kinds = sorted({p.set for p in pages if p.segments}), pages[0].program.kinds
    cell = lambda scores, kind: f"{scores[kind]:8.3f}" if kind in scores else " " * 8
    line = lambda title, scores: print(f"  {title:<17} " + " ".join(cell(scores, kind) for kind in kinds))
    print(f"\n{'kind F1':<19} " + " ".join(f"{kind:>8}" for kind in kinds))
    for name in names:
        group = [i for i, p in enumerate(pages) if p.set == name and p.segments]
        print(name)
        for title, verdicts in columns.items():
            line(title, kind_f1([verdicts[i] for i in group]))
        if set(GOALS.get(name, ())) & set(kinds):
            line("goal", GOALS[name])
    group = [i for i, p in enumerate(pages) if p.texts is not None]
    if group:
        told = (f"{title} {snippet_f1([verdicts[i] for i in group]):.4f}" for title, verdicts in columns.items())
        print(f"\nsnippet F1 of trafilatura-dev: {', '.join(told)}")


def report_goals(pages, columns):
    """Each goal beside its figure on unseen pages."""
    names = [name for name in GOALS if any(page.set == name for page in pages)]
    titles = ["left out", "all", "goal"]
    if names:
        print(f"\n{'goals':<19} {'':<8} " + " ".join(f"{title:>8}" for title in titles))
    for name in names:
        scores = []
        for title in titles[:-1]:
            known = [v for page, v in zip(pages, columns[title]) if page.set == name and v.f1 is not None]
            labelled = [v for page, v in zip(pages, columns[title]) if page.set == name and page.segments]
            scores.append({"F1": mean_f1(known)} | (kind_f1(labelled) if labelled else {}))
        for what, goal in GOALS[name].items():
            figures = [of_title.get(what, 0.0) for of_title in scores]
            below = "" if figures[0] >= goal else f"  {goal - figures[0]:.3f} short"
            print(f"{name:<19} {what:<8} {figures[0]:8.3f} {figures[1]:8.3f} {goal:8.3f}{below}")


def report_types(pages, verdicts):
    types = pages[0].program.types
    for name in sorted({p.set for p in pages if p.type in types}):
        right = [p.type == v.type for p, v in zip(pages, verdicts) if p.set == name and p.type in types]
        print(f"type of {len(right)} unseen pages of {name}: {numpy.mean(right):.3f} right")

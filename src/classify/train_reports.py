"""What the cross-validation found, in tables on standard output, for train_weights.py.

In: pages with gold, and for each of them verdicts. Each table has a row for what is to be expected of pages from other hosts and
with other phrases ("unseen"); for the same with all cue phrases known ("plain"); for pages that were trained on ("seen"); and the
goal.
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


def snippet_f1(pages, verdicts):
    found = missed = leaked = 0
    for page, verdict in zip(pages, verdicts):
        text = " ".join(text for text, kind in zip(page.texts, verdict.kinds) if kind == page.program.article)
        hits = sum(snippet in text for snippet in page.snippets["with"])
        found, missed = found + hits, missed + len(page.snippets["with"]) - hits
        leaked += sum(snippet in text for snippet in page.snippets["without"])
    return 2 * found / (2 * found + missed + leaked)


def kind_f1(pages, verdicts):
    """The F1 of each kind, in words, pooled over the pages."""
    kinds = pages[0].program.kinds
    tallies = {kind: [0, 0] for kind in kinds}
    for page, verdict in zip(pages, verdicts):
        for number, kind in enumerate(kinds):
            found_words = collections.Counter(w for words, k in zip(page.blocks, verdict.kinds) if k == number for w in words)
            tallies[kind][0] += 2 * sum((found_words & page.segments[kind]).values())
            tallies[kind][1] += sum(found_words.values()) + sum(page.segments[kind].values())
    return {kind: hits / total for kind, (hits, total) in tallies.items() if total}


def report_article(pages, columns):
    """`columns`: {title: verdicts}."""
    groups = collections.defaultdict(list)
    for i, page in enumerate(pages):
        if page.gold is not None:
            groups[page.set, "all"].append(i)
            groups[page.set, page.type or "all"].append(i)
    mean = lambda values, group: float(numpy.mean([values[i] for i in set(group)]))
    columns = {title: [v.f1 if v else None for v in verdicts] for title, verdicts in columns.items()}
    columns["labels"] = [p.f1(p.article == 1) if p.gold is not None else None for p in pages]
    print(f"\n{'word F1':<19} {'type':<14} {'pages':>5} " + " ".join(f"{title:>7}" for title in columns) + "    goal")
    for (name, kind), group in sorted(groups.items()):
        goal = GOALS.get(name, {}).get("F1") if kind == "all" else None
        scores = " ".join(f"{mean(values, group):7.4f}" for values in columns.values())
        print(f"{name:<19} {kind:<14} {len(set(group)):>5} {scores}" + (f" {goal:7.3f}" if goal else ""))


def report_kinds(pages, columns):
    names, kinds = sorted({p.set for p in pages if p.segments}), pages[0].program.kinds
    cell = lambda scores, kind: f"{scores[kind]:8.3f}" if kind in scores else " " * 8
    line = lambda title, scores: print(f"{title:<19} " + " ".join(cell(scores, kind) for kind in kinds))
    print(f"\n{'kind F1':<19} " + " ".join(f"{kind:>8}" for kind in kinds))
    for name in names:
        group = [i for i, p in enumerate(pages) if p.set == name and p.segments]
        print(name)
        for title, verdicts in columns.items():
            line("  " + title, kind_f1([pages[i] for i in group], [verdicts[i] for i in group]))
        if set(GOALS.get(name, ())) & set(kinds):
            line("  goal", GOALS[name])
    group = [i for i, p in enumerate(pages) if p.texts is not None]
    if group:
        score = lambda verdicts: snippet_f1([pages[i] for i in group], [verdicts[i] for i in group])
        told = (f"{title} {score(verdicts):.4f}" for title, verdicts in columns.items())
        print(f"\nsnippet F1 of trafilatura-dev: {', '.join(told)}")


def report_types(pages, verdicts):
    types = pages[0].program.types
    for name in sorted({p.set for p in pages if p.type in types}):
        right = [p.type == v.type for p, v in zip(pages, verdicts) if p.set == name and p.type in types]
        print(f"type of {len(right)} unseen pages of {name}: {numpy.mean(right):.3f} right")


def report_confidence(pages, verdicts):
    """Expected F1 in tenths beside the mean F1 of those pages."""
    print("\nexpected F1   pages    mean   of unseen pages")
    graded = [(v.expected, v.f1) for p, v in zip(pages, verdicts) if v.f1 is not None]
    for low in range(10):
        group = [pair for pair in graded if low <= min(pair[0], 0.999) * 10 < low + 1]
        if group:
            print(f"{low / 10:.1f} to {low / 10 + 0.1:.1f}    {len(group):>5} {numpy.mean([f1 for _, f1 in group]):7.3f}")

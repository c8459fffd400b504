#!/usr/bin/python3
"""Fit the trees that tell what each block is for, and write src/classify/trees.inc.

    train_weights.py DUMP_FEATURES CORPUS CACHE [--folds N] [--write FILE]

In: pages with labels (train_gold.py), each block a row of bytes as DUMP_FEATURES prints it. Out: the cross-validated word F1 for each
set and page type beside that on the training pages, the same for each kind where the gold has segments, and the table; beside it learned_names.inc (train_names.py).

HTML and text have forests of their own. One tells the article from the rest; what is chosen on a page is the set of blocks with the
highest expected F1, given each block's chance. One forest for each other kind tells those apart. Folds are made by host, so that no
page of a host, and no rendering of a page, is on both sides. Same input, same bytes.
"""
import argparse
import collections
from pathlib import Path

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

import train_names
from train_gold import ARTICLE, COMMENT, HTML_SETS, KINDS, TEXT_SETS, Corpus, number_of

TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service")  # as enum PageType
SCALE = 256  # leaves are whole numbers: log odds times this
MIN_CHANCE = 0.15  # as kMinChance in classify.cc
MIN_WORDS = 3  # as kMinWords
SURE_COMMENT = int(0.9 * 255)  # as kSureComment
ARTICLE_FOREST = dict(max_iter=100, max_leaf_nodes=22, learning_rate=0.1, min_samples_leaf=100, l2_regularization=10.0)
TYPE_FOREST = dict(max_iter=20, max_leaf_nodes=6, learning_rate=0.2, min_samples_leaf=10, l2_regularization=5.0)
KIND_FOREST = dict(max_iter=24, max_leaf_nodes=10, learning_rate=0.2, min_samples_leaf=20, l2_regularization=10.0)
ARTICLE_POWER = 0.7  # of a block's words, in its weight among the blocks of a page
KIND_POWER = 0.5
COMMENT_WEIGHT = 4  # of a block known as comment: pages of discussion, whose posts are the article, outnumber those with comments
SNIPPET_WEIGHT = 3  # of a block on a page where only a few are labelled
RARE_KINDS = 0.25  # power of how much rarer a kind is than others, in its weight


def boost(options, rows, labels, weights):
    model = HistGradientBoostingClassifier(early_stopping=False, max_bins=255, random_state=1, **options)
    return model.fit(rows, labels, weights / weights.mean())


def page_weights(page, power):
    sizes = page.sizes + 1
    return sizes**power / sizes.sum() ** power


def article_weights(page):
    weights = page_weights(page, ARTICLE_POWER) * numpy.where(page.kinds == COMMENT, COMMENT_WEIGHT, 1)
    return weights * (1 if page.texts is None else SNIPPET_WEIGHT)


def fit_article(pages):
    known = numpy.concatenate([p.article >= 0 for p in pages])
    rows = numpy.concatenate([p.rows for p in pages])[known]
    labels = numpy.concatenate([p.article for p in pages])[known]
    return boost(ARTICLE_FOREST, rows, labels, numpy.concatenate([article_weights(p) for p in pages])[known])


def fit_kinds(pages):
    known = numpy.concatenate([(p.kinds >= 0) & (p.kinds != ARTICLE) for p in pages])
    rows = numpy.concatenate([p.rows for p in pages])[known]
    labels = numpy.concatenate([p.kinds for p in pages])[known]
    weights = numpy.concatenate([page_weights(p, KIND_POWER) for p in pages])[known]
    totals = numpy.bincount(labels, weights, len(KINDS))
    return boost(KIND_FOREST, rows, labels, weights * (totals.sum() / totals[labels]) ** RARE_KINDS)


def fit_types(pages):
    typed = [p for p in pages if p.type in TYPES]
    rows = numpy.array([page_row(p) for p in typed])
    return boost(TYPE_FOREST, rows, [TYPES.index(p.type) for p in typed], numpy.ones(len(typed)))


def page_row(page):
    """The features that say something of the whole page, the others left out."""
    row = page.rows[0].copy()
    row[: page.names.index("page_blocks")] = 0
    return row


def choose(chances, sizes):
    """The blocks with the highest expected F1: the likeliest ones, down to where the next would lower it."""
    chosen = numpy.zeros(len(sizes), bool)
    order = numpy.argsort(-chances, kind="stable")
    if chances[order[0]] < MIN_CHANCE:
        return chosen, 0.0
    hit = numpy.cumsum((chances * sizes)[order])
    expected = 2 * hit / numpy.maximum(numpy.cumsum(sizes[order]) + hit[-1], 1)
    best = order[: int(numpy.argmax(expected)) + 1]
    if sizes[best].sum() < MIN_WORDS:
        return chosen, 0.0
    chosen[best] = True
    return chosen, float(expected.max())


class Verdict:
    """What the two models say of a page: the kind of each block, and the F1 that they expect."""

    def __init__(self, page, chances, kinds, type_):
        self.type = type_
        chosen, self.expected = choose(chances, page.sizes)
        self.kinds = numpy.where(chosen, ARTICLE, kinds)
        self.f1 = page.f1(chosen) if page.gold is not None else None


def judge(models, pages):
    article, kinds, types = models
    rows = numpy.concatenate([p.rows for p in pages])
    chances, said = article.predict_proba(rows)[:, 1], kinds.predict(rows)
    ends = numpy.cumsum([0] + [len(p.rows) for p in pages])
    verdicts = []
    for page, a, b, kind in zip(pages, ends, ends[1:], types.predict(numpy.array([page_row(p) for p in pages]))):
        comment = page.rows[:, page.names.index("share_comment")] >= SURE_COMMENT
        out = comment & (TYPES[kind] == "article")
        verdicts.append(Verdict(page, numpy.where(out, 0, chances[a:b]), said[a:b], TYPES[kind]))
    return verdicts


def fit(pages):
    """Models that have not seen the values of names which their own pages gave."""
    train_names.put_unseen(pages, number_of)
    return [fit_article(pages), fit_kinds(pages), fit_types(pages)]


def judge_unseen(train, held):
    models, values = fit(train), train_names.learn(train)
    for page in held:
        train_names.put_features(page, values)
    return judge(models, held)


def cross_validate(pages, folds):
    fold_of = [number_of(p.host) % folds for p in pages]
    verdicts = [None] * len(pages)
    for fold in range(folds):
        held = [i for i, f in enumerate(fold_of) if f == fold]
        train = [p for p, f in zip(pages, fold_of) if f != fold]
        for i, verdict in zip(held, judge_unseen(train, [pages[i] for i in held])):
            verdicts[i] = verdict
        print(f"fold {fold}: {len(held)} pages", flush=True)
    return verdicts


def snippet_f1(pages, verdicts):
    found = missed = leaked = 0
    for page, verdict in zip(pages, verdicts):
        text = " ".join(text for text, kind in zip(page.texts, verdict.kinds) if kind == ARTICLE)
        hits = sum(snippet in text for snippet in page.snippets["with"])
        found, missed = found + hits, missed + len(page.snippets["with"]) - hits
        leaked += sum(snippet in text for snippet in page.snippets["without"])
    return 2 * found / (2 * found + missed + leaked)


def kind_f1(pages, verdicts):
    """Pooled over pages, in words, as score.py has it."""
    tallies = {kind: [0, 0] for kind in KINDS}
    for page, verdict in zip(pages, verdicts):
        for number, kind in enumerate(KINDS):
            said = collections.Counter(w for words, k in zip(page.blocks, verdict.kinds) if k == number for w in words)
            tallies[kind][0] += 2 * sum((said & page.segments[kind]).values())
            tallies[kind][1] += sum(said.values()) + sum(page.segments[kind].values())
    return {kind: hits / total for kind, (hits, total) in tallies.items() if total}


def report_article(pages, unseen, seen):
    groups = collections.defaultdict(list)
    for i, page in enumerate(pages):
        if page.gold is not None:
            groups[page.set, "all"].append(i)
            groups[page.set, page.type or "all"].append(i)
    mean = lambda values, group: float(numpy.mean([values[i] for i in set(group)]))
    labels = [p.f1(p.article == 1) if p.gold is not None else None for p in pages]
    print(f"\n{'word F1':<18} {'type':<14} {'pages':>5} {'unseen':>7} {'seen':>7} {'labels':>7}")
    for (name, kind), group in sorted(groups.items()):
        scores = (mean(values, group) for values in ([v.f1 for v in unseen], [v.f1 for v in seen], labels))
        print(f"{name:<18} {kind:<14} {len(set(group)):>5} " + " ".join(f"{score:7.4f}" for score in scores))
    return {name: mean([v.f1 for v in unseen], group) for (name, kind), group in groups.items() if kind == "all"}


def report_kinds(pages, unseen, seen):
    names = sorted({p.set for p in pages if p.segments})
    print(f"\n{'kind F1':<18} " + " ".join(f"{kind:>8}" for kind in KINDS))
    for name in names:
        group = [i for i, p in enumerate(pages) if p.set == name and p.segments]
        for title, verdicts in ((name, unseen), ("  seen", seen)):
            scores = kind_f1([pages[i] for i in group], [verdicts[i] for i in group])
            print(f"{title:<18} " + " ".join(f"{scores.get(kind, 0):8.3f}" for kind in KINDS))
    group = [i for i, p in enumerate(pages) if p.texts is not None]
    if group:
        scores = [snippet_f1([pages[i] for i in group], [verdicts[i] for i in group]) for verdicts in (unseen, seen)]
        print(f"\nsnippet F1 of trafilatura-dev: unseen {scores[0]:.4f}, seen {scores[1]:.4f}")


def report_types(pages, verdicts):
    for name in sorted({p.set for p in pages if p.type in TYPES}):
        right = [p.type == v.type for p, v in zip(pages, verdicts) if p.set == name and p.type in TYPES]
        print(f"type of {len(right)} unseen pages of {name}: {numpy.mean(right):.3f} right")


def report_confidence(pages, verdicts):
    """Expected F1 in tenths beside the mean F1 of those pages."""
    print("\nexpected F1   pages    mean   of unseen pages")
    graded = [(v.expected, v.f1) for p, v in zip(pages, verdicts) if v.f1 is not None]
    for low in range(10):
        group = [pair for pair in graded if low <= min(pair[0], 0.999) * 10 < low + 1]
        if group:
            print(f"{low / 10:.1f} to {low / 10 + 0.1:.1f}    {len(group):>5} {numpy.mean([f1 for _, f1 in group]):7.3f}")


class Table:
    """Nodes of all trees in preorder, the left child behind its parent, and where each forest starts."""

    def __init__(self):
        self.forests, self.trees, self.nodes = [], [], []

    def add(self, name, models):
        article, kinds, types = models
        self._add("KINDS", name, article, [KINDS[ARTICLE]])
        self._add("KINDS", name, kinds, [KINDS[kind] for kind in kinds.classes_])
        self._add("TYPES", name, types, [TYPES[kind] for kind in types.classes_])

    def _add(self, macro, name, model, outcomes):
        for number, outcome in enumerate(outcomes):
            base = round(float(model._baseline_prediction.ravel()[number]) * SCALE)
            self.forests.append(f"{macro}({name}, {outcome}, {base}, {len(self.trees)}, {len(model._predictors)})")
            for round_ in model._predictors:
                self._add_tree(round_[number].nodes, model.learning_rate)

    def _add_tree(self, nodes, rate):
        start = len(self.nodes)
        self.trees.append(f"T({start})")

        def visit(at):
            node, here = nodes[at], len(self.nodes)
            self.nodes.append(None)
            if node["is_leaf"]:
                self.nodes[here] = f"L({round(float(node['value']) * SCALE)})"
                return
            visit(node["left"])
            right = len(self.nodes) - start
            visit(node["right"])
            points = round(float(node["value"]) * rate * SCALE)  # the fit shrinks leaves alone
            self.nodes[here] = f"N({node['feature_idx']},{int(node['num_threshold'])},{right},{points})"

        visit(0)

    def write(self, file, command, scores):
        cut = lambda items: [" ".join(items[i : i + 12]) for i in range(0, len(items), 12)]
        said = ", ".join(f"{name} {score:.3f}" for name, score in scores.items())
        lines = [f"// Generated by {command}; word F1 on pages of unseen hosts: {said}",
                 "// KINDS and TYPES(input, outcome, base points, first tree, trees); T(first node); nodes in preorder: N(feature, threshold, right child",
                 "// in the tree, points), L(points)."]
        file.write_text("\n".join(lines + self.forests + cut(self.trees) + cut(self.nodes)) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("dumper")
    ap.add_argument("corpus", type=Path)
    ap.add_argument("cache", type=Path, help="a folder for pages rendered to text")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--write", type=Path)
    ns = ap.parse_args()
    corpus = Corpus(ns.dumper, ns.corpus, Path(__file__).with_name("train_labels.txt"), ns.cache)
    table, learned, scores, all_pages, all_unseen = Table(), {}, {}, [], []
    for name, sets in (("html", HTML_SETS), ("text", TEXT_SETS)):
        pages = [page for one in sets for page in corpus.load(one)] + (corpus.load_renderings() if name == "text" else [])
        unseen = cross_validate(pages, ns.folds)
        models, values = fit(pages), train_names.learn(pages)
        for page in pages:
            train_names.put_features(page, values)
        seen = judge(models, pages)
        scores |= report_article(pages, unseen, seen)
        report_kinds(pages, unseen, seen)
        table.add(name, models)
        learned |= values
        all_pages, all_unseen = all_pages + pages, all_unseen + unseen
    report_types(all_pages, all_unseen)
    report_confidence(all_pages, all_unseen)
    if ns.write:
        corpora = " ".join(HTML_SETS + TEXT_SETS)
        table.write(ns.write, f"./bootstrap train, corpora {corpora}", scores)
        train_names.write(ns.write.with_name("learned_names.inc"), learned, "./bootstrap train")


if __name__ == "__main__":
    main()

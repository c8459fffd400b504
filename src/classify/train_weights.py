#!/usr/bin/python3
"""Fit the trees that tell what each block is for, and write src/classify/trees.inc.

    train_weights.py DUMP_FEATURES CORPUS CACHE [--folds N] [--write FILE]

In: pages with labels (train_gold.py), each block a row of bytes as DUMP_FEATURES prints it. Out: the cross-validated word F1 for
each set and page type beside that on the training pages, the same for each kind where the gold has segments, and the table;
beside it learned_names.inc (train_names.py).

HTML and text have forests of their own. One tells the article from the rest; what is chosen on a page is the set of blocks with
the highest expected F1, given each block's chance. One forest for each other kind tells those apart. Folds are made by host, so
that no page of a host, and no rendering of a page, is on both sides. Same input, same bytes.
"""
import argparse
import collections
import platform
from pathlib import Path

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

import train_names
from train_gold import HTML_SETS, TEXT_SETS, Corpus, number_of
from train_table import Table

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
    weights = page_weights(page, ARTICLE_POWER) * numpy.where(page.kinds == page.program.comment, COMMENT_WEIGHT, 1)
    return weights * (1 if page.texts is None else SNIPPET_WEIGHT)


def fit_article(pages):
    known = numpy.concatenate([p.article >= 0 for p in pages])
    rows = numpy.concatenate([p.rows for p in pages])[known]
    labels = numpy.concatenate([p.article for p in pages])[known]
    return boost(ARTICLE_FOREST, rows, labels, numpy.concatenate([article_weights(p) for p in pages])[known])


def fit_kinds(pages):
    known = numpy.concatenate([(p.kinds >= 0) & (p.kinds != p.program.article) for p in pages])
    rows = numpy.concatenate([p.rows for p in pages])[known]
    labels = numpy.concatenate([p.kinds for p in pages])[known]
    weights = numpy.concatenate([page_weights(p, KIND_POWER) for p in pages])[known]
    totals = numpy.bincount(labels, weights, len(pages[0].program.kinds))
    return boost(KIND_FOREST, rows, labels, weights * (totals.sum() / totals[labels]) ** RARE_KINDS)


def fit_types(pages):
    types = pages[0].program.types
    typed = [p for p in pages if p.type in types]
    rows = numpy.array([page_row(p) for p in typed])
    return boost(TYPE_FOREST, rows, [types.index(p.type) for p in typed], numpy.ones(len(typed)))


def page_row(page):
    """The features that say something of the whole page, the others left out."""
    return numpy.where(page.program.is_page_feature, page.rows[0], 0)


def choose(program, chances, sizes):
    """The blocks with the highest expected F1: the likeliest ones, down to where the next would lower it."""
    chosen = numpy.zeros(len(sizes), bool)
    order = numpy.argsort(-chances, kind="stable")
    if chances[order[0]] < program.min_chance:
        return chosen, 0.0
    hit = numpy.cumsum((chances * sizes)[order])
    expected = 2 * hit / numpy.maximum(numpy.cumsum(sizes[order]) + hit[-1], 1)
    best = order[: int(numpy.argmax(expected)) + 1]
    if sizes[best].sum() < program.min_article_words:
        return chosen, 0.0
    chosen[best] = True
    return chosen, float(expected.max())


class Verdict:
    """What the two models say of a page: the kind of each block, and the F1 that they expect."""

    def __init__(self, page, chances, kinds, type_):
        self.type = type_
        chosen, self.expected = choose(page.program, chances, page.sizes)
        self.kinds = numpy.where(chosen, page.program.article, kinds)
        self.f1 = page.f1(chosen) if page.gold is not None else None


def judge(models, pages):
    article, kinds, types = models
    rows = numpy.concatenate([p.rows for p in pages])
    chances, kind_numbers = article.predict_proba(rows)[:, 1], kinds.predict(rows)
    ends = numpy.cumsum([0] + [len(p.rows) for p in pages])
    verdicts = []
    for page, a, b, kind in zip(pages, ends, ends[1:], types.predict(numpy.array([page_row(p) for p in pages]))):
        type_ = page.program.types[kind]
        beside_article = type_ == "article" or (type_ != "forum" and page.says_article)
        out = page.sure_comments & beside_article
        verdicts.append(Verdict(page, numpy.where(out, 0, chances[a:b]), kind_numbers[a:b], type_))
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
    names, kinds = sorted({p.set for p in pages if p.segments}), pages[0].program.kinds
    print(f"\n{'kind F1':<18} " + " ".join(f"{kind:>8}" for kind in kinds))
    for name in names:
        group = [i for i, p in enumerate(pages) if p.set == name and p.segments]
        for title, verdicts in ((name, unseen), ("  seen", seen)):
            scores = kind_f1([pages[i] for i in group], [verdicts[i] for i in group])
            print(f"{title:<18} " + " ".join(f"{scores.get(kind, 0):8.3f}" for kind in kinds))
    group = [i for i, p in enumerate(pages) if p.texts is not None]
    if group:
        scores = [snippet_f1([pages[i] for i in group], [verdicts[i] for i in group]) for verdicts in (unseen, seen)]
        print(f"\nsnippet F1 of trafilatura-dev: unseen {scores[0]:.4f}, seen {scores[1]:.4f}")


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


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("dumper")
    ap.add_argument("corpus", type=Path)
    ap.add_argument("cache", type=Path, help="a folder for pages rendered to text")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--write", type=Path)
    ns = ap.parse_args()
    corpus = Corpus(ns.dumper, ns.corpus, Path(__file__).with_name("train_labels.txt"), ns.cache)
    table, learned, scores, all_pages, all_unseen = Table(corpus.program), {}, {}, [], []
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
        versions = f"Python {platform.python_version()}, numpy {numpy.__version__}, scikit-learn {sklearn.__version__}"
        corpora = f"corpora {' '.join(HTML_SETS + TEXT_SETS)}, sha256 of their gold {corpus.gold_hash()}"
        table.write(ns.write, f"./bootstrap train; {corpora}; {versions}", scores)
        train_names.write(ns.write.with_name("learned_names.inc"), learned, "./bootstrap train")


if __name__ == "__main__":
    main()

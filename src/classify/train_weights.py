#!/usr/bin/python3
"""Fit the trees that tell the article from the rest, and write src/classify/trees.inc.

    train_weights.py DUMP_SIGNALS CORPUS [--folds N] [--write FILE]

In: the rows of bytes that DUMP_SIGNALS prints for the pages of each set, and the gold text of CORPUS/SET/gold.jsonl. Out: the
cross-validated word F1 for each set and page type beside that on the training pages, and the table.

A block is article when most of its words stand in the gold text in the same order (longest common subsequence of the page's words
and the gold's). Folds are made by host, so that no page of a host, and no rendering of a page, is on both sides. What is chosen
on a page is the set of blocks with the highest expected F1, given each block's probability. Same input, same bytes.
"""
import argparse
import collections
import hashlib
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

WORD = re.compile(r"\w+")
SETS = ("wcxb-dev", "text-dev-blocks", "text-dev-strings", "text-dev-lynx")
TREES, LEAVES, RATE, LEAST_ROWS, DECAY = 120, 24, 0.1, 40, 5.0
SCALE = 2048  # leaves are whole numbers: log odds times this


class Page:
    """Rows, word numbers and labels of one page."""

    def __init__(self, dumped, gold, name, width):
        self.set, self.type = name, gold.get("type", "")
        host = urlsplit(gold["url"]).hostname or gold["url"]
        self.fold_key = int(hashlib.sha256(host.encode()).hexdigest(), 16)
        self.rows = numpy.frombuffer(bytes.fromhex(dumped["rows"]), numpy.uint8).reshape(-1, width)
        numbers = {}
        number = lambda text: [numbers.setdefault(w, len(numbers)) for w in WORD.findall(text.lower())]
        self.blocks = [number(text) for text in dumped["blocks"]]
        self.gold = number(gold["text"])
        self.sizes = numpy.array([len(b) for b in self.blocks], float)
        self.gold_counts = collections.Counter(self.gold)
        matched = common_words([w for b in self.blocks for w in b], self.gold)
        ends = numpy.cumsum([0] + [len(b) for b in self.blocks])
        hits = numpy.array([matched[a:b].sum() for a, b in zip(ends, ends[1:])], float)
        self.labels = hits * 2 > self.sizes

    def f1(self, chosen):
        said = [w for block, keep in zip(self.blocks, chosen) if keep for w in block]
        if not said or not self.gold:
            return float(not said and not self.gold)
        hit = sum((collections.Counter(said) & self.gold_counts).values())
        return 2 * hit / (len(said) + len(self.gold))


def common_words(page, gold):
    """For each word of the page whether it is part of the longest common subsequence; bit-parallel (Hyyro 2004), then traced."""
    matched = numpy.zeros(len(page), bool)
    if not gold:
        return matched
    places = collections.defaultdict(int)
    for at, word in enumerate(gold):
        places[word] |= 1 << at
    full = (1 << len(gold)) - 1
    states, state = [], full
    for word in page:
        states.append(state)
        hit = state & places.get(word, 0)
        state = ((state + hit) | (state - hit)) & full
    column = len(gold) - 1
    for at in range(len(page) - 1, -1, -1):
        after = states[at + 1] if at + 1 < len(page) else state
        while column >= 0 and after >> column & 1:
            column -= 1
        if column < 0:
            break
        if states[at] >> column & 1:  # the step from column to column + 1 is new with this word
            matched[at] = True
            column -= 1
    return matched


def choose(probabilities, sizes):
    """The blocks with the highest expected F1: the likeliest ones, down to where the next would lower it."""
    order = numpy.argsort(-probabilities, kind="stable")
    hit = numpy.cumsum((probabilities * sizes)[order])
    expected = 2 * hit / numpy.maximum(numpy.cumsum(sizes[order]) + hit[-1], 1)
    chosen = numpy.zeros(len(sizes), bool)
    chosen[order[: int(numpy.argmax(expected)) + 1]] = True
    return chosen


def load(dumper, corpus):
    pages, names = [], None
    for name in SETS:
        with open(corpus / name / "gold.jsonl", encoding="utf8") as rows:
            gold = {row["id"]: row for row in map(json.loads, rows)}
        done = subprocess.Popen([dumper, str(corpus / name / "pages")], stdout=subprocess.PIPE)
        names = json.loads(done.stdout.readline())["signals"]
        for line in done.stdout:
            dumped = json.loads(line)
            ident = re.sub(r"\.(html|txt)(\.gz)?$", "", Path(dumped["source"]).name)
            if dumped["blocks"]:
                pages.append(Page(dumped, gold[ident], name, len(names)))
    return pages, names


def fit(pages):
    weights = numpy.concatenate([numpy.sqrt(p.sizes + 1) / numpy.sqrt((p.sizes + 1).sum()) for p in pages])
    model = HistGradientBoostingClassifier(max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, min_samples_leaf=LEAST_ROWS,
                                           l2_regularization=DECAY, early_stopping=False, max_bins=255, random_state=1)
    model.fit(numpy.concatenate([p.rows for p in pages]), numpy.concatenate([p.labels for p in pages]), weights / weights.mean())
    return model


def judge(model, pages):
    chances = model.predict_proba(numpy.concatenate([p.rows for p in pages]))[:, 1]
    ends = numpy.cumsum([0] + [len(p.rows) for p in pages])
    return [p.f1(choose(chances[a:b], p.sizes)) for p, a, b in zip(pages, ends, ends[1:])]


def report(pages, unseen, seen):
    groups = collections.defaultdict(list)
    for i, page in enumerate(pages):
        groups[page.set, ""].append(i)
        groups[page.set, page.type].append(i)
    print(f"{'set':<18} {'type':<14} {'pages':>5} {'unseen':>7} {'seen':>7} {'labels':>7}")
    mean = lambda values, group: float(numpy.mean([values[i] for i in group]))
    labels = [p.f1(p.labels) for p in pages]
    for (name, kind), group in sorted(groups.items()):
        print(f"{name:<18} {kind or 'all':<14} {len(group):>5} {mean(unseen, group):7.4f} {mean(seen, group):7.4f} {mean(labels, group):7.4f}")
    return {name: mean(unseen, group) for (name, kind), group in groups.items() if not kind}


def flatten(model):
    """Nodes of all trees in preorder as (signal, threshold, right, leaf): the left child follows its parent."""
    starts, nodes = [], []
    for (tree,) in model._predictors:
        start = len(nodes)
        starts.append(start)

        def visit(at):
            node = tree.nodes[at]
            here = len(nodes)
            nodes.append(None)
            if node["is_leaf"]:
                nodes[here] = (0xFFFF, 0, 0, round(float(node["value"]) * SCALE))
                return
            visit(node["left"])
            right = len(nodes) - start
            visit(node["right"])
            nodes[here] = (int(node["feature_idx"]), int(numpy.floor(node["num_threshold"])), right, 0)

        visit(0)
    return starts, nodes


def write(file, model, scores, command):
    starts, nodes = flatten(model)
    cut = lambda items: [" ".join(items[i : i + 12]) for i in range(0, len(items), 12)]
    said = " ".join(f"{name} {score:.3f}" for name, score in scores.items())
    lines = [f"// Generated by {command}; word F1 on pages of unseen hosts: {said}",
             "// BASE(points), TREE(first node), then NODE(signal, threshold, right) and LEAF(points) in preorder.",
             f"BASE({round(float(model._baseline_prediction[0, 0]) * SCALE)})"]
    lines += cut([f"TREE({start})" for start in starts])
    lines += cut([f"LEAF({leaf})" if signal == 0xFFFF else f"NODE({signal},{threshold},{right})" for signal, threshold, right, leaf in nodes])
    file.write_text("\n".join(lines) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("dumper")
    ap.add_argument("corpus", type=Path)
    ap.add_argument("--folds", type=int, default=2)
    ap.add_argument("--write", type=Path)
    ns = ap.parse_args()
    pages, _ = load(ns.dumper, ns.corpus)
    unseen = numpy.zeros(len(pages))
    for fold in range(ns.folds):
        held = [i for i, p in enumerate(pages) if p.fold_key % ns.folds == fold]
        model = fit([p for p in pages if p.fold_key % ns.folds != fold])
        unseen[held] = judge(model, [pages[i] for i in held])
        print(f"fold {fold}: {unseen[held].mean():.4f}", flush=True)
    model = fit(pages)
    scores = report(pages, unseen, judge(model, pages))
    if ns.write:
        write(ns.write, model, scores, "./bootstrap train, corpora " + " ".join(SETS))


if __name__ == "__main__":
    main()

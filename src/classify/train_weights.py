"""Fit the trees that tell what each block is for, and write src/classify/trees.inc.

    train_weights.py DUMP_FEATURES CORPUS CACHE [--format html|text] [--sample N] [--folds N] [--write FILE]

In: pages with labels (train_gold.py), each block a row of bytes as DUMP_FEATURES prints it. Out: the cross-validated word F1 for
each set and page type, the same for each kind where the gold has segments (train_reports.py), and with --write the table; beside
it learned_names.inc (train_names.py), line_words.inc (train_words.py) and, after cross-validation, confidence.inc
(train_confidence.py).

HTML and text have forests of their own. Small ones guess the kind of each block, for the others to read (train_stacking.py). One
guesses the type of the page, which the others read, too (train_types.py). One tells the article from the rest; what is chosen on a page is the set of blocks with the highest expected F1, given each block's
chance. One forest for each other kind tells those apart.

Folds are made by group (train_gold.py), so that no page of a host, and no rendering of a page, is on both sides. Each fold also
loses the cue phrases that hash to it: pages are judged without them, no page is trained on with them, and no line that holds one
is learned from. That is the figure to steer by. The trees learn to do without phrases, since about half of the pages lose a part
of them in training. The program's guesses, which the words of lines are learned from too, are left out: it has seen all phrases.

--sample N takes one in N groups of the pages that have no kinds in their gold, for quick figures, and --folds 0 only fits. Same
input, same bytes.
"""
import argparse
import functools
import platform
from pathlib import Path

import numpy
import xgboost

import train_confidence
import train_groups
import train_jobs
import train_names
import train_reports
import train_stacking
import train_types
import train_words
from train_forest import Forest
from train_gold import COMPOSED_SETS, PHRASE_PARTS, TEXT_SETS, Corpus, without_groups
from train_page import HTML_SETS, number_of
from train_table import Table

FIRST_FOREST = dict(rounds=14, max_leaves=12, eta=0.5, min_child_weight=2, reg_lambda=20, colsample_bytree=0.5, subsample=0.8)
ARTICLE_FOREST = dict(max_leaves=24, min_child_weight=20, reg_lambda=10, colsample_bytree=0.2, subsample=0.6)
ARTICLE_STEPS = {"html": dict(rounds=300, eta=0.05), "text": dict(rounds=100, eta=0.1)}
TYPE_FOREST = dict(rounds=120, max_leaves=4, eta=0.15, min_child_weight=4, reg_lambda=6, colsample_bytree=0.2, subsample=0.7)
KIND_FOREST = dict(max_leaves=16, min_child_weight=0.5, reg_lambda=10, colsample_bytree=0.3, subsample=0.7)
KIND_STEPS = {"html": dict(rounds=60, eta=0.2), "text": dict(rounds=26, eta=0.4)}
ARTICLE_POWER = 0.7  # of a block's words, in its weight among the blocks of a page
KIND_POWER = 0.5
COMMENT_WEIGHT = 4  # of a block known as comment: pages of discussion, whose posts are the article, outnumber those with comments
SNIPPET_WEIGHT = 3  # of a block on a page where only a few are labelled
COMPOSED_WEIGHT = 2.5  # of a page that is an article with invented surroundings
ROWS_PER_PAGE = 200  # of a page with more, so many are drawn, since a long menu says no more than a short one
BYLINE_RULES = ("cue_byline", "whole_byline")
BYLINE_WORDS = 20  # of a byline, at most
RARE_KINDS = 0.25  # power of how much rarer a kind is than others, in its weight


def page_weights(page, power):
    sizes = page.sizes + 1
    return sizes**power / sizes.sum() ** power * (COMPOSED_WEIGHT if page.set in COMPOSED_SETS else 1)


def article_weights(page):
    weights = page_weights(page, ARTICLE_POWER) * numpy.where(page.kinds == page.program.comment, COMMENT_WEIGHT, 1)
    return weights * (1 if page.texts is None else SNIPPET_WEIGHT)


def format_of(pages):
    return "html" if pages[0].is_html else "text"


def fit_first(pages):
    """Of the nine kinds; where a page's gold says only what is article, the rest of it is not learned from."""
    label = lambda p: numpy.where((p.kinds < 0) & (p.article == 1), p.program.article, p.kinds)
    rows, labels, weights = known_rows(pages, lambda p: label(p) >= 0, label, lambda p: page_weights(p, KIND_POWER))
    rows[:, train_stacking.columns_of(pages[0].program) | train_types.columns_of(pages[0].program)] = 0
    return Forest(FIRST_FOREST, rows, labels, balanced(weights, labels))


def fit_article(pages):
    return Forest(ARTICLE_FOREST | ARTICLE_STEPS[format_of(pages)], *known_rows(pages, lambda p: p.article >= 0, lambda p: p.article, article_weights))


def fit_kinds(pages):
    known = lambda p: (p.kinds >= 0) & (p.kinds != p.program.article)
    rows, labels, weights = known_rows(pages, known, lambda p: p.kinds, lambda p: page_weights(p, KIND_POWER))
    return Forest(KIND_FOREST | KIND_STEPS[format_of(pages)], rows, labels, balanced(weights, labels))


def balanced(weights, labels):
    totals = numpy.bincount(labels, weights)
    return weights * (totals.sum() / totals[labels]) ** RARE_KINDS


def known_rows(pages, known, label, weigh):
    masks = [drawn(p, known(p)) for p in pages]
    join = lambda of_page: numpy.concatenate([of_page(p)[mask] for p, mask in zip(pages, masks)])
    whole_weight = lambda p: weigh(p) * (numpy.count_nonzero(known(p)) / max(numpy.count_nonzero(drawn(p, known(p))), 1))
    return join(lambda p: p.rows), join(label), join(whole_weight)


def drawn(page, mask):
    """The mask without the rows beyond ROWS_PER_PAGE of its rows, drawn at random."""
    numbers = numpy.nonzero(mask)[0]
    if len(numbers) <= ROWS_PER_PAGE:
        return mask
    draw = numpy.random.default_rng(page.number % 2**32)
    taken = numpy.zeros(len(mask), bool)
    taken[draw.choice(numbers, ROWS_PER_PAGE, replace=False)] = True
    return taken


def fit_types(pages):
    types = pages[0].program.types
    typed = [p for p in pages if p.type in types]
    rows = numpy.array([train_types.page_row(p) for p in typed])
    return Forest(TYPE_FOREST, rows, [types.index(p.type) for p in typed], numpy.ones(len(typed)))


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
    """What the models say of a page, beside what the gold says: its type, the F1 that they expect and the one that it is, and
    the tallies of kinds and snippets, if the gold knows these."""

    def __init__(self, page, chances, kinds, type_):
        self.type = type_
        chosen, self.expected = choose(page.program, chances, page.sizes)
        chosen = train_groups.fill_gaps(page, chosen, chances, kinds, type_)
        kinds = self.kinds = train_groups.settle_sections(page, numpy.where(chosen, page.program.article, kinds), type_)
        self.f1 = page.f1(kinds == page.program.article) if page.gold is not None else None
        self.kind_tallies = page.kind_tallies(kinds) if page.segments else None
        self.snippet_tallies = page.snippet_tallies(kinds) if page.texts is not None else None


def judge(models, pages):
    if not pages:
        return []
    first, article, kinds, types = models
    train_stacking.put_features(pages, first)
    train_types.put_features(pages, types)
    rows = numpy.concatenate([p.rows for p in pages])
    article_odds, kind_odds = article.log_odds(rows), numpy.full((len(rows), len(pages[0].program.kinds)), -100.0)
    kind_odds[:, kinds.classes] = kinds.log_odds(rows)
    ends = numpy.cumsum([0] + [len(p.rows) for p in pages])
    type_numbers = train_types.log_odds(pages, types).argmax(axis=1)
    return [decide(page, article_odds[a:b], kind_odds[a:b], page.program.types[number])
            for page, a, b, number in zip(pages, ends, ends[1:], type_numbers)]


def decide(page, article_odds, kind_odds, type_):
    """The verdict on a page, given the log odds of its blocks; in `kind_odds` those of the kinds that are not article."""
    chance = lambda odds: 1 / (1 + numpy.exp(-odds))
    parts = train_groups.parts_of(page, chance(article_odds))
    chances = chance(train_groups.share_along_paths(page, train_groups.mean_by_words(page, parts, article_odds)))
    if type_ == "article" or (type_ != "forum" and page.says_article) or (type_ == "forum" and not train_types.shows_forum(page)):
        chances = without_sure_comments(page, parts, chances)
    if type_ == "forum":
        chances = numpy.where(page.post_texts, numpy.maximum(chances, page.program.post_text_chance), chances)
    kind_odds = train_groups.share_points(page, parts, kind_odds)
    chosen, _ = choose(page.program, without_settled(page, chances), page.sizes)
    comments = train_groups.comments_of(page, chosen)
    kind_odds = train_groups.share_points(page, comments, kind_odds)
    comments = train_groups.lists_of_comments(page, chosen, chance(article_odds))
    kind_odds = train_groups.give_comments(page, comments, "nav", kind_odds)
    if type_ != "forum":
        kind_odds = train_groups.give_comments(page, comments, "byline", kind_odds)
    return Verdict(page, without_settled(page, chances), settled_kinds(page, chances, kind_odds.argmax(axis=1)), type_)


def without_sure_comments(page, parts, chances):
    """Not where these would be the greater part of the article, and it is clear that they are article, nor where nothing else is."""
    program, words, sure = page.program, chances * page.word_counts, train_groups.sure_comments(page, parts)
    is_most = words[sure].sum() >= program.max_sure_comment_share * words.sum()
    others = chances[~sure & (page.word_counts >= program.min_undisputed_words)]
    min_chance = max([program.min_disputed_chance, *others])
    has_others = (without_settled(page, chances)[~sure & (page.word_counts >= program.min_article_words)] >= program.min_chance).any()
    if not has_others or (is_most and words[sure].sum() >= min_chance * page.word_counts[sure].sum()):
        return chances
    return numpy.where(sure, 0, chances)


def without_settled(page, chances):
    """Where the form of a block settles that it is no article, it has no chance to be."""
    return numpy.where(page.settled >= 0, 0, chances)


def settled_kinds(page, chances, kinds):
    """The kinds with those that the form of a block settles, as the program does."""
    number, settled = page.program.kinds.index, page.settled >= 0
    is_of_another = (page.settled == number("byline")) & numpy.isin(kinds, [number("related"), number("comment")])
    is_title = kinds == number("title")
    takes_kind = (chances >= 0.5) | (page.surely_settled & numpy.isin(kinds, [number("nav"), number("tags")]))
    takes_kind = settled & ~is_of_another & numpy.where(is_title, page.never_titles, takes_kind)
    return numpy.where(takes_kind, page.settled, kinds)


def forget_bylines(page):
    """Gold that knows only the article keeps bylines in it, which are a kind of their own."""
    if not page.segments:
        is_byline = page.whole[0][:, [page.program.features.index(rule) for rule in BYLINE_RULES]].any(axis=1)
        page.article[is_byline & (page.sizes <= BYLINE_WORDS) & (page.article == 1)] = -1


class Training:
    """All pages, and the lines that their words are learned from."""

    def __init__(self, pages, more_kinds=()):
        self.pages = pages  # {format: pages}
        self.more_kinds = more_kinds  # pages of HTML that only fit_kinds() learns from
        for of_format in pages.values():
            for page in of_format:
                forget_bylines(page)
        self.lines = train_words.Lines([page for of_format in pages.values() for page in of_format])
        # Of a text whose kinds are known, the gold that knows only the article is not learned from.
        self.labelled = {page.url for page in pages["text"] if page.segments and page.url}

    def fit(self, pages, held=(), part=None):
        """The models of pages, which have seen neither the groups of the held pages nor a phrase of that part; and what the words
        of names and lines are worth."""
        pages = [page for page in pages if page.is_html or page.segments or page.url not in self.labelled]
        pages = [page.leaving_out(part_to_leave_out(page, part)) for page in pages]
        train_names.put_unseen(pages, number_of)
        train_words.put_unseen(pages, self.lines, number_of, held, part)
        train_stacking.put_unseen(pages, fit_first, number_of)
        train_types.put_unseen(pages, fit_types, number_of)
        first, types = fit_first(pages), fit_types(pages)
        names, words = train_names.learn(pages), train_words.learn(self.lines, held, part)
        more_kinds = self._more_kinds(first, types, names, words, held, part) if pages[0].is_html else []
        return [first, fit_article(pages), fit_kinds(pages + more_kinds), types], names, words

    def _more_kinds(self, first, types, names, words, held, part):
        pages = [p.leaving_out(part_to_leave_out(p, part)) for p in without_groups(self.more_kinds, held)]
        for page in pages:
            train_names.put_features(page, names)
        if pages:
            train_words.put_features(pages, words)
            train_stacking.put_features(pages, first)
            train_types.put_features(pages, types)
        return pages

    def judge(self, fitted, pages, part=None):
        models, names, words = fitted
        pages = [page.leaving_out(part) for page in pages]
        for page in pages:
            train_names.put_features(page, names)
        train_words.put_features(pages, words)
        verdicts = judge(models, pages)
        for page in pages:
            page.forget_rows()
        return verdicts


def part_to_leave_out(page, held):
    """The part of the phrases that the page loses in training: the one that is held out, or half of the time another one."""
    if held is not None and page.without[held] is not None:
        return held
    if page.number // 7 % 2:
        return None
    others = [part for part in range(PHRASE_PARTS) if part != held]
    return others[page.number // 13 % len(others)]


def run_fold(training, name, fold, folds):
    """Verdicts, by number of the page: on the held pages without the fold's phrases and with all, which the models have seen in
    neither case; and on as many pages that were trained on."""
    pages, part = training.pages[name], fold % PHRASE_PARTS
    fold_of = [number_of(page.group) % folds for page in pages]
    held, trained_on = ([i for i, of in enumerate(fold_of) if of == wanted] for wanted in (fold, (fold + 1) % folds))
    fitted = training.fit([page for page, of in zip(pages, fold_of) if of != fold], [pages[i] for i in held], part)
    judge = lambda numbers, part=None: dict(zip(numbers, training.judge(fitted, [pages[i] for i in numbers], part)))
    verdicts = {"left out": judge(held, part), "all": judge(held), "seen": judge(trained_on)}
    print(f"{name}, fold {fold}: {len(held)} pages", flush=True)
    return verdicts


def report(pages, folds):
    columns = {}
    for title in folds[0]:
        verdicts = {i: verdict for fold in folds for i, verdict in fold[title].items()}
        columns[title] = [verdicts[i] for i in range(len(pages))]
    train_reports.report_article(pages, columns)
    train_reports.report_kinds(pages, columns)
    train_reports.report_goals(pages, columns)
    train_reports.report_types(pages, columns["left out"])
    graded = [(p, v) for p, v in zip(pages, columns["left out"]) if v.f1 is not None]
    return train_confidence.report([(v.expected, v.f1) for _, v in graded], [number_of(p.group) % len(folds) for p, _ in graded])


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("dumper")
    ap.add_argument("corpus", type=Path)
    ap.add_argument("cache", type=Path, help="a folder for pages rendered to text and for labelled pages")
    ap.add_argument("--format", choices=("html", "text"), help="only this one")
    ap.add_argument("--sample", type=int, default=1)
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--write", type=Path)
    ns = ap.parse_args()
    labels = [Path(__file__).with_name(name) for name in ("train_labels.txt", "train_kind_labels.txt")]
    corpus = Corpus(ns.dumper, ns.corpus, *labels, ns.cache, train_jobs.run)
    names = [ns.format] if ns.format else ["html", "text"]
    # In cross-validation of text, pages are of use whose lines have labels.
    pages = {"html": corpus.load(HTML_SETS, unlabelled="html" in names or bool(ns.write)) + corpus.load_furniture(),
             "text": corpus.load(TEXT_SETS) + corpus.load_renderings() + corpus.load_excerpts()}
    is_taken = lambda page: bool(page.segments) or number_of(page.group) // 17 % ns.sample == 0
    training = Training({name: list(filter(is_taken, of_format)) for name, of_format in pages.items()},
                        corpus.load_kinds() if "html" in names else [])
    whole = [functools.partial(training.fit, training.pages[name]) for name in names] if ns.write else []
    jobs = [functools.partial(run_fold, training, name, fold, ns.folds) for name in names for fold in range(ns.folds)]
    done = train_jobs.run(whole + jobs, one_thread=len(whole))
    points_of = {name: report(training.pages[name], done[len(whole) + number * ns.folds :][: ns.folds])
                 for number, name in enumerate(names if ns.folds else [])}
    table, learned = Table(corpus.program), {}
    for name, (models, values, words) in zip(names, done[: len(whole)]):
        table.add(name, models)
        learned |= values
    if ns.write:
        versions = f"Python {platform.python_version()}, numpy {numpy.__version__}, XGBoost {xgboost.__version__}"
        corpora = f"corpora {' '.join(HTML_SETS + TEXT_SETS)}, sha256 of their gold {corpus.gold_hash()}"
        table.write(ns.write, f"./bootstrap train; {corpora}; {versions}")
        train_names.write(ns.write.with_name("learned_names.inc"), learned, "./bootstrap train")
        train_words.write(ns.write.with_name("line_words.inc"), words, "./bootstrap train")
        train_confidence.write(ns.write.with_name("confidence.inc"), points_of)


if __name__ == "__main__":
    main()

"""What the words of short blocks say of their kind, for train_weights.py: the table of src/classify/line_words.cc.

In: pages with labels (train_gold.py), whose blocks name rows of the table ("word_buckets"), and HTML pages without labels of
kinds, for which the program's own guess counts where it is sure. In cross-validation no guess counts, since the program has seen
the pages and phrases that are held out. Out: points for each row and kind, and the features that follow from them, as
line_words.cc and word_context.cc make them.

The model is a multinomial logistic regression. A page that helped to learn it would find its own labels in its features, and so
would one whose phrases other pages share. So in training each page gets the scores of a model that has seen neither its group nor
any line with the same text; in cross-validation no model has seen a line that holds a cue phrase of the part that is held out.

    lines = Lines(pages + html_pages)                              # once: all that there is to learn from
    model = learn(lines, without=held, phrases=part)               # nothing of the groups or lines of these pages
    put_features(held, model)
    put_unseen(train, lines, number_of, without=held, phrases=part)  # the same within the training pages, part by part
    write(file, learn(lines), "./bootstrap train")
"""
import collections

import numpy
import scipy.optimize
import scipy.sparse

from train_table import wrapped

MIN_GUESS = 60  # per cent from which the program's own guess counts as a label
RARE_KINDS = 0.5  # power of how much rarer a kind is than others, in its weight
PENALTY = 2e-4  # of the squares of the log odds
ROUNDS = 25
PARTS = 3
STEP_FLOOR = 1e-5  # share of the lines below which a column's steps grow no more

Model = collections.namedtuple("Model", "points bias")  # whole numbers, as in the table


def matrix(program, texts):
    """How often each text names each row."""
    numbers = numpy.frombuffer(bytes.fromhex("".join(texts)), ">u2").astype(numpy.int32)
    ends = numpy.cumsum([0] + [len(text) // 4 for text in texts])
    counts = scipy.sparse.csr_matrix((numpy.ones(len(numbers), numpy.float32), numbers, ends), (len(texts), program.word_buckets))
    counts.sum_duplicates()
    return counts


def guesses_of(page):
    """The kind of each block without a label, or -1: on HTML pages without labels for all what the program is sure of, unless
    the article's text says otherwise."""
    if page.segments or not page.is_html:
        return numpy.full(len(page.kinds), -1)
    guesses = numpy.array(page.guesses).reshape(-1, 2)
    kinds = numpy.where(guesses[:, 1] >= MIN_GUESS, guesses[:, 0], -1)
    contradicted = (page.article >= 0) & ((kinds == page.program.article) != (page.article == 1))
    return numpy.where((page.kinds >= 0) | contradicted, -1, kinds)


class Lines:
    """The lines of pages that have a kind: each text once for each group and kind."""

    def __init__(self, pages):
        self.program = pages[0].program
        labelled, guessed, phrase_parts = set(), set(), collections.Counter()
        for page in pages:
            for text, parts in zip(page.word_buckets, page.phrase_parts.tolist()):
                if parts:
                    phrase_parts[text] |= parts
            for rows, kinds in ((labelled, page.kinds), (guessed, guesses_of(page))):
                lines = zip(page.word_buckets, kinds.tolist())
                rows.update((text, kind, page.group) for text, kind in lines if text and kind >= 0)
        rows = sorted(labelled | guessed)
        self.number_of_text = {text: number for number, text in enumerate(sorted({text for text, _, _ in rows}))}
        self.number_of_group = {group: number for number, group in enumerate(sorted({group for _, _, group in rows}))}
        self.texts = numpy.array([self.number_of_text[text] for text, _, _ in rows])
        self.kinds = numpy.array([kind for _, kind, _ in rows])
        self.groups = numpy.array([self.number_of_group[group] for _, _, group in rows])
        self.are_guessed = numpy.array([row not in labelled for row in rows])
        self.phrase_parts = numpy.array([phrase_parts[text] for text in self.number_of_text])
        self.matrix = matrix(self.program, list(self.number_of_text))

    def without(self, pages, phrases):
        """Numbers of the lines that share neither group nor text with these pages. With a part of the phrases, which is to say
        in cross-validation, only those whose kind is not a guess, and which hold no cue phrase of that part."""
        groups = {self.number_of_group.get(page.group, -1) for page in pages}
        texts = {self.number_of_text.get(text, -1) for page in pages for text in page.word_buckets}
        held = numpy.isin(self.groups, list(groups)) | numpy.isin(self.texts, list(texts))
        if phrases is not None:
            held |= self.are_guessed | (self.phrase_parts[self.texts] >> phrases & 1).astype(bool)
        return numpy.nonzero(~held)[0]


def examples(lines, chosen):
    """Each text once for each kind that it has: the numbers of text and kind, and the weight, in which each group counts once."""
    kinds = len(lines.program.kinds)
    pairs, where = numpy.unique(lines.texts[chosen].astype(numpy.int64) * kinds + lines.kinds[chosen], return_inverse=True)
    weights = numpy.bincount(where).astype(float)
    labels = pairs % kinds
    totals = numpy.bincount(labels, weights, kinds)
    weights *= (totals.sum() / totals[labels]) ** RARE_KINDS
    return pairs // kinds, labels, weights / weights.sum()


def fit(counts, labels, weights, kinds):
    """Log odds for each column of `counts` and kind, and for each kind alone. Steps are longer for rare columns, so that few
    rounds are enough."""
    rows, columns = counts.shape
    truth = numpy.zeros((rows, kinds), numpy.float32)
    truth[numpy.arange(rows), labels] = 1
    weights = weights.astype(numpy.float32)
    transposed = counts.T.tocsr()
    steps = numpy.append(1 / numpy.sqrt(transposed @ weights + STEP_FLOOR), 1).astype(numpy.float32)[:, None]

    def loss_and_slope(flat):
        odds = flat.reshape(columns + 1, kinds).astype(numpy.float32) * steps
        points = counts @ odds[:-1] + odds[-1]
        points -= points.max(axis=1, keepdims=True)
        chances = numpy.exp(points)
        sums = chances.sum(axis=1, keepdims=True)
        loss = float((weights * (numpy.log(sums[:, 0]) - points[numpy.arange(rows), labels])).sum())
        errors = (chances / sums - truth) * weights[:, None]
        slope = numpy.vstack([transposed @ errors + 2 * PENALTY * odds[:-1], errors.sum(axis=0, keepdims=True)]) * steps
        return loss + PENALTY * float((odds[:-1] ** 2).sum()), slope.ravel().astype(float)

    start = numpy.zeros((columns + 1) * kinds)
    found = scipy.optimize.minimize(loss_and_slope, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    odds = found.x.reshape(columns + 1, kinds) * steps
    return odds[:-1], odds[-1]


def learn(lines, without=(), phrases=None):
    """The model of all lines but those that Lines.without() leaves out."""
    program = lines.program
    texts, labels, weights = examples(lines, lines.without(without, phrases))
    odds, bias = fit(lines.matrix[texts], labels, weights, len(program.kinds))
    whole = lambda numbers: numpy.clip(numpy.round(numbers * program.word_points), -127, 127).astype(int)
    return Model(whole(odds), whole(bias))


def scores_of(pages, model):
    """A row for each block of the pages, with its scores: WordScores of line_words.h."""
    program = pages[0].program
    counts = matrix(program, [text for page in pages for text in page.word_buckets])
    sums = (counts @ model.points.astype(numpy.float32)).astype(int) + model.bias
    scores = numpy.trunc(sums / program.points_per_word_score).astype(int) + program.even_word_score
    return numpy.where(numpy.diff(counts.indptr)[:, None] > 0, numpy.clip(scores, 1, 255), 0)


def chances_of(program, scores):
    """Chances of the kinds in 255ths."""
    chances = numpy.array(program.word_chances)[scores.max(axis=1, keepdims=True) - scores]
    return numpy.where(scores > 0, chances * 255 // chances.sum(axis=1, keepdims=True), 0)


def contexts(program, chances, known, starts, sizes):
    """For each block the means before and after it, with each of the decays, and the blocks since the last of each kind. All
    pages go ahead one block at a time, the longest pages first."""
    order = numpy.argsort(-sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    unit, kinds = program.word_decay_unit, chances.shape[1]
    tables = {name: numpy.zeros(chances.shape, numpy.uint8) for name in ("near_before", "before", "near_after", "after", "since")}
    at_step = [numpy.count_nonzero(sizes > step) for step in range(int(sizes.max(initial=0)))]
    for backwards, names in ((False, ("near_before", "before")), (True, ("near_after", "after"))):
        for decay, name in zip(program.word_decays, names):
            sums, blocks = numpy.zeros((len(sizes), kinds), int), numpy.zeros((len(sizes), 1), int)
            for step, count in enumerate(at_step):
                at = (starts + sizes - 1 - step if backwards else starts + step)[:count]
                tables[name][at] = sums[:count] // (blocks[:count] + program.word_decay_prior)
                sums[:count] = sums[:count] * decay // unit + chances[at] * unit
                blocks[:count] = blocks[:count] * decay // unit + known[at, None] * unit
    last = numpy.full((len(sizes), kinds), -1)
    for step, count in enumerate(at_step):
        at = starts[:count] + step
        since = numpy.floor(16 * numpy.log2(1 + step - last[:count]) + 1e-9)
        tables["since"][at] = numpy.where(last[:count] < 0, program.no_block, numpy.minimum(since, 255))
        last[:count][chances[at] > program.clear_word_chance] = step
    return tables


def put_features(pages, model):
    """Sets the features of the pages' rows that come from words."""
    if not pages:
        return
    program = pages[0].program
    scores = scores_of(pages, model)
    sizes = numpy.array([len(page.word_buckets) for page in pages])
    starts = numpy.cumsum(sizes) - sizes
    tables = contexts(program, chances_of(program, scores), (scores[:, 0] > 0).astype(int), starts, sizes)
    columns, values = [], []
    for name, table in [("", scores)] + [(f"{name}_", table) for name, table in tables.items()]:
        for number, kind in enumerate(program.kinds):
            if f"words_{name}{kind}" in program.features:
                columns.append(program.features.index(f"words_{name}{kind}"))
                values.append(table[:, number])
    values = numpy.stack(values, axis=1).astype(numpy.uint8)
    for page, start, size in zip(pages, starts, sizes):
        page.rows[:, columns] = values[start : start + size]


def put_unseen(pages, lines, number_of, without=(), phrases=None):
    """Sets the same of each page by a model of the other parts' lines; parts are made by group. What learn() leaves out is in none
    of the models."""
    part_of = [number_of(page.group) // 11 % PARTS for page in pages]
    for part in range(PARTS):
        members = [page for page, p in zip(pages, part_of) if p == part]
        if members:
            put_features(members, learn(lines, list(without) + members, phrases))


def write(file, model, command):
    head = [f"// Generated by {command}: points of the words of short blocks for each kind, in the order of the kinds; log odds",
            "// times kWordPoints (line_words.h). BIAS is for every block, and each POINTS a row of the table."]
    rows = [f"BIAS({','.join(map(str, model.bias))})"] + wrapped([f"POINTS({','.join(map(str, row))})" for row in model.points])
    file.write_text("\n".join(head + rows) + "\n")

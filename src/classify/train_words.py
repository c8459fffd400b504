"""What the words of short blocks say of their kind, for train_weights.py: the table of src/classify/line_words.cc.

In: pages with labels (train_gold.py), whose blocks name rows of the table ("word_buckets"), and HTML pages without labels of kinds,
for which the program's own guess counts where it is sure. Out: points for each row and kind, and the features that follow from
them, as line_words.cc and word_context.cc make them.

The model is a multinomial logistic regression. A page that helped to learn it would find its own labels in its features, and so
would one whose phrases other pages share. So in training each page gets the scores of a model that has seen neither its host nor
any line with the same text.

    lines = Lines(pages + html_pages)           # once: all that there is to learn from
    model = learn(lines, without=held)          # nothing of the hosts or lines of these pages
    put_features(held, model)
    put_unseen(train, lines, without=held)      # the same within the training pages, part by part
    write(file, learn(lines), "./bootstrap train")
"""
import collections

import numpy
import scipy.optimize
import scipy.sparse

MIN_GUESS = 60  # per cent from which the program's own guess counts as a label
MAX_COUNT = 8  # times that a line counts at most, as a square root
RARE_KINDS = 0.5  # power of how much rarer a kind is than others, in its weight
PENALTY = 3e-6  # of the squares of the log odds
ROUNDS = 40
PARTS = 3
BEFORE_AND_AFTER = ("words_near_before_", "words_before_", "words_near_after_", "words_after_")

Model = collections.namedtuple("Model", "points bias")  # whole numbers, as in the table


def buckets_of(page):
    """For each block the rows of the table that it names, as the text that dump_features prints."""
    return page.word_buckets


def matrix(program, texts):
    """How often each text names each row."""
    numbers = numpy.frombuffer(bytes.fromhex("".join(texts)), ">u2").astype(numpy.int32)
    ends = numpy.cumsum([0] + [len(text) // 4 for text in texts])
    counts = scipy.sparse.csr_matrix((numpy.ones(len(numbers), numpy.float32), numbers, ends), (len(texts), program.word_buckets))
    counts.sum_duplicates()
    return counts


def labels_of(page):
    """The kind of each block, or -1: the label, or on HTML pages without labels what the program is sure of, unless the article's
    text says otherwise."""
    if (page.kinds >= 0).any() or not page.is_html:
        return page.kinds
    guesses = numpy.array(page.guesses).reshape(-1, 2)
    kinds = numpy.where(guesses[:, 1] >= MIN_GUESS, guesses[:, 0], -1)
    contradicted = (page.article >= 0) & ((kinds == page.program.article) != (page.article == 1))
    return numpy.where(contradicted, -1, kinds)


class Lines:
    """The lines of pages that have a kind: each text once for each host and kind."""

    def __init__(self, pages):
        self.program = pages[0].program
        counts = collections.Counter()
        for page in pages:
            counts.update((text, kind, page.host) for text, kind in zip(page.word_buckets, labels_of(page).tolist()) if text and kind >= 0)
        rows = sorted(counts)
        self.number_of_text = {text: number for number, text in enumerate(sorted({text for text, _, _ in rows}))}
        self.number_of_host = {host: number for number, host in enumerate(sorted({host for _, _, host in rows}))}
        self.texts = numpy.array([self.number_of_text[text] for text, _, _ in rows])
        self.kinds = numpy.array([kind for _, kind, _ in rows])
        self.hosts = numpy.array([self.number_of_host[host] for _, _, host in rows])
        self.counts = numpy.array([counts[row] for row in rows])
        self.matrix = matrix(self.program, list(self.number_of_text))

    def without(self, pages):
        """Numbers of the lines that share neither host nor text with these pages."""
        hosts = {self.number_of_host.get(page.host, -1) for page in pages}
        texts = {self.number_of_text.get(text, -1) for page in pages for text in page.word_buckets}
        return numpy.nonzero(~numpy.isin(self.hosts, list(hosts)) & ~numpy.isin(self.texts, list(texts)))[0]


def examples(lines, chosen):
    """Each text once for each kind that it has: the numbers of text and kind, and the weight."""
    kinds = len(lines.program.kinds)
    pairs, where = numpy.unique(lines.texts[chosen].astype(numpy.int64) * kinds + lines.kinds[chosen], return_inverse=True)
    weights = numpy.minimum(numpy.bincount(where, lines.counts[chosen]), MAX_COUNT) ** 0.5
    labels = pairs % kinds
    totals = numpy.bincount(labels, weights, kinds)
    weights *= (totals.sum() / totals[labels]) ** RARE_KINDS
    return pairs // kinds, labels, weights / weights.sum()


def fit(counts, labels, weights, kinds):
    """Log odds for each column of `counts` and kind, and for each kind alone."""
    rows, columns = counts.shape
    ends = numpy.zeros((rows, kinds), numpy.float32)
    ends[numpy.arange(rows), labels] = 1
    transposed = counts.T.tocsr()

    def loss(flat):
        odds = flat.reshape(columns + 1, kinds).astype(numpy.float32)
        points = counts @ odds[:-1] + odds[-1]
        points -= points.max(axis=1, keepdims=True)
        chances = numpy.exp(points)
        sums = chances.sum(axis=1, keepdims=True)
        value = float((weights * (numpy.log(sums[:, 0]) - points[numpy.arange(rows), labels])).sum())
        errors = ((chances / sums - ends) * weights[:, None]).astype(numpy.float32)
        slope = numpy.vstack([transposed @ errors + 2 * PENALTY * odds[:-1], errors.sum(axis=0, keepdims=True)])
        return value + PENALTY * float((odds[:-1] ** 2).sum()), slope.ravel().astype(float)

    found = scipy.optimize.minimize(loss, numpy.zeros((columns + 1) * kinds), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    odds = found.x.reshape(columns + 1, kinds)
    return odds[:-1], odds[-1]


def learn(lines, without=()):
    """The model of all lines but those that share a host or a text with the pages of `without`."""
    program = lines.program
    texts, labels, weights = examples(lines, lines.without(without))
    odds, bias = fit(lines.matrix[texts], labels, weights, len(program.kinds))
    whole = lambda numbers: numpy.clip(numpy.round(numbers * program.word_scale), -127, 127).astype(int)
    return Model(whole(odds), whole(bias))

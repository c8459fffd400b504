"""A page with labels, and what the program tells of itself.

In: the rows that dump_features prints for a page, and the page's gold. Out: for each block its words, its features, whether it is
article (1, 0, or -1 where the gold does not say) and its kind (or -1).

A block has the label that most of its words have in the longest common subsequence of the page's words and the gold's. Snippets
(trafilatura-dev) label the blocks that hold them and no others.
"""
import collections
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy

import train_matching

WORD = re.compile(r"\w+")
HTML_SETS = ("wcxb-dev", "trafilatura-dev", "segments-dev-html")
FURNISHED_SET = "segments-dev-html"  # whose pages are there a second time, with more furniture


def words(text):
    return list(map(sys.intern, WORD.findall(text.lower())))


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def number_of(text):
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


class Program:
    """What the program tells of itself in the first line of dump_features."""

    def __init__(self, dumper):
        told = json.loads(subprocess.run([dumper], capture_output=True, text=True, check=True).stdout)
        self.features, self.kinds, self.types = told["features"], told["kinds"], told["types"]
        self.is_page_feature = numpy.isin(self.features, told["page_features"])
        self.article, self.comment = self.kinds.index("article"), self.kinds.index("comment")
        self.points_per_log_odds = told["points_per_log_odds"]
        self.min_chance, self.min_article_words = told["min_chance"], told["min_article_words"]
        self.forum_signs = told["forum_signs"]
        self.min_forum_blocks_byte = told["log_bytes"][told["min_forum_blocks"]]
        self.min_undisputed_words = told["min_undisputed_words"]
        self.max_sure_comment_share, self.min_disputed_chance = told["max_sure_comment_share"], told["min_disputed_chance"]
        self.max_group_share, self.clear_group_chance = told["max_group_share"], told["clear_group_chance"]
        self.path_share, self.max_path_odds = told["path_share"], told["max_path_odds"]
        self.min_lone_gap_chance, self.min_gap_chance = told["min_lone_gap_chance"], told["min_gap_chance"]
        self.post_text_chance = told["post_text_chance"]
        self.max_gap_blocks, self.max_gap_levels = told["max_gap_blocks"], told["max_gap_levels"]
        self.learned_scale, self.max_leaves = told["learned_scale"], told["max_leaves"]
        self.word_buckets, self.word_points = told["word_buckets"], told["word_points"]
        self.points_per_word_score, self.even_word_score = told["points_per_word_score"], told["even_word_score"]
        self.word_chances, self.clear_word_chance = told["word_chances"], told["clear_word_chance"]
        self.word_decays, self.word_decay_unit = told["word_decays"], told["word_decay_unit"]
        self.word_decay_prior = told["word_decay_prior"]
        self.no_block, self.word_score_scale = told["no_block"], told["word_score_scale"]
        self.chance_windows, self.min_chance_weight = told["chance_windows"], told["min_chance_weight"]
        self.log_bytes = told["log_bytes"]


class Page:
    """Words, rows and labels of one page, and the gold to score a choice by."""

    def __init__(self, name, dumped, gold, program):
        self.set, self.type, self.url = name, gold.get("type", ""), gold.get("url", "")
        self.host, self.group = gold["host"], gold["group"]
        self.number = number_of(f"{name}/{ident_of(dumped['source'])}")  # to draw by
        self.program = program
        self.says_article = dumped["says_article"]
        self.whole, self.rows = self._table(dumped), None
        less_of_parts = dumped.get("without", [])
        self.without = [self._without(less, dumped["source"], gold) if less else None for less in less_of_parts]
        self.phrase_parts = numpy.zeros(len(self.whole[0]), numpy.uint8)  # of each block: a bit for each part with a phrase in it
        for part, less in enumerate(less_of_parts):
            if less:
                self.phrase_parts[less["left_out"]] |= 1 << part
        self.containers, self.word_counts = dumped["containers"], numpy.array(dumped["word_counts"])  # of the blocks
        self.section_ends = numpy.array(dumped["section_ends"], int)  # of the blocks: of headings; 0 for others
        self.linked_items = numpy.array(dumped["linked_items"], bool)  # of the blocks
        self.post_texts = numpy.array(dumped["post_texts"], bool)  # of the blocks
        self.name_paths = numpy.array(dumped["name_paths"], int)  # of the blocks; none in text
        self.group_containers = frozenset(dumped["group_containers"])  # whose blocks may get one kind together
        self.comment_containers = frozenset(dumped["comment_containers"])  # of single comments
        self.comment_sections = dumped["comment_sections"]  # containers with the names of comments
        self.parents = [parent for parent, _ in dumped["names"]]  # of the containers
        self.words_of = [frozenset(map(sys.intern, names)) for _, names in dumped["names"]]  # of the containers' names
        self.word_buckets, self.guesses = list(map(sys.intern, dumped["word_buckets"])), dumped.get("guesses")  # of the blocks
        self.is_html = name in HTML_SETS or name == furnished(FURNISHED_SET)
        self.blocks = [words(text) for text in dumped["blocks"]]
        self.texts = [squeeze(text) for text in dumped["blocks"]] if "with" in gold and "text" not in gold else None
        self.sizes = numpy.array([len(b) for b in self.blocks], float)
        self.kinds = numpy.full(len(self.blocks), -1)
        self.article = numpy.full(len(self.blocks), -1)
        self.gold = collections.Counter(words(gold["text"])) if "text" in gold else None
        self.segments = collections.defaultdict(collections.Counter)
        self.snippets = {key: list(filter(None, map(squeeze, gold.get(key, [])))) for key in ("with", "without", "comments")}
        if "segments" in gold:
            self._label_segments(gold["segments"])
        elif self.texts is not None:
            self._label_snippets()
        if "segments" not in gold and self.gold is not None or name == "wcxb-dev":
            self.article = (self._matched(words(gold["text"]))[0] * 2 > self.sizes).astype(int)

    def _table(self, dumped):
        rows = numpy.frombuffer(bytes.fromhex(dumped["rows"]), numpy.uint8).reshape(-1, len(self.program.features))
        settled = [numpy.array(dumped["settled"], int)]
        settled += [numpy.array(dumped[key], bool) for key in ("surely_settled", "never_titles")]
        return rows, numpy.array(dumped["sure_comments"], bool), *settled

    def _without(self, less, source, gold):
        """Rows, or a page of its own if it is parted at other places."""
        return Page(self.set, less | {"source": source}, gold, self.program) if "blocks" in less else self._table(less)

    def leaving_out(self, part):
        """The page with rows that are those without the phrases of a part; None for all phrases."""
        less = self.whole if part is None or self.without[part] is None else self.without[part]
        if isinstance(less, Page):
            return less.leaving_out(None)
        rows, self.sure_comments, self.settled, self.surely_settled, self.never_titles = less
        self.rows = rows.copy()
        return self

    def forget_rows(self):
        self.rows = None

    def _matched(self, gold, part=None):
        """For each part of the gold (one, unless `part` gives the part of each word) how many words of each block are matched.
        """
        matched = train_matching.common_words([w for b in self.blocks for w in b], gold)
        ends = numpy.cumsum([0] + [len(b) for b in self.blocks])
        counts = numpy.zeros((len(self.program.kinds) if part else 1, len(self.blocks)))
        for block, (a, b) in enumerate(zip(ends, ends[1:])):
            for at in matched[a:b][matched[a:b] >= 0]:
                counts[part[at] if part else 0, block] += 1
        return counts

    def _label_segments(self, segments):
        gold, part = [], []
        for segment in segments:
            segment_words = words(segment["text"])
            gold += segment_words
            part += [self.program.kinds.index(segment["kind"])] * len(segment_words)
            self.segments[segment["kind"]].update(segment_words)
        counts = self._matched(gold, part)
        known = (counts.sum(axis=0) * 2 > self.sizes) & (self.sizes > 0)
        self.kinds = numpy.where(known, counts.argmax(axis=0), -1)
        self.article = numpy.where(known, (self.kinds == self.program.article).astype(int), -1)

    def _label_snippets(self):
        for key, article, kind in (("with", 1, self.program.article), ("without", 0, -1), ("comments", 0, self.program.comment)):
            for snippet in self.snippets[key]:
                holding = [i for i, text in enumerate(self.texts) if snippet in text]
                if len(holding) == 1:
                    self.article[holding[0]], self.kinds[holding[0]] = article, kind

    def f1(self, chosen):
        chosen_words = collections.Counter(w for block, keep in zip(self.blocks, chosen) if keep for w in block)
        if not chosen_words or not self.gold:
            return float(not chosen_words and not self.gold)
        return 2 * sum((chosen_words & self.gold).values()) / (sum(chosen_words.values()) + sum(self.gold.values()))

    def kind_tallies(self, kinds):
        """For each kind twice the words that are found, and those in both the blocks of the kind and the gold."""
        tallies = {}
        for number, kind in enumerate(self.program.kinds):
            found_words = collections.Counter(w for block, k in zip(self.blocks, kinds) if k == number for w in block)
            both = sum(found_words.values()) + sum(self.segments[kind].values())
            tallies[kind] = 2 * sum((found_words & self.segments[kind]).values()), both
        return tallies

    def snippet_tallies(self, kinds):
        """How many snippets are found, missed and leaked."""
        text = " ".join(text for text, kind in zip(self.texts, kinds) if kind == self.program.article)
        found = sum(snippet in text for snippet in self.snippets["with"])
        return found, len(self.snippets["with"]) - found, sum(snippet in text for snippet in self.snippets["without"])


def ident_of(file):
    return re.sub(r"\.(html|txt)(\.gz)?$", "", Path(file).name)


def furnished(name):
    return f"furnished-{name}"

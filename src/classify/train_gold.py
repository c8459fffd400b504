"""Pages with labels, for train_weights.py.

In: the rows that dump_features prints for the pages of a set, the set's gold.jsonl, train_labels.txt and train_kind_labels.txt.
Out: for each block its words, its features, whether it is article (1, 0, or -1 where the gold does not say) and its kind (or -1).
What the program knows too (names of features, kinds and types, thresholds) is read from dump_features.

How gold becomes labels is in train_page.py. train_labels.txt has kinds of our own: a row for a page, with the numbers of the
lines of its text rendering `blocks` that are of each kind. HTML pages are rendered to text too, for more text to learn from
(train_renderings.py), and of pages of text there are excerpts (train_excerpts.py). Labelled HTML pages are there a second time
with more furniture inside their articles (train_furniture.py).

The pages of a host are a group, and so are those of hosts that have an article in common: composed pages take theirs from other
sets. A group is never on both sides of a fold.

A page has its rows several times: with all cue phrases, and without those of each of PHRASE_PARTS parts of the cue table. Pages
with their labels are kept in the cache, under a name that follows from the program, the pages, the gold and this code.
"""
import collections
import functools
import gc
import gzip
import hashlib
import json
import pickle
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import train_excerpts
import train_furniture
import train_matching
import train_page
import train_renderings
from train_page import FURNISHED_SET, HTML_SETS, Page, Program, furnished, ident_of, number_of, words

TEXT_SETS = ("text-dev-blocks", "text-dev-strings", "text-dev-lynx", "aggregator-dev", "seed", "segments-dev-text", "scraped-dev")
COMPOSED_SETS = ("aggregator-dev", "seed", "scraped-dev")  # of articles and invented surroundings
EXCERPT_SETS = ("segments-dev-text", "scraped-dev")  # that people may copy from
RENDERED_TYPES = ("", "article", "service")  # of pages with labels of our own: of others, text has lost what tells their parts apart
PHRASE_PARTS = 5
MIN_ARTICLE_WORDS = 20  # of an article that tells that pages are the same


def host_of(row):
    host = urlsplit(row.get("url", "")).hostname or row.get("host")
    return re.sub(r"^(www\d?|m|amp)\.", "", host) if host else None


def is_labelled(row):
    """Whether the gold knows the kind of a block."""
    return "segments" in row or "text" not in row


class Corpus:
    """The sets under `folder`, and the text renderings of their pages, kept in `cache`. `run` runs jobs (train_jobs.py). Of the pages
    in `kind_labels` only the forests of the kinds that are not article learn, in addition to what the gold says of them."""

    def __init__(self, dumper, folder, labels, kind_labels, cache, run):
        self.dumper, self.folder, self.cache, self.run = dumper, folder, cache, run
        self.program, self.labels, self.kind_labels = Program(dumper), labels, kind_labels
        train_renderings.read_corpus_ways(folder.parent / "eval")
        self.gold = {name: self._read_gold(name) for name in HTML_SETS + TEXT_SETS}
        self._find_hosts()
        self._find_groups()
        for (name, ident), runs in read_labels(labels).items():
            self.gold[name][ident]["segments"] = self._segments(name, ident, runs)

    def gold_hash(self):
        """Of all gold and labels that are trained on, so that a table tells what it was made from."""
        files = [self.folder / name / "gold.jsonl" for name in sorted(HTML_SETS + TEXT_SETS)] + [self.labels, self.kind_labels]
        return hash_of(file.read_bytes() for file in files)

    def _read_gold(self, name):
        with open(self.folder / name / "gold.jsonl", encoding="utf8") as rows:
            return {row["id"]: row for row in map(json.loads, rows)}

    def _find_hosts(self):
        """Composed pages name no address, but their titles are those of pages that have one."""
        by_title = {row.get("title"): host_of(row) for row in self.gold["wcxb-dev"].values()}
        for rows in self.gold.values():
            for row in rows.values():
                row["host"] = host_of(row) or by_title.get(row.get("title")) or row["id"]

    def _find_groups(self):
        """A group is named by the first of its hosts."""
        rows = [row for of_set in self.gold.values() for row in of_set.values()]
        joined, host_with = {row["host"]: row["host"] for row in rows}, {}

        def group_of(host):
            while joined[host] != host:
                host = joined[host]
            return host

        for row in rows:
            article = " ".join(words(row.get("text", "")))
            if article.count(" ") < MIN_ARTICLE_WORDS:
                continue
            first, last = sorted([group_of(host_with.setdefault(article, row["host"])), group_of(row["host"])])
            joined[last] = first
        for row in rows:
            row["group"] = group_of(row["host"])

    def _segments(self, name, ident, runs):
        lines = train_renderings.render("blocks", self._html(name, ident)).rstrip("\n").split("\n")
        return [{"kind": kind, "text": "\n".join(lines[a - 1 : b])} for kind, a, b in runs]

    def _html_file(self, name, ident):
        return self.folder / name / "pages" / f"{ident}.html.gz"

    def _html(self, name, ident):
        return gzip.decompress(self._html_file(name, ident).read_bytes())

    def load(self, names, unlabelled=True):
        """The pages of the sets that have a block, and a label if no `unlabelled` ones are wanted."""
        jobs = []
        for name in names:
            for kept_name, labelled in ((name, True), (f"{name}-unlabelled", False))[: 1 + unlabelled]:
                gold = {ident: row for ident, row in self.gold[name].items() if is_labelled(row) == labelled}
                if gold:
                    jobs.append(functools.partial(self._keep, kept_name, name, self.folder / name / "pages", gold))
        return [page for kept in self.run(jobs) for page in read_pages(kept)]

    def load_kinds(self):
        """The pages of `kind_labels`, with these labels."""
        gold = collections.defaultdict(dict)
        for (name, ident), runs in read_labels(self.kind_labels).items():
            gold[name][ident] = self.gold[name][ident] | {"segments": self._segments(name, ident, runs)}
        jobs = [functools.partial(self._keep, f"{name}-kinds", name, self.folder / name / "pages", rows) for name, rows in gold.items()]
        return [page for kept in self.run(jobs) for page in read_pages(kept)]

    def load_renderings(self):
        """Pages rendered to text that no set has in that form: labelled ones in all ways, the others of wcxb-dev in one way."""
        done, jobs, ways = set(self.gold["text-dev-blocks"]), [], train_renderings.WAYS
        for number, way in enumerate(ways):
            wanted = [(s, i) for s in HTML_SETS[:2] for i, row in self.gold[s].items()
                      if "segments" in row and row.get("type", "") in RENDERED_TYPES]
            if way != "blocks":  # segments-dev-text is this set's rendering as blocks
                wanted += [("segments-dev-html", i) for i in self.gold["segments-dev-html"]]
            wanted += [("wcxb-dev", i) for i in self.gold["wcxb-dev"] if i not in done and number_of(i) % len(ways) == number]
            jobs.append(functools.partial(self._render, way, list(dict.fromkeys(wanted))))
        return [page for kept in self.run(jobs) for page in read_pages(kept)]

    def load_excerpts(self):
        kept = self.run([functools.partial(self._excerpt, name) for name in EXCERPT_SETS])
        return [page for file in kept for page in read_pages(file)]

    def _excerpt(self, name):
        folder, gold = self.cache / f"excerpts-{name}", {}
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for ident, row in self.gold[name].items():
            if taken := train_excerpts.excerpt(row["segments"], number_of(f"{name}/{ident}")):
                text, segments = taken
                (folder / f"{ident}.txt").write_text(text, encoding="utf8")
                article = "\n".join(of["text"] for of in segments if of["kind"] == "article")
                known = {key: row[key] for key in ("host", "group", "type") if key in row}
                gold[ident] = known | {"text": article, "segments": segments}
        return self._keep(f"excerpts-of-{name}", f"excerpts-{name}", folder, gold)

    def load_furniture(self):
        """Pages with more furniture in them, and the groups of the pages that they are made of."""
        return [page for kept in self.run([self._furnish]) for page in read_pages(kept)]

    def _furnish(self):
        name, gold = FURNISHED_SET, {}
        folder = self.cache / furnished(name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for ident, row in self.gold[name].items():
            page = self._html(name, ident).decode("utf8", "surrogateescape")
            made = train_furniture.furnish(page, row["segments"], number_of(f"{name}/{ident}"))
            if not made:
                continue
            page, segments = made
            (folder / f"{ident}.html").write_bytes(page.encode("utf8", "surrogateescape"))
            article = "\n".join(of["text"] for of in segments if of["kind"] == "article")
            known = {key: row[key] for key in ("host", "group", "type", "url") if key in row}
            gold[ident] = known | {"text": article, "segments": segments}
        return self._keep(furnished(name), furnished(name), folder, gold)

    def _render(self, way, wanted):
        folder = self.cache / f"{way}-{hash_of([train_renderings.code()])}"
        for old in self.cache.glob(f"{way}-{'[0-9a-f]' * 16}"):
            if old != folder:
                shutil.rmtree(old)
        folder.mkdir(parents=True, exist_ok=True)
        gold = {}
        for name, ident in wanted:
            html = self._html(name, ident)
            file = folder / f"{name}__{ident}-{hash_of([html])}.txt"
            if not file.exists():
                file.write_text(train_renderings.render(way, html), encoding="utf8")
            row = {k: v for k, v in self.gold[name][ident].items() if k in ("type", "host", "group", "url", "text", "segments")}
            gold[file.stem] = row
        return self._keep(f"rendered-{way}", f"rendered-{way}", folder, gold)

    def _keep(self, kept_name, name, folder, gold):
        """The file in the cache that has these pages, which are dumped unless it is there."""
        files = [file for file in sorted(folder.iterdir()) if ident_of(file) in gold]
        files_of_code = (self.dumper, __file__, train_page.__file__, train_matching.__file__)
        told = [Path(file).read_bytes() for file in files_of_code] + [json.dumps(gold, sort_keys=True).encode()]
        kept = self.cache / f"{kept_name}-{hash_of(told + [file.read_bytes() for file in files])}.pickle"
        if kept.exists():
            return kept
        for old in self.cache.glob(f"{kept_name}-{'[0-9a-f]' * 16}.pickle"):
            old.unlink()
        command = [self.dumper, "--phrase-parts", str(PHRASE_PARTS)]
        done = subprocess.Popen(command + list(map(str, files)), stdout=subprocess.PIPE)
        done.stdout.readline()  # of the program itself
        pages = [Page(name, dumped, gold[ident_of(dumped["source"])], self.program)
                 for dumped in map(json.loads, done.stdout) if dumped["blocks"]]
        if done.wait() != 0:
            raise RuntimeError(f"{' '.join(command)} failed on pages of {folder}")
        self.cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(pages, protocol=4))
        return kept


def without_groups(pages, held):
    """The pages that are in no group of a held page."""
    groups = {page.group for page in held}
    return [page for page in pages if page.group not in groups]


def hash_of(texts):
    return hashlib.sha256(b"".join(texts)).hexdigest()[:16]


def read_pages(kept):
    gc.disable()  # nothing of what is read goes away, and looking for it takes longer than reading
    pages = pickle.loads(kept.read_bytes())
    gc.enable()
    return pages


def read_labels(file):
    """{(set, page): [(kind, first line, last line)]} from rows "SET PAGE kind lines kind lines ...", lines as 3 or 3-7."""
    labels = {}
    for row in file.read_text(encoding="utf8").splitlines():
        if not row or row.startswith("#"):
            continue
        name, ident, *runs = row.split()
        spans = [[int(n) for n in lines.split("-")] for lines in runs[1::2]]
        labels[name, ident] = [(kind, span[0], span[-1]) for kind, span in zip(runs[::2], spans)]
    return labels

"""pith.py beside the command: the same texts, metadata, blocks, related stories and comments for every sample page; errors; threads.

    tests/library/python_check.py PITH TESTDATA

PITH_LIBRARY and PYTHONPATH say which libpith.so and pith.py are tested.
"""
import inspect
import io
import json
import re
import subprocess
import sys
import threading
import unittest
from pathlib import Path

import pith

COMMAND, TESTDATA = sys.argv[1], Path(sys.argv[2])
PAGES = sorted([*TESTDATA.glob("*.html"), *TESTDATA.glob("*.txt")])
PAGES = [page for page in PAGES if not page.name.endswith(".expected.txt")]
TIDES = "<title>Tides</title><h1>Tides</h1><p>The moon pulls the sea, and the <a href='/sea'>séa</a> follows it, twice a day.</p>"


def command(*arguments):
    return subprocess.run([COMMAND, "-q", *arguments], capture_output=True, check=False).stdout.decode()


def without_defaults(value):
    return {key: one for key, one in value.items() if one not in (None, "", (), [], 0, False)}


class SamplePages(unittest.TestCase):
    def test_texts(self):
        for page in PAGES:
            document = pith.extract(page.read_bytes())
            for to in ("text", "markdown", "html"):
                self.assertEqual(getattr(document, to), command("-t", to, page), page)

    def test_members(self):
        for page in PAGES:
            document = pith.extract(page.read_bytes())
            expected = json.loads(command("-t", "json", "--with", "blocks,encoding,format", page))
            for name in ("type", "encoding", "format"):
                self.assertEqual(getattr(document, name), expected[name], page)
            self.assertAlmostEqual(document.confidence, expected["confidence"], delta=0.006)
            for name in ("authors", "tags", "categories"):
                self.assertEqual(list(getattr(document.metadata, name)), expected[name], page)
            for name in ("title", "published", "modified", "site", "language", "description", "image", "license"):
                self.assertEqual(getattr(document.metadata, name), expected.get(name), (page, name))
            for name in ("related", "comments", "posts"):
                ours = [without_defaults(vars(one)) for one in getattr(document, name)]
                theirs = [without_defaults(one) for one in expected.get(name, [])]
                self.assertEqual(ours, theirs, page)
            self.assertEqual(len(document.blocks), len(expected["blocks"]), page)
            for ours, theirs in zip(document.blocks, expected["blocks"]):
                self.compare_blocks(ours, theirs)

    def compare_blocks(self, ours, theirs):
        for name in ("kind", "shape", "level", "text", "start", "end", "line", "language", "note", "head"):
            self.assertEqual(getattr(ours, name) or None, theirs.get(name) or None, (name, theirs))
        data = ours.text.encode()
        for mark, expected in zip(ours.marks, theirs.get("marks", []), strict=True):
            self.assertEqual(mark.type, expected["mark"])
            self.assertEqual(ours.text[mark.start:mark.end], data[expected["start"]:expected["end"]].decode())
            self.assertEqual(mark.alt, expected.get("title" if mark.type == "embed" else "alt", ""))
        self.assertEqual([one.type for one in ours.nest], [one["type"] for one in theirs.get("nest", [])])
        self.assertEqual([(one.cell, one.columns, one.rows) for one in ours.spans],
                         [(one["cell"], one["columns"], one["rows"]) for one in theirs.get("spans", [])])


class Arguments(unittest.TestCase):
    def test_str(self):
        document = pith.extract(TIDES, url="https://tides.example/today")
        self.assertEqual(document.metadata.title, "Tides")
        self.assertEqual(document.encoding, "UTF-8")
        link = document.blocks[-1].marks[0]
        self.assertEqual((link.url, document.blocks[-1].text[link.start:link.end]), ("https://tides.example/sea", "séa"))
        self.assertIn("(https://tides.example/sea)", document.write(links="inline"))
        self.assertEqual(document.json["title"], "Tides")
        self.assertEqual(pith.extract("").text, "")
        self.assertEqual(pith.extract("a\0b\udc80").encoding, "UTF-8")

    def test_options(self):
        self.assertEqual(pith.extract(TIDES, format="text").format, "text")
        self.assertEqual(pith.extract(TIDES, type="forum").type, "forum")
        self.assertEqual(pith.extract(TIDES, max_bytes=20).limit, "bytes")
        self.assertEqual(pith.extract(TIDES.encode("utf-16"), encoding="utf-16le").metadata.title, "Tides")
        document = pith.extract(TIDES, explain=True)
        self.assertTrue(document.blocks[0].reasons)
        self.assertTrue(any(one.chosen and one.value == "Tides" for one in document.statements))
        self.assertTrue(document.write("report").startswith("<!doctype html>"))
        self.assertEqual(document.write(keep=["title"]), "Tides\n")
        self.assertEqual(document.write("json", get=["title", "type"], extras=["words"]), f"Tides\n{document.type}\n")
        self.assertTrue(document.write("jsonl", ascii=True).isascii())

    def test_errors(self):
        for wrong in ({"encoding": "klingon"}, {"type": "novel"}, {"bias": "left"}, {"format": "pdf"}, {"url": "a\0b"}):
            with self.assertRaises(ValueError):
                pith.extract(b"<p>Tides", **wrong)
        with self.assertRaisesRegex(ValueError, "^encoding: a str is decoded already; encoding is for bytes$"):
            pith.extract("<p>Tides", encoding="klingon")
        document = pith.extract(TIDES)
        for wrong in ({"to": "pdf"}, {"keep": ["novel"]}, {"links": "blue"}, {"extras": ["pages"]}):
            with self.assertRaises(ValueError):
                document.write(**wrong)


    def test_pages(self):
        data = TIDES.encode()
        for page in (data, bytearray(data), memoryview(data), memoryview(data[::-1])[::-1]):
            self.assertEqual(pith.extract(page).metadata.title, "Tides")
        for page, name in ((5, "int"), (True, "bool"), (300_000_000, "int"), ([60, 61], "list"), (None, "NoneType"),
                           (io.StringIO(TIDES), "StringIO; pass its .read()"), (io.BytesIO(data), "BytesIO; pass its .read()"),
                           (Path("page.html"), f"{type(Path()).__name__}; pass its .read_bytes()")):
            with self.assertRaisesRegex(TypeError, "^" + re.escape(f"page must be bytes or str, not {name}") + "$"):
                pith.extract(page)


class Documented(unittest.TestCase):
    """The table of options in doc/LIBRARY.md: what is Python runs, and no parameter is left out."""

    def test_table(self):
        rows = re.findall(r"^\| (`--.*) \| (.*) \|$", (TESTDATA.parent / "doc/LIBRARY.md").read_text(), re.MULTILINE)
        names = {"pith": pith, "data": TIDES.encode()}
        for _, code in rows:
            for statement in re.findall(r"`(page\b[^`]*)`", code):
                exec(statement, names)  # pylint: disable=exec-used
        text = "".join(map("".join, rows)).replace("-", "_")
        for name in [*inspect.signature(pith.extract).parameters, *inspect.signature(pith.Document.write).parameters]:
            if not name.startswith("max_") and name not in ("self", "page", "to", "sources", "source", "escape_controls"):
                self.assertRegex(text, rf"\b_*{name}\b")


class Threads(unittest.TestCase):
    def test_threads(self):
        pages = [page.read_bytes() for page in PAGES[:12]]
        expected = [pith.extract(page).json for page in pages]
        wrong = []

        def work(shift):
            for at in range(len(pages)):
                index = (at + shift) % len(pages)
                if pith.extract(pages[index]).json != expected[index]:
                    wrong.append(index)

        threads = [threading.Thread(target=work, args=(shift,)) for shift in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


unittest.main(argv=sys.argv[:1])

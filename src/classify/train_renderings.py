"""HTML to text in the ways in which people do it, for more text to learn from.

In: the bytes of a page. Out: its text. Three ways are those of the corpora (../shared/eval/render.py): blocks, strings and lynx.
The others are programs and libraries that many use: the text browser w3m, html2text, and BeautifulSoup's get_text(), which puts
nothing between elements: with the white space of the page (soup), and without, so that all is one line (glued).
"""
import re
import subprocess
import sys
from pathlib import Path

CORPUS_WAYS = ("blocks", "strings", "lynx")
WAYS = CORPUS_WAYS + ("w3m", "html2text", "soup", "glued")
_ways = {}


def read_corpus_ways(folder):
    """Call it once; `folder` has render.py."""
    sys.path.insert(0, str(folder))
    render_file = __import__("render")
    _ways.update((way, getattr(render_file, way)) for way in CORPUS_WAYS)


def code():
    """All but the page that a rendering depends on."""
    import bs4
    import html2text as library
    import lxml

    files = [Path(file).read_bytes() for file in (__file__, sys.modules["render"].__file__)]
    programs = [subprocess.run([name, "-version"], capture_output=True, check=False).stdout for name in ("lynx", "w3m")]
    return b"".join(files + programs + [repr((bs4.__version__, library.__version__, lxml.__version__)).encode()])


def render(way, html):
    return _ways[way](html)


def w3m(html):
    command = ["w3m", "-dump", "-T", "text/html", "-cols", "80", "-I", "UTF-8", "-O", "UTF-8"]
    done = subprocess.run(command, input=html, capture_output=True, timeout=60, check=False)
    return done.stdout.decode("utf8", "replace")


def html2text(html):
    import html2text as library

    writer = library.HTML2Text(bodywidth=0)
    writer.ignore_links = writer.ignore_images = True
    return writer.handle(html.decode("utf8", "replace"))


def parsed(html):
    import bs4

    page = bs4.BeautifulSoup(html.decode("utf8", "replace"), "lxml")
    for element in page(["script", "style", "noscript", "template"]):
        element.decompose()
    return page


def soup(html):
    return re.sub(r"\n\s*\n\s*\n", "\n\n", parsed(html).get_text())


def glued(html):
    return parsed(html).get_text(strip=True) + "\n"


_ways.update(w3m=w3m, html2text=html2text, soup=soup, glued=glued)

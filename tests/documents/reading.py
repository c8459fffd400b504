"""Documents in Markdown, as far as the tests of documentation read them."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FENCE = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CELL = re.compile(r"(?<!\\)\|")


class Document:
    """A file: its fences [(language, text)], its text without them, and what stands in that."""

    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(ROOT))
        text = path.read_text()
        self.fences = FENCE.findall(text)
        self.text = FENCE.sub("", text)
        self.indented = re.findall(r"^    (\S.*)$", self.text, re.MULTILINE)

    def code(self):
        """The texts of code in a line."""
        return [code.strip() for _, code in CODE.findall(self.text)]

    def links(self):
        return LINK.findall(CODE.sub("", self.text))

    def anchors(self):
        """Of the headings, as GitHub makes them."""
        found = []
        for heading in re.findall(r"^#+ +(.*)$", self.text, re.MULTILINE):
            slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
            found.append(f"{slug}-{found.count(slug)}" if slug in found else slug)
        return found

    def tables(self):
        """Each as a list of rows of cells; the first row is the head."""
        found = []
        for block in re.findall(r"(?:^\|.*\|$\n?)+", self.text, re.MULTILINE):
            rows = [[cell.strip() for cell in CELL.split(line)[1:-1]] for line in block.splitlines()]
            found.append([rows[0], *rows[2:]])
        return found

    def table(self, head):
        """The rows below all heads that begin with this cell."""
        return [row for table in self.tables() if table[0][0] == head for row in table[1:]]


def documents():
    paths = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "doc").glob("*.md"))]
    return [Document(path) for path in paths]

"""What pith wrote, read as another program reads it: Markdown by cmark-gfm, HTML by Python's parser.

In: Markdown or HTML. Out: its blocks with their place, the marks in them, and its words.

The idea: both become a tree of elements and are read by the same code. A block's path names the items and quotations around it, the
outermost first: "b2" is the second item of a list with bullets, "n7" the item with the number 7, "q" a quotation. Formulas between
dollars are taken out of the Markdown before cmark-gfm sees it, as programs that know formulas do. Footnotes, which cmark-gfm moves to
the end, are put back into their place.
"""
import html.parser
import re
import subprocess
from collections import namedtuple

Block = namedtuple("Block", "shape path text")  # "paragraph", "heading2", "code cpp", "row", "rule"
Mark = namedtuple("Mark", "name text detail")  # "link", "formula", "note" and the like; an address, "display", the label of a note
Cell = namedtuple("Cell", "text columns rows head")

VOID = {"meta", "img", "br", "hr", "wbr"}
SOFT_HYPHEN = "\u00AD"
SKIPPED = {"head", "header", "style"}
TEXT_BLOCKS = {"p": "paragraph", "pre": "code", "dt": "paragraph", "summary": "paragraph", "figcaption": "paragraph",
               **{f"h{level}": f"heading{level}" for level in range(1, 7)}}
MARKS = {"a": "link", "em": "emphasis", "strong": "strong", "code": "code", "del": "deletion", "ins": "insertion"}
INLINE = set(MARKS) | {"", "br", "wbr", "img", "input", "sub", "sup", "span", "kbd", "u", "s"}
CMARK = ["cmark-gfm", "--unsafe", "--sourcepos", "-e", "table", "-e", "footnotes", "-e", "strikethrough"]

# In a line of Markdown: an escape, an address, a span of code or a formula, whichever begins first.
VERBATIM = re.compile(r"\\.|\]\([^)\s]*\)|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
                      r"|\$\$(?P<display>[^$]+)\$\$|\$(?P<inline>[^\s$](?:[^$]*[^\s$])?)\$(?!\d)")
FENCE = re.compile(r"(?:[ >]|- |\d+[.)] |\[\^[^]]*\]: )*(?P<fence>`{3,})[^`]*$")
ROW = re.compile(r"(?:[ >]|- |\d+[.)] |\[\^[^]]*\]: )*\| ")
BAR = re.compile(r"(?<!\\)\|")
FORMULA = re.compile("\uE000(\\d+)\uE001")
NOTE = "\uE002{}\uE003"  # a reference to a note in the text, with what the reader sees of it
BRACKETS = re.compile("\\[\uE002([^\uE003]*)\uE003\\]")  # around a reference
OWN_NOTE = "\uE004{}\uE005"  # the mark at the beginning of a note
OWN_MARK = re.compile(r"\A\[[^]]*\] ")
OWN_NOTE_MARK = re.compile("\uE004[^\uE005]*\uE005")
IMAGE = "\uE006"
EMBED = "\uE007{}\uE008"  # the title of a video, sound or frame, which is no text of the page
EMBED_TITLE = re.compile("\uE007[^\uE008]*\uE008")
EMBED_SIGNS = re.compile("[\uE007\uE008]")
SIGNS = re.compile("[\uE002-\uE006]")
NOTE_MARKS = re.compile("\uE002[^\uE003]*\uE003|\uE004[^\uE005]*\uE005")
LIST_MARKS = re.compile(r"\s*(?:(?:-|\d+\.) +)*")
WORD = re.compile(r"\uE002[^\uE003]*\uE003|\w+|[^\w\s]")
CONTROLS = re.compile("[\x00-\x08\x0E-\x1F\x7F-\x9F]")


class Element:
    def __init__(self, tag, attributes=(), parent=None, children=()):
        self.tag, self.attributes, self.parent, self.children = tag, dict(attributes), parent, list(children)

    def get(self, name, default=""):
        return self.attributes.get(name, default)

    def inside(self):
        """All elements in it, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.inside()


class Tree(html.parser.HTMLParser):
    """Reads well-formed HTML, such as pith and cmark-gfm write it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("body")
        self.feed(page)
        self.close()
        if self.open is not self.root:
            raise ValueError(f"<{self.open.tag}> is left open")

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attributes):
        self.open.children.append(Element(tag, attributes, self.open))

    def handle_endtag(self, tag):
        if self.open.tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open.tag}>")
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data.replace(SOFT_HYPHEN, ""))


class Reading:
    """The blocks, items, tables and marks below an element. `formulas` are those that were taken out of the text before."""

    def __init__(self, root, formulas=()):
        self.formulas = formulas
        self.blocks, self.items, self.tables, self.marks, self.notes = [], [], [], [], []
        self.read(root, "")

    def read(self, element, path):
        """Reads what is in an element. Text beside blocks, such as that of an item, is a block of its own."""
        loose = []
        for child in element.children:
            if isinstance(child, str) or child.tag in INLINE:
                loose.append(child)
                continue
            self.read_text("paragraph", Element("p", children=loose), path)
            loose = []
            if child.tag not in SKIPPED:
                self.read_block(child, path)
        self.read_text("paragraph", Element("p", children=loose), path)

    def read_block(self, element, path):
        if element.tag in TEXT_BLOCKS:
            self.read_text(TEXT_BLOCKS[element.tag], element, path)
        elif element.tag in ("ul", "ol", "dl"):
            self.read_list(element, path)
        elif element.tag == "table":
            self.read_table(element, path)
        elif element.tag == "hr":
            self.blocks.append(Block("rule", path, ""))
        elif element.tag == "note":
            before = len(self.blocks)
            self.read(element, path)
            self.notes.append((element.get("label"), "\n".join(block.text for block in self.blocks[before:])))
        else:
            self.read(element, path + ("q" if element.tag == "blockquote" else ""))

    def read_list(self, element, path):
        count, number = 0, int(element.get("start", "1"))
        for item in element.children:
            if isinstance(item, str):
                continue
            if item.tag == "dt":
                count = 0
                self.read_block(item, path)
                continue
            count, number = count + 1, int(item.get("value", number))
            inside = f"{path}n{number}" if element.tag == "ol" else f"{path}b{count}"
            number += 1
            before = len(self.blocks)
            self.read(item, inside)
            if len(self.blocks) > before:
                self.items.append((inside, self.blocks[before].text))

    def read_table(self, table, path):
        rows = []
        for row in (row for row in table.inside() if row.tag == "tr"):
            cells = [cell for cell in row.children if isinstance(cell, Element)]
            rows.append([Cell(self.text_of(cell).replace("\n", " "), int(cell.get("colspan", "1")), int(cell.get("rowspan", "1")),
                              cell.tag == "th") for cell in cells])
        if rows and not any(cell.text for cell in rows[0]):
            rows.pop(0)  # Markdown has no tables without a head
        self.tables.append((path, rows))
        self.blocks += [Block("row", path, "\t".join(cell.text for cell in row)) for row in rows]

    def read_text(self, shape, element, path):
        text = self.text_of(element, verbatim=shape == "code")
        if element.get("id").startswith("note-"):
            text = OWN_MARK.sub(lambda mark: OWN_NOTE.format(mark[0]), text, count=1)
            self.notes.append((element.get("id").removeprefix("note-"), text))
        if shape == "code":
            names = " ".join(child.get("class") for child in element.inside()).split()
            shape = " ".join(["code"] + [name.removeprefix("language-") for name in names if name.startswith("language-")])
            text = text.removesuffix("\n")
        if text:
            self.blocks.append(Block(shape, path, text))

    def text_of(self, element, verbatim=False):
        out = []
        for child in element.children:
            if isinstance(child, str):
                out.append(self.with_formulas(child if verbatim else re.sub(r"[ \t\n\r]+", " ", child)))
            elif child.tag == "br":
                out.append("\n")
            elif child.tag == "img":
                self.marks.append(Mark("image", child.get("alt"), child.get("src")))
                out.append(IMAGE)
            elif child.get("class") != "footnote-backref":
                out.append(self.text_of_mark(child, verbatim))
        text = BRACKETS.sub(NOTE.format(r"[\1]"), "".join(out))
        return text if verbatim or element.tag in INLINE else re.sub(" *\n *", "\n", re.sub(" +", " ", text)).strip()

    def text_of_mark(self, element, verbatim):
        if element.get("class") == "footnote-ref":  # of cmark-gfm, which numbers the references anew
            self.marks.append(Mark("note", next(element.inside()).get("href").removeprefix("#fn-"), ""))
            return NOTE.format("")
        text = self.text_of(element, verbatim)
        if element.get("class", "").split()[:1] == ["math"]:
            self.marks.append(Mark("formula", text, "display" if "display" in element.get("class") else ""))
        elif element.get("href").startswith("#note-"):
            self.marks.append(Mark("note", element.get("href").removeprefix("#note-"), ""))
            return NOTE.format(text)
        elif element.tag in MARKS and not verbatim:
            self.marks.append(Mark(MARKS[element.tag], text, element.get("href")))
        return EMBED.format(text) if element.get("class") == "embed" else text

    def with_formulas(self, text):
        def put_back(found):
            tex, display = self.formulas[int(found[1])]
            self.marks.append(Mark("formula", tex, "display" if display else ""))
            return tex
        return FORMULA.sub(put_back, text)

    def text(self):
        return "\n".join(block.text for block in self.blocks)


def words(text):
    """The words and the punctuation of a text. Bars part cells where Markdown has no table."""
    return [word for word in WORD.findall(CONTROLS.sub("", text)) if word != "|"]


def words_of_text(text):
    """The same without the marks of list items, which the format text has as characters."""
    return words("\n".join(line[LIST_MARKS.match(line).end():] for line in text.split("\n")))


def without_formulas(markdown):
    """Markdown with a sign in place of each formula, and the formulas as (TeX, whether it is a display formula)."""
    formulas, lines, fence = [], [], None

    def take(found, in_row=False):
        tex = found["display"] or found["inline"]
        if not tex:
            return found[0]
        formulas.append((tex.replace("\\|", "|") if in_row else tex, bool(found["display"])))
        return f"\uE000{len(formulas) - 1}\uE001"

    for line in markdown.split("\n"):
        opening = FENCE.match(line)
        if fence:
            fence = None if line.strip(" >") == fence else fence
        elif opening:
            fence = opening["fence"]
        elif ROW.match(line):  # a bar ends a cell, whatever it is in; with a backslash it is a bar of the cell
            line = "|".join(VERBATIM.sub(lambda found: take(found, in_row=True), cell) for cell in BAR.split(line))
        else:
            line = VERBATIM.sub(take, line)
        lines.append(line)
    return "\n".join(lines), formulas


def in_source_order(root):
    """Puts the notes, which cmark-gfm prints at the end, back to where they are defined."""
    blocks = [child for child in root.children if isinstance(child, Element)]
    notes = [section for section in blocks if section.get("class") == "footnotes"]
    for section in notes:
        blocks.remove(section)
        blocks += [Element("note", {"label": item.get("id").removeprefix("fn-")}, children=item.children)
                   for item in section.inside() if item.get("id").startswith("fn-")]

    def line(block):
        places = [element.get("data-sourcepos") for element in [block, *block.inside()] if element.get("data-sourcepos")]
        return int(places[0].split(":")[0]) if places else 0

    root.children = sorted(blocks, key=line)
    return root


def read_markdown(markdown):
    source, formulas = without_formulas(markdown)
    done = subprocess.run(CMARK, input=source.encode(), stdout=subprocess.PIPE, check=True)
    return Reading(in_source_order(Tree(done.stdout.decode()).root), formulas)


def read_html(page):
    return Reading(Tree(page).root)


def run(pith, page, *options):
    done = subprocess.run([pith, *options, "-"], input=page, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode()

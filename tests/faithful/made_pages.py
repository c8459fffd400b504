"""Pages that are made for the laws of structure. In: a number. Out: a page, always the same, and what is in it.

The idea: the page is written twice at the same time, as HTML, in the ways in which authors and programs write it, and as the blocks, items,
tables and marks that another program has to find in what pith makes of it. They are those of reading.py.
"""
import html
import random

from reading import Block, Cell, Mark

NOUNS = "harbour bell rope lantern tide ferry keeper gull anchor quay lock pilot barrel canal island storm chart oar crane mast".split()
VERBS = "waits rings turns sinks rises drifts creaks shines leans returns".split()
# What authors write and a writer of Markdown has to escape.
TRICKY = ["2*3*4", "_under_ score", "costs $5 or $6", "a $b$ c", "<b>not bold</b>", "[a](b)", "C# and # sharp", "5. five", "a | b", "~~gone~~",
          "&amp; is an ampersand", "back\\slash", "`tick`", "+ plus", "- minus", "snake_case_name", "![no image](x)", "**", "x < y > z", "[^1]", "<!-- -->",
          "{#braces}", "= equals", "a:b", "\\(x\\)", "1) one", "|", "---"]
LANGUAGES = [('<pre><code class="language-{}">', "</code></pre>"), ('<pre class="lang-{}"><code>', "</code></pre>"),
             ('<div class="highlight-source-{}"><pre>', "</pre></div>"), ('<pre data-lang="{}">', "</pre>"),
             ('<div class="sourceCode"><pre class="sourceCode {}"><code>', "</code></pre></div>")]
NAMES = ["python", "cpp", "rust", "sql", "bash"]
CODE = ["if a < b && c:", "\tindented by a tab", "    four spaces", "", "x = `tick`", "# no heading", "- no item", "1. no number", "cost = '$5' + '$6$'",
        "| no | table |", "> no quotation", "```", "~~~", "<b>no markup</b>", "a\\b\\n", "* * *", "[x](y) **z**"]
# TeX, and what draws it with its source nearby.
TEX = [r"\frac{a}{b}", "x_1 + y_2", r"a<b", r"a < b", r"\sqrt{x^2 + y^2}", r"\|v\| \le |w|", r"f[0](x)", r"\{a, b\}", r"x^{*}_{i} y^{*}_{j}", r"a \\ b", r"\mathbf{F} = m\,a",
       r"\sum_{i=1}^{n} i", r"p \to q", "a*b*c", r"[a, b)"]
FORMULAS = ["<math{display}>{mathml}</math>",
            '<math{display}><semantics><mi>x</mi><annotation encoding="application/x-tex">{tex}</annotation></semantics></math>',
            '<math alttext="{tex}"{display}><mi>x</mi></math>',
            '<span class="katex{katex}"><span class="katex-mathml"><math{display}><semantics><mi>x</mi><annotation encoding="application/x-tex">{tex}'
            '</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>x</span></span></span>',
            '<img class="mwe-math-fallback-image-{place}" src="/x.svg" alt="{{\\displaystyle {tex}}}">']
MATHML = {r"\frac{a}{b}": "<mfrac><mi>a</mi><mi>b</mi></mfrac>", r"\sqrt{x}": "<msqrt><mi>x</mi></msqrt>", "x^{2}": "<msup><mi>x</mi><mn>2</mn></msup>"}
# References to notes and the notes, as programs write them: the reference, what is before the notes, a note, what is after them.
NOTES = [('<sup><a href="#note{n}">[{n}]</a></sup>', "<ol>", '<li id="note{n}">{text}</li>', "</ol>"),
         ('<sup id="cite{n}">[<a href="#note{n}">{n}</a>]</sup>', "<ol>", '<li id="note{n}"><p>{text}</p></li>', "</ol>"),
         # Pandoc
         ('<a href="#fn{n}" class="footnote-ref" id="fnref{n}" role="doc-noteref"><sup>{n}</sup></a>', '<section class="footnotes" role="doc-endnotes"><ol>',
          '<li id="fn{n}"><p>{text}<a href="#fnref{n}" class="footnote-back" role="doc-backlink">↩︎</a></p></li>', "</ol></section>"),
         # WordPress
         ('<sup data-fn="f{n}" class="fn"><a href="#f{n}" id="f{n}-link">{n}</a></sup>', '<ol class="wp-block-footnotes">',
          '<li id="f{n}">{text} <a href="#f{n}-link" aria-label="Jump to footnote reference {n}">↩︎</a></li>', "</ol>"),
         # Word
         ('<a href="#_ftn{n}" name="_ftnref{n}">[{n}]</a>', "", '<p><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {text}</p>', ""),
         # Sphinx
         ('<a class="footnote-reference brackets" href="#f{n}" id="id{n}">{n}</a>', '<dl class="footnote brackets">',
          '<dt class="label" id="f{n}"><span class="brackets"><a class="fn-backref" href="#id{n}">{n}</a></span></dt><dd><p>{text}</p></dd>', "</dl>")]


class Page:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.html, self.blocks, self.items, self.tables, self.marks, self.notes = [], [], [], [], [], []
        self.definitions_of_terms = []  # like items, but text does not mark them
        self.titles = set()             # of definitions and of details; they may be strong as a whole
        self.count = 0
        self.form = self.random.choice(NOTES) if self.random.random() < 0.5 else None
        self.open(f"<!doctype html><title>Made page {seed}</title><article>")
        self.heading("", 1)
        for _ in range(3):
            self.paragraph("")
        for _ in range(self.random.randint(4, 9)):
            self.some_block("", 0)
        self.print_notes()
        self.open("</article>")

    def open(self, markup):
        """Adds markup, and sometimes the white space that authors put around it."""
        self.html.append(self.random.choice(["", "\n", "\n  "]) + markup)

    def chance(self, share):
        return self.random.random() < share

    # ------------------------------------------------------------------------------------------------------------------- text

    def plain(self):
        """A sentence that no other block has."""
        self.count += 1
        noun, other, verb = self.random.choice(NOUNS), self.random.choice(NOUNS), self.random.choice(VERBS)
        middle = f" {self.random.choice(TRICKY)}" if self.chance(0.3) else ""
        return f"The {noun} {self.count}{middle} {verb} near the {other}"

    def sentence(self, marked=True, note=True):
        """A sentence with marks, as HTML and as a reader sees it."""
        start, end = self.plain(), self.random.choice(NOUNS) + "."
        if self.chance(0.1):
            start = f"{self.random.choice(TRICKY)} {start}"
        markup, text = self.mark() if marked and self.chance(0.5) else ("and", "and")
        text = text or html.unescape(markup).replace("<br>", "\n")
        reference = self.reference() if note and self.form and self.chance(0.2) else ""
        return f"{html.escape(start)} {markup} {end}{reference}", f"{start} {text} {end}"

    def mark(self):
        """A word with a mark, as HTML and as text."""
        self.count += 1
        word = f"{self.random.choice(NOUNS)}{self.count}"
        make = self.random.choice([self.link, self.emphasis, self.emphasis, self.span_of_code, self.nested, self.in_word, self.image, self.line_break, None])
        return make(word) if make else self.formula(display=False)

    def marked(self, tag, name, text, inner=None):
        self.marks.append(Mark(name, text, ""))
        return f"<{tag}>{inner or html.escape(text)}</{tag}>", text

    def link(self, word, inner=None):
        address, text = f"https://quay.example/{word}?a=1&b=(2)", f"{word} {word}"
        self.marks.append(Mark("link", text, address))
        return f'<a href="{html.escape(address)}">{inner or text}</a>', text

    def emphasis(self, word):
        text = self.random.choice([f"{word} {word}", f"“{word}”", f"{word}!", f"({word} {word})", f"{word} – 5 €"])
        return self.marked(*self.random.choice([("em", "emphasis"), ("b", "strong"), ("i", "emphasis"), ("strong", "strong")]), text)

    def span_of_code(self, word):
        return self.marked("code", "code", word + self.random.choice(["", " | b", " `x`", " a_b_c", " $x$", "\\"]))

    def nested(self, word):
        text = f"{word} {word}"
        kind = self.random.randrange(4)
        if kind == 0:
            return self.marked("b", "strong", text, self.link(word)[0])
        if kind == 1:
            return self.link(word, self.marked("em", "emphasis", text)[0])
        if kind == 2:
            return self.marked("b", "strong", text, self.marked("code", "code", text)[0])
        inner, _ = self.marked("em", "emphasis", word)
        return self.marked("b", "strong", f"{word} the {word}", f"{inner} the {word}")

    def in_word(self, word):
        """Marks that begin or end inside of a word."""
        markup, _ = self.marked("b", "strong", word)
        return f"{markup}s", f"{word}s"

    def image(self, word):
        self.marks.append(Mark("image", f"a {word} [1]", f"https://quay.example/{word}.png"))
        return f'<img src="https://quay.example/{word}.png" alt="a {word} [1]"> and', "and"

    def line_break(self, word):
        return f"{word}<br>{self.random.choice(['', '# ', '- ', '1. ', '> '])}{word}", None

    def formula(self, display):
        markup = self.random.choice(FORMULAS)
        tex = self.random.choice(list(MATHML) if "mathml}" in markup else TEX)
        self.marks.append(Mark("formula", tex, "display" if display else ""))
        return markup.format(mathml=MATHML.get(tex), tex=html.escape(tex), display=' display="block"' if display else "", katex="-display" if display else "",
                             place="display" if display else "inline"), tex

    def reference(self):
        number = len(self.notes) + 1
        self.notes.append((str(number), self.plain() + "."))
        self.marks.append(Mark("note", str(number), ""))
        return self.form[0].format(n=number)

    # ------------------------------------------------------------------------------------------------------------------ blocks

    def some_block(self, path, depth):
        make = [self.paragraph, self.paragraph, self.list, self.list, self.list, self.quotation, self.table, self.code, self.display_formula]
        if depth == 0:
            make += [self.heading, self.table, self.code, self.definitions, self.details, self.rule]
        make = self.random.choice(make if depth < 5 else make[:2])
        if make in (self.list, self.quotation):
            make(path, depth + 1)
        else:
            make(path)

    def text_block(self, tag, shape, path, **sentence):
        markup, text = self.sentence(**sentence)
        self.open(f"<{tag}>{markup}</{tag}>")
        self.blocks.append(Block(shape, path, text))

    def paragraph(self, path):
        self.text_block("p", "paragraph", path)

    def heading(self, path, level=None):
        level = level or self.random.randint(2, 6)
        self.text_block(f"h{level}", f"heading{level}", path, note=False)

    def rule(self, path):
        self.open("<hr>")
        self.blocks.append(Block("rule", path, ""))

    def display_formula(self, path):
        markup, text = self.formula(display=True)
        self.open(f"<p>{markup}</p>")
        self.blocks.append(Block("paragraph", path, text))

    def code(self, path):
        self.count += 1
        name = self.random.choice(NAMES)
        opening, closing = self.random.choice(LANGUAGES)
        if self.chance(0.2):
            name, opening, closing = "", "<pre>", "</pre>"
        lines = [f"first({self.count})"] + self.random.sample(CODE, self.random.randint(0, 6)) + [f"last({self.count})"]
        self.open(opening.format(name) + html.escape("\n".join(lines), quote=False) + closing)
        self.blocks.append(Block(f"code {name}".strip(), path, "\n".join(lines)))

    def quotation(self, path, depth):
        self.open("<blockquote>")
        self.paragraph(path + "q")
        for _ in range(self.random.randint(0, 2)):
            self.some_block(path + "q", depth)
        self.open("</blockquote>")

    def list(self, path, depth):
        ordered = self.chance(0.5)
        start = self.random.choice([0, 3, 17]) if self.chance(0.3) else 1
        self.open(f'<ol start="{start}">' if start != 1 and ordered else "<ol>" if ordered else "<ul>")
        number = start
        for count in range(1, self.random.randint(2, 5)):
            value = ""
            if ordered and self.chance(0.1):
                number += self.random.randint(1, 5)
                value = f' value="{number}"'
            self.item(f"{path}n{number}" if ordered else f"{path}b{count}", depth, value)
            number += 1
        self.open("</ol>" if ordered else "</ul>")

    def item(self, path, depth, value):
        before = len(self.blocks)
        self.open(f"<li{value}>")
        if self.chance(0.1):
            self.some_block(path, depth)
        elif self.chance(0.7):
            markup, text = self.sentence()
            self.html.append(markup)
            self.blocks.append(Block("paragraph", path, text))
        else:
            self.paragraph(path)
        if self.chance(0.35):
            self.some_block(path, depth)
        if self.chance(0.1):
            self.paragraph(path)
        if self.chance(0.7):
            self.open("</li>")
        self.items.append((path, self.blocks[before].text))

    def definitions(self, path):
        self.open("<dl>")
        for _ in range(self.random.randint(2, 3)):
            self.text_block("dt", "paragraph", path, marked=False, note=False)
            self.titles.add(self.blocks[-1].text)
            for count in range(1, self.random.randint(2, 3)):
                self.text_block("dd", "paragraph", f"{path}b{count}", note=False)
                self.definitions_of_terms.append((f"{path}b{count}", self.blocks[-1].text))
        self.open("</dl>")

    def details(self, path):
        self.open("<details>")
        self.text_block("summary", "paragraph", path, marked=False, note=False)
        self.titles.add(self.blocks[-1].text)
        self.paragraph(path)
        self.open("</details>")

    def table(self, path):
        columns, count, head = self.random.randint(2, 4), self.random.randint(2, 5), self.chance(0.7)
        covered, rows = set(), []
        self.open("<table border=1>")
        for row in range(count):
            cells = []
            self.open("<tr>")
            for column in range(columns):
                if (row, column) not in covered:
                    cells.append(self.cell(row, column, (count, columns), covered, head))
                else:
                    cells.append(None)
            rows.append(cells)
            self.open("</tr>" if self.chance(0.7) else "")
        self.open("</table>")
        self.tables.append((path, [[cell for cell in cells if cell] for cells in rows]))
        self.blocks += [Block("row", path, "\t".join(cell.text if cell else "" for cell in cells).rstrip("\t")) for cells in rows]

    def cell(self, row, column, size, covered, head):
        """A cell that spans further ones of its table, as long as no other spans them and its rows have a cell of their own."""
        rows = columns = 1
        empty = column > 0 and self.chance(0.15)
        markup, text = ("", "") if empty else self.sentence() if self.chance(0.3) else (str(self.count),) * 2
        if column > 0 and not empty:
            if self.chance(0.2) and column < size[1] - 1 and (row, column + 1) not in covered:
                columns = 2
            while self.chance(0.15) and row + rows < size[0] and (row > 0 or not head):
                rows += 1
        covered.update((row + i, column + j) for i in range(rows) for j in range(columns))
        tag = "th" if head and row == 0 else "td"
        beyond = 8 if row + rows == size[0] and rows > 1 else 0  # rows that the table does not have
        spans = (f" colspan={columns}" if columns > 1 else "") + (f" rowspan={rows + beyond}" if rows > 1 else "")
        self.open(f"<{tag}{spans}>{markup}" + (f"</{tag}>" if self.chance(0.7) else ""))
        return Cell(text.replace("\n", " "), columns, rows, tag == "th")

    def print_notes(self):
        if not self.notes:
            return
        _, before, note, after = self.form
        self.open(before)
        for number, text in self.notes:
            self.open(note.format(n=number, text=html.escape(text)))
            self.blocks.append(Block("note", "", text))
        self.open(after)

    def page(self):
        return "".join(self.html)

"""Pages with more furniture inside their articles, for the trees to learn from.

In: a page's HTML, its segments from the gold, and a number. Out: the HTML with lines put into the article's own container, and the
segments with these lines. Few labelled pages have a byline, a caption or a pitch there without a class that gives it away, and a
tree that has seen none takes all between two paragraphs for article.

Lines come from train_furniture_phrases.py, with drawn names, dates and markup. Some are prose that looks like furniture. Places
are found where the text of a paragraph of the gold is that of a <p>, and below the headline.
"""
import html
import random
import re

from train_furniture_phrases import (COMPANIES, DATES, HEADLINES, LINES, MONTHS, PEOPLE, PLACES, SITES, TOPICS)

MIN_PARAGRAPHS = 3  # whose places are found
MIN_WORDS = 8  # of such a paragraph
LINES_PER_PLACE = {"top": (0, 0, 0, 1), "head": (0, 1, 1, 2), "body": (1, 2, 3, 4), "end": (0, 1, 2, 3)}  # how many, drawn from
WORD = re.compile(r"\w+")
LINE_END = re.compile(r"(?<! )/(?! )")
OF_ONE_LINE = ("byline", "caption", "liveblog")
PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p\s*>", re.DOTALL | re.IGNORECASE)
HEADLINE = re.compile(r"<h1\b[^>]*>(.*?)</h1\s*>", re.DOTALL | re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
CLASSES = {
    "byline": "byline|author|meta|post-meta|article-info|date|by",
    "sign": "author-box|bio|note|footer-note|credit",
    "liveblog": "time|timestamp|entry-time|when",
    "caption": "caption|wp-caption-text|image-text|media-note|legend",
    "continue": "ad|ad-label|notice|break|label",
    "pointer": "related|readmore|inline-link|more|box",
    "related": "related|more-stories|box|list",
    "newsletter": "newsletter|signup|promo|box|cta",
    "paywall": "offer|paywall|promo|box|support",
    "affiliate": "disclosure|sponsor|note|partner",
    "tags": "tags|topics|post-tags|terms|labels",
    "rights": "copyright|disclaimer|note|small",
    "share": "share|social|tools|widget|follow",
    "mailing": "preheader|footer|small|links",
    "comments": "comments|responses|count",
    "consent": "cookie-banner|notice|overlay|gdpr",
    "prose": "text|paragraph|body|content",
    "standfirst": "standfirst|subtitle|lead|intro|dek",
}
ALSO = "css-1x2y3z|sc-7fa|text-sm|mt-4 mb-2|c4|item|block|row|inner"  # names that tell nothing
WRAPS = ("<p{c}>{t}</p>", "<p{c}>{t}</p>", "<p{c}>{t}</p>", "<div{c}>{t}</div>", "<div{c}><p>{t}</p></div>", "<div{c}><span>{t}</span></div>",
         "<p{c}><em>{t}</em></p>", "<p{c}><strong>{t}</strong></p>", "<p{c}><small>{t}</small></p>", "<div{c}><div>{t}</div></div>",
         "<p{c}><i>{t}</i></p>", "<p{c}><span>{t}</span></p>")
PROSE_WRAPS = ("<p{c}>{t}</p>", "<p{c}>{t}</p>", "<p>{t}</p>", "<div{c}>{t}</div>", "<p{c}><em>{t}</em></p>", "<p><span{c}>{t}</span></p>")
LEAD_WRAPS = WRAPS + ("<h2{c}>{t}</h2>", "<h3{c}>{t}</h3>")
CAPTION_WRAPS = ('<p><img src="/i/{n}.jpg" alt=""><br><em>{t}</em></p>', '<div{c}><img src="/i/{n}.jpg"><div>{t}</div></div>',
                 '<div{c}><img src="/i/{n}.jpg" alt=""><p>{t}</p></div>', '<p><img src="/i/{n}.jpg"></p><p{c}>{t}</p>',
                 '<p><img src="/i/{n}.jpg"></p><p><small>{t}</small></p>', '<figure><img src="/i/{n}.jpg"><p>{t}</p></figure>',
                 '<div{c}><a href="/i/{n}"><img src="/i/{n}.jpg"></a><span>{t}</span></div>', '<p><img src="/i/{n}.jpg"> <i>{t}</i></p>')
HEAD_WRAPS = ("<h4{c}>{t}</h4>", "<address{c}>{t}</address>")
HEADINGS = ("<h2>{t}</h2>", "<h3>{t}</h3>", "<h4>{t}</h4>", "<p><strong>{t}</strong></p>", "<div>{t}</div>", "<p>{t}</p>")


class Writer:
    """Lines in one language, drawn by one number."""

    def __init__(self, language, number):
        self.draw = random.Random(number)
        self.language = language if language in PEOPLE else "en"

    def of(self, table):
        table = table.get(self.language) or table["en"] if isinstance(table, dict) else table
        return self.draw.choice(table.split("|") if isinstance(table, str) else table)

    def fill(self, phrase):
        return re.sub(r"\{([^}]+)\}", lambda found: self._filler(found[1]), phrase)

    def _filler(self, name):
        if name == "D":
            return self._date()
        if name == "H":
            return self.fill(self.of(HEADLINES))
        if name == "T":
            return f"{self.draw.randint(0, 23)}{self.draw.choice(':::.')}{self.draw.randint(0, 59):02}"
        if name in "#Y":
            return str(self.draw.randint(2, 29) if name == "#" else self.draw.randint(1901, 2025))
        return self.of({"N": PEOPLE, "M": PEOPLE, "S": SITES, "P": PLACES, "B": COMPANIES, "K": TOPICS}[name])

    def _date(self):
        month = self.draw.randint(1, 12)
        word = (MONTHS.get(self.language) or MONTHS["en"]).split()[month - 1]
        return self.of(DATES).format(d=self.draw.randint(1, 28), m=word, s=word[:3], n=f"{month:02}", Y=self.draw.randint(2003, 2025))

    def line(self, name):
        """Markup of one of the lines, and its text."""
        phrase = self.of(LINES[name][3])
        parts = [self.fill(part) for part in ([phrase] if name in OF_ONE_LINE else LINE_END.split(phrase))]
        marked = [self._marked(part) for part in parts]
        texts = [re.sub(r"[\[\]]", "", part) for part in parts]
        return self._wrapped(name, marked), texts

    def _marked(self, part):
        link = lambda found: f'<a href="/{self.draw.choice("abcdt")}/{self.draw.randint(1, 999)}">{found[1]}</a>'
        marked = re.sub(r"\[([^\]]*)\]", link, html.escape(part, quote=False))
        if self.draw.random() < 0.15 and ": " in marked and "<a" in marked:
            label, rest = marked.split(": ", 1)
            marked = f"<b>{label}:</b> {rest}"
        return marked

    def _class(self, name):
        drawn = self.draw.random()
        if drawn < 0.55:
            return ""
        return f' class="{self.draw.choice((CLASSES[name] if drawn < 0.75 else ALSO).split("|"))}"'

    def _wrapped(self, name, marked):
        wraps = {"prose": PROSE_WRAPS, "caption": CAPTION_WRAPS, "standfirst": LEAD_WRAPS, "byline": WRAPS + HEAD_WRAPS}.get(name, WRAPS)
        put = lambda wrap, text, c: wrap.replace("{c}", c).replace("{t}", text).replace("{n}", str(self.draw.randint(1, 99)))
        if len(marked) == 1:
            return put(self.draw.choice(wraps), marked[0], self._class(name))
        if name == "prose" and "<a" in marked[-1]:
            items = "".join(f"<li>{of}</li>" for of in marked[1:])
            return f"<p>{marked[0]}</p><ul>{items}</ul>"
        if name == "prose":
            head = self.draw.choice(("<p>{t}</p>", "<p><strong>{t}</strong></p>", "<h3>{t}</h3>"))
            return put(head, marked[0], "") + "".join(f"<p>{of}</p>" for of in marked[1:])
        if self.draw.random() < 0.15 and name in ("newsletter", "paywall"):
            return put("<p{c}>{t}</p>", " ".join(marked), self._class(name))
        head = put(self.draw.choice(HEADINGS), marked[0], "")
        is_list = name in ("related", "tags", "share", "standfirst") and self.draw.random() < 0.6
        rest = "".join(f"<li>{of}</li>" for of in marked[1:]) if is_list else "".join(
            put(self.draw.choice(("<p>{t}</p>", "<div>{t}</div>")), of, "") for of in marked[1:])
        return f"<div{self._class(name)}>{head}{'<ul>' + rest + '</ul>' if is_list else rest}</div>"


def furnish(page, segments, number):
    """The page and its segments with more lines, or None where too few places are found."""
    language = re.search(r"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2})", page)
    writer = Writer(language[1].lower() if language else "en", number)
    places = find_places(page, segments)
    if sum(place["name"] == "body" for place in places) < MIN_PARAGRAPHS:
        return None
    pieces = []  # (byte of the page, segment, line, markup, kind, texts)
    for place, count in chosen_places(places, writer.draw):
        for _ in range(count):
            name = draw_line(place["name"], writer.draw)
            markup, texts = writer.line(name)
            pieces.append((place["at"], place["segment"], place["line"], markup, LINES[name][0], texts))
    return put_markup(page, pieces), put_segments(segments, pieces)


def find_places(page, segments):
    """Where lines may be put: the byte of the page, and the segment and the line in it after which they are read."""
    hidden = [found.span() for found in UNSEEN.finditer(page)]
    is_hidden = lambda at: any(begin <= at < end for begin, end in hidden)
    known = {}
    for number, segment in enumerate(segments):
        for line, text in enumerate(segment["text"].split("\n")):
            known.setdefault((segment["kind"], key_of(text)), (number, line))
    places, last = [], (-1, -1)
    for found in sorted([*HEADLINE.finditer(page), *PARAGRAPH.finditer(page)], key=lambda found: found.start()):
        is_headline = found[0][:3].lower() == "<h1"
        text = key_of(text_of(found[1]))
        at = known.get(("title" if is_headline else "article", text))
        is_long = len(text.split()) >= MIN_WORDS
        if at is None or at <= last or is_hidden(found.start()) or not (is_headline or is_long):
            continue
        last = at
        places.append({"name": "head" if is_headline else "body", "at": found.end(), "segment": at[0], "line": at[1]})
    bodies = [place for place in places if place["name"] == "body"]
    if bodies:
        places.append(bodies[-1] | {"name": "end"})
        places.remove(bodies[-1])
    body = re.search(r"<body\b[^>]*>", page, re.IGNORECASE)
    return places + ([{"name": "top", "at": body.end(), "segment": -1, "line": 0}] if body else [])


def text_of(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br\b[^>]*>", " ", markup, flags=re.IGNORECASE)))


def key_of(text):
    return " ".join(WORD.findall(text.lower()))


def chosen_places(places, draw):
    """Places and how many lines each gets: one or two for the headline and the end, a few of those between paragraphs."""
    bodies = [place for place in places if place["name"] == "body"]
    chosen = draw.sample(bodies, min(len(bodies), draw.choice(LINES_PER_PLACE["body"]) + 1))
    return [(place, 1) for place in chosen] + [
        (place, draw.choice(LINES_PER_PLACE[place["name"]])) for place in places if place["name"] != "body"]


def draw_line(place, draw):
    names = [name for name, (_, places, _, _) in LINES.items() if place in places]
    return draw.choices(names, [LINES[name][2] for name in names])[0]


def put_markup(page, pieces):
    out, at = [], 0
    for piece in sorted(pieces, key=lambda piece: piece[0]):
        out += [page[at : piece[0]], piece[3]]
        at = piece[0]
    return "".join(out) + page[at:]


def put_segments(segments, pieces):
    """The segments, parted after the lines below which pieces were put."""
    added = {}
    for _, segment, line, _, kind, texts in pieces:
        added.setdefault((segment, line), []).append({"kind": kind, "text": "\n".join(texts)})
    out = added.get((-1, 0), [])
    for number, segment in enumerate(segments):
        lines, begin = segment["text"].split("\n"), 0
        for line in range(len(lines)):
            if (number, line) in added:
                out += [segment | {"text": "\n".join(lines[begin : line + 1])}] + added[number, line]
                begin = line + 1
        if begin < len(lines):
            out.append(segment | {"text": "\n".join(lines[begin:])})
    return out

"""What people copy of a page, for more text to learn from: the article, with little or nothing of what is around it.

In: a page's segments from the gold. Out: some of its segments as text, and the same segments as gold. Corpora have whole pages, on
which a headline stands below a menu and the end of an article above other stories; whoever pastes an article has neither.

Which kinds are kept, how many lines of the article, and whether blank lines part them is drawn by a number, so that the same page
gives the same text.
"""
OFTEN_KEPT = {"title": 6, "byline": 2, "caption": 2}  # not by one in so many
OTHERS = ("tags", "related", "comment", "ad", "nav")
ONE_OF_OTHERS = 3  # by one in so many, and then one of them
SHORT = 3  # one in so many has few lines of the article
MOST_LINES = 6  # of a short one
ENDS = tuple(".!?:\u2026\u3002\uFF01\uFF1F\u0964\u061F\u06D4\"\u201D\u2019\u00BB)")  # of lines that hold whole sentences


class Draw:
    def __init__(self, number):
        self.number = number

    def below(self, count):
        self.number, drawn = divmod(self.number, count)
        return drawn


def is_wrapped(segments):
    lines = [line.strip() for of in segments if of["kind"] == "article" for line in of["text"].split("\n")]
    return 2 * sum(line.endswith(ENDS) for line in lines) < len(lines)


def excerpt(segments, number):
    """The text and its segments, or None without an article."""
    draw = Draw(number)
    kept = {"article"} | {kind for kind, count in OFTEN_KEPT.items() if draw.below(count) > 0}
    if draw.below(ONE_OF_OTHERS) == 0:
        kept.add(OTHERS[draw.below(len(OTHERS))])
    left = 1 + draw.below(MOST_LINES) if draw.below(SHORT) == 0 else None  # lines of the article
    space = "\n\n" if draw.below(2) and not is_wrapped(segments) else "\n"
    chosen = []
    for segment in segments:
        kind, lines = segment["kind"], [line for line in segment["text"].split("\n") if line.strip()]
        if kind == "title":
            lines = lines[-1:] if all(of["kind"] != kind for of in chosen) else []
        if kind == "article" and left is not None:
            lines = lines[:left]
            left -= len(lines)
        if kind in kept and lines:
            chosen.append({"kind": kind, "text": space.join(lines)})
    if all(of["kind"] != "article" for of in chosen):
        return None
    return space.join(of["text"] for of in chosen) + "\n", chosen

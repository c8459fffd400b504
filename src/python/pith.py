"""pith: split a page, HTML or scraped text, into its parts.

    import pith

    page = pith.extract(open("page.html", "rb").read(), url="https://example.org/tides")
    print(page.text)                        # the article; also page.markdown, page.html
    print(page.metadata.title, page.metadata.authors)
    for block in page.blocks:
        if block.kind == "comment":
            print(block.text)

In: bytes in any encoding, or a str. Out: a Document. The bytes of a page are never an error. Every visible character of the page
is in exactly one block, and every block has one kind: title, byline, article, caption, tags, related, comment, ad or nav.

The module calls libpith.so.0 through pith_c.h and needs nothing else. It takes the file that the environment variable
PITH_LIBRARY names, or the one of the prefix in which it is installed, or the one that the loader finds. Functions may be called
from any number of threads at the same time, and run in parallel.
"""

from __future__ import annotations

import ctypes
import json as _json
import os
import weakref
from ctypes import POINTER, Structure, byref, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Iterable, List, Optional, Tuple, Union

__all__ = ["extract", "version", "Document", "Metadata", "Block", "Mark", "Nesting", "CellSpan", "Reason", "Related", "Comment",
           "Statement", "Error"]

KINDS = ("title", "byline", "article", "caption", "tags", "related", "comment", "ad", "nav")
SHAPES = ("paragraph", "heading", "item", "quote", "code", "table", "figure", "rule")
MARKS = ("link", "emphasis", "strong", "code", "deleted", "inserted", "image", "embed", "math")
NESTINGS = ("bullet", "ordered", "quote")
FORMATS = ("auto", "html", "text")
TYPES = ("auto", "article", "forum", "product", "collection", "listing", "documentation", "service")
BIASES = ("balanced", "precision", "recall")
LIMITS = ("", "bytes", "depth", "memory", "blocks", "parser", "truncated")
OUTPUT_FORMATS = ("text", "markdown", "html", "json", "jsonl", "report")
LINKS = ("default", "inline", "reference", "none")
IMAGES = ("default", "keep", "alt", "none")
EXTRAS = ("words", "encoding", "format", "version", "markdown", "html", "links", "images", "blocks", "sources")
_FIELDS = ("title", "authors", "published", "modified", "site", "url", "language", "description", "image", "tags", "categories",
           "license")
_LISTS = ("authors", "tags", "categories")
_NO_MEMORY, _UNKNOWN_ENCODING = 1, 3


class Error(Exception):
    """What libpith can't do, in words. Lack of memory is a MemoryError, a wrong argument a ValueError."""


# ------------------------------------------------------------------------------------------------------------------- results


@dataclass(frozen=True)
class Mark:
    """A part of a block's text that is more than plain text: text[start:end]. An image is at `start`, which equals `end`."""

    type: str  #: link, emphasis, strong, code, deleted, inserted, image, math
    start: int  #: in characters of the block's text
    end: int
    url: str  #: of a link or image
    alt: str  #: alternative text of an image, title of an embed
    note: str  #: of a link: label of the note that it refers to
    display: bool  #: of math: a display formula


@dataclass(frozen=True)
class Nesting:
    """A list item or quotation around a block."""

    type: str  #: bullet, ordered, quote
    list: int  #: identifies the list
    item: int  #: identifies the item or quotation
    number: int  #: of the item, if the list is ordered


@dataclass(frozen=True)
class CellSpan:
    """A cell of a table's row that spans columns or rows, or that a cell above covers (0 rows)."""

    cell: int
    columns: int
    rows: int


@dataclass(frozen=True)
class Reason:
    """How far a rule or a fact moved the log odds of a kind."""

    rule: str
    kind: str
    points: float
    value: str


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, table row or another smallest part of a page that has a kind."""

    kind: str  #: one of KINDS
    shape: str  #: one of SHAPES
    level: int  #: of a heading or list item; 0 for other shapes
    score: float  #: confidence in the kind, 0 to 1
    start: int  #: bytes of the decoded page, including markup
    end: int
    line: int  #: of the decoded page
    text: str
    language: str  #: programming language of code
    anchor: str  #: target of links within the page
    note: str  #: label of the note that the block is part of
    table: int  #: identifies the table of a row; 0 for other shapes
    head: bool  #: a row of headings, or the term of what follows
    marks: Tuple[Mark, ...]
    nest: Tuple[Nesting, ...]  #: lists and quotations around the block, outermost first
    spans: Tuple[CellSpan, ...]
    reasons: Tuple[Reason, ...]  #: what speaks most for the kind first; empty unless `explain` was given


@dataclass(frozen=True)
class Metadata:
    """What the page states about itself; None or an empty tuple for what it does not state."""

    title: Optional[str]
    authors: Tuple[str, ...]
    published: Optional[str]  #: ISO 8601, as precise as the page states it
    modified: Optional[str]
    site: Optional[str]
    url: Optional[str]
    language: Optional[str]  #: BCP 47
    description: Optional[str]
    image: Optional[str]
    tags: Tuple[str, ...]
    categories: Tuple[str, ...]
    license: Optional[str]


@dataclass(frozen=True)
class Related:
    """Another story that the page shows or links to; strings are empty for what it does not show."""

    title: str
    url: str
    source: str  #: where it was published
    published: str
    text: str
    author: str  #: one or several, as the page prints them


@dataclass(frozen=True)
class Comment:
    """A reader's comment, or a post in a forum."""

    author: str
    published: str
    text: str
    reply_to: Optional[int]  #: the number, in the same list, of the one that it replies to


@dataclass(frozen=True)
class Statement:
    """A candidate for the metadata, whether or not it was chosen."""

    field: str
    value: str
    source: str  #: "og:title", "JSON-LD", "byline" ...
    why: str  #: what is wrong with it
    line: int
    chosen: bool


# ------------------------------------------------------------------------------------------------------------------- libpith


class _String(Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def __str__(self) -> str:
        return ctypes.string_at(self.data, self.size).decode("utf-8", "replace")


class _Sized(Structure):
    """A structure that begins with its size."""

    def __init__(self, **members: Any) -> None:
        super().__init__(size=ctypes.sizeof(self), **members)


def _structure(name: str, **members: Any) -> type:
    return type(name, (_Sized,), {"_fields_": [("size", c_size_t), *members.items()]})


_Options = _structure("_Options", url=c_char_p, encoding=c_char_p, format=c_int, type=c_int, bias=c_int, explain=c_int,
                      sources=c_int, max_bytes=c_size_t, max_depth=c_size_t, max_memory=c_size_t, max_blocks=c_size_t)
_Info = _structure("_Info", format=c_int, type=c_int, type_confidence=c_double, confidence=c_double, limit=c_int,
                   encoding=_String, blocks=c_size_t, related=c_size_t, comments=c_size_t, posts=c_size_t,
                   statements=c_size_t)
_Block = _structure("_Block", kind=c_int, shape=c_int, level=c_int, score=c_float, begin=c_uint32, end=c_uint32, line=c_uint32,
                    table=c_uint32, head=c_int, text=_String, language=_String, anchor=_String, note=_String, marks=c_size_t,
                    nesting=c_size_t, cell_spans=c_size_t, reasons=c_size_t)
_Mark = _structure("_Mark", type=c_int, begin=c_uint32, end=c_uint32, display=c_int, target=_String, label=_String, note=_String)
_Nesting = _structure("_Nesting", type=c_int, list=c_uint32, item=c_uint32, number=c_uint32)
_CellSpan = _structure("_CellSpan", cell=c_uint32, columns=c_uint32, rows=c_uint32)
_Reason = _structure("_Reason", kind=c_int, points=c_float, rule=_String, value=_String)
_Related = _structure("_Related", title=_String, url=_String, source=_String, published=_String, text=_String,
                      author=_String)
_Comment = _structure("_Comment", author=_String, published=_String, text=_String, reply_to=c_size_t)
_Statement = _structure("_Statement", field=_String, value=_String, source=_String, why=_String, line=c_uint32, chosen=c_int)
_WriteOptions = _structure("_WriteOptions", to=c_int, keep=c_uint, links=c_int, images=c_int, front_matter=c_int,
                           segments=c_int, explain=c_int, ascii=c_int, escape_controls=c_int, **{"with": c_uint},
                           width=c_size_t, source=c_char_p, record=c_uint64, members=c_char_p, get=c_char_p)
_NO_REPLY = c_size_t(-1).value


def _open() -> ctypes.CDLL:
    folder = os.path.dirname(os.path.abspath(__file__))  # such as /usr/local/lib/python3.11/dist-packages
    of_prefix = os.path.join(folder, "..", "..", "libpith.so.0")
    found = of_prefix if folder.endswith("-packages") and os.path.exists(of_prefix) else "libpith.so.0"
    try:
        return ctypes.CDLL(os.environ.get("PITH_LIBRARY", found))
    except OSError as error:
        raise ImportError(f"{error} (PITH_LIBRARY can name the file)") from None


def _load() -> ctypes.CDLL:
    library = _open()
    document, index = c_void_p, c_size_t
    for name, result, *arguments in (
            ("version", c_char_p), ("status_message", c_char_p, c_int),
            ("extract", c_int, c_char_p, c_size_t, POINTER(_Options), POINTER(c_void_p)),
            ("document_free", None, document), ("free", None, c_void_p),
            ("write", c_int, document, POINTER(_WriteOptions), POINTER(c_void_p), POINTER(c_size_t)),
            ("document_info", c_int, document, POINTER(_Info)),
            ("metadata_count", c_size_t, document, c_int), ("metadata", _String, document, c_int, index),
            ("document_block", c_int, document, index, POINTER(_Block)),
            ("block_mark", c_int, document, index, index, POINTER(_Mark)),
            ("block_nesting", c_int, document, index, index, POINTER(_Nesting)),
            ("block_cell_span", c_int, document, index, index, POINTER(_CellSpan)),
            ("block_reason", c_int, document, index, index, POINTER(_Reason)),
            ("document_related", c_int, document, index, POINTER(_Related)),
            ("document_comment", c_int, document, index, POINTER(_Comment)),
            ("document_post", c_int, document, index, POINTER(_Comment)),
            ("document_statement", c_int, document, index, POINTER(_Statement))):
        function = getattr(library, "pith_" + name)
        function.restype, function.argtypes = result, arguments
    return library


_libpith = _load()


def _check(status: int) -> None:
    if status == 0:
        return
    message = _libpith.pith_status_message(status).decode()
    if status == _NO_MEMORY:
        raise MemoryError(message)
    raise ValueError(message) if status == _UNKNOWN_ENCODING else Error(message)


def _choice(name: str, value: str, names: Tuple[str, ...]) -> int:
    if value not in names:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(names)}")
    return names.index(value)


def _bits(name: str, values: Iterable[str], names: Tuple[str, ...]) -> int:
    if isinstance(values, str):
        values = (values,)
    return sum({1 << _choice(name, value, names) for value in values})


def _c_text(name: str, text: Optional[str]) -> Optional[bytes]:
    if text is None:
        return None
    if "\0" in text:
        raise ValueError(f"{name}: a NUL in it")
    return text.encode("utf-8", "surrogateescape")


def _data(page: Any) -> bytes:
    if isinstance(page, bytes):
        return page
    try:
        return memoryview(page).tobytes()
    except TypeError:
        readers = [f"; pass its .{name}()" for name in ("read", "read_bytes") if hasattr(page, name)]
        raise TypeError(f"page must be bytes or str, not {type(page).__name__}{''.join(readers[:1])}") from None


def _character_offsets(text: bytes) -> List[int]:
    """For each byte offset, and the end, the number of characters before it."""
    offsets, count = [], 0
    for byte in text:
        offsets.append(count)
        count += byte & 0xC0 != 0x80
    return offsets + [count]


# ------------------------------------------------------------------------------------------------------------------ documents


class Document:
    """A page that was read. extract() makes it; it may be kept, and read by several threads."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._finalizer = weakref.finalize(self, _libpith.pith_document_free, handle)
        self._info = self._read(_libpith.pith_document_info, _Info)

    def __repr__(self) -> str:
        return f"<pith.Document {self.metadata.title or ''!r}: {self.type}, {self._info.blocks} blocks>"

    def _read(self, function: Any, structure: type, *place: int) -> Any:
        result = structure()
        _check(function(self._handle, *place, byref(result)))
        return result

    @property
    def text(self) -> str:
        """The article as plain text."""
        return self.write("text")

    @property
    def markdown(self) -> str:
        """The title and the article as Markdown."""
        return self.write("markdown")

    @property
    def html(self) -> str:
        """The title and the article as a page of HTML, in which nothing runs."""
        return self.write("html")

    @property
    def json(self) -> dict:
        """The page as the command `pith --to json` prints it."""
        return _json.loads(self.write("json"))

    @property
    def format(self) -> str:
        """"html" or "text", as the page was read."""
        return FORMATS[self._info.format]

    @property
    def encoding(self) -> str:
        """The name in the WHATWG Encoding Standard, as the page was read."""
        return str(self._info.encoding)

    @property
    def type(self) -> str:
        """The type of the page, such as "article" or "forum"."""
        return TYPES[self._info.type]

    @property
    def type_confidence(self) -> float:
        """The probability of the type, 0 to 1."""
        return self._info.type_confidence

    @property
    def confidence(self) -> float:
        """The F1 of the article's words to be expected, 0 to 1."""
        return self._info.confidence

    @property
    def limit(self) -> str:
        """Why the page was read only in part, such as "memory"; almost always ""."""
        return LIMITS[self._info.limit]

    @cached_property
    def metadata(self) -> Metadata:
        """What the page states about itself."""
        found: dict = {}
        for number, name in enumerate(_FIELDS):
            count = _libpith.pith_metadata_count(self._handle, number)
            values = tuple(str(_libpith.pith_metadata(self._handle, number, index)) for index in range(count))
            found[name] = values if name in _LISTS else values[0] if values else None
        return Metadata(**found)

    @cached_property
    def blocks(self) -> List[Block]:
        """All blocks of the page, in the order of the source."""
        return [self._block(index) for index in range(self._info.blocks)]

    @cached_property
    def related(self) -> List[Related]:
        """Other stories that the page shows."""
        found = (self._read(_libpith.pith_document_related, _Related, index) for index in range(self._info.related))
        return [Related(*map(str, (one.title, one.url, one.source, one.published, one.text, one.author)))
                for one in found]

    @cached_property
    def comments(self) -> List[Comment]:
        """Readers' comments."""
        return [self._comment(_libpith.pith_document_comment, index) for index in range(self._info.comments)]

    @cached_property
    def posts(self) -> List[Comment]:
        """The posts of a forum; empty for pages of other types."""
        return [self._comment(_libpith.pith_document_post, index) for index in range(self._info.posts)]

    @cached_property
    def statements(self) -> List[Statement]:
        """What the metadata was chosen from, best first; empty unless `sources` or `explain` was given."""
        found = (self._read(_libpith.pith_document_statement, _Statement, index) for index in range(self._info.statements))
        return [Statement(str(one.field), str(one.value), str(one.source), str(one.why), one.line, bool(one.chosen))
                for one in found]

    def write(self, to: str = "text", *, keep: Iterable[str] = (), links: str = "default", images: str = "default",
              front_matter: bool = False, segments: bool = False, explain: bool = False, ascii: bool = False,
              escape_controls: bool = False, width: int = 0, extras: Iterable[str] = (), source: Optional[str] = None,
              get: Iterable[str] = ()) -> str:
        """The document in an output format.

        to               text, markdown, html, json, jsonl or report, a page that shows every block (extract() needs `explain`)
        keep             kinds to print in place of the article (and title, in Markdown and HTML)
        links            inline, reference or none
        images           keep, alt or none
        front_matter     Markdown: the metadata before the text
        segments         JSON: runs of blocks of the same kind
        explain          text: a line for each block; JSON: a segment for each block, with reasons
        ascii            JSON: escape all other characters
        escape_controls  write control characters as a terminal may see them
        width            text: columns at which paragraphs are wrapped; 0: not at all
        extras           JSON: further members, such as "links" (`--with` of the command)
        source           JSON: the name of the input
        get              names of members of the JSON: each alone, on a line of its own

        ValueError: a name that is none of these.
        """
        options = _WriteOptions(
            to=_choice("to", to, OUTPUT_FORMATS), keep=_bits("keep", keep, KINDS), links=_choice("links", links, LINKS),
            images=_choice("images", images, IMAGES), front_matter=front_matter, segments=segments, explain=explain, ascii=ascii,
            escape_controls=escape_controls, width=width, source=_c_text("source", source),
            get=_c_text("get", get if isinstance(get, str) else ",".join(get)), **{"with": _bits("extras", extras, EXTRAS)})
        output, size = c_void_p(), c_size_t()
        _check(_libpith.pith_write(self._handle, byref(options), byref(output), byref(size)))
        try:
            return ctypes.string_at(output, size.value).decode()
        finally:
            _libpith.pith_free(output)

    def _block(self, index: int) -> Block:
        one = self._read(_libpith.pith_document_block, _Block, index)
        spans = (self._read(_libpith.pith_block_cell_span, _CellSpan, index, at) for at in range(one.cell_spans))
        nest = (self._read(_libpith.pith_block_nesting, _Nesting, index, at) for at in range(one.nesting))
        reasons = (self._read(_libpith.pith_block_reason, _Reason, index, at) for at in range(one.reasons))
        return Block(
            KINDS[one.kind], SHAPES[one.shape], one.level, one.score, one.begin, one.end, one.line, str(one.text),
            str(one.language), str(one.anchor), str(one.note), one.table, bool(one.head),
            self._marks(index, one) if one.marks else (),
            tuple(Nesting(NESTINGS[level.type], level.list, level.item, level.number) for level in nest),
            tuple(CellSpan(span.cell, span.columns, span.rows) for span in spans),
            tuple(Reason(str(reason.rule), KINDS[reason.kind], reason.points, str(reason.value)) for reason in reasons))

    def _marks(self, index: int, block: Any) -> Tuple[Mark, ...]:
        place = _character_offsets(ctypes.string_at(block.text.data, block.text.size))
        marks = (self._read(_libpith.pith_block_mark, _Mark, index, at) for at in range(block.marks))
        return tuple(Mark(MARKS[mark.type], place[mark.begin], place[mark.end], str(mark.target), str(mark.label), str(mark.note),
                          bool(mark.display)) for mark in marks)

    def _comment(self, function: Any, index: int) -> Comment:
        one = self._read(function, _Comment, index)
        return Comment(str(one.author), str(one.published), str(one.text), None if one.reply_to == _NO_REPLY else one.reply_to)


def extract(page: Union[bytes, bytearray, memoryview, str], *, url: Optional[str] = None, encoding: Optional[str] = None,
            format: str = "auto", type: str = "auto", bias: str = "balanced", explain: bool = False, sources: bool = False,
            max_bytes: int = 0, max_depth: int = 0, max_memory: int = 0, max_blocks: int = 0) -> Document:
    """Reads a page and labels its blocks.

    page        the content, not the name of a file: bytes in any encoding, which is detected, or a str; the command recognises
                compressed files, PDF files and pictures, extract() reads whatever bytes it gets
    url         its address, which makes links and images absolute
    encoding    label of the WHATWG Encoding Standard, if it is known for certain; not for a str
    format      html or text, if it is known
    type        article, forum, product, collection, listing, documentation or service, if it is known
    bias        precision or recall: which error is worse
    explain     blocks have reasons, and the document has statements
    sources     the document has statements
    max_...     limits in bytes, open elements, bytes of memory and blocks; 0: those of the command

    TypeError: a page of another type. ValueError: an encoding, format, type or bias that does not exist. MemoryError: not enough
    memory.
    """
    if isinstance(page, str):
        if encoding is not None:
            raise ValueError("encoding: a str is decoded already; encoding is for bytes")
        data, encoding = page.encode("utf-8", "replace"), "utf-8"
    else:
        data = _data(page)
    options = _Options(url=_c_text("url", url), encoding=_c_text("encoding", encoding), format=_choice("format", format, FORMATS),
                       type=_choice("type", type, TYPES), bias=_choice("bias", bias, BIASES), explain=explain, sources=sources,
                       max_bytes=max_bytes, max_depth=max_depth, max_memory=max_memory, max_blocks=max_blocks)
    handle = c_void_p()
    _check(_libpith.pith_extract(data, len(data), byref(options), byref(handle)))
    return Document(handle.value)


def version() -> str:
    """The version of libpith, such as "0.2.0"."""
    return _libpith.pith_version().decode()


__version__ = version()

"""Archives as their producers write them, sound and damaged, made byte by byte.

In: pages. Out: bytes of WARC, ARC, WACZ, MHTML, JSONL and SingleFileZ files. The idea: each function writes one part of a format
by the rules of that format, and the faults are put in by their callers. Brotli and zstd are those of Debian's libraries, by
ctypes."""
import base64
import ctypes
import ctypes.util
import gzip
import io
import json
import struct
import zipfile
import zlib

PORTS = ["Tarwick", "Old Haven", "Saltby", "Eastmole", "Ferry Point", "Low Quay", "Gullness", "Staithes End", "North Sands",
         "Kelp Bay", "Marram", "Otter Hole"]


def sentence(number):
    """Words that only page `number` has."""
    return f"The harbour of {PORTS[number % len(PORTS)]} has {number + 3} moles, and each of them was built by another hand."


def page(number, more=""):
    """HTML with an article."""
    return (f"<!DOCTYPE html><html><head><title>Harbour {number}</title></head><body><nav><a href=/>Home</a></nav>"
            f"<article><h1>Harbour number {number}</h1><p>{sentence(number)} "
            "The moon pulls the sea, and the sea follows it, twice a day.</p>"
            f"<p>Whoever wants to leave before noon asks the pilot, who lives beside the slipway and knows the sands.</p>{more}"
            "</article></body></html>").encode()


def text_page(number):
    return (f"Harbour number {number}\n\n{sentence(number)} The moon pulls the sea, and the sea follows it, twice a day.\n\n"
            "Whoever wants to leave before noon asks the pilot, who lives beside the slipway and knows the sands.\n").encode()


def http(body, content_type="text/html; charset=utf-8", status="200 OK", **fields):
    """A response; the fields' names have underscores for hyphens."""
    head = f"HTTP/1.1 {status}\r\n"
    if content_type is not None:
        head += f"Content-Type: {content_type}\r\n"
    for name, value in fields.items():
        head += f"{name.replace('_', '-')}: {value}\r\n"
    return head.encode() + b"\r\n" + body


def chunked(body, size=100):
    chunks = [body[at:at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def warc(block, kind="response", content_type="application/http; msgtype=response", number=0, version="WARC/1.1", length=None,
         uri=None, **fields):
    """A record; `length` is added to what Content-Length states, or replaces it if it is a string."""
    stated = length if isinstance(length, str) else str(len(block) + (length or 0))
    head = f"{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri or f'http://harbours.example/{number}'}\r\n"
    head += f"WARC-Date: 2026-01-0{number % 9 + 1}T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
    if content_type is not None:
        head += f"Content-Type: {content_type}\r\n"
    for name, value in fields.items():
        head += f"{name.replace('_', '-')}: {value}\r\n"
    return head.encode() + f"Content-Length: {stated}\r\n\r\n".encode() + block + b"\r\n\r\n"


def warcinfo():
    return warc(b"software: made by a test\r\n", "warcinfo", "application/warc-fields")


def response(number, body=None, **fields):
    return warc(http(page(number) if body is None else body, **fields), number=number)


def arc(records, version=1):
    """A file of records (URL, type, block)."""
    names = "URL IP-address Archive-date Content-type " + ("Archive-length" if version == 1 else
                                                          "Result-code Checksum Location Offset Filename Archive-length")
    info = f"{version} 0 Harbour Crawl\n{names}\n".encode()
    middle = "" if version == 1 else "200 fac069150613fe55599cc7fa88aa089d - 209 harbours.arc "
    out = f"filedesc://harbours.arc 0.0.0.0 20260101000000 text/plain {middle}{len(info)}\n".encode() + info + b"\n"
    return out + b"".join(f"{url} 192.0.2.7 20260101000000 {kind} {middle}{len(block)}\n".encode() + block + b"\n"
                          for url, kind, block in records)


def members(records):
    """Each record as a gzip member of its own."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


# --------------------------------------------------------------------------------------------------------- zstd and Brotli

zstd_library = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
for name in ("ZSTD_compress", "ZSTD_compress_usingDict", "ZSTD_compressBound", "ZDICT_trainFromBuffer"):
    getattr(zstd_library, name).restype = ctypes.c_size_t
zstd_library.ZSTD_createCCtx.restype = ctypes.c_void_p


def zstd(data, dictionary=None):
    size = zstd_library.ZSTD_compressBound(ctypes.c_size_t(len(data)))
    out = ctypes.create_string_buffer(size)
    if dictionary is None:
        size = zstd_library.ZSTD_compress(out, ctypes.c_size_t(size), data, ctypes.c_size_t(len(data)), 3)
    else:
        context = ctypes.c_void_p(zstd_library.ZSTD_createCCtx())
        size = zstd_library.ZSTD_compress_usingDict(context, out, ctypes.c_size_t(size), data, ctypes.c_size_t(len(data)),
                                                    dictionary, ctypes.c_size_t(len(dictionary)), 3)
        zstd_library.ZSTD_freeCCtx(context)
    return out.raw[:size]


def dictionary_for(samples, size=4096):
    """A dictionary as `zstd --train` makes it."""
    samples = samples * 20
    sizes = (ctypes.c_size_t * len(samples))(*map(len, samples))
    out = ctypes.create_string_buffer(size)
    got = zstd_library.ZDICT_trainFromBuffer(out, ctypes.c_size_t(size), b"".join(samples), sizes, ctypes.c_uint(len(samples)))
    assert got <= size, "no dictionary could be trained"
    return out.raw[:got]


def skippable(content, magic=0x184D2A50):
    return struct.pack("<II", magic, len(content)) + content


def warc_zst(records, dictionary=None, packed_dictionary=False):
    """Each record as a frame of its own, behind the dictionary."""
    out = b""
    if dictionary is not None:
        out = skippable(zstd(dictionary) if packed_dictionary else dictionary, 0x184D2A5D)
    return out + b"".join(zstd(record, dictionary) for record in records)


def brotli(data):
    library = ctypes.CDLL(ctypes.util.find_library("brotlienc") or "libbrotlienc.so.1")
    size = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(size.value)
    assert library.BrotliEncoderCompress(5, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out) == 1
    return out.raw[:size.value]


# ------------------------------------------------------------------------------------------------------------ other formats

def zipped(entries, stored=True):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def pages_jsonl(rows):
    header = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    return "".join(json.dumps(row) + "\n" for row in [header, *rows]).encode()


def single_file_z(number, url):
    """HTML and ZIP at once; the ZIP file is in a comment of the HTML."""
    head = (f"<!DOCTYPE html><html data-sfz><meta charset=utf-8><!--\n Page saved with SingleFile \n url: {url} \n"
            " saved date: Thu Jan 01 2026 00:00:00 GMT+0000 \n--><title>Harbour</title><body>"
            "<p>Please wait: the page is being unpacked by a script of its own.</p><script>/* unpacks */</script><!--").encode()
    picture = bytes(range(256)) * 40
    entries = zipped({"index.html": page(number), "images/0.png": b"\x89PNG\r\n" + picture}, stored=False)
    tail = b"--></body></html>"
    # The tail is the comment of the ZIP file.
    end = entries.rindex(b"PK\5\6")
    return head + entries[:end + 20] + struct.pack("<H", len(tail)) + tail


def mhtml_of_outlook(number, body=None):
    """charset="unicode" although the bytes are ASCII."""
    html = page(number) if body is None else body
    lines = base64.encodebytes(html).replace(b"\n", b"\r\n")
    return (b"From: \"Saved by a mail program\"\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related;\r\n\tboundary=\"----=_NextPart_01\"; type=\"text/html\"; "
            b"start=\"<page@harbours>\"\r\n\r\n"
            b"------=_NextPart_01\r\nContent-ID: <page@harbours>\r\nContent-Location: http://harbours.example/mail\r\n"
            b"Content-Transfer-Encoding: base64\r\n"
            b"Content-Type: text/html;\r\n\tcharset=\"unicode\"\r\n\r\n" + lines + b"\r\n------=_NextPart_01--\r\n")


def jsonl(rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)

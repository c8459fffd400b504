"""Archives of real producers, made on loopback: wget's WARC files, and Chromium's MHTML.

In: the command, and what checks a condition. The idea: a server of pages sends each of them in another way, so that whatever the
producer stores was sent by a real server."""
import gzip
import http.server
import pathlib
import subprocess
import sys
import threading
import zlib

from archives import brotli, chunked, page, sentence

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "report"))
PAGES = 6
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
LINKS = "".join(f'<a href="/{n}">Harbour {n}</a> ' for n in range(1, PAGES)) + '<img src="/picture.png" alt="">'


def answer(path):
    """Status, header fields and body of an address."""
    html = {"Content-Type": "text/html; charset=utf-8"}
    match path:
        case "/0":
            return 200, html, page(0, f"<p>{LINKS}</p>")
        case "/1":
            return 200, html | {"Content-Encoding": "gzip"}, gzip.compress(page(1), mtime=0)
        case "/2":
            return 200, html | {"Transfer-Encoding": "chunked"}, chunked(page(2))
        case "/3":
            return 200, html | {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}, chunked(gzip.compress(page(3), mtime=0))
        case "/4":
            return 200, html | {"Content-Encoding": "deflate"}, zlib.compress(page(4))
        case "/5":
            return 200, html | {"Content-Encoding": "br"}, brotli(page(5))
        case "/moved":
            return 301, {"Location": "/0"}, b""
        case "/picture.png":
            return 200, {"Content-Type": "image/png"}, PICTURE
    return 404, html, b"<p>Nothing is here."


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        status, fields, body = answer(self.path)
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        if "Transfer-Encoding" not in fields:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server:
    """Serves the pages on loopback while it is entered, at `base`."""

    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def texts_are(pages, numbers):
    return sorted(numbers) == sorted(n for n in numbers for found in pages if sentence(n) in found["text"])


def check_wget(pith, check, results_of, counts_of):
    addresses = [f"/{n}" for n in range(PAGES)] + ["/moved", "/picture.png", "/missing"]
    with Server() as server:
        for name, options in (("packed", []), ("plain", ["--no-warc-compression"]), ("revisits", ["--warc-dedup=packed.cdx"])):
            subprocess.run(["wget", "-q", f"--warc-file={name}", "--warc-cdx", "--tries=1", "--max-redirect=0", "-O", "/dev/null",
                            *options, *(server.base + address for address in addresses)], check=False, timeout=60)
    for name, expected in (("packed.warc.gz", range(PAGES)), ("plain.warc", range(PAGES)), ("revisits.warc.gz", [])):
        pages, errors, done = results_of(pith, name)
        harbours = [found for found in pages if "harbour" in found["text"]]
        check(not errors and len(harbours) == len(expected), f"wget, {name}: {len(harbours)} pages, {done.stderr.decode()[:300]}")
        check(texts_are(harbours, expected), f"wget, {name}: other pages")
        check(all(found["url"].startswith(server.base) for found in pages), f"wget, {name}: other addresses")
        passed_over = counts_of(pith, name).get("records_passed_over", {})
        check(passed_over.get("archiver", 0) >= 2, f"wget, {name}: its own records are not counted: {passed_over}")
        check(passed_over.get("request", 0) == len(addresses), f"wget, {name}: {passed_over}")
        check(not expected or passed_over.get("redirection", 0) == 1, f"wget, {name}: {passed_over}")
        check(not expected or passed_over.get("error_page", 0) == 1, f"wget, {name}: {passed_over}")
        check(expected or passed_over.get("revisit", 0) >= PAGES, f"wget, {name}: {passed_over}")
        print(f"{'wget, ' + name:<45}{counts_total(pith, name, counts_of):>8}{len(pages):>8}{len(errors):>8}")


def counts_total(pith, name, counts_of):
    counts = counts_of(pith, name)
    return counts.get("pages", 0) + counts.get("failed", 0) + sum(counts.get("records_passed_over", {}).values())


def check_chromium(pith, check, results_of):
    from browser import Browser
    with Server() as server, Browser("MAP harbours.example 127.0.0.1") as browser:
        address = server.base.replace("127.0.0.1", "harbours.example") + "/0"
        browser.call("POST", "/url", {"url": address})
        data = browser.devtools("Page.captureSnapshot", format="mhtml")["data"]
    pathlib.Path("saved.mhtml").write_text(data, newline="")
    pages, errors, _ = results_of(pith, "saved.mhtml")
    print(f"{'Chromium, MHTML':<45}{1:>8}{len(pages):>8}{len(errors):>8}")
    check(len(pages) == 1 and texts_are(pages, [0]) and not errors, f"Chromium, MHTML: {pages}{errors}")
    check(pages and pages[0]["url"] == address, f"Chromium, MHTML: the address is {pages and pages[0]['url']}")

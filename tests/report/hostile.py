"""Pages that would run, load or follow something if a report let them: what they have as text, as markup and as metadata."""
import re

CRY = "window.hit=1;document.title='hit';alert(1)"
# Would break out of text, attributes, comments, scripts, styles and JSON, if any of these were not encoded.
HOSTILE = (f"<img src=http://trap.example/a.png onerror=\"{CRY}\"><script>{CRY}</script><svg onload=\"{CRY}\"><iframe src=\"javascript:{CRY}\"></iframe>"
           f"\"><script>{CRY}</script>' onmouseover='{CRY}' --></style></script></title></textarea><script>{CRY}</script><link rel=stylesheet "
           f"href=http://trap.example/b.css><base href=http://trap.example/><meta http-equiv=refresh content='0;url=http://trap.example/c'>")
ADDRESSES = [f"javascript:{CRY}", f"data:text/html,<script>{CRY}</script>", "http://trap.example/d", "//trap.example/e", " java\nscript:alert(1)"]
STORY = "".join(f"<p>The {n} bell of the harbour rang at dawn, and nobody in the town could say who had pulled its rope.</p>"
                for n in ("first", "second", "third", "fourth"))


def hostile_pages():
    text = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    attribute = text.replace("'", "&#39;")
    links = "".join(f'<a href="{a}">{text}</a> <img src="{a}" alt="{text}">' for a in (a.replace('"', "&quot;") for a in ADDRESSES))
    json = HOSTILE.replace("\\", "\\\\").replace('"', '\\"').replace("</", "<\\/")
    head = (f'<html lang="{attribute}"><title>{text}</title><meta name=author content="{attribute}"><meta name=description content="{attribute}">'
            f'<meta property=og:url content="javascript:{CRY}"><link rel=canonical href="http://trap.example/{attribute}"><base href="http://trap.example/">'
            f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{json}","author":"{json}","keywords":["{json}"]}}</script>')
    body = (f'<main><article class="{attribute}" id="{attribute}"><h1>{text}</h1><p class=byline>By {text}</p>{STORY}<h2>{text}</h2><p>{links}</p>'
            f'<ul><li>{text}<li>{text}</ul><blockquote>{text}</blockquote><pre class="language-{attribute}">{text}</pre><p><code>{text}</code> '
            f'<b>{text}</b></p><table><tr><th>{text}<th>b<tr><td>{text}<td>{links}</table><figure><img src=x alt="{attribute}"><figcaption>{text}'
            f'</figcaption></figure>{STORY}<math><annotation encoding="application/x-tex">{text}</annotation></math></article></main>'
            f'<section class=comments><h3>Comments</h3><p class=comment>{text}</p></section>')
    yield "escaped.html", head + body
    yield "alive.html", f"<title>Bells</title>{HOSTILE}<h1>Bells</h1>{STORY}{HOSTILE}<p {CRY}>{HOSTILE}</p>{STORY}<script>{CRY}</script>"
    yield "text.txt", f"{HOSTILE}\n\n" + re.sub("<[^>]*>", "\n\n", STORY) + f"\n\n* {HOSTILE}\n* {HOSTILE}\n\njavascript:{CRY}\n"
    yield "wide.html", f"<title>{'W' * 3000}</title><h1>{'W' * 3000}</h1>{STORY}<pre>{'x ' * 2000}</pre><p>{'y' * 5000}</p><table>" + "".join(
        "<tr>" + f"<td>{'z' * 40}" * 40 for _ in range(3)) + "</table>" + "<blockquote><ul><li>" * 30 + STORY

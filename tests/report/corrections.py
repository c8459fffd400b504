"""Corrections in a report: kinds that are set by keys, mouse and finger, undo, and the saved file, which `pith check` has to accept.

The browser does what a reader does; what comes out is judged by pith itself.
"""
import json
import subprocess
import time

ESCAPE, TAB, ENTER, DOWN, SHIFT, CONTROL = "\ue00c", "\ue004", "\ue007", "\ue015", "\ue008", "\ue009"
KINDS = "title byline article caption tags related comment ad nav".split()
SAID = "return document.getElementById('said').textContent"
# Kind and first words of every block, as the labels show them and as they are read aloud.
LABELS = """return [...document.querySelectorAll('.b .label button')].map((button) => [button.querySelector('b').textContent,
  button.closest('.b').classList[1], button.getAttribute('aria-label').split(' ')[0], button.querySelector('i').textContent])"""
PICKED = "return [...document.querySelectorAll('.b')].filter((b) => b.matches('.picked')).map((b) => b.querySelector('.label button').getAttribute('aria-pressed'))"
UNFOLD = "for (const run of document.querySelectorAll('.run')) run.open = true"
# Elements with focus that do not show it.
FOCUS = """const at = document.activeElement, box = at.closest('.b');
const outlined = (e) => getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
const around = [at, at.closest('label')].filter(Boolean);
return [at.id || at.textContent.trim().slice(0, 20) || at.name, around.some(outlined) || (box && getComputedStyle(box).boxShadow !== 'none'),
  at === document.body]"""
NAMED_ROLES = {"button", "checkbox", "radio", "link", "searchbox", "textbox", "dialog", "DisclosureTriangle", "radiogroup", "form", "region", "group", "columnheader"}
UNNAMED_GROUPS = {"group", "columnheader"}  # details have no name of their own; nor has an empty heading


class Corrections:
    """`check` has the browser and counts what holds; `folder` is for samples."""

    def __init__(self, check, folder):
        self.check, self.browser, self.folder = check, check.browser, folder
        self.expect = check.expect
        folder.mkdir()
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        self.browser.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))

    def sample(self, page):
        """A copy of a page in a folder of its own, its report open in the browser, and what `pith check --init` writes for it."""
        folder = self.folder / page.name
        folder.mkdir(exist_ok=True)
        copy = folder / page.name
        copy.write_bytes(page.read_bytes())
        for expected in folder.glob("*.expected.json"):
            expected.unlink()
        subprocess.run([self.check.pith, "check", "--init", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.expected = next(folder.glob("*.expected.json"))
        report = self.folder / f"{page.name}.report.html"
        report.write_bytes(subprocess.run([self.check.pith, "-t", "report", str(copy)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
        self.browser.screen(1280, 800)
        self.check.open(report)
        return self.expected.read_bytes()

    def saved(self):
        """The file that the key s downloads."""
        path = self.downloads / self.expected.name
        path.unlink(missing_ok=True)
        self.browser.press("s")
        for _ in range(100):
            if path.exists() and path.stat().st_size > 0:
                return path.read_bytes()
            time.sleep(0.05)
        return b""

    def differences(self, saved):
        """What `pith check` finds when the saved file stands beside the page."""
        self.expected.write_bytes(saved)
        run = subprocess.run([self.check.pith, "check", "--format", "json", str(self.expected.parent)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        sample = json.loads(run.stdout)["samples"][0]
        self.expect(f"check reads {self.expected.name}", sample["outcome"] in ("same", "different"), sample.get("message", ""))
        return sample.get("differences", []), sample.get("moves", [])

    def chord(self, modifier, key):
        events = [("keyDown", modifier), ("keyDown", key), ("keyUp", key), ("keyUp", modifier)]
        self.browser.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": [{"type": t, "value": v} for t, v in events]}]})

    def tap(self, selector):
        x, y = self.browser.run("const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'});"
                                "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]", selector)
        self.browser.devtools("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.browser.devtools("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    # ------------------------------------------------------------------------------------------------------ the saved file

    def untouched(self, pages):
        """Without corrections, the file is what --init writes, byte for byte."""
        for page in pages:
            wanted = self.sample(page)
            found = self.browser.run("return expectation()").encode()
            self.expect(f"{page.name}: the file is that of --init", found == wanted and len(wanted) > 20)

    def downloaded(self, page):
        wanted = self.sample(page)
        self.expect("saving offers the file of --init", self.saved() == wanted)
        self.expect("saving says the file's name", self.expected.name in self.browser.run(SAID), self.browser.run(SAID))
        asked = [address for address in self.browser.requests() if not address.startswith(("file:", "data:", "blob:"))]
        self.expect("saving asks for nothing", not asked and not self.browser.complaints(), asked)
        self.expect("no differences", self.differences(wanted) == ([], []))

    # -------------------------------------------------------------------------------------------------------- by keyboard

    def by_keyboard(self, page):
        """One correction: to the block, a digit, s. Nothing else differs."""
        self.sample(page)
        labels = self.browser.run(LABELS)
        number = next(n for n, label in enumerate(labels) if label[0] == "article" and n > 8)
        self.browser.run("document.activeElement.blur()")
        for _ in range(2 * len(labels)):
            self.browser.press("j")
            if self.browser.run("return numberOf.get(document.activeElement.closest('.b'))") == number:
                break
        text = self.browser.run("return data.texts[arguments[0]]", number)
        pictures = self.browser.run("return document.querySelectorAll('#article .image').length")
        self.expect("the article shows the block", text in self.browser.run("return document.getElementById('article').innerText"))
        self.browser.press("9")
        after = self.browser.run(LABELS)
        self.expect("a digit sets the kind of the block in focus", after[number] == ["nav", "nav", "nav", "was article"], after[number])
        self.expect("no other block changes", [a for n, a in enumerate(after) if n != number] == [a for n, a in enumerate(labels) if n != number])
        self.expect("the change is said aloud", self.browser.run(SAID).startswith("article → nav: ") and "1 correction" in self.browser.run(SAID), self.browser.run(SAID))
        self.expect("the article lacks the block", text not in self.browser.run("return document.getElementById('article').innerText"))
        images = "return document.querySelectorAll('#article .image').length"
        self.expect("images stay in the article", self.browser.run(images) == pictures)
        self.expect("the focus stays", self.browser.run("return numberOf.get(document.activeElement.closest('.b'))") == number)
        counts = self.browser.run("return ['article', 'nav'].map((k) => +document.querySelector(`label.${k} span`).textContent)")
        self.expect("the counts follow", counts == [sum(a[0] == k for a in after) for k in ("article", "nav")], counts)
        lines = [line for line in text.split("\n") if line]
        differences, moves = self.differences(self.saved())
        self.expect("check reports exactly the correction", differences == [{"where": "article", "missing": [], "extra": lines}, {"where": "nav", "missing": lines, "extra": []}], differences)
        self.expect("check tells the move", [(m["from"], m["to"], m["lines"]) for m in moves] == [("nav", "article", len(lines))], moves)

    def undo(self, page):
        wanted = self.sample(page)
        labels = self.browser.run(LABELS)
        leave = "const e = new Event('beforeunload', {cancelable: true}); dispatchEvent(e); return e.defaultPrevented"
        self.expect("nothing to lose at first", not self.browser.run(leave))
        self.browser.press("u")
        self.expect("nothing to undo", self.browser.run(SAID) == "Nothing to undo." and self.browser.run("return document.getElementById('undo').disabled"))
        self.browser.press("j", "8")
        first = self.browser.run(LABELS)
        self.browser.press("j", "j", "7", "7")
        second = self.browser.run(LABELS)
        self.expect("two steps", len({json.dumps(one) for one in (labels, first, second)}) == 3)
        self.expect("corrections are not lost unasked", self.browser.run(leave))
        self.browser.press("u")
        self.expect("u undoes a step", self.browser.run(LABELS) == first and self.browser.run(SAID).startswith("Undone: "))
        self.chord(CONTROL, "y")
        self.expect("Ctrl+Y does it again", self.browser.run(LABELS) == second)
        self.chord(CONTROL, "z")
        self.expect("Ctrl+Z undoes, too", self.browser.run(LABELS) == first)
        self.browser.click("#undo")
        self.expect("the button undoes, too", self.browser.run(LABELS) == labels and self.browser.run("return document.getElementById('undo').disabled"))
        self.expect("all is as it was", self.browser.run("return expectation()").encode() == wanted and not self.browser.run(leave))

    def every_kind(self, page):
        """Each digit sets its kind, and the saved file has it."""
        self.sample(page)
        self.browser.press("n")
        number = self.browser.run("return numberOf.get(document.activeElement.closest('.b'))")
        self.expect("n leads to an unsure block", self.browser.run("return document.activeElement.closest('.b').classList.contains('unsure')"))
        text = self.browser.run("return data.texts[arguments[0]]", number)
        for digit, kind in enumerate(KINDS, 1):
            self.browser.press(str(digit))
            segments = json.loads(self.browser.run("return expectation()"))["segments"]
            holders = {segment["kind"] for segment in segments if text in segment["text"].split("\n") or text == segment["text"]}
            self.expect(f"{digit} is {kind}", self.browser.run(LABELS)[number][:3] == [kind] * 3 and kind in holders, holders)
            self.expect(f"{kind}: no two segments of a kind in a row", all(a["kind"] != b["kind"] for a, b in zip(segments, segments[1:])))

    def selection(self, page):
        self.sample(page)
        self.browser.run(UNFOLD)
        labels = self.browser.run(LABELS)
        for key in (DOWN, "J"):
            self.browser.press(ESCAPE, "j")
            while "SUMMARY" == self.browser.run("return document.activeElement.tagName"):
                self.browser.press("j")
            for _ in range(2):
                self.browser.press(key) if key == "J" else self.chord(SHIFT, key)
            self.expect("a range is selected", self.browser.run(PICKED) == ["true"] * 3, self.browser.run(PICKED))
            self.expect("its size is said", self.browser.run(SAID) == "3 blocks selected.", self.browser.run(SAID))
            self.browser.press("7")
            self.expect("all of it changes", sum(label[0] == "comment" for label in self.browser.run(LABELS)) == 3 + sum(label[0] == "comment" for label in labels))
            self.browser.press("u")
            self.expect("one step undoes all", self.browser.run(LABELS) == labels)
        self.browser.press(ESCAPE)
        self.expect("Escape selects nothing", self.browser.run(PICKED) == [])
        self.browser.press("3")
        self.expect("no selection, no change", self.browser.run(LABELS) == labels and "Select a block" in self.browser.run(SAID))
        self.browser.run("const [a, b] = [2, 5].map((n) => blocks[n].querySelector('.text')); getSelection().setBaseAndExtent(a, 0, b, b.childNodes.length)")
        time.sleep(0.1)
        self.expect("a text selection selects its blocks", len(self.browser.run(PICKED)) == 4, self.browser.run(PICKED))

    def folded(self, page):
        """A folded run is one stop and one selection."""
        self.sample(page)
        size = self.browser.run("return document.querySelectorAll('.run:first-of-type .b').length")
        self.browser.press("j")
        self.expect("the first stop is a folded run", self.browser.run("return document.activeElement.tagName") == "SUMMARY")
        self.expect("its summary tells how many blocks", self.browser.run("return document.activeElement.innerText").startswith(f"{size} blocks nav"))
        self.browser.press("8")
        self.expect("a digit sets all of it", [label[0] for label in self.browser.run(LABELS)][:size] == ["ad"] * size and size >= 3)
        self.expect("the summary follows", self.browser.run("return document.activeElement.innerText").startswith(f"{size} blocks ad"))
        self.browser.press("u", ENTER, "j")
        self.expect("Enter unfolds it", self.browser.run("return numberOf.get(document.activeElement.closest('.b'))") == 0)
        self.browser.press("6")
        self.expect("one of it is another kind", [label[0] for label in self.browser.run(LABELS)][:2] == ["related", "nav"])
        self.expect("the summary says so", "of several kinds" in self.browser.run("return document.querySelector('summary').innerText"))

    # --------------------------------------------------------------------------------------------------------- metadata

    def metadata(self, page):
        before = json.loads(self.sample(page))
        texts = self.browser.run("return data.texts")
        title, other = self.browser.run("return [found.indexOf('title'), found.indexOf('article')]")
        self.browser.run("select([arguments[0]]); setKind('article'); select([arguments[1]]); setKind('title')", title, other)
        after = json.loads(self.browser.run("return expectation()"))
        self.expect("a corrected title is the page's title", after["title"] == " ".join(texts[other].split()) != before["title"], after["title"])
        self.expect("the title stands above the article", self.browser.run("return document.querySelector('#article h1').textContent") == after["title"])
        self.expect("all else stays", {k: v for k, v in after.items() if k not in ("title", "segments")} == {k: v for k, v in before.items() if k not in ("title", "segments")})
        self.browser.press("u", "u")
        self.browser.click("label:has(#v-facts)")
        self.browser.run("document.querySelector('[data-field=authors].chosen input').click()")
        changed = json.loads(self.browser.run("return expectation()"))
        self.expect("an author who was none", changed["authors"] in (None, before["authors"][1:]) and changed["segments"] == before["segments"], changed["authors"])
        self.expect("fields keep their order", list(changed) == list(before))
        differences, _ = self.differences(self.saved())
        self.expect("check reports the field", [d["where"] for d in differences] == ["metadata"] and "authors" in differences[0]["missing"][0], differences)
        self.browser.press("u")
        self.expect("undone", json.loads(self.browser.run("return expectation()")) == before)

    # --------------------------------------------------------------------------------------------- mouse, finger, help

    def by_mouse(self, page):
        self.sample(page)
        self.browser.click(".b.title .text")
        self.browser.click("#correct .kind.tags")
        self.expect("the mouse sets a kind", self.browser.run("return document.querySelector('.b.corrected').classList[1]") == "tags")
        self.expect("the block keeps the focus", self.browser.run("return document.activeElement.closest('.b') !== null"))

    def by_finger(self, page):
        self.sample(page)
        self.browser.screen(390, 844, True)
        self.browser.run("scrollTo(0, 0)")
        hidden = self.browser.run("return getComputedStyle(document.querySelector('#correct .kinds')).display")
        self.tap(".b.byline .text")
        self.browser.run("return new Promise((done) => setTimeout(done, 400))")
        self.expect("a tap shows the kinds", hidden == "none" and self.browser.run("return getComputedStyle(document.querySelector('#correct .kinds')).display") != "none")
        small = self.browser.run("return [...document.querySelectorAll('#correct button')].filter((b) => { const r = b.getBoundingClientRect(); return r.height < 40 || r.width < 40 || r.right > innerWidth || r.bottom > innerHeight }).map((b) => b.textContent)")
        self.expect("buttons are large enough for a finger", not small, small)
        self.tap("#correct .kind.related")
        self.browser.run("return new Promise((done) => setTimeout(done, 400))")
        self.expect("a tap sets a kind", self.browser.run("return document.querySelector('.b.corrected')?.classList[1]") == "related")
        self.browser.screen(1280, 800)

    def help(self, page):
        self.sample(page)
        labels = self.browser.run(LABELS)
        self.browser.press("j", "?")
        self.expect("? opens the help", self.browser.run("return document.getElementById('help').open && document.getElementById('help').contains(document.activeElement)"))
        self.browser.press("9")
        self.expect("keys wait while it is open", self.browser.run(LABELS) == labels)
        self.browser.press(ESCAPE)
        self.expect("Escape closes it, and the focus is where it was", self.browser.run("return !document.getElementById('help').open && page.contains(document.activeElement)"))

    # ---------------------------------------------------------------------------------------------------- accessibility

    def names(self, path, least):
        """Every control has a name for screen readers."""
        self.check.open(path)
        self.browser.devtools("Accessibility.enable")
        nodes = self.browser.devtools("Accessibility.getFullAXTree")["nodes"]
        self.browser.devtools("Accessibility.disable")
        controls = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"] and n["role"]["value"] in NAMED_ROLES]
        unnamed = [role for role, name in controls if not name.strip() and role not in UNNAMED_GROUPS]
        self.expect(f"{path.name}: all controls have names", not unnamed and len(controls) >= least, (unnamed[:5], len(controls)))
        self.expect(f"{path.name}: a live region", any(n["role"]["value"] == "status" for n in nodes if not n["ignored"]))

    def tab_order(self, path, wanted):
        """The Tab key reaches every control, shows where it is, and comes round."""
        self.check.open(path)
        self.browser.run("document.activeElement.blur()")
        reached = []
        for _ in range(200):
            self.browser.press(TAB)
            name, visible, end = self.browser.run(FOCUS)
            if end:
                break
            reached.append(name)
            self.expect(f"{path.name}: focus is visible on {name}", visible)
        missing = [name for name in wanted if name not in reached]
        self.expect(f"{path.name}: Tab reaches all", not missing and len(reached) < 150, (missing, reached))

    def motion(self, page):
        self.sample(page)
        seen = {}
        for value in ("no-preference", "reduce"):
            self.browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": value}])
            seen[value] = self.browser.run("return [...document.querySelectorAll('*')].some((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0)")
        self.expect("motion only where it is wanted", seen == {"no-preference": True, "reduce": False}, seen)
        self.browser.scheme("light")

    def run(self, testdata, pages, hostile, index):
        self.untouched([*pages, *hostile])
        for name in ("german-news.html", "plain-notes.txt", "japanese-sjis.html"):
            self.downloaded(testdata / name)
        for name in ("lock-keepers-manual.html", "german-news.html", "table-and-code.html"):
            self.by_keyboard(testdata / name)
        self.undo(testdata / "interview.html")
        self.every_kind(testdata / "interview.html")
        self.selection(testdata / "blog-comments.html")
        self.folded(testdata / "interview.html")
        self.metadata(testdata / "interview.html")
        self.by_mouse(testdata / "interview.html")
        self.by_finger(testdata / "interview.html")
        self.help(testdata / "interview.html")
        self.motion(testdata / "interview.html")
        self.sample(testdata / "interview.html")
        report = self.folder / "interview.html.report.html"
        self.names(report, 60)
        self.names(index, 15)
        self.tab_order(report, ["k-title", "only-unsure", "Reset", "v-article", "save", "ask", "1title", "9nav"])
        self.tab_order(index, ["find", "Page", "Confidence"])

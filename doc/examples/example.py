# python3 example.py < page.html
import pith, sys

page = pith.extract(sys.stdin.buffer.read())
print(page.metadata.title, page.text, sep="\n\n", end="")
for comment in page.comments:
    print(">", comment.text)

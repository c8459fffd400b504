// node example.mjs < page.html
// One pith for any number of pages: a line of JSON in, a line of JSON out, in the same order. Go and others do it likewise.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const pith = spawn("pith", ["-q", "-f", "jsonl", "-t", "jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: pith.stdout })[Symbol.asyncIterator]();

async function extract(html, more = {}) {
  pith.stdin.write(JSON.stringify({ html, ...more }) + "\n");
  const page = JSON.parse((await answers.next()).value);
  if (!page.ok) throw new Error(page.error.message);
  return page;
}

const page = await extract(readFileSync(0, "utf8"));
process.stdout.write(`${page.title}\n\n${page.text}\n`);
for (const comment of page.comments) console.log(">", comment.text);
pith.stdin.end();

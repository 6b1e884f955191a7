// Which files of an index a browser fetches for a first query, by its words.
// In (JSON): {scripts, base, queries: [[word, …], …]}. Out: for each the names of the files.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

const SHOWN = 8;
const { scripts, base, queries } = JSON.parse(await text(process.stdin));
const { openIndex } = await import(`${pathToFileURL(scripts)}/search-index.js`);
const root = pathToFileURL(base.endsWith("/") ? base : `${base}/`);
const fetched = [];
for (const query of queries) {
  const names = new Set();
  const load = (url) => {
    names.add(url.href.slice(root.href.length));
    return readFile(fileURLToPath(url), "utf-8");
  };
  const index = await openIndex(root, load);
  const { hits, keys } = await index.find(query);
  await Promise.all(hits.slice(0, SHOWN).map((hit) => index.show(hit, keys)));
  fetched.push({ query, hits: hits.length, names: [...names] });
}
process.stdout.write(JSON.stringify(fetched));

// Runs queries as a browser would, with the files of a built site instead of a server.
// In (JSON): {scripts, site, queries: [{lang, query}, …]}. Out: the addresses found, for each.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

const { scripts, site, queries } = JSON.parse(await text(process.stdin));
const { openIndex } = await import(`${pathToFileURL(scripts)}/search-index.js`);
const indexes = new Map();
const found = [];
for (const { lang, query, show = 0 } of queries) {
  if (!indexes.has(lang)) {
    const base = pathToFileURL(`${site}/assets/search/${lang}/`);
    indexes.set(lang, await openIndex(base, (url) => readFile(fileURLToPath(url), "utf-8")));
  }
  const index = indexes.get(lang);
  const { hits, similar, keys } = await index.find(query);
  const shown = await Promise.all(hits.slice(0, show).map((hit) => index.show(hit, keys)));
  const pages = hits.map((hit) => index.manifest.pages[hit.page][0]);
  found.push({ pages, similar, shown });
}
process.stdout.write(JSON.stringify(found));

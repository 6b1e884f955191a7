// The index of one language: finding pages, and saying where in them the words stand.
//
// Each word of a query is looked up in stages, and the first that finds something counts:
// its stems; words that begin with it; words one slip away; words that begin like it. Pages
// must have all words. Stages are never mixed: that is what keeps the results to the point.

import { bestSection, excerpt, marked } from "./search-excerpt.js";
import { Stemmer, tokens } from "./search-fold.js";
import { isOneEditAway } from "./search-typo.js";

const STAGES = [
  { find: byStem, strength: 1 },
  { find: byBeginning, strength: 0.6 },
  { find: byTypo, strength: 0.4, similar: true },
  { find: byCut, strength: 0.3, similar: true },
];
const PREFIX = 3; // letters from which on a word is also sought as a beginning
const TYPO = 5; // letters from which on a slip is forgiven
const CUT = 2; // letters that may be cut off at the end …
const AFTER_CUT = 5; // … where at least so many are left
const LONGEST_QUERY = 200; // letters of a query that are read, …
const MOST_WORDS = 12; // … and words of it that are looked up: each may cost a look at all words
const TITLE = 3; // how much more a page counts whose title is the query

/** The index below an address; `load` takes an address and gives its text. */
export async function openIndex(base, load = fetchText) {
  const manifest = JSON.parse(await load(new URL("m.json", base), "no-cache"));
  return new Index(base, manifest, load);
}

async function fetchText(address, cache = "default") {
  const answer = await fetch(address, { cache, credentials: "omit" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

class Index {
  #files = new Map();

  constructor(base, manifest, load) {
    this.base = base;
    this.load = load;
    this.manifest = manifest;
    this.words = manifest.words;
    this.stemmer = new Stemmer(manifest.rules);
  }

  /** The kinds of pages there are, as the manifest names them. */
  get kinds() {
    return this.manifest.kinds;
  }

  /** The pages that have all words of a query, the best first, of one kind if it is named. */
  async find(query, kind = "") {
    const terms = this.terms(query);
    const found = await Promise.all(terms.map((term) => this.#lookUp(term)));
    const hits = this.#together(found, kind);
    const exact = terms.map((term) => term.word).join(" ");
    for (const hit of hits) {
      const title = tokens(this.manifest.pages[hit.page][1].normalize("NFC"));
      const folded = title.map(({ token }) => this.stemmer.folded(token)).join(" ");
      if (folded === exact) hit.score *= TITLE;
    }
    hits.sort((one, other) => other.score - one.score || one.page - other.page);
    const similar = hits.length > 0 && found.some((result) => result.similar);
    const keys = new Set(found.flatMap((result) => [...result.keys]));
    return { hits, similar, keys };
  }

  /** The words of a query; those that stop nobody only when there are no others. */
  terms(query) {
    const all = tokens(shortened(query).normalize("NFC"))
      .map(({ token }) => this.stemmer.folded(token))
      .filter(Boolean)
      .map((word) => ({ word, keys: this.stemmer.keys(word) }));
    const telling = all.filter(({ word }) => !this.stemmer.stop.has(word));
    return (telling.length ? telling : all).slice(0, MOST_WORDS);
  }

  /** What a reader is shown of a page: where it is, its title, the part and words that fit. */
  async show(hit, keys) {
    const [url, title, kind] = this.manifest.pages[hit.page];
    const sections = JSON.parse(await this.file(`t${hit.page}.json`));
    const isFound = (token) => this.#keysOf(token).some((key) => keys.has(key));
    const best = bestSection(sections, isFound);
    const [anchor, heading, text] = sections[best.section] ?? ["", "", ""];
    const address = new URL(`../../../${this.manifest.root}${url}`, this.base);
    if (anchor && best.section > 0) address.hash = anchor;
    return {
      address: address.href,
      title: marked(title, isFound),
      heading: best.section > 0 ? marked(heading, isFound) : [],
      kind: this.words.kinds[this.kinds[kind]] ?? "",
      marks: this.manifest.marks[hit.page] ?? [],
      excerpt: excerpt(text, isFound),
    };
  }

  /** A file of the index, fetched once. */
  file(name) {
    if (!this.#files.has(name)) {
      const text = this.load(new URL(`${this.manifest.folder}/${name}`, this.base));
      text.catch(() => this.#files.delete(name));
      this.#files.set(name, text);
    }
    return this.#files.get(name);
  }

  /** The lines whose stems begin with `start`, as [stem, pages]; the shards may be many. */
  async *lines(start) {
    const { shards } = this.manifest;
    for (let number = this.#shardOf(start); number < shards.length; number += 1) {
      if (shards[number] > start && !shards[number].startsWith(start)) return;
      for (const line of (await this.file(`s${number}.txt`)).split("\n")) {
        if (line.startsWith(start)) yield line.split(" ");
      }
    }
  }

  /** The pages of one stem as they are written, or nothing. */
  async line(stem) {
    const shard = await this.file(`s${this.#shardOf(stem)}.txt`);
    const start = shard.startsWith(`${stem} `) ? 0 : shard.indexOf(`\n${stem} `) + 1;
    if (start === 0 && !shard.startsWith(`${stem} `)) return "";
    return shard.slice(start + stem.length + 1).split("\n", 1)[0];
  }

  #shardOf(stem) {
    const after = this.manifest.shards.findIndex((first) => first > stem);
    return (after < 0 ? this.manifest.shards.length : after) - 1;
  }

  #keysOf(token) {
    return this.stemmer.keys(this.stemmer.folded(token));
  }

  async #lookUp(term) {
    for (const { find, strength, similar = false } of STAGES) {
      const keys = await find(this, term);
      if (keys.size) return { keys: new Set(keys.keys()), pages: strongest(keys, strength), similar };
    }
    return { keys: new Set(), pages: new Map(), similar: false };
  }

  /** The pages that every word has, with the sum of what the words count there. */
  #together(found, kind) {
    if (!found.length) return [];
    const [first, ...others] = found.map((result) => result.pages);
    const total = this.manifest.pages.length;
    const number = this.kinds.indexOf(kind);
    const hits = [];
    for (const page of first.keys()) {
      if (!others.every((pages) => pages.has(page))) continue;
      if (kind && this.manifest.pages[page][2] !== number) continue;
      const score = [first, ...others].reduce(
        (sum, pages) => sum + pages.get(page) * Math.log(1 + total / pages.size),
        0,
      );
      hits.push({ page, score });
    }
    return hits;
  }
}

/** As much of a query as is read, up to the end of a word. */
function shortened(query) {
  if (query.length <= LONGEST_QUERY) return query;
  return query.slice(0, query.lastIndexOf(" ", LONGEST_QUERY) + 1 || LONGEST_QUERY);
}

/** The lines with these stems. */
async function byStem(index, { keys }) {
  const found = new Map();
  for (const key of keys) {
    const pages = await index.line(key);
    if (pages) found.set(key, pages);
  }
  return found;
}

/** The lines of stems that begin as the word does. */
async function byBeginning(index, { word }, least = PREFIX) {
  const found = new Map();
  if (word.length < least) return found;
  for await (const [name, pages] of index.lines(word)) found.set(name, pages);
  return found;
}

/** The lines of the words that the writer may have meant, be it in another form. */
async function byTypo(index, { word, keys }) {
  const found = new Map();
  if (word.length < TYPO) return found;
  const vocabulary = (await index.file("v.txt")).split("\n");
  const long = keys.filter((key) => key.length >= TYPO);
  const hasStem = (other) =>
    index.stemmer.keys(other).some((stem) => long.some((key) => isOneEditAway(key, stem)));
  let meant = vocabulary.filter((other) => isOneEditAway(word, other));
  if (!meant.length && long.length) meant = vocabulary.filter(hasStem);
  for (const other of meant) {
    const lines = await byStem(index, { keys: index.stemmer.keys(other) });
    for (const [name, pages] of lines) found.set(name, pages);
  }
  return found;
}

/** The lines of stems that begin as the word does without its last letters. */
async function byCut(index, { word }) {
  for (let cut = 1; cut <= CUT; cut += 1) {
    const found = await byBeginning(index, { word: word.slice(0, -cut) }, AFTER_CUT);
    if (found.size) return found;
  }
  return new Map();
}

/** For each page the most that any of the lines makes it count. */
function strongest(lines, strength) {
  const pages = new Map();
  for (const written of lines.values()) {
    let page = 0;
    for (const [, step, letter] of written.matchAll(/([0-9a-z]+)([A-Z])/gu)) {
      page += Number.parseInt(step, 36);
      const counts = (letter.charCodeAt(0) - 64) * strength;
      pages.set(page, Math.max(counts, pages.get(page) ?? 0));
    }
  }
  return pages;
}

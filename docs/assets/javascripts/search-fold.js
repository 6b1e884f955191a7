// Words without what readers type differently, and their stems.
//
// The same as scripts/newsroom/outputs/search/folding.py and stemming.py; tests/search holds
// the two against each other. The rules are data and come with the manifest of the index.
// Never lower-case by locale: the Turkish one makes `ı` of the `I` in English words.

const LETTERS = new Map(Object.entries({
  ı: "i", İ: "i", I: "i", ß: "ss", ẞ: "ss", æ: "ae", Æ: "ae", œ: "oe", Œ: "oe", ø: "o", Ø: "o",
  ł: "l", Ł: "l", đ: "d", Đ: "d", ð: "d", Ð: "d", þ: "th", Þ: "th", ς: "σ",
}));
const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "gu");
const MARKS = /[\u0300-\u036f]+/gu;
const PART = "[\\p{L}\\p{N}]+(?:[\u0300-\u036f]+[\\p{L}\\p{N}]*)*";
const TOKEN = new RegExp(`${PART}(?:['’‘ʼ\`´]${PART})*`, "gu");
const APOSTROPHE = /['’‘ʼ`´]/u;
const LONGEST_WORD = 40;

/** The words of a text as they are written, each with where it begins. Takes NFC. */
export function tokens(text) {
  return Array.from(text.matchAll(TOKEN), (match) => ({ token: match[0], start: match.index }));
}

/** A word in small letters without accents. */
export function fold(word) {
  return word
    .replace(LETTER, (letter) => LETTERS.get(letter))
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase()
    .replaceAll("ς", "σ");
}

/** What the rules of a language make of words: `folded` for a token, `keys` for its stems. */
export class Stemmer {
  constructor(rules = {}) {
    this.elision = new Set(words(rules.elision));
    this.tails = new Set(words(rules.tails));
    this.stop = new Set([...words(rules.stop), ...this.elision]);
    this.exceptions = new Map();
    for (const [stem, forms] of Object.entries(rules.exceptions ?? {})) {
      for (const form of words(forms)) this.exceptions.set(form, stem);
    }
    this.steps = (rules.steps ?? []).map(readStep);
  }

  /** The word in a token: no elided article before, no ending after, an apostrophe. */
  folded(token) {
    let parts = token.split(APOSTROPHE).map(fold);
    while (parts.length > 1 && this.elision.has(parts[0])) parts = parts.slice(1);
    const hasTail = parts.length > 1 && [...parts[0]].length > 1;
    if (hasTail && (this.tails.has("*") || this.tails.has(parts[1]))) parts = parts.slice(0, 1);
    return parts.join("");
  }

  /** The stems of a folded word, as a rule one. */
  keys(word) {
    if (!word) return [];
    if (word.length > LONGEST_WORD) return [word];
    if (this.exceptions.has(word)) return [this.exceptions.get(word)];
    let stems = [word];
    for (const step of this.steps) stems = stems.flatMap((stem) => shortened(step, stem));
    return [...new Set(stems.map((stem) => this.exceptions.get(stem) ?? stem))];
  }
}

function words(text) {
  return (text ?? "").split(/\s+/u).filter(Boolean);
}

function readStep(lines) {
  const endings = new Map();
  for (const line of lines) {
    const [before, after = ""] = line.split(">");
    const [atLeast, ...forms] = words(before);
    for (const form of forms) {
      const signs = { "-": "", "+": form };
      const instead = words(after || "-").map((one) => signs[one] ?? one);
      endings.set(form, { atLeast: Number(atLeast), instead });
    }
  }
  const longest = Math.max(0, ...Array.from(endings.keys(), (ending) => ending.length));
  return { endings, longest };
}

function shortened({ endings, longest }, word) {
  for (let length = Math.min(longest, word.length); length > 0; length -= 1) {
    const ending = endings.get(word.slice(-length));
    if (ending && word.length - length >= ending.atLeast) {
      return ending.instead.map((instead) => word.slice(0, -length) + instead);
    }
  }
  return [word];
}

// Where on a page the words stand that were found, and the text around them.

import { fold, tokens } from "./search-fold.js";

const EXCERPT = 180; // letters of an excerpt
const BEFORE = 50; // letters of it before the first word found

/** The section with the most different words that were found, headings counting more. */
export function bestSection(sections, isFound) {
  let best = { section: 0, score: -1 };
  for (const [section, [, heading, text]] of sections.entries()) {
    const inHeading = different(heading, isFound);
    const inText = different(text, isFound);
    const score = section === 0 ? Math.max(inHeading, inText) + 0.5 : inHeading * 1.5 + inText;
    if (score > best.score && (section === 0 || inHeading + inText > 0)) best = { section, score };
  }
  return best;
}

function different(text, isFound) {
  return new Set(tokens(text).filter(({ token }) => isFound(token)).map(({ token }) => fold(token)))
    .size;
}

/** A stretch of the text around the first words found, in pieces that are marked or not. */
export function excerpt(text, isFound) {
  const places = tokens(text);
  const first = places.find(({ token }) => isFound(token))?.start ?? 0;
  let start = 0;
  if (first > BEFORE) {
    start = places.find((place) => place.start >= first - BEFORE).start;
    const sentence = text.lastIndexOf(". ", first);
    if (sentence >= first - 2 * BEFORE && sentence >= 0) start = sentence + 2;
  }
  const last = places.findLast((place) => place.start + place.token.length <= start + EXCERPT);
  const rest = text.length - start <= EXCERPT;
  const end = rest || !last ? text.length : Math.max(start, last.start + last.token.length);
  const pieces = marked(text.slice(start, end), isFound);
  if (start > 0) pieces.unshift({ text: "… ", found: false });
  if (end < text.length) pieces.push({ text: " …", found: false });
  return pieces;
}

/** Text in pieces; those that were found are to be marked. */
export function marked(text, isFound) {
  const pieces = [];
  let end = 0;
  for (const { token, start } of tokens(text)) {
    if (!isFound(token)) continue;
    pieces.push({ text: text.slice(end, start), found: false }, { text: token, found: true });
    end = start + token.length;
  }
  pieces.push({ text: text.slice(end), found: false });
  return pieces.filter((piece) => piece.text);
}

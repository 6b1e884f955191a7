// What the browser makes of texts: for each its words, folded, each with its stems.
// In (JSON): {scripts, rules: {lang: …}, texts: [[lang, text], …]}.

import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { scripts, rules, texts } = JSON.parse(await text(process.stdin));
const { Stemmer, tokens } = await import(`${pathToFileURL(scripts)}/search-fold.js`);
const stemmers = new Map(Object.entries(rules).map(([lang, one]) => [lang, new Stemmer(one)]));
const answers = texts.map(([lang, written]) => {
  const stemmer = stemmers.get(lang);
  return tokens(written).map(({ token }) => {
    const word = stemmer.folded(token);
    return [word, ...stemmer.keys(word)].join(" ");
  });
});
process.stdout.write(JSON.stringify(answers));

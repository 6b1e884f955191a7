"""The index is made in Python and asked in JavaScript: both must see the same words."""

import random
import unicodedata
from pathlib import Path

from newsroom.outputs.search.folding import tokens
from newsroom.outputs.search.stemming import Stemmer, stemmer_of
from newsroom.words import languages, load_words
from search.node import ROOT, need_node, run_node

LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "aábcdeéfghiíjklmnñoópqrstuúüvwxyz",
    "it": "aàbcdeéèfghiìíîjklmnoòópqrstuùúvwxyz",
    "tr": "abcçdefgğhıiîjklmnoöprsştuüûvyzâqwx",
}
ODD = "İIıißẞæÆœŒøØłŁđĐðþςΣσéÅŀ½²Ⅳ٣漢字"
MARKS = "\u0300\u0301\u0302\u0303\u0307\u0308\u0327\u0328"
APOSTROPHES = "'’‘ʼ`´"
WORDS = 30_000
"""Made-up words for each language, besides those of the real pages."""


def endings_of(lang: str) -> list[str]:
    steps = stemmer_of(rules_of(lang)).steps
    return [ending for step in steps for ending in step.endings] or ["s"]


def rules_of(lang: str) -> dict[str, object]:
    return dict(load_words(lang).search.get("rules", {}))


def made_up(lang: str) -> list[str]:
    """Words with every letter and ending, in every case, with marks and apostrophes."""
    chance = random.Random(f"parity {lang}")  # noqa: S311 - made-up words need no secrecy
    letters, endings = LETTERS[lang], endings_of(lang)
    elided = [*stemmer_of(rules_of(lang)).elision, "l", "d", "Porter", "x"]

    def word() -> str:
        text = "".join(chance.choices(letters, k=chance.randint(1, 9)))
        text += chance.choice(endings) if chance.random() < 0.6 else ""
        if chance.random() < 0.1:
            place = chance.randint(0, len(text))
            text = text[:place] + chance.choice(ODD + MARKS) + text[place:]
        if chance.random() < 0.15:
            text = chance.choice(elided) + chance.choice(APOSTROPHES) + text
        if chance.random() < 0.1:
            text += chance.choice(APOSTROPHES) + chance.choice(endings)
        text = chance.choice([str.lower, str.upper, str.title, str.swapcase, str])(text)
        return unicodedata.normalize(chance.choice(["NFC", "NFC", "NFD"]), text)

    return [word() for _ in range(WORDS)]


def real_texts(lang: str) -> list[str]:
    """The pages as they are written, and once more in capitals."""
    ending = ".md" if lang == languages()[0] else f".{lang}.md"
    paths = sorted((ROOT / "docs").rglob("*.md"))
    mine = [path for path in paths if path.name.removesuffix(ending).count(".") == 0]
    texts = [unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in mine]
    return texts + [text.upper() for text in texts]


def seen_by_python(stemmer: Stemmer, text: str) -> list[str]:
    folded = [stemmer.folded(token) for token in tokens(text)]
    return [" ".join((word, *stemmer.keys(word))) for word in folded]


def test_both_sides_see_the_same_words_and_stems(tmp_path: Path) -> None:
    need_node()
    texts = [(lang, text) for lang in languages() for text in (*real_texts(lang), *made_up(lang))]
    rules = {lang: rules_of(lang) for lang in languages()}
    theirs = run_node(
        Path(__file__).with_name("parity.mjs"), {"rules": rules, "texts": texts}, tmp_path
    )
    stemmers = {lang: stemmer_of(rules[lang]) for lang in languages()}
    ours = [seen_by_python(stemmers[lang], text) for lang, text in texts]
    differing = [
        (lang, one, other)
        for (lang, _), mine, yours in zip(texts, ours, theirs, strict=True)
        for one, other in zip(mine, yours, strict=False)
        if one != other or len(mine) != len(yours)
    ]
    assert differing[:20] == []
    assert [len(one) for one in ours] == [len(one) for one in theirs]
    compared = sum(len(words) for words in ours)
    print(f"{compared} words compared")
    assert compared > 100_000


def test_every_made_up_word_has_its_letters_seen() -> None:
    """The generator reaches what it is there for."""
    for lang in languages():
        text = "".join(made_up(lang))
        assert set(LETTERS[lang]) | set(APOSTROPHES) <= set(text)
        assert set(ODD) <= set(text) | set("ⅣⅳΣς")

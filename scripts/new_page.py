"""Start a page in all languages: `new_page.py event spring-meeting-2027`."""

import argparse
import sys
from pathlib import Path

from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import read_library
from newsroom.content.page_file import read_page
from newsroom.content.starter import original_page, translated_page
from newsroom.environment import DOCS, add_day, run
from newsroom.model.kinds import FOLDERS, KINDS
from newsroom.model.training import Module
from newsroom.words import FIRST_LANGUAGE, languages, load_words


def main() -> int:
    """Read the command line, write the files, name them; 1 when the page exists already."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("id", metavar="ID", help="the file name without .md, small letters")
    parser.add_argument("--docs", type=Path, default=DOCS)
    add_day(parser)
    options = parser.parse_args()
    kind, folder = KINDS[options.kind], FOLDERS.get(options.kind, "")
    original = (options.docs / folder / f"{options.id}.md").absolute()
    if original.exists():
        print(f"{original} exists already.", file=sys.stderr)
        return 1
    modules = [
        s for s in read_library(options.docs, languages()).originals.values() if s.kind is Module
    ]
    given = {
        "type": options.kind,
        "title": options.id.rpartition("/")[2].replace("-", " ").capitalize(),
        "summary": load_words(FIRST_LANGUAGE).commands.placeholder,
        "updated": options.today.isoformat(),
        "order": str(len(modules) + 1),
    }
    original.parent.mkdir(parents=True, exist_ok=True)
    original.write_text(original_page(options.kind, kind, given), encoding="utf-8")
    made_from = fingerprint(read_page(original, options.docs.absolute(), languages()), kind)
    print(original)
    for lang in languages():
        if lang != FIRST_LANGUAGE:
            path = original.with_suffix(f".{lang}.md")
            own = given | {"summary": load_words(lang).commands.placeholder}
            path.write_text(translated_page(kind, own, made_from), encoding="utf-8")
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))

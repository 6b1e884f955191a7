"""What the search costs on made-up pages: seconds to build, bytes to ask. `make bench`."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.search_costs import PACKED, measure, transfers, vocabulary_of
from newsroom.words import languages

PAGES = 1_000


def main() -> None:
    """Measure every language with so many pages (or as many as the command line says)."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    print(f"search: {pages} made-up pages for each language, bytes packed with {PACKED}")
    print("language  CPU s  scripts  manifest  vocabulary (words)   first query: mean, most")
    for lang in languages():
        costs = measure(lang, pages)
        words = len(vocabulary_of(costs))
        print(
            f"{lang:<8} {costs.seconds:>6.2f} {costs.client:>8} {costs.manifest:>9}"
            f" {costs.vocabulary:>11} {f'({words})':>7}"
        )
        with tempfile.TemporaryDirectory() as folder:
            for sort, sizes in transfers(costs, lang, Path(folder)).items():
                print(f"{sort:>62} {sum(sizes) // len(sizes):>7} {max(sizes):>7}")


if __name__ == "__main__":
    main()

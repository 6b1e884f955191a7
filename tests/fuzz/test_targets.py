"""Each fuzz target runs on the inputs it starts from, without atheris: so none goes stale."""

import importlib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from fuzz.run import HERE, TARGETS

LATER = (HERE / "after_merge.txt").read_text(encoding="utf-8").split()
"""Seeds that fail as long as not every package of this change is merged."""
SEEDS = [
    pytest.param(target, path, id=f"{target}-{path.name}")
    for target in TARGETS
    for path in sorted((HERE / "corpus" / target).iterdir())
    if not any(fnmatch(f"{target}/{path.name}", pattern) for pattern in LATER)
]


@pytest.mark.parametrize(("target", "seed"), SEEDS)
def test_a_target_holds_for_its_seeds(target: str, seed: Path) -> None:
    importlib.import_module(f"fuzz.targets.{target}").one_input(seed.read_bytes())


def test_every_corpus_and_dictionary_has_a_target() -> None:
    used = {
        path.stem for folder in ("corpus", "dictionaries") for path in (HERE / folder).iterdir()
    }
    assert used == set(TARGETS)

"""Each fuzz target runs on the inputs it starts from, without atheris: so none goes stale."""

import importlib
from pathlib import Path

import pytest

from fuzz.run import HERE, TARGETS

SEEDS = [
    pytest.param(target, path, id=f"{target}-{path.name}")
    for target in TARGETS
    for path in sorted((HERE / "corpus" / target).iterdir())
]


@pytest.mark.parametrize(("target", "seed"), SEEDS)
def test_a_target_holds_for_its_seeds(target: str, seed: Path) -> None:
    importlib.import_module(f"fuzz.targets.{target}").one_input(seed.read_bytes())


def test_every_corpus_and_dictionary_has_a_target() -> None:
    used = {
        path.stem for folder in ("corpus", "dictionaries") for path in (HERE / folder).iterdir()
    }
    assert used == {*TARGETS}

"""Whatever the kept files hold, they are believed only in the right shape, and never break."""

from collections.abc import Callable

from fuzz.inputs import choice, new_folder
from newsroom.build import manifest
from newsroom.build.memo import FILE, Memo
from newsroom.report_cache import cached_report

PROJECT = new_folder()
SITE, DOCS, REPORTS = PROJECT / "site", PROJECT / "docs", PROJECT / "reports"
for folder in (SITE, DOCS):
    folder.mkdir()


def one_input(data: bytes) -> None:
    """Put the bytes into a kept file, which the first byte chooses, and use it."""
    number, kept = choice(data, len(USES))
    USES[number](kept)


def _report(kept: bytes) -> None:
    made = ("Nothing is wrong.", True)
    assert cached_report(REPORTS, DOCS, "options", lambda: made) == made
    for file in REPORTS.glob("*.json"):
        file.write_bytes(kept)
    report, is_fine = cached_report(REPORTS, DOCS, "options", lambda: made)
    assert isinstance(report, str)
    assert isinstance(is_fine, bool)
    for file in REPORTS.glob("*.json"):
        file.unlink()


def _manifest(kept: bytes) -> None:
    site = manifest.Manifest("total", 1, ["en"], {})
    manifest.write_manifest(PROJECT, SITE, site, manifest.Targets("", [], {}))
    for file in (PROJECT / manifest.FOLDER).glob("*.json"):
        file.write_bytes(kept)
    found = manifest.read_manifest(PROJECT, SITE)
    assert found is None or all(isinstance(lang, str) for lang in found.languages)
    targets = manifest.read_targets(PROJECT, SITE)
    for record in targets.records.values() if targets else ():
        assert all(isinstance(name, str) for name in record.files)
        assert targets
        assert all(0 <= number < len(targets.inputs) for number in record.inputs)


def _memo(kept: bytes) -> None:
    file = PROJECT / FILE
    for leftover in file.parent.glob("memo.db*"):
        leftover.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(kept)
    memo = Memo(file, "code")
    value = memo.get("a key", [str])
    assert value is None or all(isinstance(part, str) for part in value)
    memo.put("a key", ["a value"])
    memo.close()


USES: tuple[Callable[[bytes], None], ...] = (_report, _manifest, _memo)

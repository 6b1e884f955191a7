"""The manifest of a published site belongs to that site alone."""

from pathlib import Path

from newsroom.build.manifest import (
    Manifest,
    TargetRecord,
    Targets,
    file_stats,
    read_manifest,
    read_targets,
    write_manifest,
)

TARGETS = Targets("digest", [("page en index", "digest")], {"a": TargetRecord(["a.html"], [0])})


def published(project: Path, targets: Targets | None) -> Path:
    site = project / "site"
    site.mkdir(exist_ok=True)
    (site / "a.html").write_text("a")
    write_manifest(project, site, Manifest("total", 1, ["en"], file_stats(site)), targets)
    return site


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    site = published(tmp_path, TARGETS)
    manifest, targets = read_manifest(tmp_path, site), read_targets(tmp_path, site)
    assert manifest
    assert targets
    assert (manifest.total, targets.records) == ("total", TARGETS.records)


def test_a_changed_site_has_no_manifest(tmp_path: Path) -> None:
    site = published(tmp_path, TARGETS)
    (site / "b.html").write_text("b")
    assert read_manifest(tmp_path, site) is None


def test_the_targets_of_an_earlier_site_are_not_those_of_a_later_one(tmp_path: Path) -> None:
    """Sites that MkDocs has built, or that were joined from shares, have none."""
    published(tmp_path, TARGETS)
    assert read_targets(tmp_path, published(tmp_path, None)) is None

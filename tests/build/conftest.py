"""The small project that tests of the build change and restore."""

from collections.abc import Iterator

import pytest

from small_projects import Project, make_project


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = make_project(tmp_path_factory.mktemp("small-project"))
    yield project
    project.builder.close()

"""What the checker lets pass as the target of a link, the cleaner keeps."""

import os
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.content.link_targets import (
    SCHEMES,
    fault_of_target,
    is_of_another_host,
    is_running,
    own_path,
)
from newsroom.render.clean_html import clean_html

EXAMPLES = 20_000 if os.environ.get("SWEEP") else 500
SCHEME = st.sampled_from(["", "//", *(f"{one}:" for one in [*sorted(SCHEMES), "ftp", "c", "htp"])])
SLASHES = st.sampled_from(["", "/", "//", "///", "\\\\"])
REST = st.text(alphabet="ab.ç:@/?#&;%20[] -_x\t\\", max_size=12)
TARGETS = st.builds(lambda *parts: "".join(parts), SCHEME, SLASHES, REST)


def written(target: str) -> str:
    return target.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(TARGETS)
def test_the_cleaner_keeps_every_link_without_a_fault(target: str) -> None:
    if fault_of_target(target) or is_running(target) or own_path(target, "") is not None:
        return
    cleaned = clean_html(f'<a href="{written(target)}">x</a>')
    assert re.fullmatch(r'<a href="[^"]*">x</a>', cleaned), cleaned


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(TARGETS)
def test_the_cleaner_takes_out_every_picture_of_another_host_and_the_checker_tells(
    target: str,
) -> None:
    is_kept = " src=" in clean_html(f'<img alt="x" src="{written(target)}">')
    assert not (is_kept and is_of_another_host(target))

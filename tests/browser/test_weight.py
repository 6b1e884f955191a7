"""What a first visit costs: everything that the browser fetches, as brotli sends it."""

from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Request

from browsing import Visitor
from newsroom.render.headers import HEADERS
from newsroom.views.addresses import address
from newsroom.words import languages
from real_content import examples

KB = 1024
HEADER_BYTES = 150 + sum(len(f"{name}: {value}\r\n") for name, value in HEADERS.items())
EVENT = min(examples("event"), key=lambda one: len(one.file.body.text)).file.ref
"""The shortest: what is weighed is the layout, not how much editors write."""


def weights(visitor: Visitor, site: Path, ref: str) -> dict[str, int]:
    """Bytes by kind (`document`, `stylesheet`, `script`, `image`, `headers`) and `requests`."""
    requests: list[Request] = []
    visitor.page.on("request", lambda request: requests.append(request))
    visitor.opens(ref).wait_for_load_state("networkidle")
    found = {"requests": len(requests), "headers": HEADER_BYTES * len(requests)}
    for one in requests:
        path = site / urlsplit(one.url).path.lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        size = len(brotli.compress(file.read_bytes(), quality=11))
        found[one.resource_type] = found.get(one.resource_type, 0) + size
    return found


def total(found: dict[str, int]) -> int:
    """All bytes but those of pictures."""
    return sum(size for kind, size in found.items() if kind not in ("requests", "image"))


@pytest.mark.parametrize("lang", languages())
def test_an_event_is_there_at_once(visitor: Visitor, real_site: Path, lang: str) -> None:
    found = weights(visitor, real_site, address(EVENT, lang))
    assert found["requests"] <= 5
    assert found["stylesheet"] <= 9.5 * KB
    assert found["script"] <= 3 * KB
    assert total(found) <= 18 * KB


@pytest.mark.parametrize("lang", languages())
def test_the_home_page_too(visitor: Visitor, real_site: Path, lang: str) -> None:
    assert total(weights(visitor, real_site, address("index", lang))) <= 22 * KB

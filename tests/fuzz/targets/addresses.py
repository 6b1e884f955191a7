"""Any address is understood; the cleaner of HTML removes what the checker refuses, and no other."""

from html import escape

from fuzz.inputs import text_of
from newsroom.content.link_targets import (
    fault_of_target,
    is_of_another_host,
    is_running,
    outside_address,
    own_path,
    relative_target,
)
from newsroom.content.web_address import read_address
from newsroom.render.clean_html import clean_html


def one_input(data: bytes) -> None:
    """Check and clean an address, in a link and in a picture."""
    address = text_of(data).replace('"', "").replace("\0", "")
    _compare(escape(address))
    # In attributes browsers leave some entities alone that are not closed: `&ltd`. So the checker
    # may find no host where they find one, but nothing worse.
    fault = fault_of_target(address)
    assert fault is None or fault.variant == "nothing" or not _has_link(address)
    own_path(address, "events")
    relative_target(address)
    if (read := read_address(address)) is not None:
        assert read_address(read.href) == read


def _compare(written: str) -> None:
    fault = fault_of_target(written)
    assert _has_link(written) == (fault is None)
    is_elsewhere = is_of_another_host(written)
    picture = clean_html(f'<img alt="" src="{written}">')
    assert ("src=" in picture) == bool(written and not is_elsewhere)
    assert not (is_running(written) and fault is None)
    assert not (outside_address(written) and not is_elsewhere)


def _has_link(written: str) -> bool:
    return "href=" in clean_html(f'<a href="{written}">a link</a>').partition(">")[0]

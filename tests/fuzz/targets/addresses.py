"""Any address is understood; the cleaner of HTML keeps none that the checker refuses."""

from fuzz.inputs import text_of
from newsroom.content import link_targets
from newsroom.render.clean_html import clean_html

REFUSED = ("drive", "near", "scheme")
"""The faults for which the cleaner, too, removes an address; the others lead nowhere."""


def one_input(data: bytes) -> None:
    """Judge an address as checker and cleaner do, in a link and in a picture."""
    address = text_of(data).replace('"', "").replace("\0", "")
    fault = link_targets.fault_of_target(address)
    is_elsewhere = link_targets.is_of_another_host(address)
    link_targets.is_running(address)
    link_targets.own_path(address, "events")
    link_targets.anchor_of(address)
    link = clean_html(f'<a href="{address}">a link</a>')
    assert not (fault and fault.variant in REFUSED and "href=" in link)
    picture = clean_html(f'<img alt="" src="{address}">')
    assert not (is_elsewhere and "src=" in picture)

"""Any bytes are decoded, parsed and repaired; every place is in the file; repairs are final."""

from newsroom.content.encoding import decode
from newsroom.content.header import RefusedError, parse, split
from newsroom.content.repair import repair
from newsroom.model.kinds import KINDS


def one_input(data: bytes) -> None:
    """Read the bytes as a page, then as the inside of a header."""
    text, faults = decode(data)
    lines = text.count("\n") + 1
    if not text:
        return
    _, more = parse(text)
    for _, place, _ in (*faults, *more):
        assert 1 <= place.line <= lines + 2
        assert place.column >= 1
    for page in (text, f"---\n{text}\n---\n"):
        try:
            split(page)
        except RefusedError:
            continue
        kind = [None, *KINDS.values()][data[0] % (len(KINDS) + 1)]
        repaired = repair(page, kind)
        assert repair(repaired, kind) == repaired

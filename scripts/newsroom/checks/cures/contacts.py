"""Which mailbox is meant: `mailto:events@example.org`, `Events <events@example.org>`."""

import re
from collections.abc import Mapping

from newsroom.checks.cures.written import Written

_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def cure_of_mailbox(written: Written) -> Mapping[str, object]:
    """The one address in what is written."""
    found = _MAILBOX.findall(written.text)
    return {"variant": "near", "near": found[0]} if len(found) == 1 else {"variant": "form"}

"""Any PDF, CSV, ODS or calendar file is examined; cleaned ones have no fault left."""

from fuzz.inputs import choice
from newsroom.content.files.cleaning import CLEANED, UncleanableError, cleaned
from newsroom.content.files.examination import faults_of_data
from newsroom.content.files.kinds import DOCUMENTS


def one_input(data: bytes) -> None:
    """Examine the bytes as a file of one of the kinds, which the first byte chooses."""
    number, document = choice(data, len(DOCUMENTS))
    suffix = sorted(DOCUMENTS)[number]
    faults = faults_of_data(document, suffix)
    if not faults or suffix not in CLEANED:
        return
    try:
        made = cleaned(document, suffix)
    except UncleanableError:
        return
    assert not faults_of_data(made, suffix)

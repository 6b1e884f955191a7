"""Any XLIFF or PO file is imported or refused with a reason; nothing else happens."""

from datetime import date

from fuzz.inputs import choice, new_folder
from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.exchange.formats import FORMATS
from newsroom.exchange.importing import ImportOptions, import_units
from newsroom.exchange.units import ExchangeError
from newsroom.words import load_words

LIBRARY = read_library(make_world(new_folder(), {}), LANGUAGES)
OPTIONS = ImportOptions(method="machine", today=date(2026, 1, 15), accepts_unconfirmed=True)
WORDS = load_words("en").translations


def one_input(data: bytes) -> None:
    """Import the bytes as a file of one of the formats, which the first byte chooses."""
    number, raw = choice(data, len(FORMATS))
    try:
        units = [*FORMATS.values()][number].read(raw)
        path, text = import_units(units, LIBRARY, OPTIONS, WORDS)
    except ExchangeError as error:
        refused = error
    else:
        assert path.parent.is_relative_to(LIBRARY.docs)
        assert text.startswith("---\n")
        return
    assert WORDS.refusals[refused.reason].format(**refused.values)

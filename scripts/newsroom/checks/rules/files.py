"""The files beside the pages that are no pictures: documents, and the names of all files.

Every problem is told at the file, for the file must be changed; pages only lead to it.
"""

import posixpath
from collections.abc import Iterator, Mapping
from itertools import islice

from newsroom.checks import identity
from newsroom.checks.personal import hinted, mailboxes, shortened
from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.checks.telephones import telephone_numbers
from newsroom.content.encoding import unwanted_in
from newsroom.content.files.examination import faults_of_document, is_document, texts_of_document
from newsroom.content.files.names import faults_of_name, twins
from newsroom.content.files.pictures import texts_of_drawing
from newsroom.content.problem import START, Place, Problem
from newsroom.model.file_limits import MOST_FAULTS
from newsroom.model.pictures import DRAWING


def documents_are_sound(context: RuleContext) -> Iterator[Problem]:
    """Documents can be read, are not too large, run nothing, and name no persons and programs."""
    for path in _documents(context):
        for fault in faults_of_document(context.library.docs / path):
            yield _problem(path, fault.code, context, fault.place, fault.values, fault.variant)


def documents_hold_no_personal_data(context: RuleContext) -> Iterator[Problem]:
    """Tables, calendars and drawings hold no telephone, identity number or mailbox of a person."""
    for path in _documents(context):
        found = (
            _problem(path, code, context, Place(number, start + 1 if is_line else 1), values)
            for number, text, is_line in texts_of_document(context.library.docs / path)
            for code, start, values in _personal(text)
        )
        yield from islice(found, MOST_FAULTS)
    for path, line, text in _texts_of_drawings(context):
        for code, _, values in _personal(text):
            yield _problem(path, code, context, Place(line, 1), values)


def drawings_hold_no_invisible_characters(context: RuleContext) -> Iterator[Problem]:
    """Texts in drawings hold no invisible characters, however they are written."""
    for path, line, text in _texts_of_drawings(context):
        if found := unwanted_in(text):
            yield _problem(path, "SYN008", context, Place(line, 1), {"character": found[0]})


def _texts_of_drawings(context: RuleContext) -> Iterator[tuple[str, int, str]]:
    """The path, line and text of each text in a drawing that can be published."""
    for path in sorted(context.library.files):
        if path.lower().endswith(DRAWING):
            yield from ((path, *one) for one in texts_of_drawing(context.library.docs / path))


def _personal(line: str) -> Iterator[tuple[str, int, Mapping[str, object]]]:
    for start, number in telephone_numbers(line):
        yield "GDP003", start, {"value": hinted(number)}
    for start, address, reason in mailboxes(line):
        yield "GDP004", start, {"value": shortened(address), "variant": reason}
    for start, number, country in identity.numbers_in(line):
        yield "GDP005", start, {"value": hinted(number), "variant": country}


def file_names_are_the_same_everywhere(context: RuleContext) -> Iterator[Problem]:
    """The names of files mean the same file on every system, and another for each on the site."""
    files = [path for path in context.library.files if not path.endswith(".md")]
    for path in sorted(files):
        for fault in faults_of_name(path):
            yield _problem(path, fault.code, context, START, fault.values, fault.variant)
    for path, other in twins(files, context.library.languages):
        yield _problem(path, "FIL005", context, START, {"other": other}, "twins")


def _documents(context: RuleContext) -> list[str]:
    return sorted(path for path in context.library.files if is_document(path))


def _problem(
    path: str,
    code: str,
    context: RuleContext,
    place: Place,
    values: Mapping[str, object],
    variant: str = "",
) -> Problem:
    library, name = context.library, posixpath.basename(path)
    return Problem(
        code=code,
        file=library.docs / path,
        place=place,
        language=library.languages[0],
        values={"name": name, **values} | ({"variant": variant} if variant else {}),
    )


LIBRARY_RULES: tuple[LibraryRule, ...] = (
    documents_are_sound,
    documents_hold_no_personal_data,
    drawings_hold_no_invisible_characters,
    file_names_are_the_same_everywhere,
)

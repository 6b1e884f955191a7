"""What the law and the grant ask for: the funding statement, and consent to being named."""

from collections.abc import Iterator

from newsroom.checks.personal import hinted
from newsroom.checks.persons import is_called, persons_in
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.page_file import PageFile
from newsroom.content.problem import Problem, Quoted
from newsroom.model.event import Event

_FUNDING = "project/funding"
_SECTIONS = ("statement", "disclaimer")


def contacts_have_consented(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Nobody is named as a contact without having agreed to it."""
    for index, contact in enumerate((localized.page and localized.page.contacts) or ()):
        given = contact.consent_given
        if given is None:
            yield localized.file.problem("GDP001", "contacts", index, "name", variant="missing")
        elif given > context.today:
            yield localized.file.problem(
                "GDP001", "contacts", index, "consent_given", variant="future"
            )


def contacts_are_reviewed(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A contact is asked again before the day for it has passed."""
    for index, contact in enumerate((localized.page and localized.page.contacts) or ()):
        if contact.review_by < context.today:
            yield localized.file.problem(
                "GDP002", "contacts", index, "review_by", value=contact.review_by
            )


def speakers_have_consented(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A speaker is named only if the contacts of the page record that they agreed."""
    original = context.library.originals.get(localized.file.ref)
    event = original.page if original else None
    if not isinstance(event, Event) or not isinstance(localized.page, Event):
        return
    named = [one.name for one in event.contacts or () if one.consent_given]
    for number, session in enumerate(localized.page.sessions):
        item = number if localized is original else session.id
        for name in persons_in(session.speakers or ""):
            if not any(is_called(name, other) for other in named):
                yield localized.file.problem(
                    "GDP006", "sessions", item, "speakers", value=Quoted(hinted(name))
                )


def funding_is_stated(context: RuleContext) -> Iterator[Problem]:
    """Who funds the project and who answers for what is said, a site says in every language.

    The settings say whether anybody funds it; `render/settings` then asks for the page itself.
    """
    library = context.library
    original = library.originals.get(_FUNDING)
    if original is None:
        return
    yield from _missing_sections(original.file)
    for lang in library.languages:
        translation = library.translations.get((_FUNDING, lang))
        if translation:
            yield from _missing_sections(translation.file)
        elif lang != original.file.lang:
            name = library.path(_FUNDING, lang).relative_to(library.docs).as_posix()
            yield original.file.problem("LEG001", variant="page", name=name)


def _missing_sections(file: PageFile) -> Iterator[Problem]:
    """A problem for each section that is not there, or has nothing below its heading."""
    sections = dict(file.body.sections())
    headings = {one.anchor or one.text: one for one in file.body.headings}
    for name in _SECTIONS:
        _, _, words = sections.get(name, "").partition("\n")
        if name not in sections:
            yield file.problem("LEG001", variant="section", name=f"{{#{name}}}")
        elif not words.strip():
            place = file.body.place(headings[name].index)
            yield file.problem_at("LEG001", place, variant="empty", name=f"{{#{name}}}")


TEXT_RULES: tuple[PageRule, ...] = (speakers_have_consented,)
FACT_RULES: tuple[PageRule, ...] = (contacts_have_consented, contacts_are_reviewed)
LIBRARY_RULES: tuple[LibraryRule, ...] = (funding_is_stated,)
WARNINGS = frozenset({"GDP002"})

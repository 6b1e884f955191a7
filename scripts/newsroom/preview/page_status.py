"""How a page stands: what it shows, what is wrong with it, and with how many others."""

from newsroom.preview.checking import Message
from newsroom.preview.panel import State
from newsroom.preview.session import Session
from newsroom.preview.versions import Key


def shown_page(session: Session, key: Key) -> tuple[bytes | None, State]:
    """The HTML of a page, the last good one if need be, and how it stands."""
    with session.lock:
        session.touch()
        page = session.pages.make(key)
        return page, state_of(
            session, key, errors_of(session, key), is_old=session.pages.is_old(key)
        )


def errors_of(session: Session, key: Key) -> tuple[Message, ...]:
    """What keeps a page from being shown as it is written."""
    file = session.pages.file_of(*key)[0]
    own = session.pages.faults_of(key), session.problems.errors_in(file)
    return (*session.faults.all(), *own[0], *own[1])


def state_of(
    session: Session,
    key: Key | None = None,
    errors: tuple[Message, ...] = (),
    *,
    is_old: bool = False,
) -> State:
    """How a page stands that has these errors, or an address without a page."""
    found, warnings = session.problems.counts
    return State(
        lang=session.options.lang,
        version=session.versions.of(key),
        errors=errors or (() if key else session.faults.all()),
        is_old=is_old,
        elsewhere=0 if errors else found,
        warnings=warnings,
    )


def all_pages(session: Session, lang: str) -> dict[str, bytes]:
    """The pages of a language by name, as far as they can be made."""
    found = {}
    with session.lock:
        refs = [*session.pages.store.library().originals] if session.pages.store else []
    for ref in refs:
        with session.lock:
            page = session.pages.make((lang, ref))
        if page is not None:
            found[ref] = page
    return found

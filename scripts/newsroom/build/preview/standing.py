"""How a page stands: what it shows, what is wrong with it, and with how many others."""

from newsroom.build.preview.house import House
from newsroom.build.preview.judging import Told
from newsroom.build.preview.panel import State
from newsroom.build.preview.versions import Key


def shown_page(house: House, key: Key) -> tuple[bytes | None, State]:
    """The HTML of a page, the last good one if need be, and how it stands."""
    with house.lock:
        house.touch()
        page = house.pages.make(key)
        return page, state_of(house, key, errors_of(house, key), is_old=house.pages.is_old(key))


def errors_of(house: House, key: Key) -> tuple[Told, ...]:
    """What keeps a page from being shown as it is written."""
    file = house.pages.file_of(*key)[0]
    own = house.pages.faults_of(key), house.problems.errors_in(file)
    return (*house.faults.all(), *own[0], *own[1])


def state_of(
    house: House, key: Key | None = None, errors: tuple[Told, ...] = (), *, is_old: bool = False
) -> State:
    """How a page stands that has these errors, or an address without a page."""
    found, warnings = house.problems.counts
    return State(
        lang=house.task.lang,
        version=house.versions.of(key),
        errors=errors or (() if key else house.faults.all()),
        is_old=is_old,
        elsewhere=0 if errors else found,
        warnings=warnings,
    )


def all_pages(house: House, lang: str) -> dict[str, bytes]:
    """The pages of a language by name, as far as they can be made."""
    found = {}
    with house.lock:
        refs = house.pages.press.order(lang) if house.pages.press else []
    for ref in refs:
        with house.lock:
            page = house.pages.make((lang, ref))
        if page is not None:
            found[ref] = page
    return found

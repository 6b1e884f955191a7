"""What the settings say of the organisation: who pays, who answers, where one signs up.

Also the pages about the site itself, which law asks for.
"""

import re
from collections.abc import Iterator

import yaml

from newsroom.render.security_txt import is_contact
from newsroom.render.settings.addresses import fault_of_page
from newsroom.render.settings.paths import usable_folders
from newsroom.render.settings.places import fault_of_place
from newsroom.render.settings.texts import no_text, wrong_texts
from newsroom.render.settings.theme import unknown_in
from newsroom.render.settings.tree import Fault, Tree, fault_at, value_of

FUNDING_TEXTS = ("statement", "disclaimer", "note")
CONTACT = ("name", "email", "phone", "address")
FUNDING_PAGE = "project/funding.md"
_FUNDING = "Write `funding: {emblem: true, statement: {en: …}, disclaimer: {en: …}}`."
_PHONE = re.compile(r"\+\d[\d ()/-]{4,28}\d")


def wrong_funding(tree: Tree) -> Iterator[Fault]:
    """Who pays is said in English at least; with the emblem, a page says more."""
    node = tree.find("extra.funding")
    if not isinstance(node, yaml.MappingNode) or not value_of(node):
        return  # another rule says so, if it is something else
    yield from unknown_in(node, "funding", ("emblem", *FUNDING_TEXTS))
    for name in FUNDING_TEXTS:
        texts = tree.find(f"extra.funding.{name}")
        if texts is not None or name == "statement":
            yield from wrong_texts(texts, name, f"`funding.{name}`", _FUNDING, node, tree)
    emblem = tree.find("extra.funding.emblem")
    if emblem is None:
        return
    if not isinstance(value_of(emblem), bool):
        yield fault_at(emblem, "`emblem` is `true` or `false`.", "Write `emblem: true`.")
    elif value_of(emblem):
        for docs in usable_folders(tree, "docs_dir"):
            if not (docs / FUNDING_PAGE).is_file():
                message = f"The emblem is shown, and there is no page `{FUNDING_PAGE}`."
                cure = "Write the page, which says who funds what, or `emblem: false`."
                yield fault_at(emblem, message, cure)


def wrong_office(tree: Tree) -> Iterator[Fault]:
    """The office that answers readers has a name, and a mailbox, a telephone or an address."""
    node = tree.find("extra.contact")
    yield from unknown_in(node, "contact", CONTACT)
    for name in CONTACT:
        part = tree.find(f"extra.contact.{name}")
        written = value_of(part) if part is not None else None
        if part is None or written in ("", None):
            continue
        if name == "email" and not is_contact(f"mailto:{written}"):
            cure = "Write the mailbox of an office: `email: office@example.org`."
            yield fault_at(part, f"`email` is no mailbox: `{part.value}`.", cure)
        elif name == "phone" and not _PHONE.fullmatch(str(written)):
            message = f"`phone` is no number with the code of its country: `{part.value}`."
            yield fault_at(part, message, 'Write it as `phone: "+44 20 7946 0123"`.')
        else:
            yield from no_text(part, name)


def wrong_licence(tree: Tree) -> Iterator[Fault]:
    """Under which licence the texts may be used is said in English at least, or not at all."""
    node = tree.find("extra.licence")
    if node is not None and value_of(node):
        cure = "Write `licence: {en: …}`, or `licence: {}`."
        yield from wrong_texts(node, "licence", "`licence`", cure, node, tree)


def wrong_sign_up(tree: Tree) -> Iterator[Fault]:
    """One signs up for the newsletter at a web address."""
    found = tree.text("extra.newsletter")
    if found and fault_of_page(found[1]):
        message = f"`extra.newsletter` {fault_of_page(found[1])}: `{found[1]}`."
        cure = "Write the address of the form where readers sign up: https://…."
        yield fault_at(found[0], message, cure)


def wrong_legal_pages(tree: Tree) -> Iterator[Fault]:
    """The pages at the foot of every page are there, each once."""
    seen: set[str] = set()
    for node in tree.items("extra.legal"):
        yield from _wrong_page(node, seen, tree)


def _wrong_page(node: yaml.Node, seen: set[str], tree: Tree) -> Iterator[Fault]:
    name = value_of(node)
    if not isinstance(name, str):
        return  # another rule says so
    if name in seen:
        yield fault_at(node, f"`legal` names `{name}` twice.", "Keep one of the two.")
    seen.add(name)
    for docs in usable_folders(tree, "docs_dir"):
        is_page = name.endswith(".md") and not fault_of_place(docs, name)
        if not (is_page and (docs / name).is_file()):
            message = f"`legal` names `{name}`, and there is no such page."
            yield fault_at(node, message, "Write its path below `docs`: `project/privacy.md`.")

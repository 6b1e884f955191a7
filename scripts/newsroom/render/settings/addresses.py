"""Addresses in the settings: of the site, its sources, and those who answer for it."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

import yaml

from newsroom.content.link_targets import fault_of_target
from newsroom.content.web_address import scheme_of
from newsroom.render.security_txt import is_contact
from newsroom.render.settings.tree import Fault, Tree, fault_at, under, value_of, variable_of

LONGEST_HOST, LONGEST_LABEL = 253, 63
"""Characters (RFC 1035, 2.3.4)."""
LAST_PORT = 65_535
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts of one's own computer, for which http will do."""
_WEB = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[A-Za-z0-9._~!$&()*+,;=:@%/-]*)?")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_STEP = re.compile(r"(?i)(?:\.|%2e){1,2}")
_MAILBOX = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_LISTENING = re.compile(r"(?:\[[\da-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})")
_RELATIVE = re.compile(r"[A-Za-z0-9._~!$&()*+,;:=@%/?#-]+")


def wrong_addresses(tree: Tree) -> Iterator[Fault]:
    """The addresses of the site and its sources are web addresses; contacts have a scheme."""
    yield from _wrong_site(tree)
    for path in ("repo_url", "extra.security_policy"):
        yield from _wrong_page(path, tree)
    yield from _wrong_edit_uri(tree)
    yield from _wrong_contact(tree)
    yield from _wrong_listening(tree)
    home = tree.text("extra.homepage")
    if home and not home[1].startswith("/"):
        yield from _wrong_page("extra.homepage", tree)
    for path in ("extra.social", "extra.alternate"):
        for group in tree.items(path):
            yield from _wrong_link(under(group, "link"))


def fault_of_web(address: str, *, is_site: bool = False) -> str:
    """Why an address is none on the web that readers can be sent to; empty if it is one.

    It is `https`, without name, password and dot segments. The address of the site may also be
    `http` on one's own computer.
    """
    if not _WEB.fullmatch(address) or fault_of_target(address):
        return "is no web address"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is no web address"
    labels = host.removesuffix(".").split(".")
    is_named = all(map(_is_label, labels)) and not labels[-1].isdigit()
    if port == 0 or len(host) > LONGEST_HOST or not (is_named or _is_ip(host)):
        return "is no web address"
    if parts.scheme == "http" and not (is_site and host in LOCAL):
        return "is not encrypted on its way"
    if _PERCENT.search(parts.path) or any(map(_STEP.fullmatch, parts.path.split("/"))):
        return "has a path that browsers change"
    return "has a path that browsers change" if "//" in parts.path else ""


def fault_of_page(address: str) -> str:
    """The same for an address that may have a query and a fragment."""
    before = re.split(r"[?#]", address, maxsplit=1)[0]
    is_plain = _RELATIVE.fullmatch(address[len(before) :] or "/")
    return fault_of_web(before) or ("" if is_plain else "is no web address")


def _is_ip(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _is_label(label: str) -> bool:
    return 0 < len(label) <= LONGEST_LABEL and label[0] != "-" and label[-1] != "-"


def _wrong_site(tree: Tree) -> Iterator[Fault]:
    """`site_url` is the address of a folder, without query or fragment."""
    node = tree.find("site_url")
    value = value_of(node) if node is not None else ""
    if node is None or not isinstance(value, str | None):
        return  # other rules say so
    why = fault_of_web(value or "", is_site=True)
    last = (value or "").partition("://")[2].partition("/")[2].rpartition("/")[2]
    if why or "." in last:
        named = f"`{variable_of(node) or 'site_url'}`"
        if why == "is not encrypted on its way":
            message = f"{named} begins with http:, so anybody on the way could change a page."
        elif not (value or "").strip():
            message = f"{named} is empty; the pages need the address of the site."
        else:
            message = f"{named} is not the address of a site: `{_without_password(value or '')}`."
        cure = "Write https://, the host and perhaps a folder: https://news.example/site/."
        yield fault_at(node, message, cure)


def _without_password(address: str) -> str:
    """An address as it may stand in a log: what stands before `@` may be a password."""
    before, at, host = address.rpartition("@")
    return f"{before.partition('://')[0]}://…@{host}" if at and "://" in before else address


def _wrong_page(path: str, tree: Tree) -> Iterator[Fault]:
    found = tree.text(path)
    if found:
        yield from _wrong_web(found[0], path, found[1])


def _wrong_web(node: yaml.Node, path: str, value: str) -> Iterator[Fault]:
    why = fault_of_page(value)
    if why:
        message = f"`{path}` {why}: `{_without_password(value)}`."
        yield fault_at(
            node, message, "Write it as the address line of a browser shows it: https://…."
        )


def _wrong_edit_uri(tree: Tree) -> Iterator[Fault]:
    """`edit_uri` leads on from `repo_url`, or is a web address itself."""
    found = tree.text("edit_uri")
    if not found:
        return
    node, value = found
    if "://" in value or scheme_of(value):
        yield from _wrong_web(node, "edit_uri", value)
    elif not _RELATIVE.fullmatch(value) or value.startswith("//") or ".." in value.split("/"):
        message = f"`edit_uri` is not a path in the repository: `{value}`."
        yield fault_at(node, message, "Write a path like `edit/main/docs/`.")


def _wrong_contact(tree: Tree) -> Iterator[Fault]:
    """The contact for security problems is `mailto:…`, `tel:…` or `https://…` (RFC 9116, 2.5.3)."""
    found = tree.text("extra.security_contact")
    if not found:
        return
    node, value = found
    is_web = scheme_of(value) in ("http", "https")
    if is_contact(value) and not (is_web and fault_of_page(value)):
        return
    message = f"`extra.security_contact` is not an address with its scheme: `{value}`."
    cure = "Write mailto:…, tel:+… or https://…."
    if _MAILBOX.fullmatch(value):
        cure = f"Write `mailto:{value}`."
    yield fault_at(node, message, cure)


def _wrong_listening(tree: Tree) -> Iterator[Fault]:
    """`dev_addr` is a host and a port."""
    found = tree.text("dev_addr")
    match = _LISTENING.fullmatch(found[1]) if found else None
    if found and not (match and 0 < int(match[1]) <= LAST_PORT):
        message = f"`dev_addr` is not a host and a port: `{found[1]}`."
        yield fault_at(found[0], message, "Write `127.0.0.1:8000`.")


def _wrong_link(node: yaml.Node | None) -> Iterator[Fault]:
    """A link of a profile or another language leads to a web page, a mailbox or this site."""
    value = value_of(node) if node is not None else None
    if node is None or not isinstance(value, str) or value.startswith("/"):
        if node is not None and (not isinstance(value, str) or value.startswith("//")):
            yield fault_at(node, "`link` is no address.", "Write https://….")
    elif not (scheme_of(value) == "mailto" and is_contact(value)):
        yield from _wrong_web(node, "link", value)

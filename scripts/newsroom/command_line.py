"""The command line in the editor's language: its help, and what it says of wrong arguments.

The words are `commands.help` (by command and argument) and `commands.arguments` (in place of
argparse's own). They are loaded only when something is said: a command starts as fast as before.
"""

import argparse
import sys
from itertools import zip_longest
from typing import Any

from newsroom.content.reasons import ReasonError
from newsroom.environment import language_of_user
from newsroom.words import Words, languages, load_words

_WORDS_FOR = {
    "usage: ": "usage",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "the following arguments are required: %s": "required",
    "unrecognized arguments: %s": "unknown",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
    "ignored explicit argument %r": "surplus",
    "expected one argument": "one",
    "expected at least one argument": "one_or_more",
    "expected %s argument": "count",
    "expected %s arguments": "count",
}
"""argparse's texts, as its source has them, and our words; other texts stay as they are."""


class Parser(argparse.ArgumentParser):
    """A parser whose help is in the language of `--lang` or of the environment."""

    def __init__(self, command: str, like: str = "", **settings: Any) -> None:
        """For the command of this name in the words; `like` has the arguments in common."""
        super().__init__(**settings)
        self._command, self._like = command, like or command

    def format_help(self) -> str:
        """The help, with the words of the language put in."""
        words = command_words()
        of_command, of_like = (words.help.get(name, {}) for name in (self._command, self._like))
        self.description = of_command.get("about")
        self._positionals.title, self._optionals.title = (
            words.arguments.positional,
            words.arguments.options,
        )
        known = words.help.common | of_like | of_command
        for action in self._actions:
            action.help = known.get(action.dest, action.help)
            for choice in getattr(action, "_choices_actions", ()):  # those of `add_subparsers`
                choice.help = words.help[f"{self._command}_{choice.dest}"].about
        return super().format_help()


def command_words() -> Words:
    """The words of the commands in the language of `--lang` or of the environment."""
    words = load_words(_language(sys.argv[1:])).commands
    assert isinstance(words, Words)
    return words


def reason_of(error: ReasonError) -> str:
    """Why a file is left as it is, without a full stop; the file first, if the error names it."""
    text = str(command_words().reasons[error.reason]).format(error=error.detail)
    return f"{error.path}: {text}" if error.path else text


def _language(arguments: list[str]) -> str:
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        name, _, value = argument.partition("=")
        if name == "--lang" and (value or following) in languages():
            return value or following
    return language_of_user(languages())


def _translated(text: str) -> str:
    name = _WORDS_FOR.get(text)
    return text if name is None else str(command_words().arguments[name])


# argparse asks `gettext` for its texts by these names; there is no other way to change them all.
argparse._ = _translated  # type: ignore[attr-defined]
argparse.ngettext = lambda one, many, count: _translated(one if count == 1 else many)  # type: ignore[attr-defined]

"""Show the site at http://127.0.0.1:8000 and renew each page as soon as it is saved."""

import argparse
import sys
from functools import partial
from pathlib import Path

from newsroom.command_line import Parser, command_words
from newsroom.environment import ROOT, add_day, language_of_user, run, today
from newsroom.preview.serving import PortError, Preview
from newsroom.preview.session import PreviewOptions
from newsroom.words import languages

LAST_PORT = 65_535


def main() -> int:
    """Read the command line and show the site until Ctrl+C; 2 when the port cannot be used."""
    parser = Parser("preview_site")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    parser.add_argument("--poll", action="store_true")
    parser.add_argument("-f", "--config-file", type=Path, default=ROOT / "mkdocs.yml")
    add_day(parser)
    arguments = vars(parser.parse_args())
    options = PreviewOptions(
        **arguments,
        base=Path.cwd(),
        log=partial(print, flush=True),
        day_now=today if arguments["today"] == today() else None,  # else `--today` names another
    )
    try:
        Preview(options).run()
    except PortError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _port(written: str) -> int:
    """A TCP port; 0 lets the system choose one."""
    is_number = written.isascii() and written.isdigit() and len(written) <= len(str(LAST_PORT))
    port = int(written) if is_number else -1
    if not 0 <= port <= LAST_PORT:
        raise argparse.ArgumentTypeError(
            command_words().arguments.no_port.format(value=written, last=LAST_PORT)
        )
    return port


if __name__ == "__main__":
    sys.exit(run(main))

"""Check the partners: every rule on the partners named, or on all."""

import sys

from check_content import main
from newsroom.environment import run

if __name__ == "__main__":
    sys.exit(run(lambda: main("partner", "check_partners")))

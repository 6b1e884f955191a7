"""Check the events: every rule on the events named, or on all."""

import sys

from check_content import main
from newsroom.environment import run

if __name__ == "__main__":
    sys.exit(run(lambda: main("event", "check_events")))

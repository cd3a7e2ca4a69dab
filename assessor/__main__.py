"""`assessor` and `python -m assessor`."""

import gc
import os
import sys

OBJECTS = 50_000
"""New objects between two looks for garbage. Starting makes many that stay, and Python looks after every 700."""


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(OBJECTS)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else it searches every installed package for some

    from assessor.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

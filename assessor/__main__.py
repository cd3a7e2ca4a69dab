"""`assessor` and `python -m assessor`."""

import sys


def main() -> None:
    """Run the command line and exit with its status."""
    from assessor.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

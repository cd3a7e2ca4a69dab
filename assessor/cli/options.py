"""The arguments and options that several commands share."""

from pathlib import Path

import click

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
QUESTIONNAIRE = click.option("--questionnaire", metavar="DIR|ID", help="The questionnaire to use: a folder or an id.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
FORCE = click.option("--force", is_flag=True, help="Replace what is there.")
PLAIN = click.option("--plain", is_flag=True, help="Line by line, without a screen: for screen readers and pipes.")

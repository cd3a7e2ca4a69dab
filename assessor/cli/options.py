"""The arguments and options that several commands share, and how a password is read."""

from pathlib import Path

import click


def password_of(path: Path | None) -> str:
    """The password in the file; empty without one. Says so where others can read it."""
    if path is None:
        return ""
    from assessor.report.encrypt import open_to_others, read_password

    password = read_password(path)
    if open_to_others(path):
        click.echo(f"{path}: other users of this machine can read it; chmod 600 {path} keeps it to you.", err=True)
    return password


def _password(context: click.Context, parameter: click.Parameter, path: Path | None) -> str:
    return "" if context.resilient_parsing else password_of(path)


FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
QUESTIONNAIRE = click.option("--questionnaire", metavar="DIR|ID", help="The questionnaire to use: a folder or an id.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
FORCE = click.option("--force", is_flag=True, help="Replace what is there.")
PLAIN = click.option("--plain", is_flag=True, help="Line by line, without a screen: for screen readers and pipes.")
PASSWORD = click.option(
    "--password-file",
    "password",
    metavar="F",
    type=click.Path(path_type=Path),
    callback=_password,
    help="Holds the password, where FILE is an encrypted report.",
)

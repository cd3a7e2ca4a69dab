"""A page of the documentation as steps that can be followed: its blocks of code in order, carried out in a folder.

`sh` is run and must succeed; `console` is run and must print the lines below each `$`; `yaml` with a path as its first
comment is written; `diff` with a path as its first line is applied. Other blocks are not steps.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Block(NamedTuple):
    """One fenced block: its language, its text, and the line of the page it starts on."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    """Every fenced block of `page`."""
    text = page.read_text(encoding="utf-8")
    found = re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [Block(match[1], match[2], text.count("\n", 0, match.start()) + 1) for match in found]


def follow(block: Block, folder: Path) -> None:
    """Do in `folder` what `block` says; an AssertionError names its line."""
    where = f"block in line {block.line}"
    if block.language == "sh":
        done = shell(block.text, folder)
        assert done.returncode == 0, f"{where}: {done.stdout}{done.stderr}"
    elif block.language == "console":
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
            done = shell(command, folder)
            assert done.stdout + done.stderr == expected, where
    elif block.language == "yaml" and (head := re.match(r"# (\S+\.yaml)\n", block.text)):
        path = folder / head[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text[head.end() :], encoding="utf-8")
    elif block.language == "diff":
        name, _, change = block.text.partition("\n")
        path = folder / name
        old, new = (
            "".join(line[1:] + "\n" for line in change.splitlines() if line[0] in signs) for signs in (" -", " +")
        )
        assert path.read_text(encoding="utf-8").count(old) == 1, f"{where}: {name} has not once:\n{old}"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def shell(commands: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `commands` in `folder`, stopping at the first that fails, with a home of their own and our `assessor`."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("XDG_DATA")}
    surroundings |= {"HOME": str(folder), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-euc", commands],
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
